"""Readers to dossiers: equal to brute force on small ones, every rule kept on larger ones."""

from itertools import combinations, product

import numpy as np
import pytest

from hengyuan.law.review.allocation import (
    BALANCE,
    BARRED,
    SCALE,
    CannotAllocate,
    Task,
    allocate,
)


def task(points, need, room):
    dossiers, readers = np.asarray(points).shape
    return Task(
        np.asarray(points, dtype=np.int16),
        np.broadcast_to(np.asarray(need, dtype=np.int64), (dossiers,)).copy(),
        np.broadcast_to(np.asarray(room, dtype=np.int64), (readers,)).copy(),
    )


def brute(one):
    """The highest floor and, among the plans that keep it, the best value; None for no plan."""
    readers = range(one.points.shape[1])
    even = max(one.need.sum() / max((one.room > 0).sum(), 1), 1)
    cost = [int(k * BALANCE * SCALE / even) for k in range(1, int(one.room.max()) + 1)]
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
        found = (min(worth), value)
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
    assert (found.floor, found.value) == expected


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
