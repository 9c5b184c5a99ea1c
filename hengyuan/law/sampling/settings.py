"""What a sample must fulfil: a quota, minima, extra weight on risk. Fixed before anything closes.

Serves 法律援助法 art. 59 (庭审旁听、案卷检查、回访) and the sampling of peer review.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Any, Self

from hengyuan.law.errors import LawError
from hengyuan.law.sampling.words import Grouping
from hengyuan.law.sheets import Sheet

AT_CLOSING = Fraction(1, 2)
LEAST_PLANS, PLANS, MOST_PLANS = 100, 1_000, 100_000
HEAVIEST = 20
PLANS_PER_CASE = 25  # at the smallest rate a unit stands in about so many plans
KEYS = (
    "rate", "number", "expected", "at_closing", "minima", "weights", "certain", "certain_within",
    "plans",
)  # fmt: skip


class CannotSample(LawError):
    """A sample cannot be drawn as asked; the text says why and what to do."""


@dataclass(frozen=True, slots=True)
class Minimum:
    """At least `at_least` from every group that has `from_cases` units or more.

    `by` names one or several groupings: ("institution", "kind") asks for each kind in each
    institution. A group with fewer units than `at_least` gives all of them.
    """

    by: tuple[str, ...]
    at_least: int = 1
    from_cases: int = 1

    def __post_init__(self) -> None:
        """Refuse what asks for nothing; raises CannotSample."""
        numbers = (self.at_least, self.from_cases)
        if not self.by or not all(type(one) is int and one >= 1 for one in numbers):
            raise CannotSample("a minimum names its groupings and whole numbers of at least 1")

    def asks(self, size: int) -> int:
        """How many a group of this size must give."""
        return min(self.at_least, size) if size >= self.from_cases else 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """A rate or a number, and what goes with it.

    `expected` is how many units the period will about have; only a number needs it.
    `at_closing` is the most of the quota that is drawn as units close, the rest at the end.
    `weights` by flag: a unit with weight 3 has about three times the chance of a unit without;
    several flags give the heaviest. Units with a flag in `certain` are drawn whatever happens,
    beside the quota, or as a part of it where `certain_within`.
    """

    rate: Fraction | None = None
    number: int | None = None
    expected: int = 0
    at_closing: Fraction = AT_CLOSING
    minima: tuple[Minimum, ...] = ()
    weights: Mapping[str, int] = field(default_factory=dict)
    certain: frozenset[str] = frozenset()
    certain_within: bool = False
    plans: int = PLANS

    def __post_init__(self) -> None:
        """Refuse what cannot be drawn; raises CannotSample with the reason."""
        if (self.rate is None) is (self.number is None):
            raise CannotSample("settings name either a rate or a number, not both and not neither")
        if self.rate is not None and not 0 < self.rate <= 1:
            raise CannotSample(f"rate {self.rate} is no share above 0 and up to 1")
        if self.number is not None and not 1 <= self.number <= self.expected:
            raise CannotSample(
                f"number {self.number} needs expected, the units that the period will have, "
                f"and is at least 1 and at most that ({self.expected})"
            )
        if not 0 <= self.at_closing <= 1:
            raise CannotSample(f"at_closing {self.at_closing} is no share from 0 to 1")
        wrong = [name for name, weight in self.weights.items() if not 1 <= weight <= HEAVIEST]
        if wrong:
            raise CannotSample(f"weights go from 1 to {HEAVIEST}: {', '.join(sorted(wrong))}")
        least = max(LEAST_PLANS, -(-PLANS_PER_CASE // self.share))
        if not least <= self.plans <= MOST_PLANS:
            raise CannotSample(
                f"plans {self.plans}: at this rate at least {least}, so that every unit has a "
                f"chance, and at most {MOST_PLANS}"
            )

    @property
    def share(self) -> Fraction:
        """The rate, or the number over what is expected."""
        return self.rate if self.rate is not None else Fraction(self.number or 0, self.expected)

    def for_frame(self, size: int) -> Self:
        """The same for a closed frame of so many units, which need not be guessed."""
        if self.number is None:
            return self
        return replace(self, number=min(self.number, size), expected=size)

    def weight(self, flags: frozenset[str]) -> int:
        """The weight of a unit: its heaviest flag, 1 without one."""
        return max((self.weights.get(flag, 1) for flag in flags), default=1)

    def is_certain(self, flags: frozenset[str]) -> bool:
        """Whether a unit is drawn whatever happens."""
        return not self.certain.isdisjoint(flags)

    def quota(self, others: int, certain: int, *, is_over: bool) -> int:
        """How many are drawn of so many units, certain ones included; a fraction goes up.

        While the period runs a number is due in step with what is expected; at its end in full.
        """
        counted = others + certain if self.certain_within else others
        if self.number is None:
            asked = -(-self.share * counted // 1)
        else:
            due = self.number if is_over else -(-self.share * counted // 1)
            asked = min(self.number, due, counted)
        return max(certain, asked) if self.certain_within else certain + asked

    def as_dict(self) -> dict[str, Any]:
        """The settings as they are published and hashed: whole numbers and texts only."""
        return {
            "rate": None if self.rate is None else str(self.rate),
            "number": self.number,
            "expected": self.expected,
            "at_closing": str(self.at_closing),
            "minima": [
                {"by": list(one.by), "at_least": one.at_least, "from_cases": one.from_cases}
                for one in self.minima
            ],
            "weights": dict(sorted(self.weights.items())),
            "certain": sorted(self.certain),
            "certain_within": int(self.certain_within),
            "plans": self.plans,
        }


def read_settings(sheet: Sheet) -> Settings:
    """Settings from a file; raises MalformedFile, CannotSample."""
    sheet.only(KEYS)
    at_closing, weights = sheet.share("at_closing"), sheet.sheet("weights")
    return Settings(
        rate=sheet.share("rate") if sheet.content.get("rate") is not None else None,
        number=sheet.whole("number"),
        expected=sheet.whole("expected", 0) or 0,
        at_closing=AT_CLOSING if at_closing is None else at_closing,
        minima=tuple(_minimum(one) for one in sheet.sheets("minima")),
        weights={name: _least_one(weights, name) for name in weights.content},
        certain=frozenset(sheet.texts("certain")),
        certain_within=sheet.flag("certain_within", False),
        plans=sheet.whole("plans", PLANS) or 0,
    )


def _minimum(sheet: Sheet) -> Minimum:
    sheet.only(("by", "at_least", "from_cases"))
    by = sheet.texts("by")
    for name in by:
        Grouping.parse(name)
    if not by:
        raise sheet.wrong("by names at least one grouping")
    return Minimum(by, _least_one(sheet, "at_least"), _least_one(sheet, "from_cases"))


def _least_one(sheet: Sheet, name: str) -> int:
    number = sheet.whole(name, 1)
    if number is None or number < 1:
        raise sheet.wrong(f"{name} must be a whole number of at least 1")
    return number
