"""Intervals of 95 %: Wilson for shares, Byar for rates, normal for means, of spread by chi²."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

Z = 1.959964
Interval = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Tally:
    """What was counted: `k` of `n`, or a sum of `k` over `n` with its `squares`."""

    k: int
    n: int
    squares: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        """Both together."""
        return Tally(self.k + other.k, self.n + other.n, self.squares + other.squares)


def share_interval(tally: Tally) -> Interval:
    """Wilson's interval of k of n."""
    n, share = tally.n, tally.k / tally.n
    middle = (share + Z * Z / (2 * n)) / (1 + Z * Z / n)
    half = Z / (1 + Z * Z / n) * sqrt(share * (1 - share) / n + Z * Z / (4 * n * n))
    return max(0.0, middle - half), min(1.0, middle + half)


def rate_interval(tally: Tally) -> Interval:
    """Byar's interval of k events over n."""
    k, more = tally.k, tally.k + 1
    low = k * max(0.0, 1 - 1 / (9 * k) - Z / (3 * sqrt(k))) ** 3 if k else 0.0
    high = more * (1 - 1 / (9 * more) + Z / (3 * sqrt(more))) ** 3
    return low / tally.n, high / tally.n


def variance(tally: Tally) -> float:
    """The sample variance of what was summed; 0 of fewer than two."""
    if tally.n < 2:
        return 0.0
    return max(0.0, (tally.squares - tally.k**2 / tally.n) / (tally.n - 1))


def mean_interval(tally: Tally) -> Interval:
    """The normal interval of a mean."""
    half = Z * sqrt(variance(tally) / tally.n)
    return tally.k / tally.n - half, tally.k / tally.n + half


def dispersion(parts: Sequence[Tally]) -> tuple[float, Interval] | None:
    """How much more units differ in their shares than chance makes them: 1 is chance alone.

    None where fewer than two units have cases, or where all or none of the cases count.
    """
    units = [part for part in parts if part.n]
    share = sum(u.k for u in units) / total if (total := sum(u.n for u in units)) else 0.0
    if len(units) < 2 or share in (0.0, 1.0):
        return None
    chi = sum((u.k - u.n * share) ** 2 / (u.n * share * (1 - share)) for u in units)
    free = len(units) - 1
    return chi / free, (chi / _quantile(Z, free), chi / _quantile(-Z, free))


def _quantile(z: float, free: int) -> float:
    """A quantile of chi-squared, by Wilson and Hilferty; never nothing, for it divides."""
    return max(1e-3, free * max(0.0, 1 - 2 / (9 * free) + z * sqrt(2 / (9 * free))) ** 3)
