"""What the rule lets everybody expect, and how far chance alone moves it; exact sums."""

import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction

import numpy as np
import numpy.typing as npt

from hengyuan.law.fairness.turns import Turn
from hengyuan.law.fairness.words import Measure, Way

Whole = npt.NDArray[np.int64]


@dataclass(slots=True)
class Sums:
    """One unit under one measure: received, expected, the variance of chance, and its reach.

    `reach` is by how much the expectation grows for each whole step of favour.
    """

    received: int = 0
    expected: float = 0.0
    variance: float = 0.0
    reach: float = 0.0

    @property
    def score(self) -> float:
        """The difference in units of chance; 0 where nothing was left to chance."""
        if self.variance <= 0:
            return 0.0
        return (self.received - self.expected) / math.sqrt(self.variance)


@dataclass(slots=True)
class _Terms:
    received: int = 0
    expected: list[float] = field(default_factory=list)
    variance: list[float] = field(default_factory=list)
    reach: list[float] = field(default_factory=list)


Table = dict[tuple[str, Measure], Sums]


def expectations(turns: Sequence[Turn], units: Sequence[str]) -> Table:
    """Every unit under every measure; sums are rounded once, so that they are the same anywhere."""
    terms: dict[tuple[str, Measure], _Terms] = {
        (unit, measure): _Terms() for unit in units for measure in Measure
    }
    strata: dict[str, list[Turn]] = defaultdict(list)
    for turn in turns:
        for measure in Measure:
            terms[turn.chosen, measure].received += turn.worth(measure)
        if turn.way is Way.IN_TURN:
            strata[turn.stratum].append(turn)
    _add_drawn(terms, [turn for turn in turns if turn.way is not Way.IN_TURN])
    for name in sorted(strata):
        _add_stratum(terms, strata[name])
    return {
        key: Sums(
            each.received, math.fsum(each.expected), math.fsum(each.variance), math.fsum(each.reach)
        )
        for key, each in terms.items()
    }


def _add_drawn(terms: dict[tuple[str, Measure], _Terms], turns: Sequence[Turn]) -> None:
    """Turns of the same sum of weights are added as whole numbers, then divided once."""
    alike: dict[int, list[Turn]] = defaultdict(list)
    for turn in turns:
        alike[sum(weight for _unit, weight in turn.candidates)].append(turn)
    for whole in sorted(alike):
        units, weights, worths = _flat(alike[whole])
        names, places = np.unique(units, return_inverse=True)
        spread = weights * (whole - weights)
        for number, measure in enumerate(Measure):
            worth = worths[:, number]
            shares = _added(places, weights * worth)
            reaches, variances = _added(places, spread * worth), _added(places, spread * worth**2)
            for place, unit in enumerate(names):
                found = terms[str(unit), measure]
                found.expected.append(int(shares[place]) / whole)
                found.reach.append(int(reaches[place]) / whole**2)
                found.variance.append(int(variances[place]) / whole**2)


def _flat(turns: Sequence[Turn]) -> tuple[npt.NDArray[np.str_], Whole, Whole]:
    """Every candidate of every turn: the unit, the weight, the worth of the case."""
    units = [unit for turn in turns for unit, _weight in turn.candidates]
    weights = [weight for turn in turns for _unit, weight in turn.candidates]
    worths = [[turn.worth(measure) for measure in Measure] for turn in turns]
    sizes = [len(turn.candidates) for turn in turns]
    return (
        np.array(units, dtype=np.str_),
        np.array(weights, dtype=np.int64),
        np.repeat(np.array(worths, dtype=np.int64), sizes, axis=0),
    )


def _added(places: Whole, numbers: Whole) -> Whole:
    sums = np.zeros(int(places.max()) + 1, dtype=np.int64)
    np.add.at(sums, places, numbers)
    return sums


def _add_stratum(terms: dict[tuple[str, Measure], _Terms], turns: Sequence[Turn]) -> None:
    """Which case fell on whose turn is drawn without putting back (hypergeometric)."""
    count, held = len(turns), Counter(turn.chosen for turn in turns)
    for measure in Measure:
        worths = [turn.worth(measure) for turn in turns]
        mean = Fraction(sum(worths), count)
        spread = sum((worth - mean) ** 2 for worth in worths) / Fraction(max(1, count - 1))
        for unit, number in held.items():
            others = Fraction(number * (count - number), count)
            found = terms[unit, measure]
            found.expected.append(float(mean * number))
            found.variance.append(float(others * spread))
            found.reach.append(float(others * mean) if spread else 0.0)
