"""Readers to dossiers: equal to brute force on small ones, every rule kept on larger ones."""

from itertools import combinations, product
from math import ceil

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hengyuan.law.review.allocation import (
    BALANCE,
    BARRED,
    SCALE,
    Allocation,
    CannotAllocate,
    Task,
    WhyLoad,
    allocate,
    why_loads,
)


def task(points, need, room):
    dossiers, readers = np.asarray(points).shape
    return Task(
        np.asarray(points, dtype=np.int16),
        np.broadcast_to(np.asarray(need, dtype=np.int64), (dossiers,)).copy(),
        np.broadcast_to(np.asarray(room, dtype=np.int64), (readers,)).copy(),
    )


def brute(one, order=lambda *parts: parts):
    """The best plan by trying all: floor, readers with work, loads off the band, value; or None."""
    readers = range(one.points.shape[1])
    even = one.need.sum() / max((one.room > 0).sum(), 1)
    low, high = max(ceil(even * 2 / 3), 1), max(ceil(even * 4 / 3), 1)
    cost = [int(k * BALANCE * SCALE / max(even, 1)) for k in range(1, int(one.room.max()) + 1)]
    choices = [
        [c for c in combinations(readers, int(n)) if all(one.points[d, r] > BARRED for r in c)]
        for d, n in enumerate(one.need)
    ]
    best = None
    for plan in product(*choices):
        loads = np.bincount([r for c in plan for r in c], minlength=len(readers))
        if (loads > one.room).any():
            continue
        worth = [int(one.points[d, r]) for d, c in enumerate(plan) for r in c]
        value = SCALE * sum(worth) - sum(sum(cost[:n]) for n in loads.tolist())
        off = sum(max(low - n, 0) + max(n - high, 0) for n in loads.tolist())
        found = order(min(worth), sum(n > 0 for n in loads.tolist()), -off, value)
        best = found if best is None else max(best, found)
    return best


@pytest.mark.parametrize("seed", range(40))
def test_small_ones_equal_brute_force(seed):
    rng = np.random.default_rng(seed)
    points = rng.integers(0, 12, (4, 5)) * 8
    points[rng.random((4, 5)) < 0.25] = BARRED
    one = task(points, rng.integers(1, 3, 4), rng.integers(1, 4, 5))
    expected = brute(one)
    if expected is None:
        with pytest.raises(CannotAllocate):
            allocate(one)
        return
    found = allocate(one)
    loads = loads_of(found, 5)
    low, high = found.band
    off = sum(max(low - n, 0) + max(n - high, 0) for n in loads)
    assert (found.floor, sum(n > 0 for n in loads), -off, found.value) == expected


def loads_of(found, readers):
    return np.bincount([reader for _, reader in found.pairs], minlength=readers).tolist()


@given(
    st.integers(0, 2**32 - 1), st.integers(1, 12), st.integers(2, 8), st.integers(1, 2),
    st.floats(0, 0.6),
)  # fmt: skip
@settings(max_examples=150, deadline=None)
def test_nobody_is_left_without_work_while_another_could_hand_him_some(
    seed, dossiers, readers, need, barred
):
    """Work is handed on along any chain of readers, each taking a dossier from the next."""
    rng = np.random.default_rng(seed)
    points = rng.integers(0, 101, (dossiers, readers))
    points[rng.random(points.shape) < barred] = BARRED
    one = task(points, need, rng.integers(0, dossiers + 2, readers))
    try:
        found = allocate(one)
    except CannotAllocate:
        return
    loads, pairs = loads_of(found, readers), set(found.pairs)
    low, high = found.band
    for idle in range(readers):
        if not one.room[idle]:
            continue
        reached = gives_to(one, found.floor, pairs, idle)
        most = max((loads[other] for other in reached), default=0)
        assert loads[idle] > 0 or most < 2  # nobody is idle while another has two or more
        if loads[idle] < low and loads[idle] < one.room[idle]:
            assert most <= low  # nor below the band while another lies above its lower end
        if loads[idle] < min(high, one.room[idle]):
            assert most <= high


def gives_to(one, floor, pairs, idle):
    """The readers from whom a dossier can come to this one, straight or through others."""
    reached, waiting = {idle}, [idle]
    while waiting:
        takes = waiting.pop()
        for dossier, gives in pairs:
            free = (dossier, takes) not in pairs and one.points[dossier, takes] >= floor
            if free and gives not in reached:
                reached.add(gives)
                waiting.append(gives)
    return reached - {idle}


