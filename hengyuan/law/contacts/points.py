"""The points of the plan, read from YAML; those of the own folder replace the shipped ones."""

from dataclasses import dataclass
from functools import cache

from hengyuan.law.citation import Citation, Sureness
from hengyuan.law.contacts.words import From, Party
from hengyuan.law.sheets import Sheet, own_folder, topic_sheets

KEYS = ("id", "party", "from", "days", "zh", "en", "cite", "cites", "sure")


@dataclass(frozen=True, slots=True)
class Point:
    """One point: with whom, so many days after (before a hearing) what."""

    id: str
    name_zh: str
    name_en: str
    party: Party
    counts_from: From
    days: int
    cites: tuple[Citation, ...]
    sure: Sureness


def points() -> tuple[Point, ...]:
    """The points in force; one of 0 days is no longer asked for."""
    return _points(own_folder())


@cache
def _points(own: str) -> tuple[Point, ...]:
    found = {}
    for file in topic_sheets("contacts", own):
        file.only(("points", "cite", "sure"))
        for sheet in file.sheets("points", inherit=("cite", "sure")):
            one = _point(sheet)
            found[one.id] = one
    return tuple(one for one in found.values() if one.days)


def _point(sheet: Sheet) -> Point:
    sheet.only(KEYS)
    days = sheet.whole("days")
    if days is None or days < 0:
        raise sheet.wrong("days must be a whole number of at least 0")
    return Point(
        sheet.text("id"), sheet.text("zh"), sheet.text("en"), Party.parse(sheet.text("party")),
        From.parse(sheet.text("from")), days, sheet.cites(), sheet.sure(),
    )  # fmt: skip
