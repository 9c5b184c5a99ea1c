"""A place's subsidy schedule as dated data, and which one governs an assignment.

Serves 法律援助法 art. 52: the standard is set by the place and adjusted; the schedule in force on
the day of assignment is the one that is paid by.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cache

from hengyuan.law.citation import Citation, Sureness
from hengyuan.law.errors import NoValueInForce, UnknownRule
from hengyuan.law.jurisdiction import chain
from hengyuan.law.parameters import Validity, in_force
from hengyuan.law.sheets import Sheet, own_folder, topic_sheets
from hengyuan.law.subsidy.claim import ASKABLE

_COMMON = ("id", "text_zh", "text_en", "when", "cite", "cites", "sure", "note_zh", "note_en")
_INHERITED = ("cite", "cites", "sure")
UNITS_OF_ADDITIONS = ("case", "further_member", "night", "hearing_day")


@dataclass(frozen=True, slots=True)
class Rule:
    """One row: id, text, when it applies (fact → words), source, sureness, remark."""

    id: str
    text_zh: str
    when: Mapping[str, frozenset[str]]
    cites: tuple[Citation, ...]
    sure: Sureness
    note_zh: str

    def fits(self, facts: Mapping[str, str]) -> bool:
        """Whether every fact that the row asks for has one of its words."""
        return all(facts[name] in words for name, words in self.when.items())

    def misfits(self, facts: Mapping[str, str]) -> tuple[str, ...]:
        """The facts that keep the row from applying."""
        return tuple(name for name, words in self.when.items() if facts[name] not in words)


@dataclass(frozen=True, slots=True)
class Base:
    """The ordinary sum of a kind of work: fixed, or a range for the officer's pick; in fen."""

    rule: Rule
    amount: int | None
    range: tuple[int, int] | None
    unit_zh: str


@dataclass(frozen=True, slots=True)
class Multiplier:
    """A factor on the base: fixed, or a range inside which the officer picks the sum."""

    rule: Rule
    times: Fraction | None
    range: tuple[Fraction, Fraction] | None


@dataclass(frozen=True, slots=True)
class Addition:
    """A sum on top, in fen per unit; `beyond` units are free, at most `at_most` are paid."""

    rule: Rule
    amount: int
    per: str
    beyond: int
    at_most: int | None


@dataclass(frozen=True, slots=True)
class CostRule:
    """A direct cost that the schedule refunds against its voucher."""

    rule: Rule
    items: frozenset[str]


@dataclass(frozen=True, slots=True)
class Cap:
    """A ceiling in fen on the lines it covers ("*" = all but `spares`), for a case or a set."""

    rule: Rule
    scope: str
    amount: int
    covers: frozenset[str]
    spares: frozenset[str]

    def is_over(self, rule_id: str) -> bool:
        """Whether a line falls under the cap."""
        return rule_id not in self.spares and bool(self.covers & {"*", rule_id})


@dataclass(frozen=True, slots=True)
class Schedule:
    """One version of one place's standard."""

    id: str
    name_zh: str
    name_en: str
    jurisdictions: tuple[str, ...]
    is_inherited: bool
    validity: Validity
    start_unsure_until: date | None
    remarks_zh: tuple[str, ...]
    bases: tuple[Base, ...]
    multipliers: tuple[Multiplier, ...]
    additions: tuple[Addition, ...]
    costs: tuple[CostRule, ...]
    caps: tuple[Cap, ...]
    sharing: Rule | None

    @property
    def has_quality_band(self) -> bool:
        """Whether any rate asks for the grade."""
        rows: list[Base | Multiplier | Addition] = [
            *self.bases, *self.multipliers, *self.additions,
        ]  # fmt: skip
        return any("grade" in row.rule.when for row in rows)


_KEYS = {
    "schedule", "name_zh", "name_en", "jurisdictions", "inherited", "valid_from", "valid_to",
    "start_unsure_until", "remarks_zh", "remarks_en", "cite", "cites", "sure",
    "base", "multipliers", "additions", "costs", "caps", "sharing",
}  # fmt: skip


def _rule(sheet: Sheet, *extra: str) -> Rule:
    sheet.only({*_COMMON, *extra})
    asked = sheet.sheet("when")
    asked.only(ASKABLE)
    when = {name: frozenset(asked.texts(name)) for name in asked.content}
    for name, words in when.items():
        if unknown := words - ASKABLE[name]:
            raise asked.wrong(f"{name}: no such word {', '.join(sorted(unknown))}")
    return Rule(
        sheet.text("id"), sheet.text("text_zh"), when,
        sheet.cites(), sheet.sure(), sheet.text("note_zh", ""),
    )  # fmt: skip


