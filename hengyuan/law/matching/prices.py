"""The price of every rule: what the cap, a limit or a condition costs, by matching without it.

Each row is a batch or a year solved again with one rule changed and everything else the same. The
price that the solution itself names (`Batch.cap_price`) bounds what one more place brings.
Pricing a rule of law does not propose to drop it: it shows where qualified people are missing.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from hengyuan.law.matching.batch import Pending, match_together
from hengyuan.law.matching.city import City
from hengyuan.law.matching.policy import BatchPolicy
from hengyuan.law.matching.year import Method, rehearse
from hengyuan.law.qualification import source
from hengyuan.law.qualification.values import Candidate

LAW_RULES = ("Q-1", "Q-4", "Q-8", "Q-10")  # what qualified people can be missing for
OWN_RULES = (
    ("monthly_cap", "每月上限（取消）", "monthly cap, dropped"),
    ("field_years_required", "专业年限", "years in the field"),
    ("distance_limit_km", "距离限制", "distance limit"),
    ("spread", "当月均衡", "spread over the month"),
    ("evenness", "全年均衡", "evenness over the year"),
)


@dataclass(frozen=True, slots=True)
class Measured:
    """What a policy comes to: matters that wait at the end, points of the rest, days waited."""

    unassigned: int
    points: int
    waited_days: int | None = None


@dataclass(frozen=True, slots=True)
class Price:
    """One rule and what is reached without it; `name_zh` and `name_en` say which."""

    rule: str
    name_zh: str
    name_en: str
    with_it: Measured
    without: Measured

    @property
    def unassigned(self) -> int:
        """Matters that wait because of the rule."""
        return self.with_it.unassigned - self.without.unassigned

    @property
    def points(self) -> int:
        """Points that the rule costs; those of matters that could be given are among them."""
        return self.without.points - self.with_it.points

    @property
    def waited_days(self) -> int | None:
        """Days of waiting that the rule costs in all; None for a single batch."""
        if self.with_it.waited_days is None or self.without.waited_days is None:
            return None
        return self.with_it.waited_days - self.without.waited_days

    def as_values(self) -> dict[str, object]:
        """The row as a record keeps it."""
        return {
            "rule": self.rule,
            "zh": self.name_zh,
            "en": self.name_en,
            "unassigned": self.unassigned,
            "points": self.points,
            "waited_days": self.waited_days,
        }


def prices_of_batch(
    pending: Iterable[Pending], people: Iterable[Candidate], policy: BatchPolicy
) -> tuple[Price, ...]:
    """What each rule costs a batch."""
    matters, persons = tuple(pending), tuple(people)

    def measure(changed: BatchPolicy) -> Measured:
        batch = match_together(matters, persons, changed)
        return Measured(len(batch.unplaced), batch.points)

    return _prices(policy, measure)


def prices_of_year(
    city: City, policy: BatchPolicy, method: Method = Method.TOGETHER, *, every: int = 1
) -> tuple[Price, ...]:
    """What each rule costs a year, in days of waiting too."""

    def measure(changed: BatchPolicy) -> Measured:
        year = rehearse(city, changed, method, every=every)
        points = sum(each.points for each in year.given)
        return Measured(len(year.waiting), points, year.waited_days)

    return _prices(policy, measure)


def _prices(policy: BatchPolicy, measure: Callable[[BatchPolicy], Measured]) -> tuple[Price, ...]:
    with_all = measure(policy)
    return tuple(
        Price(rule, zh, en, with_all, measure(changed))
        for rule, zh, en, changed in _changes(policy)
    )


def _changes(policy: BatchPolicy) -> Iterable[tuple[str, str, str, BatchPolicy]]:
    """Each rule in force, its names, and the policy without it."""
    if policy.monthly_cap:
        more = policy.monthly_cap + 1
        yield (
            "monthly_cap+1",
            f"每月上限提高到{more}件",
            f"monthly cap raised to {more}",
            policy.changed(monthly_cap=more),
        )
    for name, zh, en in OWN_RULES:
        in_force = policy.monthly_cap if name == "monthly_cap" else getattr(policy.rules, name)
        if in_force:
            yield name, zh, en, policy.changed(**{name: 0})
    for rule in LAW_RULES:
        if rule != "Q-8" or policy.law.plea_duty_years:
            named = policy.law.capital_rule if rule == "Q-1" else rule
            without = replace(policy, left_out=policy.left_out | {rule})
            yield named, source(named).name_zh, named, without
