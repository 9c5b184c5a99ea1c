"""National rules that hold beside every schedule: who is not paid, tax, payment preconditions.

Serves 法律援助法 art. 52 and 司发通〔2019〕27号.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from hengyuan.law.citation import Citation, Sureness
from hengyuan.law.errors import MalformedFile, UnknownRule
from hengyuan.law.parameters import Validity
from hengyuan.law.sheets import Sheet, own_folder, topic_sheets


@dataclass(frozen=True, slots=True)
class NationalRule:
    """A dated sentence of national law on subsidies."""

    id: str
    text_zh: str
    validity: Validity
    cites: tuple[Citation, ...]
    sure: Sureness


@dataclass(frozen=True, slots=True)
class Precondition:
    """Something that must be true before a subsidy is paid, and who answers for it.

    `fact` names it for `unmet`; with `only_if`, it is asked only where that fact holds.
    """

    id: str
    fact: str
    only_if: str
    text_zh: str
    text_en: str
    who: str
    cites: tuple[Citation, ...]
    sure: Sureness


@dataclass(frozen=True, slots=True)
class _National:
    not_payable: tuple[NationalRule, ...]
    exempt_tax: tuple[NationalRule, ...]
    preconditions: tuple[Precondition, ...]


def _national_rule(sheet: Sheet) -> NationalRule:
    sheet.only({"id", "text_zh", "text_en", "valid_from", "valid_to", "cite", "cites", "sure"})
    return NationalRule(
        sheet.text("id"), sheet.text("text_zh"), sheet.validity(), sheet.cites(), sheet.sure()
    )


def _precondition(sheet: Sheet) -> Precondition:
    texts = ("id", "fact", "text_zh", "text_en", "who")
    sheet.only({*texts, "only_if", "cite", "cites", "sure"})
    return Precondition(
        id=sheet.text("id"),
        fact=sheet.text("fact"),
        only_if=sheet.text("only_if", ""),
        text_zh=sheet.text("text_zh"),
        text_en=sheet.text("text_en"),
        who=sheet.text("who"),
        cites=sheet.cites(),
        sure=sheet.sure(),
    )


@cache
def _national(own: str) -> _National:
    found = [sheet for sheet in topic_sheets("subsidy", own) if "national" in sheet.content]
    if not found:
        raise MalformedFile("the folder subsidy holds no national file")
    sheet = found[-1]
    sheet.only({"national", "not_payable", "exempt_tax", "preconditions"})
    return _National(
        tuple(_national_rule(one) for one in sheet.sheets("not_payable")),
        tuple(_national_rule(one) for one in sheet.sheets("exempt_tax")),
        tuple(_precondition(one) for one in sheet.sheets("preconditions")),
    )


def not_payable_rule(on: date) -> NationalRule | None:
    """The rule that refuses public posts a subsidy on a day of assignment, if one is in force."""
    return _first_in_force(_national(own_folder()).not_payable, on)


def exempt_tax_rule(on: date) -> NationalRule | None:
    """The rule that frees subsidies from tax on a day, if one is in force."""
    return _first_in_force(_national(own_folder()).exempt_tax, on)


def _first_in_force(rules: tuple[NationalRule, ...], on: date) -> NationalRule | None:
    return next((rule for rule in rules if rule.validity.covers(on)), None)


def preconditions() -> tuple[Precondition, ...]:
    """The checklist before payment, in its order."""
    return _national(own_folder()).preconditions


def unmet(facts: Mapping[str, bool]) -> tuple[Precondition, ...]:
    """The preconditions that do not hold; a fact that is not given does not hold.

    Facts are those of `preconditions()`; an unknown name raises UnknownRule.
    """
    listed = preconditions()
    known = {one.fact for one in listed} | {one.only_if for one in listed if one.only_if}
    if unknown := set(facts) - known:
        raise UnknownRule(
            f"no precondition asks for {', '.join(sorted(unknown))}; known: "
            f"{', '.join(sorted(known))}"
        )
    asked = [one for one in listed if not one.only_if or facts.get(one.only_if, False)]
    return tuple(one for one in asked if not facts.get(one.fact, False))