def _base(sheet: Sheet) -> Base:
    amount, bounds = sheet.money("amount"), sheet.money_range("range")
    if (amount is None) == (bounds is None):
        raise sheet.wrong("a base has either an amount or a range")
    rule = _rule(sheet, "amount", "range", "unit_zh")
    return Base(rule, amount, bounds, sheet.text("unit_zh", "件"))


def _multiplier(sheet: Sheet) -> Multiplier:
    times, bounds = sheet.share("times"), sheet.share_range("range")
    if (times is None) == (bounds is None):
        raise sheet.wrong("a multiplier has either times or a range")
    if min(bounds or (times or Fraction(0),)) < 0:
        raise sheet.wrong("a multiplier is never below zero")
    return Multiplier(_rule(sheet, "times", "range"), times, bounds)


def _addition(sheet: Sheet) -> Addition:
    amount, per = sheet.money("amount"), sheet.text("per", "case")
    if amount is None or amount < 0 or per not in UNITS_OF_ADDITIONS:
        raise sheet.wrong(f"an addition has an amount, per {' | '.join(UNITS_OF_ADDITIONS)}")
    rule = _rule(sheet, "amount", "per", "beyond", "at_most")
    return Addition(rule, amount, per, sheet.whole("beyond", 0) or 0, sheet.whole("at_most"))


def _cap(sheet: Sheet) -> Cap:
    amount, scope = sheet.money("amount"), sheet.text("scope")
    if amount is None or scope not in ("case", "set"):
        raise sheet.wrong("a cap has an amount and the scope case or set")
    rule = _rule(sheet, "amount", "scope", "covers", "except")
    covers, spares = frozenset(sheet.texts("covers")), frozenset(sheet.texts("except"))
    return Cap(rule, scope, amount, covers, spares)


def _cost(sheet: Sheet) -> CostRule:
    return CostRule(_rule(sheet, "items"), frozenset(sheet.texts("items")))


def _schedule(sheet: Sheet) -> Schedule:
    sheet.only(_KEYS)

    def rows(key: str) -> tuple[Sheet, ...]:
        return sheet.sheets(key, inherit=_INHERITED)

    sharing = [_rule(row) for row in rows("sharing")]
    if not sheet.content.get("base"):
        raise sheet.wrong("a schedule has at least one base rate")
    return Schedule(
        id=sheet.text("schedule"),
        name_zh=sheet.text("name_zh"),
        name_en=sheet.text("name_en"),
        jurisdictions=sheet.texts("jurisdictions"),
        is_inherited=sheet.flag("inherited", default=True),
        validity=sheet.validity(),
        start_unsure_until=sheet.day("start_unsure_until"),
        remarks_zh=sheet.texts("remarks_zh"),
        bases=tuple(_base(row) for row in rows("base")),
        multipliers=tuple(_multiplier(row) for row in rows("multipliers")),
        additions=tuple(_addition(row) for row in rows("additions")),
        costs=tuple(_cost(row) for row in rows("costs")),
        caps=tuple(_cap(row) for row in rows("caps")),
        sharing=sharing[0] if sharing else None,
    )


@cache
def _schedules(own: str) -> Mapping[str, Schedule]:
    found = [_schedule(s) for s in topic_sheets("subsidy", own) if "schedule" in s.content]
    return {schedule.id: schedule for schedule in found}


def schedules() -> tuple[Schedule, ...]:
    """All schedules; one of the place's own folder replaces the shipped one of the same id."""
    return tuple(_schedules(own_folder()).values())


def schedule_for(jurisdiction: str, on: date) -> Schedule:
    """The schedule in force at a place on a day, or that of the place above which it inherits.

    Raises NoValueInForce naming the place and the day; never takes another place's rates.
    """
    for code in chain(jurisdiction):
        at_place = [
            schedule
            for schedule in schedules()
            if code in schedule.jurisdictions
            and (schedule.is_inherited or code == jurisdiction)
            and schedule.validity.covers(on)
        ]
        if at_place:
            return in_force(at_place, on, asked=f"subsidy schedule of {code}")
    raise NoValueInForce(
        f"no subsidy schedule of {jurisdiction} is in force on {on}: add a dated file to the "
        f"folder subsidy of HENGYUAN_LAW_DIR, or name a schedule"
    )


def schedule_named(schedule_id: str, on: date) -> Schedule:
    """The schedule of this id; raises UnknownRule, or NoValueInForce outside its days."""
    found = _schedules(own_folder()).get(schedule_id)
    if found is None:
        known = ", ".join(schedule.id for schedule in schedules())
        raise UnknownRule(f"no subsidy schedule is called “{schedule_id}”; known: {known}")
    return in_force([found], on, asked=f"subsidy schedule {schedule_id}")
