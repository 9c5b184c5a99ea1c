"""The numbers of the rules in force at a place on a day: a local one before our own default."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Protocol

from hengyuan.law.citation import Citation, Sureness
from hengyuan.law.jurisdiction import chain
from hengyuan.law.parameters import Validity
from hengyuan.law.sheets import Sheet, own_folder, topic_sheets
from hengyuan.law.supervision.hints import Bound

TOPIC = "supervision"
KEYS = ("rule", "bound", "value", "jurisdiction", "valid_from", "valid_to", "cite", "cites", "sure")


class Bounded(Protocol):
    """What has numbers: a rule of supervision, a kind of the radar."""

    @property
    def id(self) -> str:
        """Its id."""
        ...

    @property
    def bounds(self) -> Mapping[str, Bound]:
        """Its numbers by name."""
        ...


@dataclass(frozen=True, slots=True)
class LocalBound:
    """A number that a place set for a rule."""

    rule: str
    bound: str
    value: int
    jurisdiction: str
    cites: tuple[Citation, ...]
    sure: Sureness
    validity: Validity


Draft = Mapping[tuple[str, str], int]  # rule id and bound → the number that is tried


@dataclass(frozen=True, slots=True)
class Bounds:
    """The numbers for one place; those of a draft stand before all others, on every day.

    `topic` is the folder of `parameters/` in which a place sets them.
    """

    region: str
    draft: Draft = field(default_factory=dict)
    topic: str = TOPIC

    def of(self, rule: Bounded, bound: str, on: date) -> int:
        """The number in force on a day; raises KeyError for a bound that the rule has not."""
        default = rule.bounds[bound].value
        if (rule.id, bound) in self.draft:
            return self.draft[rule.id, bound]
        return _in_force(own_folder(), self.topic, rule.id, bound, self.region, on, default)


def local_bounds(topic: str = TOPIC) -> tuple[LocalBound, ...]:
    """Every number that a place set, from the shipped files and the own folder."""
    return _rows(own_folder(), topic)


@cache
def _rows(own: str, topic: str) -> tuple[LocalBound, ...]:
    found = []
    for file in topic_sheets(topic, own):
        found += [_row(sheet) for sheet in file.sheets("bounds")]
    return tuple(found)


def _row(sheet: Sheet) -> LocalBound:
    sheet.only(KEYS)
    value = sheet.whole("value")
    if value is None or value < 1:
        raise sheet.wrong("value must be a whole number of at least 1")
    return LocalBound(
        sheet.text("rule"), sheet.text("bound"), value, sheet.text("jurisdiction"),
        sheet.cites(), sheet.sure(), sheet.validity(),
    )  # fmt: skip


@cache
def _in_force(
    own: str, topic: str, rule: str, bound: str, region: str, on: date, default: int
) -> int:
    rows = [row for row in _rows(own, topic) if (row.rule, row.bound) == (rule, bound)]
    for place in chain(region):
        here = [r for r in rows if r.jurisdiction == place and r.validity.covers(on)]
        if here:
            return here[-1].value  # one of the own folder is read last
    return default
