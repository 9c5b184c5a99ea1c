"""When the next round should have ended, by what an organisation set itself."""

import calendar
from datetime import date

MONTHS = 12
CHOICES = (1, 2, 3, 4, 6, 12)  # rounds a year that part it evenly


def due_on(rounds: int, valid_from: date, last_ended: date | None) -> date:
    """The last day for the next round to end: so many months after the last one, or after the

    setting began where it has not seen one end.
    """
    begins = max(valid_from, last_ended) if last_ended else valid_from
    return months_after(begins, MONTHS // rounds)


def months_after(day: date, months: int) -> date:
    """The same day so many months later, or the last of that month."""
    whole = day.year * MONTHS + day.month - 1 + months
    year, month = divmod(whole, MONTHS)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))
