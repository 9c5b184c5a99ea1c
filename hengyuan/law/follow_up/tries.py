"""When to try again: on another day, at another hour, so many times."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from hengyuan.law.follow_up.words import Hour, Outcome

MOST = 4  # tries; our own default, no official figure
ORDER = (Hour.MORNING, Hour.EVENING, Hour.NOON, Hour.AFTERNOON)
APART = 2  # days


@dataclass(frozen=True, slots=True)
class Try:
    """One try: its day, its hour, how it ended."""

    on: date
    hour: Hour
    outcome: Outcome


def next_try(done: Sequence[Try], today: date, most: int = MOST) -> tuple[date, Hour] | None:
    """The day from which and the hour at which to try next; None when nothing more is to be done.

    Each hour comes once before any comes twice, two days apart.
    """
    if len(done) >= most or (done and done[-1].outcome.is_final):
        return None
    if not done:
        return today, ORDER[0]
    used = [each.hour for each in done]
    hour = min(ORDER, key=lambda each: (used.count(each), ORDER.index(each)))
    return max(today, done[-1].on + timedelta(days=APART)), hour
