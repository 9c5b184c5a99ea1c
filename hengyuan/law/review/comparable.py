"""Grades made comparable: how strict each reader is, told apart from how good each dossier is.

Points = mean + quality of the dossier − strictness of its reader + chance. Quality, strictness and
chance vary with spreads of their own, which are estimated (REML by expectation and maximisation).
Dossiers that several read tie readers together; anchors, read by all, tie everybody. Where the
ties are too few nothing is adjusted, and it is said why. Raw points are never replaced: the
adjusted ones stand beside them, with an interval, and decide nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

Floats = np.ndarray[Any, np.dtype[np.float64]]
Ints = np.ndarray[Any, np.dtype[np.int64]]
ROUNDS = 500
CLOSE = 1e-7
NORMAL = 1.959963984540054  # 95 % of a normal distribution lie within so many spreads
LEAST_TIES = 3  # dossiers that a reader shares with others
WIDEST = 10.0  # points: half of the interval of a reader's strictness


@dataclass(frozen=True, slots=True)
class Marked:
    """One signed sheet: the dossier and the reader by their places, points of a hundred."""

    dossier: int
    reader: int
    points: float


@dataclass(frozen=True, slots=True)
class Estimate:
    """A value with its 95 % interval."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Refused:
    """Why a reader's sheets are not adjusted; `why` is apart, few or wide."""

    reader: int
    zh: str
    en: str
    why: str


@dataclass(frozen=True, slots=True)
class Comparable:
    """Raw means beside adjusted points; None where a dossier is not adjusted.

    Everything is on the scale of the round's average reader. `strictness` is in points: above 0 a
    reader gives less than others for the same dossier. `groups` are the means over the adjusted
    dossiers of each group that was asked for; None where a group has none.
    """

    raw: tuple[float, ...]
    adjusted: tuple[Estimate | None, ...]
    strictness: tuple[Estimate, ...]
    refused: tuple[Refused, ...]
    spreads: tuple[float, float, float]  # of quality, of strictness, of chance
    groups: tuple[Estimate | None, ...] = ()


def compare(
    sheets: Sequence[Marked], dossiers: int, readers: int, groups: Sequence[Sequence[int]] = ()
) -> Comparable:
    """Adjust the points of dossiers 0 … and tell how strict readers 0 … are.

    Every dossier and every reader has at least one sheet, and there are two sheets at least.
    """
    d = np.array([one.dossier for one in sheets], dtype=np.int64)
    r = np.array([one.reader for one in sheets], dtype=np.int64)
    y = np.array([one.points for one in sheets], dtype=np.float64)
    raw = np.bincount(d, y, dossiers) / np.bincount(d, minlength=dossiers)
    fit = _fit(d, r, y, dossiers, readers)
    strictness = tuple(_interval(-b, s) for b, s in zip(fit.leniency, fit.leniency_sd, strict=True))
    refused = _refusals(d, r, dossiers, readers, fit.leniency_sd)
    unsure = {one.reader for one in refused}
    held = np.bincount(d, np.isin(r, list(unsure)), dossiers) > 0
    adjusted = tuple(
        None if stays else _interval(value, sd)
        for value, sd, stays in zip(fit.quality, fit.quality_sd, held, strict=True)
    )
    means = tuple(_mean(fit, [one for one in group if not held[one]]) for group in groups)
    return Comparable(tuple(raw.tolist()), adjusted, strictness, refused, fit.spreads, means)


def _interval(value: float, spread: float) -> Estimate:
    return Estimate(float(value), float(value - NORMAL * spread), float(value + NORMAL * spread))


@dataclass(frozen=True, slots=True)
class _Fit:
    """`along` is how each dossier's quality leans on the mean and the readers, `inverse` how

    surely these are known, `weight` what is unsure beside them; both in units of chance squared.
    """

    quality: Floats
    quality_sd: Floats
    leniency: Floats
    leniency_sd: Floats
    spreads: tuple[float, float, float]
    along: Floats
    inverse: Floats
    weight: Floats


def _mean(fit: _Fit, group: Sequence[int]) -> Estimate | None:
    """The mean of some dossiers: readers whom they share make them unsure together."""
    if not group:
        return None
    places = list(group)
    leaning = fit.along[places].mean(axis=0)
    alone = float(fit.weight[places].sum()) / len(places) ** 2
    together = float(leaning @ fit.inverse @ leaning)
    spread = fit.spreads[2] * float(np.sqrt(alone + together))
    return _interval(float(fit.quality[places].mean()), spread)


