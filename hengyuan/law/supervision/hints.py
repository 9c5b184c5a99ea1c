"""What a rule is, and what it says: a hint, the days on which it stands, and its evidence."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from hengyuan.law.citation import Citation, Sureness
from hengyuan.law.supervision.story import Act
from hengyuan.law.supervision.words import Link, Phase, Severity


@dataclass(frozen=True, slots=True)
class Bound:
    """A number of a rule with our own default: none of an authority, unless `sure` says so."""

    name_zh: str
    value: int


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of supervision.

    `tells` are the roles in whose inbox an alert comes first (handler, officer, quality_head,
    head); `mend_days` is the time to mend from the notice on; `clears_zh` says what would clear it.
    """

    id: str
    point: str  # J1 … J13, Q1 … Q14: the point that it serves
    name_zh: str
    link: Link
    phase: Phase
    severity: Severity
    clears_zh: str
    consequence_zh: str
    tells: tuple[str, ...]
    cites: tuple[Citation, ...]
    sure: Sureness
    mend_days: int = 5
    bounds: Mapping[str, Bound] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Seen:
    """One piece of evidence: what, on which day, entered by which account (0 nobody)."""

    what_zh: str
    on: date
    who: int = 0


@dataclass(frozen=True, slots=True)
class Hint:
    """What a rule says of a case: `key` tells several of one rule apart.

    It stands from `since` on. `ended_on` is the day on which what was missing came; the hint is
    still true of the days before.
    """

    rule: str
    key: str
    link: Link
    since: date
    sentence_zh: str
    seen: tuple[Seen, ...] = ()
    ended_on: date | None = None


def seen(act: Act, what_zh: str) -> Seen:
    """An act as evidence."""
    return Seen(what_zh, act.on, act.who)


def cited(*short: str) -> tuple[Citation, ...]:
    """Citations from their short form."""
    return tuple(Citation.parse(one) for one in short)


NOTE = "江门市法律援助全链条监督管理办法"  # the drafting note: the final text was not found
LAW = "法律援助法@2022-01-01"
PROCEDURE = "办理法律援助案件程序规定@2023-09-01"
