"""Which cases are observed: a number from a secret and the case, below the case's chance.

The number is that of the case, not of the hearing: a hearing that moves stays selected or not. The
digest of the secret is published before the year; revealed after it, anybody computes it all again.
"""

from dataclasses import dataclass
from fractions import Fraction

from hengyuan.law.draw import secret_commitment
from hengyuan.law.draw.canonical import digest

DOMAIN = "hengyuan-observation-1"
BITS = 64


def chance_of(rate: Fraction, weight: int) -> Fraction:
    """The chance of a case: the rate times its weight, at most 1. Raises ValueError.

    No weight is below 1, so that the mean chance is never below the rate.
    """
    if not 0 < rate <= 1 or weight < 1:
        raise ValueError(f"rate {rate} is above 0 and up to 1, weight {weight} at least 1")
    return min(Fraction(1), rate * weight)


@dataclass(frozen=True, slots=True)
class Secret:
    """A year's secret, 64 hexadecimal characters: it stays on the server until the year is over."""

    nonce: str

    @property
    def commitment(self) -> str:
        """Its SM3, published before the year."""
        return secret_commitment(self.nonce)

    def number(self, case: str) -> Fraction:
        """The case's number, from 0 and below 1, alike for every case."""
        found = digest(DOMAIN, bytes.fromhex(self.nonce), case.encode())
        return Fraction(int(found[: BITS // 4], 16), 2**BITS)

    def selects(self, case: str, chance: Fraction) -> bool:
        """Whether the case is observed."""
        return self.number(case) < chance
