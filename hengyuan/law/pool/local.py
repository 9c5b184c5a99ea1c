"""Local rules on pools, each with its place and source; where no rule was made there is none."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TypeVar

from hengyuan.law.citation import Citation, Sureness
from hengyuan.law.jurisdiction import chain
from hengyuan.law.parameters import Validity, in_force
from hengyuan.law.pool.words import Group
from hengyuan.law.qualification.filters import is_years_later
from hengyuan.law.sheets import Sheet, own_folder, topic_sheets


@dataclass(frozen=True, slots=True)
class LocalRule:
    """A value with the place where it holds; `sure` design means that no official text says it."""

    name: str
    value: str
    jurisdiction: str
    note_zh: str
    cites: tuple[Citation, ...]
    sure: Sureness
    validity: Validity


@dataclass(frozen=True, slots=True)
class GroupCheck:
    """How a group stands beside its rule. Nobody is refused: a person decides what follows."""

    members: int
    experienced: int
    is_met: bool


@dataclass(frozen=True, slots=True)
class GroupRule:
    """At least so many members, so many of them with so many years of practice."""

    group: Group
    min_members: int
    years: int
    jurisdiction: str
    note_zh: str
    cites: tuple[Citation, ...]
    sure: Sureness
    validity: Validity

    def check(self, licensed: Iterable[date | None], on: date) -> GroupCheck:
        """How members, each with the day of the licence, meet the rule on a day."""
        days = list(licensed)
        experienced = sum(
            1 for day in days if day is not None and is_years_later(day, self.years, on)
        )
        return GroupCheck(len(days), experienced, experienced >= self.min_members)


Placed = TypeVar("Placed", LocalRule, GroupRule)
_COMMON = ("jurisdiction", "note_zh", "cite", "cites", "sure", "valid_from", "valid_to")


def _rule(sheet: Sheet) -> LocalRule:
    sheet.only(("name", "value", *_COMMON))
    return LocalRule(
        sheet.text("name"), sheet.text("value"), sheet.text("jurisdiction"),
        sheet.text("note_zh", ""), _cites(sheet), sheet.sure(), sheet.validity(),
    )  # fmt: skip


def _group(sheet: Sheet) -> GroupRule:
    sheet.only(("group", "min_members", "years", *_COMMON))
    return GroupRule(
        Group.parse(sheet.text("group")), sheet.whole("min_members") or 0,
        sheet.whole("years") or 0, sheet.text("jurisdiction"), sheet.text("note_zh", ""),
        _cites(sheet), sheet.sure(), sheet.validity(),
    )  # fmt: skip


def _cites(sheet: Sheet) -> tuple[Citation, ...]:
    """A rule of somebody's making cites it; our own default has nothing to cite."""
    return () if sheet.sure() is Sureness.DESIGN else sheet.cites()


@cache
def _rules(own: str) -> tuple[LocalRule, ...]:
    """All values; one of the place's own folder replaces the shipped one of its place and days."""
    sheets = topic_sheets("pool", own)
    found = [value for file in sheets for value in map(_rule, file.sheets("values"))]
    return tuple({(v.name, v.jurisdiction, v.validity): v for v in found}.values())


@cache
def _groups(own: str) -> tuple[GroupRule, ...]:
    sheets = topic_sheets("pool", own)
    found = [value for file in sheets for value in map(_group, file.sheets("groups"))]
    return tuple({(v.group, v.jurisdiction, v.validity): v for v in found}.values())


def _nearest(rows: Iterable[Placed], place: str, on: date, asked: str) -> Placed | None:
    """The row of the place itself, else of the places above it; None where nobody made one."""
    placed = list(rows)
    for code in chain(place):
        here = [row for row in placed if row.jurisdiction == code and row.validity.covers(on)]
        if here:
            return in_force(here, on, asked=asked)
    return None


def local_rule(name: str, place: str, on: date) -> LocalRule | None:
    """The value in force at a place on a day, or None where no rule was made."""
    rows = (rule for rule in _rules(own_folder()) if rule.name == name)
    return _nearest(rows, place, on, f"{name} of {place}")


def group_rule(group: Group, place: str, on: date) -> GroupRule | None:
    """What a place asks of a group on a day, or None where no rule was made."""
    rows = (rule for rule in _groups(own_folder()) if rule.group is group)
    return _nearest(rows, place, on, f"group {group.value} of {place}")
