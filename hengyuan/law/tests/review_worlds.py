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


def signed_in_order(
    seed: int, *, shift: float = 0, after: int = 25, upto: int = 0, dossiers: int = 300,
    readers: int = 12, anchors: int = 6, chance: float = 4,
) -> tuple[list[Marked], int]:  # fmt: skip
    """Sheets in the order of signing, and the number of the first reader.

    Loads are even, spreads as in `world`. The first reader gives `shift` points less after so many
    sheets; with `upto` the round is seen at the moment when he signs that sheet.
    """
    rng = np.random.default_rng(seed)
    good, lenient = rng.normal(60, 8, dossiers + anchors), rng.normal(0, 8, readers)
    turns = np.concatenate([rng.permutation(readers) for _turn in range(2 * dossiers // readers)])
    pairs = [(at // 2, int(reader)) for at, reader in enumerate(turns)]
    pairs += [(dossiers + one, reader) for one in range(anchors) for reader in range(readers)]
    pairs = list(dict.fromkeys(pairs))
    written: list[Marked] = []
    places: tuple[dict[int, int], dict[int, int]] = ({}, {})
    for at in rng.permutation(len(pairs)):
        dossier, reader = pairs[at]
        own = sum(one.reader == places[1].get(0) for one in written) if reader == 0 else 0
        lost = shift if reader == 0 and own >= after else 0
        points = good[dossier] + lenient[reader] + rng.normal(0, chance) - lost
        place = places[0].setdefault(dossier, len(places[0]))
        written.append(Marked(place, places[1].setdefault(reader, len(places[1])), float(points)))
        if reader == 0 and own + 1 == upto:
            break
    return written, places[1][0]
