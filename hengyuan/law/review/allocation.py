"""Who reads which dossier: the worst-served dossier first, then the most expertise, then balance.

Each dossier needs some readers, each reader has room for some dossiers, some pairs are barred.
First the highest floor is found under which no reader of any dossier needs to fall; then, among
all plans that keep it, the one of most expertise with even loads, by a minimum-cost flow. Both are
exact: no plan has a higher floor, and none that keeps it a higher value.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np

from hengyuan.law.errors import LawError

Ints = np.ndarray[Any, np.dtype[np.int64]]
Points = np.ndarray[Any, np.dtype[np.int16]]
Used = np.ndarray[Any, np.dtype[np.bool_]]
Pairs = tuple[Ints, Ints]
BARRED = -1
SCALE = 1_000  # expertise and loads are counted in thousandths of a point
BALANCE = 30  # points of expertise that one more dossier must bring at the even load


class CannotAllocate(LawError):
    """The readers who may read are too few; the text says which dossiers lack how many."""


@dataclass(frozen=True, slots=True)
class Task:
    """`points[d, r]` is the expertise of reader r for dossier d, 0 to 100, BARRED where he may not.

    `need[d]` readers are wanted for a dossier, reader r has room for `room[r]` dossiers.
    """

    points: Points
    need: Ints
    room: Ints


@dataclass(frozen=True, slots=True)
class Allocation:
    """Pairs (dossier, reader), the highest floor that any plan keeps, and the value.

    The value is points of expertise less the cost of uneven loads, in thousandths of a point.
    """

    pairs: tuple[tuple[int, int], ...]
    floor: int
    value: int


def allocate(task: Task) -> Allocation:
    """The best plan; raises CannotAllocate naming the dossiers that lack readers."""
    if not task.need.sum():
        return Allocation((), 0, 0)
    floor = _highest_floor(task)
    rows, columns = _from(task, floor)
    used, value = _best(task, (rows, columns))
    pairs = zip(rows[used].tolist(), columns[used].tolist(), strict=True)
    return Allocation(tuple(pairs), floor, value)


def _highest_floor(task: Task) -> int:
    """The highest floor that a plan keeps.

    It cannot lie above what the best readers of the worst-served dossier have; nearly always that
    floor can be kept, and one flow shows it.
    """
    everybody = _served(task, 0)
    if (everybody < task.need).any():
        raise _too_few(task.need - everybody)
    wanted = np.flatnonzero(task.need)
    ranked = -np.sort(-task.points[wanted], axis=1)
    kept, high = 0, int(ranked[np.arange(len(wanted)), task.need[wanted] - 1].min())
    middle = high
    while kept < high:
        if (_served(task, middle) == task.need).all():
            kept = middle
        else:
            high = middle - 1
        middle = (kept + high + 1) // 2
    return kept


def _too_few(short: Ints) -> CannotAllocate:
    lacking = np.flatnonzero(short)
    told = ", ".join(f"{place} (lacks {short[place]})" for place in lacking.tolist())
    return CannotAllocate(
        f"too few readers may read, for {len(lacking)} dossiers by their place: {told}; "
        f"add readers, raise what each may take, or ask fewer readers"
    )


def _from(task: Task, floor: int) -> Pairs:
    """The pairs at a floor or above it, dossier by dossier."""
    rows, columns = np.nonzero(task.points >= floor)
    return rows.astype(np.int64), columns.astype(np.int64)


def _served(task: Task, floor: int) -> Ints:
    """How many readers each dossier gets where as many wants as possible are met."""
    from ortools.graph.python.max_flow import SimpleMaxFlow

    dossiers, readers = task.points.shape
    rows, columns = _from(task, floor)
    start, end = dossiers + readers, dossiers + readers + 1
    flow = SimpleMaxFlow()
    arcs = flow.add_arcs_with_capacity(
        rows.astype(np.int32),
        (dossiers + columns).astype(np.int32),
        np.ones(len(rows), dtype=np.int64),
    )
    flow.add_arcs_with_capacity(
        np.full(dossiers, start, dtype=np.int32), np.arange(dossiers, dtype=np.int32), task.need
    )
    flow.add_arcs_with_capacity(
        np.arange(dossiers, start, dtype=np.int32), np.full(readers, end, dtype=np.int32), task.room
    )
    status = flow.solve(start, end)
    assert status == flow.OPTIMAL, status
    used = flow.flows(arcs) > 0 if len(rows) else np.zeros(0, dtype=np.bool_)
    counted = np.bincount(rows[used], minlength=dossiers)
    return counted.astype(np.int64)


def _steps(task: Task) -> Ints:
    """What the k-th dossier costs a reader: rising, so that loads are even.

    At the even load one more costs BALANCE points of expertise, at twice that twice as much.
    """
    even = max(task.need.sum() / (task.room > 0).sum(), 1)
    ranks = np.arange(1, int(task.room.max()) + 1, dtype=np.int64)
    steps: Ints = (ranks * BALANCE * SCALE / even).astype(np.int64)
    return steps


def _best(task: Task, pairs: Pairs) -> tuple[Used, int]:
    """The best plan over some pairs: which are used, and its value."""
    from ortools.graph.python.min_cost_flow import SimpleMinCostFlow

    dossiers, readers = task.points.shape
    rows, columns = pairs
    worth = SCALE * task.points[rows, columns].astype(np.int64)
    flow = SimpleMinCostFlow()
    arcs = flow.add_arcs_with_capacity_and_unit_cost(
        rows.astype(np.int32),
        (dossiers + columns).astype(np.int32),
        np.ones(len(rows), dtype=np.int64),
        -worth,
    )
    steps = _steps(task)
    who, step = np.nonzero(np.arange(len(steps)) < task.room[:, None])
    flow.add_arcs_with_capacity_and_unit_cost(
        (dossiers + who).astype(np.int32),
        np.full(len(who), dossiers + readers, dtype=np.int32),
        np.ones(len(who), dtype=np.int64),
        steps[step],
    )
    supplies = np.zeros(dossiers + readers + 1, dtype=np.int64)
    supplies[:dossiers], supplies[-1] = task.need, -task.need.sum()
    flow.set_nodes_supplies(np.arange(len(supplies), dtype=np.int32), supplies)
    status = flow.solve()
    assert status == flow.OPTIMAL, status  # the pairs hold a plan
    return flow.flows(arcs) > 0, -int(flow.optimal_cost())
