"""Whether quality rose or fell from one year to the next: shares, their change, its interval.

The interval of a difference is Newcombe's of Wilson's (1998, method 10). It says how far chance
alone may have moved the share, had the cases been drawn by lot; readers who became stricter are
another matter, which comparable points tell where there are enough ties.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import NormalDist

from hengyuan.law.review.report import Row, row_of
from hengyuan.law.review.words import Grade
from hengyuan.law.sampling.estimate import wilson

QUANTILE = NormalDist().inv_cdf(0.975)  # intervals of 95 per cent
YEARS = 2  # falls in a row after which officials answer in some places: told, nothing follows


@dataclass(frozen=True, slots=True)
class Change:
    """The share of good or better after minus before, as a part of one, with its interval."""

    value: float
    low: float
    high: float

    @property
    def is_clear(self) -> bool:
        """Whether the interval leaves no doubt about the direction."""
        return self.low > 0 or self.high < 0


def change(before: Row, after: Row) -> Change | None:
    """How the share of good or better changed; None where either has no dossier."""
    if not before.total or not after.total:
        return None
    (one, low_one, high_one), (other, low_other, high_other) = map(_share, (before, after))
    value = other - one
    down = sqrt((other - low_other) ** 2 + (high_one - one) ** 2)
    up = sqrt((high_other - other) ** 2 + (one - low_one) ** 2)
    return Change(value, value - down, value + up)


def good_of(row: Row) -> tuple[float, float]:
    """The interval of the share of good or better, as parts of one; all of nothing."""
    return _share(row)[1:] if row.total else (0.0, 1.0)


def _share(row: Row) -> tuple[float, float, float]:
    good = sum(count for grade, count in row.counts.items() if not grade.is_below_good)
    part = good / row.total
    low, high = wilson(part, row.total, QUANTILE)
    return part, low, high


def by_year(rows: Iterable[tuple[int, Row]]) -> list[tuple[int, Row]]:
    """Rows of rounds added up by the years they are of, the first year first."""
    found: dict[int, list[Row]] = {}
    for year, row in rows:
        found.setdefault(year, []).append(row)
    return [
        (year, row_of("", {grade: sum(one.counts[grade] for one in each) for grade in Grade}))
        for year, each in sorted(found.items())
    ]


def falls(years: Sequence[tuple[int, Row]]) -> int:
    """How many years in a row up to the last one the share fell, each against the year before."""
    count = 0
    for (earlier, before), (later, after) in zip(years[-2::-1], years[:0:-1], strict=True):
        found = change(before, after)
        if later != earlier + 1 or found is None or found.value >= 0:
            break
        count += 1
    return count
