"""The best assignment of many matters at once, with prices and a bound that prove it.

Matters flow to candidates and from each candidate through steps of rising cost to the end, or they
wait. A minimum-cost flow over the promising pairs gives an assignment and the price of a place
with each candidate; the prices say which other pairs could gain, and these are added until none
can. The bound holds for every assignment of all pairs, whatever was left out.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np

Ints = np.ndarray[Any, np.dtype[np.int64]]
Points = np.ndarray[Any, np.dtype[np.int16]]
Pairs = tuple[Ints, Ints]
NOBODY = -1
LEAST = np.iinfo(np.int64).min
FIRST_PAIRS = 16  # promising pairs a matter to begin with
FIRST_MATTERS = 24  # promising pairs a candidate to begin with
MORE_PAIRS = 16  # pairs a matter and round that could gain
BLOCK = 512
MOST_ROUNDS = 40
NEAR_ENOUGH = 10_000  # a ten-thousandth of the value; below that many points only the best will do


@dataclass(frozen=True, slots=True)
class Market:
    """A batch as numbers: points of pairs (negative: not allowed), costs of steps, of waiting.

    `steps[j, t]` is the cost of the t+1-th matter of candidate j, never falling in t; the first
    `room[j]` of them may be taken.
    """

    points: Points
    steps: Ints
    room: Ints
    waiting: Ints


@dataclass(frozen=True, slots=True)
class Plan:
    """Who takes which matter (NOBODY waits), what a place with each costs others, the bound.

    No assignment reaches more than `bound`; `value` is what this one reaches.
    """

    taker: Ints
    prices: Ints
    value: int
    bound: int
    rounds: int
    pairs: Pairs


def solve(market: Market, begin_with: Pairs | None = None) -> Plan:
    """The best plan, or one within a ten-thousandth of it: `bound` tells how near it is.

    `begin_with` are the pairs of an earlier plan of nearly the same market.
    """
    matters, people = market.points.shape
    if not (matters and people):
        nobody = np.full(matters, NOBODY, dtype=np.int64)
        waits = -int(market.waiting.sum())
        none = (nobody[:0], nobody[:0])
        return Plan(nobody, np.zeros(people, dtype=np.int64), waits, waits, 0, none)
    pairs, rounds = _still_allowed(market, begin_with) or _first_pairs(market), 0
    while True:
        taker = _flow(market, pairs)
        prices = _prices(market, pairs, taker)
        bound, gaining = _bound(market, prices, pairs, taker)
        value, rounds = value_of(market, taker), rounds + 1
        near = (bound - value) * NEAR_ENOUGH <= abs(value)
        if near or not gaining[0].size or rounds == MOST_ROUNDS:
            return Plan(taker, prices, value, bound, rounds, pairs)
        pairs = _merged([pairs, gaining], people)


def value_of(market: Market, taker: Ints) -> int:
    """Points reached, less the costs of the steps, less the price of who waits."""
    taken = np.flatnonzero(taker != NOBODY)
    counts = np.bincount(taker[taken], minlength=len(market.room))
    cost = np.where(np.arange(market.steps.shape[1]) < counts[:, None], market.steps, 0).sum()
    points = market.points[taken, taker[taken]].astype(np.int64).sum()
    return int(points - cost - market.waiting[taker == NOBODY].sum())


def _next_step(market: Market, counts: Ints) -> Ints:
    """What one more matter costs each candidate; so much that nobody would where the room ends."""
    rows = np.arange(len(market.room))
    last = market.steps.shape[1] - 1
    none_left = np.int64(market.waiting.max() + np.iinfo(np.int16).max)
    return np.where(
        counts < market.room, market.steps[rows, np.minimum(counts, last)], none_left
    ).astype(np.int64)


def _still_allowed(market: Market, pairs: Pairs | None) -> Pairs | None:
    if pairs is None:
        return None
    allowed = market.points[pairs] >= 0
    return pairs[0][allowed], pairs[1][allowed]


def _first_pairs(market: Market) -> Pairs:
    """The most promising candidates of each matter, and for each candidate its best matters.

    Among equals the row is turned, so that not all matters begin with the same people.
    """
    matters, people = market.points.shape
    opening = _next_step(market, np.zeros(people, dtype=np.int64))
    noise = np.random.default_rng(0).permutation(people)
    found = []
    for start in range(0, matters, BLOCK):
        block = market.points[start : start + BLOCK]
        turned = (np.arange(people) + 7919 * (start + np.arange(len(block)))[:, None]) % people
        net = (block - opening) * people + noise[turned]
        net[block < 0] = LEAST
        found.append(_allowed_pairs(block, _largest(net, FIRST_PAIRS), start))
    for start in range(0, people, BLOCK):
        block = market.points[:, start : start + BLOCK].T
        turned = (np.arange(matters) + 7919 * (start + np.arange(len(block)))[:, None]) % matters
        missing = (block - market.points.max(axis=1).astype(np.int64)) * matters + turned
        missing[block < 0] = LEAST
        columns = _largest(missing, FIRST_MATTERS)
        back, forth = _allowed_pairs(block, columns, start)
        found.append((forth, back))
    return _merged(found, people)


def _largest(net: Ints, count: int) -> Ints:
    """The columns of the largest values of each row."""
    width = net.shape[1]
    count = min(count, width)
    return np.argpartition(net, width - count, axis=1)[:, width - count :].astype(np.int64)


def _allowed_pairs(block: Points, columns: Any, start: int) -> Pairs:
    rows = np.repeat(np.arange(len(block)), columns.shape[1])
    flat = columns.ravel().astype(np.int64)
    allowed = block[rows, flat] >= 0
    return rows[allowed] + start, flat[allowed]


def _merged(found: list[Pairs], width: int) -> Pairs:
    """All pairs once, matter by matter."""
    keys = [rows * width + columns for rows, columns in found]
    unique = np.unique(np.concatenate(keys)) if keys else np.empty(0, dtype=np.int64)
    return unique // max(width, 1), unique % max(width, 1)


def _flow(market: Market, pairs: Pairs) -> Ints:
    """The optimal plan over some pairs, by a minimum-cost flow."""
    from ortools.graph.python.min_cost_flow import SimpleMinCostFlow

    matters, people = market.points.shape
    rows, columns = pairs
    end = matters + people
    flow = SimpleMinCostFlow()
    cost = -market.points[rows, columns].astype(np.int64)
    first = flow.add_arcs_with_capacity_and_unit_cost(
        rows.astype(np.int32),
        (matters + columns).astype(np.int32),
        np.ones(len(rows), dtype=np.int64),
        cost,
    )
    flow.add_arcs_with_capacity_and_unit_cost(
        np.arange(matters, dtype=np.int32),
        np.full(matters, end, dtype=np.int32),
        np.ones(matters, dtype=np.int64),
        market.waiting,
    )
    who, step = np.nonzero(np.arange(market.steps.shape[1]) < market.room[:, None])
    flow.add_arcs_with_capacity_and_unit_cost(
        (matters + who).astype(np.int32),
        np.full(len(who), end, dtype=np.int32),
        np.ones(len(who), dtype=np.int64),
        market.steps[who, step],
    )
    supplies = np.zeros(end + 1, dtype=np.int64)
    supplies[:matters], supplies[end] = 1, -matters
    flow.set_nodes_supplies(np.arange(end + 1, dtype=np.int32), supplies)
    status = flow.solve()
    assert status == flow.OPTIMAL, status  # waiting is always possible
    used = flow.flows(first) > 0 if len(rows) else np.zeros(0, dtype=np.bool_)
    taker = np.full(matters, NOBODY, dtype=np.int64)
    taker[rows[used]] = columns[used]
    return taker


def _prices(market: Market, pairs: Pairs, taker: Ints) -> Ints:
    """The highest prices that fit the plan: what a place with each candidate is worth to others.

    They begin at the cost of the next step and fall until no matter would rather go elsewhere.
    """
    rows, columns = pairs
    people = len(market.room)
    counts = np.bincount(taker[taker != NOBODY], minlength=people)
    prices = _next_step(market, counts)
    points = market.points[rows, columns].astype(np.int64)
    starts = np.flatnonzero(np.r_[True, rows[1:] != rows[:-1]]) if len(rows) else rows
    asked = rows[starts]
    goes = taker[asked]
    placed = goes != NOBODY
    got = market.points[asked[placed], goes[placed]].astype(np.int64)
    waiting = market.waiting[asked[placed]]
    while placed.any():
        elsewhere = np.minimum.reduceat(prices[columns] - points, starts)[placed]
        fallen = prices.copy()
        np.minimum.at(fallen, goes[placed], got + np.minimum(elsewhere, waiting))
        if (fallen == prices).all():
            break
        prices = fallen
    return prices


def _bound(market: Market, prices: Ints, pairs: Pairs, taker: Ints) -> tuple[int, Pairs]:
    """What no plan of all pairs exceeds at these prices, and the pairs that could gain."""
    known = np.zeros(0, dtype=np.bool_)
    total, found = 0, []
    width = market.points.shape[1]
    more = min(MORE_PAIRS, width)
    ends = np.searchsorted(pairs[0], np.arange(len(taker) + 1))
    for start in range(0, len(market.points), BLOCK):
        block = market.points[start : start + BLOCK]
        net = block.astype(np.int64) - prices
        net[block < 0] = LEAST
        waits = -market.waiting[start : start + BLOCK]
        best = np.maximum(net.max(axis=1), waits)
        total += int(best.sum())
        low, high = ends[start], ends[start + len(block)]
        inside = net[pairs[0][low:high] - start, pairs[1][low:high]]
        reached = waits.copy()
        np.maximum.at(reached, pairs[0][low:high] - start, inside)
        net[pairs[0][low:high] - start, pairs[1][low:high]] = LEAST
        wants = np.flatnonzero(best > reached)
        columns = _largest(net[wants], more)
        gains = np.take_along_axis(net[wants], columns, axis=1) > reached[wants, None]
        known = gains.ravel()
        here = np.repeat(wants, more)[known] + start
        found.append((here, columns.ravel()[known]))
    profit = np.maximum(prices[:, None] - market.steps, 0)
    open_steps = np.arange(market.steps.shape[1]) < market.room[:, None]
    return total + int(np.where(open_steps, profit, 0).sum()), _merged(found, width)
