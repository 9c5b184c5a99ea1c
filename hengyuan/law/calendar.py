"""Rest days and adjusted working days, as the yearly notice of the State Council says.

The days come from the `chinesecalendar` package; a year that it does not know is added as
`parameters/calendar/<year>.yaml` here or in the folder named by HENGYUAN_CALENDAR_DIR. A year
that nobody knows is an error: that a day is no rest day is established by the notice alone.
"""

import os
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import chinese_calendar

from hengyuan.law.errors import LawError, MalformedFile
from hengyuan.law.parameters import PARAMETERS, read_yaml

ONE_DAY = timedelta(days=1)
SATURDAY = 5
HOLIDAY_NAMES = {
    "New Year's Day": "元旦",
    "Spring Festival": "春节",
    "Tomb-sweeping Day": "清明节",
    "Labour Day": "劳动节",
    "Dragon Boat Festival": "端午节",
    "National Day": "国庆节",
    "Mid-autumn Festival": "中秋节",
    "Anti-Fascist 70th Day": "抗战胜利纪念日",
}


class UnknownYear(LawError):
    """Nobody has told which days of this year are rest days."""


@dataclass(frozen=True, slots=True)
class YearNotice:
    """The notice of one year: days off on weekdays, and weekend days worked."""

    days_off: dict[date, str]
    days_worked: dict[date, str]


def _own_files(year: int) -> list[Path]:
    folders = [PARAMETERS / "calendar"]
    if own := os.environ.get("HENGYUAN_CALENDAR_DIR"):
        folders.insert(0, Path(own))
    return [path for folder in folders if (path := folder / f"{year}.yaml").exists()]


def _read(path: Path, year: int) -> YearNotice:
    content = read_yaml(path)
    parts = []
    for key in ("days_off", "days_worked"):
        days = content.get(key, {}) if isinstance(content, dict) else None
        if not isinstance(days, dict) or not all(
            isinstance(day, date) and day.year == year for day in days
        ):
            raise MalformedFile(f"{path.name}: {key} must map days of {year} to their names")
        parts.append({day: str(name) for day, name in days.items()})
    return YearNotice(*parts)


def _from_package(year: int) -> YearNotice:
    days_off: dict[date, str] = {}
    days_worked: dict[date, str] = {}
    day = date(year, 1, 1)
    while day.year == year:
        is_off, name = chinese_calendar.get_holiday_detail(day)
        if is_off and name:
            days_off[day] = HOLIDAY_NAMES.get(name, name)
        elif not is_off and day.weekday() >= SATURDAY:
            days_worked[day] = HOLIDAY_NAMES.get(name, name or "")
        day += ONE_DAY
    return YearNotice(days_off, days_worked)


@cache
def notice_of(year: int) -> YearNotice:
    """The notice of a year; raises UnknownYear with what to do."""
    for path in _own_files(year):
        return _read(path, year)
    try:
        return _from_package(year)
    except NotImplementedError as error:
        raise UnknownYear(
            f"the rest days of {year} are not known: install a newer chinesecalendar, or add "
            f"{year}.yaml with days_off and days_worked to hengyuan/law/parameters/calendar "
            "(the State Council announces the next year's days each November)"
        ) from error


def is_rest_day(on: date) -> bool:
    """Weekend or day off by the yearly notice, minus the weekend days worked (ruling 2)."""
    notice = notice_of(on.year)
    if on in notice.days_worked:
        return False
    return on in notice.days_off or on.weekday() >= SATURDAY


def is_working_day(on: date) -> bool:
    """Not a rest day."""
    return not is_rest_day(on)


def day_note(on: date) -> str:
    """What kind of rest day it is, or that it is an adjusted working day; "" for others."""
    notice = notice_of(on.year)
    if on in notice.days_worked:
        return f"{notice.days_worked[on]}调休上班"
    if on in notice.days_off:
        return notice.days_off[on]
    return "周末" if on.weekday() >= SATURDAY else ""


def next_working_day(on: date) -> date:
    """The day itself if it is no rest day, otherwise the next one that is none (art. 203)."""
    while is_rest_day(on):
        on += ONE_DAY
    return on
