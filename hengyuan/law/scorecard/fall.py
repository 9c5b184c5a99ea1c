"""两年连续下降: three years of which each is worse than the one before, beyond noise.

Qingdao: quality that falls two years running has its officials answer. Here it raises a question
that a person answers, nothing more. Both steps must point to the worse, every year must have its
least number, and from the first to the third year the fall must pass a one-sided test at 1 %. A
step alone is not tested: two steps that share the middle year are hardly ever both significant.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import erfc, sqrt

from hengyuan.law.scorecard.indicator import Indicator
from hengyuan.law.scorecard.intervals import Tally, variance
from hengyuan.law.scorecard.words import Better, Measure

LEVEL = 0.01
YEARS = 3


@dataclass(frozen=True, slots=True)
class Fall:
    """Three yearly values, whether both steps are worse, and how likely chance alone makes it."""

    values: tuple[float, float, float]
    both_worse: bool
    chance: float

    @property
    def stands(self) -> bool:
        """Whether somebody should answer."""
        return self.both_worse and self.chance < LEVEL


def fall_of(indicator: Indicator, years: Sequence[Tally], least: int) -> Fall | None:
    """The fall over three years in order; None for a spread, or where a year has too few."""
    if indicator.measure is Measure.SPREAD or len(years) != YEARS:
        return None
    if any(year.n < max(1, least) for year in years):
        return None
    first, second, third = (year.k / year.n for year in years)
    sign = 1 if indicator.better is Better.MORE else -1
    both = sign * (first - second) > 0 and sign * (second - third) > 0
    spread = sqrt(_noise(indicator.measure, years))
    fallen = sign * (first - third)
    chance = erfc(fallen / spread / sqrt(2)) / 2 if spread else float(fallen <= 0)
    return Fall((first, second, third), both, chance)


def _noise(measure: Measure, years: Sequence[Tally]) -> float:
    """The variance of the third year less the first, were nothing to change."""
    first, _second, third = years
    if measure is Measure.MEAN:
        return variance(first) / first.n + variance(third) / third.n
    pooled = (first.k + third.k) / (first.n + third.n)
    one = pooled * (1 - pooled) if measure is Measure.SHARE else pooled
    return one * (1 / first.n + 1 / third.n)
