"""How many cases must be observed in a year, and orders that suspend observation."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Quota:
    """Cases heard and observed so far in a year, against a share of those heard."""

    share: Fraction
    heard: int
    observed: int

    @property
    def needed(self) -> int:
        """How many of the cases heard so far the share asks for; a fraction goes up."""
        return int(-(-self.share * self.heard // 1))

    @property
    def lacking(self) -> int:
        """How many are still missing."""
        return max(0, self.needed - self.observed)

    @property
    def is_met(self) -> bool:
        """Whether enough were observed."""
        return self.lacking == 0

    @property
    def rate(self) -> Fraction | None:
        """The share that was observed; None where nothing was heard."""
        return Fraction(self.observed, self.heard) if self.heard else None


@dataclass(frozen=True, slots=True)
class Order:
    """Observation is suspended from a day to a day, or until further notice (宝山, pandemic)."""

    begins_on: date
    ends_on: date | None = None


def is_suspended(orders: Iterable[Order], on: date) -> bool:
    """Whether an order covers the day; both its days count."""
    return any(one.begins_on <= on and (one.ends_on is None or on <= one.ends_on) for one in orders)
