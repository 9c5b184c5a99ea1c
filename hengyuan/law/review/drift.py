"""Drift: a reader who became stricter or milder in the course of a round, told as a hint.

Each of his files has a residual: his points, his strictness of the round added, against the same of
the others who read that dossier, in spreads of chance. In the order of signing, the mean of what
came after a place is held against the mean of what came before it, for every place; the first file
at which the two are too far apart signals, and the files since that place caused it. It says
nothing of who is right, and nothing follows from it by itself.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import log, sqrt

import numpy as np

from hengyuan.law.review.comparable import Comparable, Marked

BEFORE = 10  # files that must stand before the change
AFTER = 4  # and after it
MARGIN = 0.95  # spreads; docs/law/review.md says what was measured with it


@dataclass(frozen=True, slots=True)
class Drift:
    """At file `at` (from 0, in the order of signing) it was clear; it began with `since`.

    `points`: so many points less (above 0: stricter) than before, over the files since.
    """

    at: int
    since: int
    points: float


def limit_after(files: int) -> float:
    """So many spreads between both means are too far: more, where more places were looked at."""
    return sqrt(2 * log(files)) + MARGIN


def signalled(residuals: Sequence[float]) -> tuple[int, int] | None:
    """The first file that signals and the file with which the change began; None where none does.

    Residuals vary by 1 while nothing changes, around any mean.
    """
    sums = np.concatenate(([0.0], np.cumsum(np.asarray(residuals, dtype=np.float64))))
    for seen in range(BEFORE + AFTER, len(residuals) + 1):
        places = np.arange(BEFORE, seen - AFTER + 1)
        before, after = sums[places] / places, (sums[seen] - sums[places]) / (seen - places)
        apart = np.abs(after - before) / np.sqrt(1 / places + 1 / (seen - places))
        if apart.max() > limit_after(seen):
            return seen - 1, int(places[apart.argmax()])
    return None


def drifts(sheets: Sequence[Marked], found: Comparable) -> dict[int, Drift]:
    """Readers who drifted; sheets stand in the order of signing, `found` is what they compare to.

    Readers who are not adjusted are left out: nothing tells their strictness from the others'.
    """
    unsure = {one.reader for one in found.refused}
    chance = max(found.spreads[2], 1e-6)
    by_dossier: dict[int, list[float]] = {}
    level = [one.points + found.strictness[one.reader].value for one in sheets]
    for one, points in zip(sheets, level, strict=True):
        if one.reader not in unsure:
            by_dossier.setdefault(one.dossier, []).append(points)
    told: dict[int, Drift] = {}
    for reader in sorted(set(range(len(found.strictness))) - unsure):
        own = [at for at, one in enumerate(sheets) if one.reader == reader]
        with_others = [at for at in own if len(by_dossier[sheets[at].dossier]) > 1]
        against = [_against(level[at], by_dossier[sheets[at].dossier]) for at in with_others]
        signal = signalled([one / chance / spread for one, spread in against])
        if signal:
            apart = [one for one, _spread in against]
            told[reader] = _drift(own, with_others, apart, *signal)
    return told


def _against(points: float, everybody: Sequence[float]) -> tuple[float, float]:
    """Points against the mean of the others, and the spread of that in spreads of chance."""
    others = len(everybody) - 1
    return points - (sum(everybody) - points) / others, sqrt(1 + 1 / others)


def _drift(
    own: Sequence[int], with_others: Sequence[int], points: Sequence[float], at: int, since: int
) -> Drift:
    change = float(np.mean(points[:since]) - np.mean(points[since : at + 1]))
    return Drift(own.index(with_others[at]), own.index(with_others[since]), change)