def test_even_loads_may_go_before_the_floor():
    # expertise first gives both dossiers to the two who know most
    one = task([[90, 90, 60, 61], [90, 90, 60, 61], [BARRED, 90, 60, 61]], [2, 2, 0], 5)
    first, even = allocate(one), allocate(one, even_first=True)
    assert (loads_of(first, 4), first.floor) == ([2, 2, 0, 0], 90)
    assert (loads_of(even, 4), even.floor) == ([1, 1, 1, 1], 60)
    with pytest.raises(CannotAllocate):
        allocate(task([[5, BARRED]], 2, 5), even_first=True)


@pytest.mark.parametrize("seed", range(60))
def test_even_first_is_the_highest_floor_of_the_most_even_plans(seed):
    rng = np.random.default_rng(seed)
    points = rng.integers(0, 12, (3, 4)) * 8
    points[rng.random((3, 4)) < 0.2] = BARRED
    one = task(points, rng.integers(1, 3, 3), rng.integers(1, 4, 4))
    expected = brute(one, lambda floor, busy, off, value: (busy, off, floor, value))
    if expected is None:
        return
    found = allocate(one, even_first=True)
    loads = loads_of(found, 4)
    low, high = found.band
    off = sum(max(low - n, 0) + max(n - high, 0) for n in loads)
    assert (sum(n > 0 for n in loads), -off, found.floor, found.value) == expected


def test_each_load_has_its_reason():
    one = task(
        [[90, 90, 10, BARRED, 90, 90], [90, 90, 10, 95, 90, 90], [90, 90, 10, BARRED, 90, 90]],
        2, [0, 1, 5, 5, 5, 5],
    )  # fmt: skip
    found = allocate(one)
    assert found.floor == 90 and loads_of(found, 6)[:4] == [0, 1, 0, 1]
    assert why_loads(one, found) == (
        WhyLoad.NO_ROOM, WhyLoad.FULL, WhyLoad.FLOOR, WhyLoad.CONFLICTS, WhyLoad.EVEN, WhyLoad.EVEN,
    )  # fmt: skip
    uneven = Allocation(((0, 4), (1, 4), (2, 4)), 0, 0, 1.0, (1, 2))
    assert why_loads(one, uneven)[4:] == (WhyLoad.CONFLICTS, WhyLoad.EXPERTISE)


def test_the_floor_goes_before_balance():
    # only the first two can serve the first dossier; the third is worse than the floor of 70
    found = allocate(task([[70, 80, 10], [90, 90, 10]], 2, 5))
    assert loads_of(found, 3) == [2, 2, 0] and found.floor == 70


def test_a_large_one_keeps_every_rule():
    rng = np.random.default_rng(5)
    points = rng.integers(0, 101, (600, 40))
    points[rng.random(points.shape) < 0.3] = BARRED
    one = task(points, 2, 33)
    found = allocate(one)
    rows, columns = np.array(found.pairs).T
    assert (np.bincount(rows) == 2).all() and len(set(found.pairs)) == 1200
    assert (np.bincount(columns, minlength=40) <= 33).all()
    assert one.points[rows, columns].min() == found.floor > BARRED
    assert allocate(one) == found


def test_everybody_alike_shares_evenly():
    found = allocate(task(np.full((100, 10), 50), 2, 60))
    loads = np.bincount([reader for _, reader in found.pairs])
    assert loads.tolist() == [20] * 10


def test_the_floor_falls_where_the_best_have_no_room():
    # both dossiers want reader 0, who has room for one: one of them gets 30
    found = allocate(task([[90, 30], [90, 30]], 1, [1, 1]))
    assert found.floor == 30


def test_fixed_and_finished_dossiers_need_nobody():
    found = allocate(task([[90, 30], [80, 70]], [0, 1], [1, 1]))
    assert found.pairs == ((1, 0),)
    assert allocate(task([[90]], 0, 1)).pairs == ()


def test_too_few_readers_are_told():
    with pytest.raises(CannotAllocate, match=r"1 dossiers .* 1 \(lacks 1\)"):
        allocate(task([[5, 5], [5, BARRED]], 2, 5))
    with pytest.raises(CannotAllocate, match=r"lacks 1"):
        allocate(task([[5, 5], [5, 5]], 2, [1, 2]))
