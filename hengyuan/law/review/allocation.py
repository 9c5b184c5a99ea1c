"""Who reads which dossier: the worst-served dossier first, then the most expertise, then balance.

Each dossier needs some readers, each reader has room for some dossiers, some pairs are barred.
First the highest floor is found under which no reader of any dossier needs to fall. Among all plans
that keep it, first as few readers as can be are left without a dossier, then as few dossiers as can
be lie outside the band around the even load, and only then expertise counts, by one minimum-cost
flow. Whoever allocates may ask for even loads before the floor: then the floor is the highest of
the plans that leave as few readers idle. All of it is exact.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from math import ceil
from typing import Any

import numpy as np

from hengyuan.law.errors import LawError
from hengyuan.law.vocabulary import Word

Ints = np.ndarray[Any, np.dtype[np.int64]]
Points = np.ndarray[Any, np.dtype[np.int16]]
Used = np.ndarray[Any, np.dtype[np.bool_]]
Pairs = tuple[Ints, Ints]
BARRED = -1
SCALE = 1_000  # expertise and loads are counted in thousandths of a point
BALANCE = 30  # points of expertise that one more dossier must bring at the even load
BAND = (2, 4)  # thirds of the even load between which loads lie while nothing forces them out


class WhyLoad(Word):
    """Why a reader has as many dossiers as he has."""

    NO_ROOM = "no_room", "手上的评估表已到上限", "has as many sheets open as he may"
    FULL = "full", "分到上限为止", "filled up to what he may take"
    CONFLICTS = (
        "conflicts", "其余案卷须回避或者不属于其类别",
        "conflicts or his field keep him from all others",
    )  # fmt: skip
    FLOOR = (
        "floor", "其余案卷上的专长低于最低的一份",
        "for all others he knows less than the lowest reader does",
    )  # fmt: skip
    EVEN = "even", "份数均衡", "even loads"
    EXPERTISE = "expertise", "专长更合适的案卷多少不一", "more or fewer dossiers suit his expertise"


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
    `even` is the load of everybody alike, `band` the loads that only bars, room and floor break.
    """

    pairs: tuple[tuple[int, int], ...]
    floor: int
    value: int
    even: float = 0.0
    band: tuple[int, int] = (0, 0)


def allocate(task: Task, *, even_first: bool = False) -> Allocation:
    """The best plan; raises CannotAllocate naming the dossiers that lack readers."""
    if not task.need.sum():
        return Allocation((), 0, 0)
    floor = _highest_even_floor(task) if even_first else _highest_floor(task)
    rows, columns = _from(task, floor)
    used, value = _best(task, (rows, columns))
    pairs = zip(rows[used].tolist(), columns[used].tolist(), strict=True)
    return Allocation(tuple(pairs), floor, value, even_load(task), band(task))


def why_loads(task: Task, found: Allocation) -> tuple[WhyLoad, ...]:
    """Reader by reader, why he has as many as he has."""
    readers = task.points.shape[1]
    loads = np.bincount([reader for _, reader in found.pairs], minlength=readers)
    wanted = task.points[task.need > 0]
    may, above = (wanted > BARRED).sum(axis=0), (wanted >= max(found.floor, 0)).sum(axis=0)
    low, high = found.band
    return tuple(
        WhyLoad.NO_ROOM if not task.room[one]
        else WhyLoad.CONFLICTS if load == may[one]
        else WhyLoad.FULL if load == task.room[one]
        else WhyLoad.FLOOR if load == above[one]
        else WhyLoad.EVEN if low <= load <= high
        else WhyLoad.EXPERTISE
        for one, load in enumerate(loads.tolist())
    )  # fmt: skip


def even_load(task: Task) -> float:
    """What each reader with room would have if all had the same."""
    return float(task.need.sum() / max((task.room > 0).sum(), 1))


def band(task: Task) -> tuple[int, int]:
    """The least and the most dossiers of a reader while nothing forces more or fewer."""
    even, (low, high) = even_load(task), BAND
    return max(ceil(even * low / 3), 1), max(ceil(even * high / 3), 1)


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
    high = int(ranked[np.arange(len(wanted)), task.need[wanted] - 1].min())
    return _highest(high, lambda floor: bool((_served(task, floor) == task.need).all()))


def _highest_even_floor(task: Task) -> int:
    """The highest floor of the plans that are as even as any: most readers, least off the band.

    The places that plans can fill are a matroid: filling first places first, then those up to the
    band, then those within it, fills as many of each as could be filled alone. So a floor costs no
    evenness where as much is served as without it, with each reader's room cut at each of the
    three. A floor that holds for one bounds the next.
    """
    floor = _highest_floor(task)
    for most in (1, *band(task)):
        cut = replace(task, room=np.minimum(task.room, most))
        floor = _highest(floor, partial(_costs_nothing, cut, int(_served(cut, 0).sum())))
    return floor


def _costs_nothing(task: Task, served: int, floor: int) -> bool:
    return int(_served(task, floor).sum()) == served


def _highest(high: int, holds: Callable[[int], bool]) -> int:
    """The highest floor at which something holds that holds at 0; the highest is tried first."""
    kept, middle = 0, high
    while kept < high:
        if holds(middle):
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


def _rising(task: Task) -> Ints:
    """What the k-th dossier costs a reader: BALANCE points at the even load, then more."""
    ranks = np.arange(1, int(task.room.max()) + 1, dtype=np.int64)
    rising: Ints = (ranks * BALANCE * SCALE / max(even_load(task), 1)).astype(np.int64)
    return rising


def _steps(task: Task) -> Ints:
    """The same, and the band: a dossier below or above it weighs more than all expertise together.

    The first dossier of a reader weighs more than all of that.
    """
    rising, sheets = _rising(task), int(task.need.sum())
    ranks = np.arange(1, len(rising) + 1)
    low, high = band(task)
    weight = sheets * (100 * SCALE + int(rising[-1])) + 1
    steps: Ints = rising + weight * ((ranks > high).astype(np.int64) - (ranks <= low))
    steps[0] -= weight * (2 * sheets + 1)
    return steps


def _best(task: Task, pairs: Pairs) -> tuple[Used, int]:
    """The best plan over some pairs: which are used, and its value without the band."""
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
    used: Used = flow.flows(arcs) > 0
    spent = np.concatenate(([0], np.cumsum(_rising(task))))
    loads = np.bincount(columns[used], minlength=readers)
    return used, int(worth[used].sum() - spent[loads].sum())
