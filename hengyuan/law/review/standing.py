"""What final grades say of somebody on a day: the last one, for two years, and until when.

A corrected grade stands in the place of the one it corrects, and keeps its day: a correction makes
nothing last longer. Of several grades of one day the lowest is told. Older ones count no more, in
either direction. Two years are ours; no instrument fixes a term.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from hengyuan.law.review.words import Grade

YEARS = 2


@dataclass(frozen=True, slots=True)
class Reviewed:
    """The grade of one dossier as it stands, by the day of its first final decision."""

    grade: Grade
    on: date
    number: str = ""  # of the case
    is_corrected: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """The grade that is told, its source, its last day, and how many stand beside it."""

    last: Reviewed
    until: date
    others: tuple[Reviewed, ...]

    @property
    def grade(self) -> Grade:
        """The grade that is told."""
        return self.last.grade

    @property
    def reason_zh(self) -> str:
        """Why, with the source."""
        grade, on, until = self.grade.name_zh, self.last.on, self.until
        if self.last.is_corrected:
            return f"同行评估{grade}（{on}确定，后更正，至{until}）"
        return f"同行评估{grade}（{on}确定，至{until}）"

    @property
    def reason_en(self) -> str:
        """The same in English."""
        word = ", corrected later" if self.last.is_corrected else ""
        grade, on, until = self.grade.name_en, self.last.on, self.until
        return f"peer review: {grade} (decided {on}{word}, until {until})"


def last_day(on: date) -> date:
    """The last day on which a grade of this day is told."""
    try:
        return on.replace(year=on.year + YEARS)
    except ValueError:  # 29 February
        return on.replace(year=on.year + YEARS, day=28)


def standing(reviewed: Iterable[Reviewed], on: date) -> Standing | None:
    """What is told on a day; None where no grade of the last two years stands."""
    known = [one for one in reviewed if one.on <= on <= last_day(one.on)]
    if not known:
        return None
    ordered = sorted(known, key=lambda one: (one.on, -one.grade.rank), reverse=True)
    return Standing(ordered[0], last_day(ordered[0].on), tuple(ordered[1:]))
