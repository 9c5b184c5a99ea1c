"""The rules of assignment with their sources, and the values in force at a place on a day."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from hengyuan.law.citation import Citation, Sureness
from hengyuan.law.errors import NoValueInForce
from hengyuan.law.jurisdiction import chain
from hengyuan.law.parameters import Validity, in_force
from hengyuan.law.qualification.values import CapitalReading, Policy
from hengyuan.law.sheets import Sheet, own_folder, topic_sheets


@dataclass(frozen=True, slots=True)
class RuleSource:
    """What a rule of assignment is called and where it comes from.

    With a `jurisdiction` the instrument binds that place; elsewhere the rule is our own strict
    default, and `note_zh` says so.
    """

    id: str
    name_zh: str
    note_zh: str
    jurisdiction: str
    cites: tuple[Citation, ...]
    sure: Sureness


@dataclass(frozen=True, slots=True)
class _PlacedValue:
    name: str
    value: str
    jurisdiction: str
    validity: Validity


def _source(sheet: Sheet) -> RuleSource:
    sheet.only(("id", "name_zh", "note_zh", "jurisdiction", "cite", "cites", "sure"))
    return RuleSource(
        id=sheet.text("id"),
        name_zh=sheet.text("name_zh"),
        note_zh=sheet.text("note_zh", ""),
        jurisdiction=sheet.text("jurisdiction", ""),
        cites=sheet.cites(),
        sure=sheet.sure(),
    )


def _value(sheet: Sheet) -> _PlacedValue:
    sheet.only(("name", "value", "jurisdiction", "valid_from", "valid_to"))
    return _PlacedValue(
        sheet.text("name"), sheet.text("value"), sheet.text("jurisdiction"), sheet.validity()
    )


@cache
def _sources(own: str) -> Mapping[str, RuleSource]:
    files = topic_sheets("assignment", own)
    return {row.id: row for file in files for row in map(_source, file.sheets("rules"))}


@cache
def _values(own: str) -> tuple[_PlacedValue, ...]:
    """All values; one of the place's own folder replaces the shipped one of its place and days."""
    files = topic_sheets("assignment", own)
    found = [value for file in files for value in map(_value, file.sheets("values"))]
    return tuple({(v.name, v.jurisdiction, v.validity): v for v in found}.values())


def source(rule_id: str) -> RuleSource:
    """The source of a rule of the filters."""
    return _sources(own_folder())[rule_id]


def sources() -> tuple[RuleSource, ...]:
    """All rules of assignment, in the order of the file."""
    return tuple(_sources(own_folder()).values())


def _look_up(name: str, jurisdiction: str, on: date) -> str:
    for code in chain(jurisdiction):
        here = [
            one
            for one in _values(own_folder())
            if (one.name, one.jurisdiction) == (name, code) and one.validity.covers(on)
        ]
        if here:
            return in_force(here, on, asked=f"{name} of {code or '全国'}").value
    raise NoValueInForce(
        f"no {name} is in force at {jurisdiction or '全国'} on {on}: add a dated value to the "
        f"folder assignment of HENGYUAN_LAW_DIR"
    )


def policy_for(jurisdiction: str, on: date, *, as_if: date | None = None) -> Policy:
    """The values in force at a place on the day of assignment; raises NoValueInForce.

    `as_if` asks by the rules of another day, as when an old case is tried by today's law.
    """
    day = as_if or on
    return Policy(
        capital_rule=_look_up("capital_rule", jurisdiction, day),
        capital_years=int(_look_up("capital_years", jurisdiction, day)),
        capital_reading=CapitalReading(_look_up("capital_reading", jurisdiction, day)),
        plea_duty_years=int(_look_up("plea_duty_years", jurisdiction, day)),
        monthly_cap=int(_look_up("monthly_cap", jurisdiction, day)),
    )
