"""Observation of hearings: states, weights, ways between courts. Plain values only.

Whether a hearing is observed is known to observers and to those who plan, never to its handler.
"""

from collections.abc import Collection, Mapping
from datetime import date
from enum import StrEnum

OBSERVER, QUALITY, HEAD = "R-20", "R-08", "R-05"
STAFF = ("R-04", "R-05", "R-06", "R-07", "R-08")
HANDLER = "R-15"
PLANNING = (QUALITY, HEAD)
ORDERING = (HEAD, "R-03")
REGION = ("R-02", "R-03", "R-21")
SEATS = 2  # observers at a hearing, as suggested where the practice is described
USUAL_MINUTES = 120
ONE_ROOF, ONE_DISTRICT, ONE_CITY, FAR = 0, 30, 60, 150  # minutes on the way: our own default


class HearingState(StrEnum):
    """What is known of a hearing."""

    SET = "set"
    CANCELLED = "cancelled"


HEARING_STATES = {HearingState.SET: "已定", HearingState.CANCELLED: "已取消"}


class SeatState(StrEnum):
    """Where a seat of an observer stands."""

    PLANNED = "planned"
    GIVEN_UP = "given_up"  # a later plan needs it no more
    EXCUSED = "excused"  # the observer cannot


# Why a case weighs more → what the page calls it.
FLAGS = {"major": "疑难或者社会关注", "group": "群体性案件", "first_time": "承办人首次办案"}


def weight_of(flags: Collection[str], weights: Mapping[str, int]) -> int:
    """The heaviest flag counts; a case without one weighs 1."""
    return max((weights.get(flag, 1) for flag in flags), default=1)


def place_of(region: str, court: str) -> str:
    """A place as the plan knows it."""
    return f"{region} {court}"


def minutes_between(start: str, end: str) -> int:
    """The way between two places, by region codes and names: until somebody measures it."""
    if start == end:
        return ONE_ROOF
    one, other = start[:6], end[:6]
    if one == other:
        return ONE_DISTRICT
    return ONE_CITY if one[:4] == other[:4] else FAR


def year_of(day: date) -> tuple[date, date]:
    """The first day of a day's year, and of the next."""
    return date(day.year, 1, 1), date(day.year + 1, 1, 1)
