"""Made-up rounds of peer review with known truth, for tests and the bench of comparable grades."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from hengyuan.law.review.comparable import Comparable, Marked, compare


@dataclass(frozen=True)
class World:
    """What is true, on the scale of the round's average reader, and what readers wrote."""

    quality: Any
    strictness: Any
    sheets: list[Marked]

    def compared(self) -> Comparable:
        """The round adjusted."""
        return compare(self.sheets, len(self.quality), len(self.strictness))


def world(
    seed: int, *, dossiers: int = 300, readers: int = 12, anchors: int = 6, quality: float = 8,
    strictness: float = 8, chance: float = 4, strict_district: float = 0, drops_out: bool = False,
) -> World:  # fmt: skip
    """Two readers for each dossier by lot, the anchors by all; spreads in points.

    A quarter of the readers may be of a district that gives `strict_district` points less; the
    first reader may drop out after forty dossiers.
    """
    rng = np.random.default_rng(seed)
    good = rng.normal(60, quality, dossiers + anchors)
    lenient = rng.normal(0, strictness, readers)
    lenient -= strict_district * (np.arange(readers) < readers // 4)
    pairs = []
    for dossier in range(dossiers):
        for reader in rng.choice(readers, 2, replace=False):
            gone = drops_out and reader == 0 and dossier > 40
            pairs.append((dossier, int(1 + dossier % (readers - 1)) if gone else int(reader)))
    pairs += [(dossiers + one, reader) for one in range(anchors) for reader in range(readers)]
    sheets = [
        Marked(dossier, reader, float(good[dossier] + lenient[reader] + rng.normal(0, chance)))
        for dossier, reader in dict.fromkeys(pairs)
    ]
    return World(good + lenient.mean(), lenient.mean() - lenient, sheets)


def rank_error(true: Any, told: Any) -> float:
    """By how many places a dossier is misplaced, on the mean."""
    places = [np.argsort(np.argsort(one)) for one in (np.asarray(true), np.asarray(told))]
    return float(np.abs(places[0] - places[1]).mean())


@dataclass(frozen=True)
class Told:
    """How a round was told: rank errors of plain means and of adjusted points, what is covered."""

    plain: float
    adjusted: float
    dossiers_covered: float
    readers_covered: float


def held_against_truth(made: World) -> Told:
    """A world's comparison held against what is true."""
    found = made.compared()
    points = [one.value if one else raw for one, raw in zip(found.adjusted, found.raw, strict=True)]
    dossiers = [
        one.low <= true <= one.high
        for one, true in zip(found.adjusted, made.quality, strict=True)
        if one
    ]
    readers = [
        one.low <= true <= one.high
        for one, true in zip(found.strictness, made.strictness, strict=True)
    ]
    return Told(
        rank_error(made.quality, found.raw), rank_error(made.quality, points),
        float(np.mean(dossiers)), float(np.mean(readers)),
    )  # fmt: skip
