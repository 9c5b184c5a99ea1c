"""What an observer marks, and the four marks."""

from dataclasses import dataclass
from functools import cache

from hengyuan.law.citation import Citation, Sureness
from hengyuan.law.sheets import own_folder, topic_sheets
from hengyuan.law.vocabulary import Word


class Mark(Word):
    """A mark of one point, and that the point did not come up."""

    GOOD = "good", "好", "good"
    FAIR = "fair", "较好", "fairly good"
    PLAIN = "plain", "一般", "plain"
    POOR = "poor", "差", "poor"
    ABSENT = "absent", "未涉及", "did not come up"


@dataclass(frozen=True, slots=True)
class Point:
    """One point of the observer's form; `part` is the part of the hearing that it belongs to."""

    id: str
    part: str
    name_zh: str
    name_en: str
    cites: tuple[Citation, ...]
    sure: Sureness


@cache
def points() -> tuple[Point, ...]:
    """The points in their order; those of the own folder replace the shipped ones by id."""
    found = {}
    for file in topic_sheets("observation", own_folder()):
        for sheet in file.sheets("points", inherit=("cite", "sure")):
            sheet.only(("id", "part", "zh", "en", "cite", "cites", "sure"))
            one = Point(
                sheet.text("id"), sheet.text("part"), sheet.text("zh"), sheet.text("en"),
                sheet.cites(), sheet.sure(),
            )  # fmt: skip
            found[one.id] = one
    return tuple(found.values())
