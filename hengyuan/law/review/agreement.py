"""How far readers agree: Krippendorff's alpha, weighted kappa, and how sure each is.

A table has a row for each dossier and a column for each reader; what was not read is NaN. Values
are ranks (0 unqualified … 3 excellent) or points. Figures of agreement say nothing of who is right.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import numpy as np

Table = np.ndarray[Any, np.dtype[np.float64]]
RESAMPLES = 2_000
LEVEL = 0.95
BLOCK = 250  # resamples at once, so that memory stays small


class Metric(StrEnum):
    """How far apart two values are: different or not, by the ranks between them, by points."""

    NOMINAL = "nominal"
    ORDINAL = "ordinal"
    INTERVAL = "interval"


class Weights(StrEnum):
    """How much a disagreement of so many ranks weighs."""

    LINEAR = "linear"
    QUADRATIC = "quadratic"


@dataclass(frozen=True, slots=True)
class Agreement:
    """A coefficient with its interval; None where nothing varies or nobody read twice.

    `units` are the dossiers that at least two readers read.
    """

    value: float | None
    low: float | None
    high: float | None
    units: int


def alpha(table: Table, metric: Metric, *, seed: int = 0, resamples: int = RESAMPLES) -> Agreement:
    """Krippendorff's alpha over all dossiers that two or more readers read.

    The interval is the percentile bootstrap over dossiers (95 %). Its draws are the numbers of
    `random.Random(seed)`, dossiers in the order of the rows, so that a program without this one and
    without numpy gets the same interval. 1 is full agreement, 0 what chance gives.
    """
    values, paired = _coincidences(table)
    units = len(paired)
    value = _alphas(paired.sum(axis=0)[None], values, metric)[0]
    if np.isnan(value):
        return Agreement(None, None, None, units)
    draws = np.random.RandomState([seed])  # the generator of `random`, seeded as `random` does
    found = []
    for start in range(0, resamples, BLOCK):
        count = min(BLOCK, resamples - start)
        chosen = _chosen(draws.random_sample((count, units)))
        summed = (chosen @ paired.reshape(units, -1)).reshape(count, len(values), len(values))
        found.append(_alphas(summed, values, metric))
    kept = np.concatenate(found) if found else np.empty(0)
    kept = kept[~np.isnan(kept)]
    if not kept.size:
        return Agreement(float(value), None, None, units)
    low, high = np.quantile(kept, [(1 - LEVEL) / 2, (1 + LEVEL) / 2])
    return Agreement(float(value), float(low), float(high), units)


def _chosen(numbers: Table) -> Table:
    """How often each dossier is drawn, a row for each resample; numbers lie from 0 below 1."""
    count, units = numbers.shape
    places = (numbers * units).astype(np.int64) + units * np.arange(count)[:, None]
    times = np.bincount(places.ravel(), minlength=count * units)
    return times.reshape(count, units).astype(np.float64)


def _coincidences(table: Table) -> tuple[Table, Table]:
    """The values that occur, and for each dossier how often each pair of them stands together.

    A dossier with m values counts each ordered pair of them 1/(m-1) times.
    """
    read = ~np.isnan(table)
    rows = table[read.sum(axis=1) >= 2]
    values = np.unique(rows[~np.isnan(rows)])
    counts = (rows[:, :, None] == values).sum(axis=1).astype(np.float64)
    pairs = counts[:, :, None] * counts[:, None, :]
    same = np.arange(len(values))
    pairs[:, same, same] -= counts
    return values, pairs / (counts.sum(axis=1) - 1)[:, None, None]


def _alphas(paired: Table, values: Table, metric: Metric) -> Table:
    """Alpha of each summed matrix of coincidences; NaN where nothing varies."""
    totals = paired.sum(axis=2)
    apart = _apart(totals, values, metric)
    whole = totals.sum(axis=1)
    observed = (paired * apart).sum(axis=(1, 2)) / np.where(whole > 0, whole, 1)
    by_chance = (totals[:, :, None] * totals[:, None, :] * apart).sum(axis=(1, 2))
    expected = by_chance / np.where(whole > 1, whole * (whole - 1), 1)
    possible = expected > 0
    found: Table = np.where(possible, 1 - observed / np.where(possible, expected, 1), np.nan)
    return found


def _apart(totals: Table, values: Table, metric: Metric) -> Table:
    """The squared distance of each pair of values, for each set of totals."""
    if metric is Metric.NOMINAL:
        return np.broadcast_to(1.0 - np.eye(len(values)), (*totals.shape, len(values)))
    if metric is Metric.INTERVAL:
        squares: Table = (values[:, None] - values[None, :]) ** 2
        return np.broadcast_to(squares, (*totals.shape, len(values)))
    # From the middle of one rank's total to the middle of the other's.
    middles = np.cumsum(totals, axis=1) - totals / 2
    ranked: Table = (middles[:, :, None] - middles[:, None, :]) ** 2
    return ranked


def weighted_kappa(first: Table, second: Table, ranks: int, weights: Weights) -> float | None:
    """Cohen's weighted kappa of two readers over the dossiers that both read.

    `first` and `second` are ranks from 0 to `ranks` - 1, NaN where one did not read. None where
    neither varies.
    """
    both = ~(np.isnan(first) | np.isnan(second))
    table = np.zeros((ranks, ranks))
    np.add.at(table, (first[both].astype(int), second[both].astype(int)), 1)
    steps = np.abs(np.arange(ranks)[:, None] - np.arange(ranks)[None, :]).astype(np.float64)
    apart = steps if weights is Weights.LINEAR else steps**2
    whole = table.sum()
    if not whole:
        return None
    by_chance = np.outer(table.sum(axis=1), table.sum(axis=0)) / whole
    expected = (apart * by_chance).sum()
    return float(1 - (apart * table).sum() / expected) if expected else None


@dataclass(frozen=True, slots=True)
class Dispute:
    """An item and its share of all squared disagreement between readers, the largest first."""

    item: str
    share: float
    dossiers: tuple[int, ...]  # rows in which it is disputed, the widest first


def disputes(tables: dict[str, Table]) -> list[Dispute]:
    """Which items cause most disagreement: each table has the same dossiers as rows.

    An item's weight is the sum over dossiers of the variance between readers.
    """
    wide = {name: _spread(table) for name, table in tables.items()}
    whole = sum(float(one.sum()) for one in wide.values())
    found = [
        Dispute(name, float(one.sum()) / whole, _widest(one))
        for name, one in wide.items()
        if one.sum() > 0
    ]
    # Equal shares stand by name, not by the last bit of a sum.
    return sorted(found, key=lambda one: (-round(one.share, 12), one.item))


def _spread(table: Table) -> Table:
    """The variance between the readers of each dossier; 0 where fewer than two read."""
    read = ~np.isnan(table)
    count = read.sum(axis=1)
    filled = np.where(read, table, 0.0)
    middle = filled.sum(axis=1) / np.maximum(count, 1)
    squares = np.where(read, (table - middle[:, None]) ** 2, 0.0).sum(axis=1)
    found: Table = np.where(count >= 2, squares / np.maximum(count - 1, 1), 0.0)
    return found


def _widest(spread: Table) -> tuple[int, ...]:
    order = np.argsort(-spread, kind="stable")
    return tuple(int(row) for row in order if spread[row] > 0)
