"""The wall clock, read only at the edge: views, tasks and the command line.

Commands receive `at` (an aware instant) or `today` (a date in Shanghai) and never look here.
"""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

SHANGHAI = ZoneInfo("Asia/Shanghai")


def now() -> datetime:
    """This instant, aware, in Shanghai time."""
    return datetime.now(SHANGHAI)


def today() -> date:
    """Today's date in Shanghai."""
    return now().date()


def at(day: date, hour: time) -> datetime:
    """The instant of an hour of a day in Shanghai."""
    return datetime.combine(day, hour, tzinfo=SHANGHAI)


def day_of(at: datetime) -> date:
    """The Shanghai date of an aware instant."""
    if at.tzinfo is None:
        raise ValueError(f"{at} has no time zone; legal instants are aware")
    return at.astimezone(SHANGHAI).date()
