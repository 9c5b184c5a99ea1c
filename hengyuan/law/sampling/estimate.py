"""From a sample to all: a rate with an interval, from the chances that the record holds.

Every answer stands for 1 ÷ chance units (Horvitz and Thompson 1952); the rate is their weighted
mean (Hájek 1971). The interval is Wilson's with the size of the simple sample that would tell as
much (Kish 1965): it stays between 0 and 1, and has a width at 0 and at 1.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import NormalDist

from hengyuan.law.sampling.settings import CannotSample


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found of one drawn unit: `holds` or not, and its chance of being drawn.

    `answers` is the chance that it answers at all, once drawn, where that was modelled.
    """

    holds: bool
    chance: float
    answers: float = 1.0

    @property
    def both(self) -> float:
        """The chance of being drawn and answering."""
        return self.chance * self.answers


@dataclass(frozen=True, slots=True)
class Estimate:
    """A rate among all units from 0 to 1, its interval, and from how many answers.

    `effective` is the size of a simple sample that would tell as much; infinite when everybody
    was asked.
    """

    rate: float
    low: float
    high: float
    answers: int
    effective: float


def estimate(answers: Sequence[Answer], *, confidence: float = 0.95) -> Estimate:
    """The rate among all units; raises CannotSample without answers, or with a chance of 0."""
    if not answers:
        raise CannotSample("no unit of the sample has an answer: nothing can be said of the others")
    if not all(0 < one.both <= 1 for one in answers):
        raise CannotSample("a drawn unit has a chance above 0 and up to 1; take it from the record")
    all_units = math.fsum(1 / one.both for one in answers)
    rate = math.fsum(1 / one.both for one in answers if one.holds) / all_units
    # What was certain adds nothing to what is uncertain.
    spread = math.fsum((1 - one.both) / one.both**2 for one in answers)
    effective = all_units**2 / spread if spread else math.inf
    quantile = NormalDist().inv_cdf((1 + confidence) / 2)
    return Estimate(rate, *wilson(rate, effective, quantile), len(answers), effective)


def wilson(rate: float, size: float, quantile: float) -> tuple[float, float]:
    """The interval of a rate seen in a simple sample of this size, within 0 and 1 (Wilson 1927)."""
    square = quantile**2 / size
    middle = (rate + square / 2) / (1 + square)
    half = math.sqrt(square * (rate * (1 - rate) + square / 4)) / (1 + square)
    return max(0.0, middle - half), min(1.0, middle + half)
