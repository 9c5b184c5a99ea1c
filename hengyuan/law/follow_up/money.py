"""The question on money by randomised response: nobody can be blamed for a yes.

The recipient throws a die that the caller does not see. On so many faces the answer is yes whatever
is true, on so many no, else the truth (Boruch 1971). One yes proves nothing; the share of yes among
all tells the true share.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import fsum
from statistics import NormalDist

from hengyuan.law.sampling.estimate import wilson


@dataclass(frozen=True, slots=True)
class Coin:
    """Of all throws the shares that force yes and no. The default: a die, 1 says yes, 6 no."""

    forced_yes: Fraction = Fraction(1, 6)
    forced_no: Fraction = Fraction(1, 6)

    @property
    def truth(self) -> Fraction:
        """The share of throws on which the truth is told."""
        return 1 - self.forced_yes - self.forced_no

    def protects(self) -> Fraction:
        """The chance that a yes was forced, when one in ten would truly say yes."""
        told = self.truth / 10
        return self.forced_yes / (self.forced_yes + told)


@dataclass(frozen=True, slots=True)
class MoneyRate:
    """The share of true yes, 0 to 1, with its interval, from so many answers."""

    rate: float
    low: float
    high: float
    answers: int


DIE = Coin()


def money_rate(
    yes: Sequence[bool],
    coin: Coin = DIE,
    weights: Sequence[float] = (),
    confidence: float = 0.95,
) -> MoneyRate:
    """The true share behind the answers; `weights` are 1 ÷ chance of being drawn.

    Raises ValueError without an answer or for a coin that never lets the truth through.
    """
    if not yes:
        raise ValueError("nobody was asked")
    if coin.truth <= 0:
        raise ValueError("the coin never lets the truth through")
    each = list(weights) or [1.0] * len(yes)
    total = fsum(each)
    said = fsum(weight for answer, weight in zip(yes, each, strict=True) if answer) / total
    size = total**2 / fsum(weight**2 for weight in each)
    quantile = NormalDist().inv_cdf((1 + confidence) / 2)
    low, high = wilson(said, size, quantile)
    forced, truth = float(coin.forced_yes), float(coin.truth)

    def true_share(share: float) -> float:
        return min(1.0, max(0.0, (share - forced) / truth))

    return MoneyRate(true_share(said), true_share(low), true_share(high), len(yes))
