"""Print what allocating readers to dossiers costs, and how near to the truth adjusted grades are.

5,000 dossiers and 200 readers, two readers each: expertise by chance, and by field and matter as
real pools have it, the floor first and even loads first. The plan is exact by its making (brute
force agrees on small ones in the tests). Exit status 1 where it takes more than a second.
"""

import sys
import time
from datetime import date
from itertools import product
from typing import Any

import numpy as np

from hengyuan.law.review import readers
from hengyuan.law.review.allocation import BARRED, Task, allocate
from hengyuan.law.review.words import Field
from hengyuan.law.tests.review_worlds import held_against_truth, world

DOSSIERS, READERS, CEILING_SECONDS = 5_000, 200, 1.0


def by_chance(seed: int) -> Task:
    """Expertise anywhere from 0 to 100, a seventh of the pairs barred."""
    rng = np.random.default_rng(seed)
    points = rng.integers(0, 101, (DOSSIERS, READERS))
    return _task(points, rng)


def by_field(seed: int) -> Task:
    """Two fields, eight matters, years and own grades, as the rules for readers count them."""
    rng = np.random.default_rng(seed)
    fields, matters = rng.integers(0, 2, READERS), rng.integers(0, 8, READERS)
    own = rng.integers(6, 21, READERS) + rng.integers(8, 21, READERS)
    field, matter = rng.integers(0, 2, DOSSIERS), rng.integers(0, 8, DOSSIERS)
    same = field[:, None] == fields
    points = 40 * same + 20 * (matter[:, None] == matters) + own
    return _task(np.where(same, points, BARRED), rng)


def _task(points: Any, rng: np.random.Generator) -> Task:
    points[rng.random(points.shape) < 1 / 7] = BARRED
    need, room = np.full(DOSSIERS, 2), np.full(READERS, 60)
    return Task(points.astype(np.int16), need, room)


def conflicts() -> bool:
    """What the reasons of all pairs cost, readers and dossiers as the rules see them."""
    rules, on = readers.rules_for("330106", date(2026, 3, 2)), date(2026, 3, 2)
    fields = [Field.CRIMINAL, Field.CIVIL]
    rng = np.random.default_rng(1)
    pool = [
        readers.Reader(
            f"r{n}", frozenset({fields[n % 2]}), 2010, on, firm=f"f{n % 60}", name=f"reader {n}",
            district=f"3301{n % 12:02}",
        )
        for n in range(READERS)
    ]  # fmt: skip
    papers = [
        readers.Dossier(
            f"d{n}", fields[n % 2], f"m{n % 8}", (f"h{n}",), frozenset({f"f{rng.integers(300)}"}),
            f"i{n % 12}", f"3301{rng.integers(12):02}",
        )
        for n in range(DOSSIERS)
    ]  # fmt: skip
    began = time.monotonic()
    count = sum(1 for _ in readers.conflicts_of(pool, papers, rules))
    seconds = time.monotonic() - began
    print(f"review, conflicts: {seconds:.2f} s for {count} barred of {DOSSIERS * READERS} pairs")
    return seconds > CEILING_SECONDS


def main() -> None:
    """Measure, print, hold against the ceilings."""
    allocate(_task(np.full((DOSSIERS, READERS), 50), np.random.default_rng(0)))  # load the solver
    failed = False
    for make, seed, even_first in product((by_chance, by_field), (1, 2), (False, True)):
        task = make(seed)
        began, used = time.monotonic(), time.process_time()
        found = allocate(task, even_first=even_first)
        seconds, spent = time.monotonic() - began, time.process_time() - used
        loads = np.bincount([reader for _, reader in found.pairs], minlength=READERS)
        worst = np.sort(task.points, axis=1)[:, -2].min()  # no plan can serve it better
        failed |= seconds > CEILING_SECONDS
        print(
            f"review, {make.__name__} {seed}{', even first' if even_first else ''}: "
            f"{seconds:.2f} s ({spent:.2f} s of a core), "
            f"worst reader of any dossier {found.floor} (no plan above {worst}), "
            f"loads {loads.min()}–{loads.max()}"
        )
    failed |= conflicts()
    failed |= _comparable()
    sys.exit(failed)


WORLDS: dict[str, dict[str, Any]] = {
    "usual (strictness 8, chance 4)": {}, "two anchors": {"anchors": 2},
    "no anchors": {"anchors": 0}, "a reader drops out": {"drops_out": True},
    "a district 15 points stricter": {"strict_district": 15}, "forty readers": {"readers": 40},
    "mild readers (4, 4)": {"strictness": 4},
}  # fmt: skip


def _comparable() -> bool:
    """Grades made comparable in worlds of known truth; whether the bars of the usual one fail."""
    print("| 60 rounds each | rank error below plain means | dossiers covered | readers covered |")
    print("| --- | ---: | ---: | ---: |")
    failed = False
    for name, changes in WORLDS.items():
        told = [held_against_truth(world(seed, **changes)) for seed in range(60)]
        plain, adjusted, dossiers, readers = (
            float(np.mean([getattr(one, part) for one in told]))
            for part in ("plain", "adjusted", "dossiers_covered", "readers_covered")
        )
        below = 1 - adjusted / plain
        print(f"| {name} | {below:.1%} | {dossiers:.1%} | {readers:.1%} |")
        failed |= not changes and (below < 0.4 or not 0.93 <= dossiers <= 0.97)
    return failed


if __name__ == "__main__":
    main()