def _fit(d: Ints, r: Ints, y: Floats, dossiers: int, readers: int) -> _Fit:
    """Henderson's equations with the dossiers taken out, so that only readers are inverted."""
    per_dossier = np.bincount(d, minlength=dossiers).astype(np.float64)
    of_dossier = np.bincount(d, y, dossiers)
    # The first column is the mean, the others are the readers.
    design = np.zeros((len(y), 1 + readers))
    design[:, 0] = 1
    design[np.arange(len(y)), 1 + r] = 1
    ties = np.zeros((dossiers, 1 + readers))
    np.add.at(ties, d, design)
    inner, right = design.T @ design, design.T @ y
    quality2 = leniency2 = chance2 = max(float(y.var()), 1e-6) / 3
    for _round in range(ROUNDS):
        weight = 1 / (per_dossier + chance2 / quality2)
        left = inner - ties.T @ (weight[:, None] * ties)
        left[np.arange(1, 1 + readers), np.arange(1, 1 + readers)] += chance2 / leniency2
        inverse = np.linalg.inv(left)
        effect = inverse @ (right - ties.T @ (weight * of_dossier))
        quality = weight * (of_dossier - ties @ effect)
        unsure = weight + weight**2 * ((ties @ inverse) * ties).sum(axis=1)
        spread = np.diag(inverse)[1:]
        residual = y - effect[0] - effect[1:][r] - quality[d]
        before = np.array([quality2, leniency2, chance2])
        quality2 = max(float(quality @ quality + chance2 * unsure.sum()) / dossiers, 1e-9)
        leniency2 = max(float(effect[1:] @ effect[1:] + chance2 * spread.sum()) / readers, 1e-9)
        chance2 = max(float(y @ residual) / (len(y) - 1), 1e-9)
        after = np.array([quality2, leniency2, chance2])
        if np.abs(after - before).max() <= CLOSE * before.max():
            break
    variances = (quality2, leniency2, chance2)
    return _on_one_scale(effect, np.asarray(inverse), quality, weight, ties, variances)


def _on_one_scale(
    effect: Floats,
    inverse: Floats,
    quality: Floats,
    weight: Floats,
    ties: Floats,
    variances: tuple[float, float, float],
) -> _Fit:
    """Everything on the scale of this round's average reader, whoever he is."""
    readers, chance2 = len(effect) - 1, variances[2]
    along = -weight[:, None] * ties
    along[:, 0] += 1
    along[:, 1:] += 1 / readers
    whole = weight + ((along @ inverse) * along).sum(axis=1)
    beside = np.eye(readers) - 1 / readers
    own = ((beside @ inverse[1:, 1:]) * beside).sum(axis=1)
    average = effect[1:].mean()
    quality2, leniency2, _chance2 = (float(np.sqrt(one)) for one in variances)
    return _Fit(
        effect[0] + average + quality, np.sqrt(chance2 * whole), effect[1:] - average,
        np.sqrt(chance2 * own), (quality2, leniency2, float(np.sqrt(chance2))),
        along, inverse, weight,
    )  # fmt: skip


def _refusals(d: Ints, r: Ints, dossiers: int, readers: int, spread: Floats) -> tuple[Refused, ...]:
    """Readers whose ties to the others are too few, and why."""
    shared = (np.bincount(d, minlength=dossiers) > 1)[d]
    ties = np.bincount(r, shared, readers)
    group = _groups(d, r, dossiers, readers)
    largest = np.bincount(group).argmax()
    found = []
    for reader in range(readers):
        if group[reader] != largest:
            why = "apart"
            zh, en = "与其他专家没有共同评估的案卷", "shares no dossier with the others"
        elif ties[reader] < LEAST_TIES:
            why = "few"
            zh = f"与其他专家共同评估的案卷只有{int(ties[reader])}件"
            en = f"shares only {int(ties[reader])} dossiers with others"
        elif NORMAL * spread[reader] > WIDEST:
            why = "wide"
            zh, en = "宽严的区间太宽", "the interval of his strictness is too wide"
        else:
            continue
        found.append(Refused(reader, zh, en, why))
    return tuple(found)


def _groups(d: Ints, r: Ints, dossiers: int, readers: int) -> Ints:
    """The connected part in which each reader lies, by the lowest reader of it."""
    label = np.arange(readers, dtype=np.int64)
    while True:
        of_dossier = np.full(dossiers, readers, dtype=np.int64)
        np.minimum.at(of_dossier, d, label[r])
        lower = label.copy()
        np.minimum.at(lower, r, of_dossier[d])
        if (lower == label).all():
            return label
        label = lower
