"""The unreachable are modelled, not dropped: from how many tries the others needed.

Who is dissatisfied may be harder to reach. Each try reaches somebody with odds of its own, and the
dissatisfied with other odds than the satisfied (the call-back model of Alho 1990, with a binary
answer). Those who answered late tell about those who never did. Maximum likelihood; the interval is
that of the likelihood ratio, by profile over the rate.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
FEW = 5  # answers of each kind: below, nothing tells how hard the others are to reach
EDGE = 1e-4
STEPS, SMALL = 300, 1e-6
RIDGE = 1e-3  # keeps the odds of a try finite that reached everybody or nobody


@dataclass(frozen=True, slots=True)
class Asked:
    """One drawn recipient: satisfied or not, at which try (from 1); `tries` without an answer.

    `weight` is 1 ÷ chance of being drawn.
    """

    tries: int
    is_satisfied: bool | None
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Rate:
    """A rate of satisfaction, 0 to 1, with its interval; None where it cannot be told."""

    rate: float
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class Rates:
    """The same question three times: over who answered, over all drawn, and modelled.

    `over_drawn` counts everybody who did not answer as not satisfied: the lowest it can be.
    `modelled` is None when too few answered, or nobody of one kind did; `why_not` says so.
    """

    drawn: int
    answered: int
    over_answered: Rate | None
    over_drawn: Rate
    modelled: Rate | None
    why_not: str = ""


def rates(asked: Sequence[Asked], confidence: float = 0.95) -> Rates:
    """The three rates; raises ValueError when nobody was drawn."""
    if not asked:
        raise ValueError("nobody was drawn")
    counts, most = _counted(asked)
    answered = sum(1 for one in asked if one.is_satisfied is not None)
    yes, no, never = counts[1].sum(), counts[0].sum(), counts[2].sum()
    over_drawn = Rate(float(yes / (yes + no + never)), None, None)
    over_answered = Rate(float(yes / (yes + no)), None, None) if answered else None
    why_not = _too_little(asked, most)
    modelled = None if why_not else _modelled(counts, confidence)
    return Rates(len(asked), answered, over_answered, over_drawn, modelled, why_not)


def _too_little(asked: Sequence[Asked], most: int) -> str:
    kinds = [one.is_satisfied for one in asked if one.is_satisfied is not None]
    if min(kinds.count(True), kinds.count(False)) < FEW:
        return f"满意和不满意的答复各不足{FEW}份，不能推算没有联系上的人"
    return "" if most > 1 else "每人只联系过一次，不能推算没有联系上的人"


def _counted(asked: Sequence[Asked]) -> tuple[Floats, int]:
    """Weighted counts, brought to the size of a simple sample: [no, yes, never] by try."""
    most = max(one.tries for one in asked)
    counts = np.zeros((3, most))
    for one in asked:
        row = 2 if one.is_satisfied is None else int(one.is_satisfied)
        counts[row, one.tries - 1] += one.weight
    weights = np.array([one.weight for one in asked])
    size = weights.sum() ** 2 / (weights**2).sum()
    return counts * size / weights.sum(), most


def _modelled(counts: Floats, confidence: float) -> Rate:
    """The rate of highest likelihood, and the rates whose likelihood is not much lower."""
    profile = _Profile(counts)
    grid = np.linspace(0.02, 0.98, 25)
    at = int(np.argmax([profile.of(rate) for rate in grid]))
    best = _highest(profile, float(grid[max(at - 1, 0)]), float(grid[min(at + 1, 24)]))
    bound = profile.of(best) - NormalDist().inv_cdf((1 + confidence) / 2) ** 2 / 2
    return Rate(best, _end(profile, bound, best, EDGE), _end(profile, bound, best, 1 - EDGE))


class _Profile:
    """The log-likelihood at a rate, with the chances to be reached that fit it best.

    `effects` are the log-odds of each try, and by how much those of the dissatisfied differ; found
    by expectation and one step of weighted least squares in turn, from the last answer on.
    """

    def __init__(self, counts: Floats) -> None:
        self.counts = counts
        self.most = counts.shape[1]
        rows = np.eye(self.most)
        other = np.ones((self.most, 1))
        self.design = np.vstack([np.hstack([rows, other]), np.hstack([rows, 0 * other])])
        self.effects = np.zeros(self.most + 1)

    def of(self, rate: float) -> float:
        """The highest log-likelihood at this rate."""
        before, found, steps = -np.inf, self._step(rate), STEPS
        while found - before >= SMALL and steps:
            before, found, steps = found, self._step(rate), steps - 1
        return found

    def _step(self, rate: float) -> float:
        chance = 1 / (1 + np.exp(-(self.design @ self.effects)))
        chances = chance.reshape(2, self.most)
        left = np.cumprod(1 - chances, axis=1)
        share = np.array([1 - rate, rate])
        reached = share[:, None] * chances * np.hstack([np.ones((2, 1)), left[:, :-1]])
        stay = share[:, None] * left  # not reached until try t; somebody may be given up at any
        likelihood = float((self.counts[:2] * np.log(np.maximum(reached, 1e-300))).sum())
        likelihood += float((self.counts[2] * np.log(np.maximum(stay.sum(axis=0), 1e-300))).sum())
        kinds = stay / np.maximum(stay.sum(axis=0), 1e-300) * self.counts[2]
        ended = self.counts[:2] + kinds
        trials = np.cumsum(ended[:, ::-1], axis=1)[:, ::-1].ravel()
        weight = np.maximum(trials * chance * (1 - chance), 1e-9)
        slope = self.design.T @ (self.counts[:2].ravel() - trials * chance)
        bend = self.design.T @ (self.design * weight[:, None]) + RIDGE * np.eye(self.most + 1)
        step = np.linalg.solve(bend, slope - RIDGE * self.effects)
        self.effects = np.clip(self.effects + np.clip(step, -1, 1), -8, 8)
        return likelihood


def _highest(profile: _Profile, low: float, high: float) -> float:
    """The rate with the highest likelihood between two, by golden section."""
    golden = (5**0.5 - 1) / 2
    while high - low > 1e-3:
        one, other = high - golden * (high - low), low + golden * (high - low)
        if profile.of(one) > profile.of(other):
            high = other
        else:
            low = one
    return (low + high) / 2


def _end(profile: _Profile, bound: float, inside: float, outside: float) -> float:
    """Where the likelihood falls to the bound, between the best rate and the edge."""
    while abs(outside - inside) > 1e-3:
        middle = (inside + outside) / 2
        if profile.of(middle) > bound:
            inside = middle
        else:
            outside = middle
    return inside
