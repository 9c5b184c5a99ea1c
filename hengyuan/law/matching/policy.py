"""What a batch is bound by: weights, the rules of law, the cap, the limits a place sets itself."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Any, cast

from hengyuan.law.citation import Citation, Sureness
from hengyuan.law.errors import NoValueInForce
from hengyuan.law.jurisdiction import chain
from hengyuan.law.matching.score import load_points
from hengyuan.law.matching.weights import Weights, weights_for
from hengyuan.law.parameters import Validity, in_force
from hengyuan.law.qualification import Candidate, Policy, policy_for
from hengyuan.law.sheets import Sheet, own_folder, topic_sheets

NUMBERS = (
    "spread",
    "evenness",
    "waiting",
    "waiting_day",
    "field_years_required",
    "distance_limit_km",
)


@dataclass(frozen=True, slots=True)
class BatchRules:
    """The limits and prices of a batch as a file states them; points, years, kilometres."""

    version: str
    jurisdiction: str
    validity: Validity
    spread: int
    evenness: int
    waiting: int
    waiting_day: int
    field_years_required: int
    distance_limit_km: int
    note_zh: str
    cites: tuple[Citation, ...]
    sure: Sureness


@dataclass(frozen=True, slots=True)
class BatchPolicy:
    """Everything that decides a batch. `monthly_cap` 0 means that there is none.

    `left_out` are rules of law that a rehearsal leaves out to learn their price, never a batch.
    """

    weights: Weights
    law: Policy
    rules: BatchRules
    left_out: frozenset[str] = frozenset()

    @property
    def monthly_cap(self) -> int:
        """Cases a month for one person, group cases apart."""
        return self.law.monthly_cap

    def changed(self, **values: int) -> "BatchPolicy":
        """The same policy with other limits: `monthly_cap` or numbers of `rules`."""
        cap = values.pop("monthly_cap", self.law.monthly_cap)
        rules: BatchRules = replace(self.rules, **cast(dict[str, Any], values))
        return replace(self, law=replace(self.law, monthly_cap=cap), rules=rules)

    def steps(self, person: Candidate, mean: int, count: int) -> list[int]:
        """What the first, second … further case costs in points beside the score itself.

        The t-th case is scored with the load that the t−1 before it left, so the sum is what
        scoring one after the other gives; `spread` adds to it for each case of the month, and
        `evenness` for each case of the year above the mean of comparable people (below it the
        cost is negative). The costs never fall.
        """
        open_load, before = person.open_load, load_points(person.open_load, self.weights)
        above = person.cases_this_year - mean
        return [
            before - load_points(open_load + taken, self.weights)
            + self.rules.spread * (person.cases_this_month + taken)
            + self.rules.evenness * (above + taken)
            for taken in range(count)
        ]  # fmt: skip


def read_rules(sheet: Sheet) -> BatchRules:
    """One set of batch rules; raises MalformedFile."""
    about = ("id", "jurisdiction", "valid_from", "valid_to", "cite", "cites", "sure", "note_zh")
    sheet.only((*about, *NUMBERS))
    numbers: dict[str, int] = {}
    for name in NUMBERS:
        number = sheet.whole(name)
        if number is None or number < 0:
            raise sheet.wrong(f"{name} must be a whole number of at least 0")
        numbers[name] = number
    return BatchRules(
        version=sheet.text("id"),
        jurisdiction=sheet.text("jurisdiction", ""),
        validity=sheet.validity(),
        **numbers,
        note_zh=sheet.text("note_zh", ""),
        cites=sheet.cites(),
        sure=sheet.sure(),
    )


@cache
def _rules(own: str) -> tuple[BatchRules, ...]:
    files = topic_sheets("assignment", own)
    found = [read_rules(sheet) for file in files for sheet in file.sheets("batches")]
    return tuple({(one.jurisdiction, one.validity): one for one in found}.values())


def batch_policy_for(jurisdiction: str, on: date) -> BatchPolicy:
    """The policy in force at a place on a day; raises NoValueInForce."""
    for code in chain(jurisdiction):
        here = [one for one in _rules(own_folder()) if one.jurisdiction == code]
        covering = [one for one in here if one.validity.covers(on)]
        if covering:
            rules = in_force(covering, on, asked=f"batch rules of {code or '全国'}")
            return BatchPolicy(weights_for(jurisdiction, on), policy_for(jurisdiction, on), rules)
    raise NoValueInForce(
        f"no batch rules are in force at {jurisdiction or '全国'} on {on}: add a dated set to "
        f"the folder assignment of HENGYUAN_LAW_DIR"
    )


def policy_from(
    content: Mapping[str, Any], *, jurisdiction: str, on: date, where: str
) -> BatchPolicy:
    """The policy in force with the numbers that a file changes; `where` names it in errors.

    The file may set `monthly_cap`, the numbers of the batch rules and the maxima under `points`.
    """
    sheet = Sheet(where, content)
    sheet.only(("name", "method", "monthly_cap", *NUMBERS, "points"))
    policy = batch_policy_for(jurisdiction, on)
    changed: dict[str, int] = {}
    for name in ("monthly_cap", *NUMBERS):
        number = sheet.whole(name)
        if number is not None:
            if number < 0:
                raise sheet.wrong(f"{name} must not be negative")
            changed[name] = number
    points, maxima = sheet.sheet("points"), dict(policy.weights.maxima)
    points.only(maxima)
    for part in points.content:
        maxima[part] = points.whole(part) or 0
    version = sheet.text("name", "") or where
    weights = replace(policy.weights, maxima=maxima, version=version) if points.content else None
    policy = policy.changed(**changed)
    return policy if weights is None else replace(policy, weights=weights)
