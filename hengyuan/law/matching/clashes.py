"""Linked matters of a batch: co-accused to different people (C-2), two sides to different firms.

C-3 and C-4 are not of the kind a flow can hold. Where the best plan breaks them, the matters
concerned are assigned anew by an exact search while the others stay; a batch small enough is
searched whole, so that its optimum is exact.
"""

from collections import defaultdict
from collections.abc import Hashable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from hengyuan.law.matching.network import NOBODY, Ints, Market, Plan, value_of

WHOLE = 2_000  # pairs up to which a batch with linked matters is searched whole
NEAR = 30  # candidates, and firms, tried for each matter that is assigned anew
SEARCH_SECONDS = 20.0  # of deterministic time: the same on every machine
Facts = tuple[Hashable, ...]


@dataclass(frozen=True, slots=True)
class Links:
    """For each row its linked matter ("" has none), its side, whether it is defence; firms."""

    matter: Sequence[str]
    side: Sequence[str]
    is_defence: Sequence[bool]
    firm: Sequence[Hashable]

    def clash(self, row: int, person: int, other_row: int, other: int) -> bool:
        """Whether two rows of one linked matter may not have these two people."""
        if self.side[row] != self.side[other_row]:
            return self.firm[person] == self.firm[other]
        return person == other and self.is_defence[row] and self.is_defence[other_row]

    def rows_by_matter(self) -> dict[str, list[int]]:
        """The rows of each linked matter that has more than one."""
        found: dict[str, list[int]] = defaultdict(list)
        for row, matter in enumerate(self.matter):
            if matter:
                found[matter].append(row)
        return {matter: rows for matter, rows in found.items() if len(rows) > 1}


def broken(links: Links, taker: Ints) -> tuple[int, ...]:
    """The rows of every linked matter in which two people clash."""
    found: list[int] = []
    for rows in links.rows_by_matter().values():
        placed = [(row, int(taker[row])) for row in rows if taker[row] != NOBODY]
        pairs = ((a, b) for n, a in enumerate(placed) for b in placed[n + 1 :])
        if any(links.clash(*a, *b) for a, b in pairs):
            found += rows
    return tuple(sorted(found))


def mended(market: Market, links: Links, plan: Plan) -> Plan:
    """The plan without clashes; the bound stays, for it holds without these rules too."""
    wrong = broken(links, plan.taker)
    if not wrong:
        return plan
    matters, people = market.points.shape
    free = range(matters) if matters * people <= WHOLE else wrong
    taker = _searched(market, links, plan.taker, tuple(free))
    return replace(plan, taker=taker, value=value_of(market, taker))


def _searched(market: Market, links: Links, taker: Ints, free: tuple[int, ...]) -> Ints:
    """The best people for the free rows, the other rows held, by CP-SAT."""
    from ortools.sat.python import cp_model

    held = taker.copy()
    held[list(free)] = NOBODY
    counts = np.bincount(held[held != NOBODY], minlength=len(market.room))
    model = cp_model.CpModel()
    takes = {
        (row, person): model.new_bool_var(f"{row}>{person}")
        for row in free
        for person in _near(market, links, counts, row)
    }
    by_person: dict[int, list[cp_model.IntVar]] = defaultdict(list)
    by_row: dict[int, list[cp_model.IntVar]] = defaultdict(list)
    for (row, person), taken in takes.items():
        by_row[row].append(taken)
        by_person[person].append(taken)
    gains = [int(market.points[pair]) * taken for pair, taken in takes.items()]
    gains += [market.waiting * taken for taken in takes.values()]  # who is placed does not wait
    for row in free:
        model.add_at_most_one(by_row[row])
    for person, rivals in by_person.items():
        steps = range(int(counts[person]), int(market.room[person]))
        climbed = [model.new_bool_var(f"{person}^{step}") for step in steps]
        model.add(sum(rivals) == sum(climbed))  # costs never fall: the cheap steps come first
        gains += [-int(market.steps[person, s]) * c for s, c in zip(steps, climbed, strict=True)]
    _link(model, links, takes)
    model.maximize(sum(gains))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = 1
    solver.parameters.max_deterministic_time = SEARCH_SECONDS
    solver.solve(model)  # nobody placed is always a solution
    for (row, person), taken in takes.items():
        if solver.value(taken):
            held[row] = person
    return held


def _near(market: Market, links: Links, counts: Ints, row: int) -> list[int]:
    """Candidates with room for a matter: the best, and the best of each of several firms."""
    last = market.steps.shape[1] - 1
    may = np.flatnonzero((market.points[row] >= 0) & (counts < market.room))
    cost = market.steps[may, np.minimum(counts[may], last)]
    order = may[np.argsort(cost - market.points[row, may], kind="stable")]
    if market.points.size <= WHOLE:
        return [int(person) for person in order]
    firsts: dict[Hashable, int] = {}
    for person in order:
        firsts.setdefault(links.firm[person], int(person))
        if len(firsts) == NEAR:
            break
    return sorted({int(person) for person in order[:NEAR]} | set(firsts.values()))


def _link(model: Any, links: Links, takes: dict[tuple[int, int], Any]) -> None:
    """The rules of linked matters: one person once a side of defence, one firm on one side."""
    once: dict[Facts, list[Any]] = defaultdict(list)
    at_firm: dict[Facts, dict[str, list[Any]]] = defaultdict(lambda: defaultdict(list))
    for (row, person), taken in takes.items():
        matter, side = links.matter[row] or f"\0{row}", links.side[row]  # alone is a matter too
        at_firm[matter, links.firm[person]][side].append(taken)
        if links.is_defence[row]:
            once[matter, side, person].append(taken)
    for rivals in once.values():
        model.add_at_most_one(rivals)
    for sides in at_firm.values():
        acts = [model.new_bool_var("") for _ in sides]
        model.add_at_most_one(acts)
        for on_side, rivals in zip(acts, sides.values(), strict=True):
            for taken in rivals:
                model.add_implication(taken, on_side)
