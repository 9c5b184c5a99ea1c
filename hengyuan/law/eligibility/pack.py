"""The law of one place on one day, resolved once and kept.

A city inherits its province's rows and the nation's; the nearest place wins where only one row can
hold. Packs are kept per place and per stretch of days without a change, not per day.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any, TypeVar

from hengyuan.law.eligibility import rows as typed
from hengyuan.law.eligibility.rows import (
    Catalogue,
    Exemption,
    Ground,
    GroupName,
    MandatoryGroup,
    Matter,
    NoticeGround,
    OpenTo,
    Rule,
    SeriesValue,
    Sourced,
    Standard,
)
from hengyuan.law.eligibility.sources import Row, override_dir, rows
from hengyuan.law.errors import MalformedFile, NoValueInForce, UnknownRule
from hengyuan.law.jurisdiction import chain

T = TypeVar("T", bound=Sourced)
Identity = Callable[[Row], tuple[Any, ...]]

COMMENCEMENT = date(2022, 1, 1)


@dataclass(frozen=True, slots=True)
class Library:
    """All rows that were loaded, of every place and every day."""

    matters: tuple[Matter, ...]
    catalogues: tuple[Catalogue, ...]
    open_to: tuple[OpenTo, ...]
    groups: tuple[GroupName, ...]
    exemptions: tuple[Exemption, ...]
    mandatory: tuple[MandatoryGroup, ...]
    notices: tuple[NoticeGround, ...]
    grounds: tuple[Ground, ...]
    conditions: tuple[Ground, ...]
    rules: tuple[Rule, ...]
    standards: tuple[Standard, ...]
    series: tuple[SeriesValue, ...]
    assets: tuple[Sourced, ...]
    breaks: tuple[date, ...]


@cache
def library(override: str = "") -> Library:
    """Read every file once; `override` is the folder of HENGYUAN_LAW_DIR."""

    def load(topic: str, section: str, read: Callable[[Row], T], by: Identity) -> tuple[T, ...]:
        found = []
        for row in rows(topic, section, override, by):
            try:
                found.append(read(row))
            except (KeyError, TypeError, ValueError) as error:
                where = f"{row['file']}: {section}: {row.get('id') or row.get('code')}"
                raise MalformedFile(f"{where}: {error!r}") from error
        return tuple(found)

    by_id: Identity = lambda row: (row.get("id"), row.get("code"), row.get("local"))  # noqa: E731
    parts = (
        load("matters", "matters", typed.matter, by_id),
        load("matters", "catalogue", typed.catalogue, lambda row: ()),
        load("matters", "open_to", typed.open_to, by_id),
        load("groups", "groups", typed.group_name, by_id),
        load("groups", "exemptions", typed.exemption, by_id),
        load("notified", "mandatory", typed.mandatory_group, lambda r: (r["code"], r["test"])),
        load("notified", "discretionary", typed.notice_ground, by_id),
        load("grounds", "grounds", typed.ground, by_id),
        load("grounds", "conditions", typed.ground, by_id),
        load("grounds", "rules", typed.rule, by_id),
        load("hardship", "standards", typed.standard, lambda row: (row.get("residence"),)),
        load("hardship", "series", typed.series_value, lambda row: (row.get("series"),)),
        load("hardship", "assets", typed.asset, by_id),
    )
    return Library(*parts, _breaks(parts))


def _breaks(parts: Iterable[tuple[Sourced, ...]]) -> tuple[date, ...]:
    days = set()
    for part in parts:
        for row in part:
            if row.validity.valid_from:
                days.add(row.validity.valid_from)
            if row.validity.valid_to:
                days.add(row.validity.valid_to + timedelta(days=1))
    return tuple(sorted(days))


@dataclass(frozen=True, slots=True)
class Pack:
    """What holds at one place on the days of one stretch."""

    region: str
    chain: tuple[str, ...]
    matters: dict[tuple[str, str], Matter]
    catalogue: Catalogue | None
    open_to: tuple[OpenTo, ...]
    groups: dict[str, GroupName]
    frees: tuple[Exemption, ...]
    exempts: tuple[Exemption, ...]
    mandatory: tuple[MandatoryGroup, ...]
    notices: tuple[NoticeGround, ...]
    grounds: dict[str, Ground]
    conditions: dict[str, Ground]
    rules: dict[str, Rule]
    assets: dict[str, Sourced]
    notice_words: frozenset[str]

    def asset(self, code: str) -> Sourced:
        """The asset of that name; raises UnknownRule."""
        if code not in self.assets:
            raise UnknownRule(f"no asset is called “{code}”; known: {', '.join(self.assets)}")
        return self.assets[code]

    def notice_ground(self, word: str) -> str:
        """The word itself when any place knows it as a ground of notice; raises UnknownRule."""
        if word not in self.notice_words:
            known = ", ".join(sorted(self.notice_words))
            raise UnknownRule(f"no ground of notice is called “{word}”; known: {known}")
        return word

    def group(self, code: str) -> GroupName:
        """The group of that name; raises UnknownRule."""
        if code not in self.groups:
            raise UnknownRule(f"no group is called “{code}”; known: {', '.join(self.groups)}")
        return self.groups[code]


def pack_for(region: str, on: date) -> Pack:
    """The law of a place on a day; raises NoValueInForce before the Law of 2022."""
    if on < COMMENCEMENT:
        raise NoValueInForce(
            f"eligibility on {on}: 《法律援助法》 is in force from {COMMENCEMENT}; "
            "ask with as_if to test an older case by today's rules"
        )
    override = override_dir()
    breaks = library(override).breaks
    return _resolved(region, breaks[bisect_right(breaks, on) - 1], override)


@cache
def _resolved(region: str, on: date, override: str) -> Pack:
    every = library(override)
    places = chain(region)

    def here(found: Iterable[T]) -> list[T]:
        """The rows of the place's chain in force, the nation first and the place itself last."""
        valid = [row for row in found if row.validity.covers(on) and row.source.region in places]
        return sorted(valid, key=lambda row: -places.index(row.source.region))

    exemptions = here(every.exemptions)
    catalogues = here(every.catalogues)
    return Pack(
        region,
        places,
        {(row.code, row.local): row for row in here(every.matters)},
        catalogues[-1] if catalogues else None,
        tuple(here(every.open_to)),
        {row.row_id: row for row in here(every.groups)},
        tuple(row for row in exemptions if row.frees),
        tuple(row for row in exemptions if not row.frees),
        tuple(here(every.mandatory)),
        tuple({row.row_id: row for row in here(every.notices)}.values()),
        {row.code: row for row in here(every.grounds)},
        {row.code: row for row in here(every.conditions)},
        {row.row_id: row for row in here(every.rules)},
        {row.row_id: row for row in here(every.assets)},
        frozenset(
            word
            for grounds in (
                *(row.grounds for row in every.notices),
                *(row.grounds for row in every.exemptions),
            )
            for word in grounds
        ),
    )


def grounds(kind: str, region: str, on: date) -> tuple[Ground, ...]:
    """The reason codes of one kind (`refusal`, `termination`, …) that hold at a place on a day."""
    return tuple(row for row in pack_for(region, on).grounds.values() if row.kind == kind)


def ground(code: str, region: str, on: date) -> Ground:
    """One reason code; raises UnknownRule when the place does not know it on that day."""
    known = pack_for(region, on).grounds
    if code not in known:
        raise UnknownRule(f"no ground {code} at {region or 'national'} on {on}: {', '.join(known)}")
    return known[code]
