"""点名案号: a person names running numbers; each institution gives the cases that bear them.

Guangdong 2022 asked for one civil and one criminal case of each institution, 韶关 2021 for the
numbers 11 and 12 of both kinds, the next number where one was not closed. Nothing is left to chance
here, so the sample stands for nothing but itself.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from hengyuan.law.sampling.frame import Unit
from hengyuan.law.sampling.settings import CannotSample
from hengyuan.law.sampling.words import How
from hengyuan.law.vocabulary import Word

MOST, HIGHEST = 50, 999_999
YEAR, NUMBER = "year", "number"  # groups of a unit: what its case number says
PARTS = re.compile(r"[〔（(\[【]?(\d{4})[〕）)\]】]?\D*?(\d+)\s*\D?\s*$")


class Why(Word):
    """Why a case stands for a number that was named."""

    NAMED = "named", "案号就是点名的", "it bears the named number"
    NEXT = (
        "next",
        "点名的案号不在范围内，顺延到下一个",
        "the named number is not in the frame: the next",
    )
    FIRST = (
        "first",
        "点名的案号以后没有了，从头取",
        "none after the named number: from the first on",
    )
    NONE = "none", "没有可以取的案件", "no case is left to take"


@dataclass(frozen=True, slots=True)
class Numbers:
    """The numbers that are named, of one year, for each institution and each of these kinds."""

    numbers: tuple[int, ...]
    year: int
    kinds: tuple[str, ...]

    def __post_init__(self) -> None:
        """Refuse what names nothing, or the same twice; raises CannotSample."""
        if not 0 < len(self.numbers) <= MOST or len(set(self.numbers)) != len(self.numbers):
            raise CannotSample(f"name from 1 to {MOST} numbers, each once")
        if not all(type(one) is int and 1 <= one <= HIGHEST for one in self.numbers):
            raise CannotSample(f"a number goes from 1 to {HIGHEST}")
        if not self.kinds or len(set(self.kinds)) != len(self.kinds):
            raise CannotSample("name at least one kind, each once")

    def as_dict(self) -> dict[str, Any]:
        """As it is published and hashed."""
        return {"named": list(self.numbers), "year": self.year, "kinds": list(self.kinds)}


@dataclass(frozen=True, slots=True)
class Taken:
    """What one institution gives for one named number: `unit` is empty where it has none left."""

    institution: str
    kind: str
    named: int
    unit: str
    number: int
    why: Why

    def as_dict(self) -> dict[str, Any]:
        """As it stands in the record."""
        return {
            "institution": self.institution, "kind": self.kind, "named": self.named,
            "unit": self.unit, "number": self.number, "why": self.why.value,
        }  # fmt: skip


def numbers_of(value: Mapping[str, Any]) -> Numbers:
    """Numbers as they were published; raises KeyError, TypeError, CannotSample."""
    return Numbers(tuple(value["named"]), value["year"], tuple(value["kinds"]))


def parts_of(number: str) -> dict[str, str]:
    """Year and running number of a case number, as groups of its unit; empty where it has none."""
    found = PARTS.search(number)
    year, running = found.groups() if found else ("", "0")
    return {YEAR: year, NUMBER: str(int(running)) if int(running) else ""}


def taken(units: Iterable[Unit], asked: Numbers) -> list[Taken]:
    """For each institution of the frame, kind and number what is taken, the same for everybody."""
    units = list(units)
    found = []
    for institution in sorted({one.groups.get("institution", "") for one in units}):
        for kind in asked.kinds:
            members = sorted(
                (int(one.groups[NUMBER]), one.id)
                for one in units
                if _is_asked(one, institution, kind, asked.year)
            )
            found += _of_group(institution, kind, members, asked.numbers)
    return found


def _is_asked(unit: Unit, institution: str, kind: str, year: int) -> bool:
    groups = unit.groups
    told = (groups.get("institution", ""), groups.get("kind"), groups.get(YEAR))
    return told == (institution, kind, str(year)) and bool(groups.get(NUMBER))


def _of_group(
    institution: str, kind: str, members: Sequence[tuple[int, str]], numbers: Sequence[int]
) -> list[Taken]:
    """What bears a named number first; then, number by number, what is taken instead."""
    left = list(members)
    exact: dict[int, tuple[int, str]] = {}
    for named in numbers:
        one = next((one for one in left if one[0] == named), None)
        if one is not None:
            exact[named] = one
            left.remove(one)
    found = []
    for named in numbers:
        one, why = (exact[named], Why.NAMED) if named in exact else _instead(left, named)
        if why in (Why.NEXT, Why.FIRST):
            left.remove(one)
        found.append(Taken(institution, kind, named, one[1], one[0], why))
    return found


def _instead(left: Sequence[tuple[int, str]], named: int) -> tuple[tuple[int, str], Why]:
    """The next one after a number that is not there, else the first; else nothing."""
    if not left:
        return (0, ""), Why.NONE
    after = next((one for one in left if one[0] > named), None)
    return (after, Why.NEXT) if after else (left[0], Why.FIRST)


def how_of(why: Why) -> How:
    """How a unit was drawn that is taken for this reason."""
    return How.NAMED if why is Why.NAMED else How.NEXT
