"""Linked matters of a batch: co-accused to different people (C-2), two sides to different firms.

C-3 and C-4 are not of the kind a flow can hold. Where the best plan breaks them, a small batch is
searched whole by CP-SAT, so that its optimum is exact; in a large one each matter that clashes
goes to the best person who is left, and where that costs much the flow is asked again. The bound
of the plan without these rules still holds.
"""

from collections import defaultdict
from collections.abc import Hashable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from hengyuan.law.matching.network import LEAST, NOBODY, Ints, Market, Plan, solve, value_of

FORBIDDEN = -1
NEAR_ENOUGH = 500  # of the value: what moving alone may cost before the flow is asked again
PARTINGS = 12
WHOLE = 2_000  # pairs up to which a batch with linked matters is searched whole
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
    if market.points.size <= WHOLE:
        taker = _searched(market, links)
    else:
        taker = _moved(market, links, plan.taker, wrong)
        if (plan.bound - value_of(market, taker)) * NEAR_ENOUGH > abs(plan.value):
            tried = (taker, _parted(market, links, plan))
            taker = max(tried, key=lambda each: value_of(market, each))
    return replace(plan, taker=taker, value=value_of(market, taker))


def _parted(market: Market, links: Links, plan: Plan) -> Ints:
    """The flow again, with the pairs forbidden that clashed, until it clashes no more.

    So others make room for who has to go elsewhere. Of two that clash, the one stays that would
    lose more.
    """
    market = replace(market, points=market.points.copy())
    for _ in range(PARTINGS):
        wrong = broken(links, plan.taker)
        if not wrong:
            break
        stay: dict[str, list[tuple[int, int]]] = defaultdict(list)
        losses = {row: _loss(market, plan, row) for row in wrong}
        for row in sorted(wrong, key=lambda each: -losses[each]):
            person, there = int(plan.taker[row]), stay[links.matter[row]]
            if person == NOBODY:
                continue
            if any(links.clash(row, person, *each) for each in there):
                market.points[row, _barred(links, row, there)] = FORBIDDEN
            else:
                there.append((row, person))
        plan = solve(market, plan.pairs)
    return _moved(market, links, plan.taker, broken(links, plan.taker))


def _barred(links: Links, row: int, rivals: list[tuple[int, int]]) -> Any:
    """Who may not take a row beside the people who have the rivals."""
    people = range(len(links.firm))
    return np.array([any(links.clash(row, who, *each) for each in rivals) for who in people])


def _loss(market: Market, plan: Plan, row: int) -> int:
    """What a row loses at the plan's prices by going to its second best; 0 for who waits."""
    person = int(plan.taker[row])
    if person == NOBODY:
        return 0
    net = np.where(market.points[row] < 0, LEAST, market.points[row] - plan.prices)
    mine, net[person] = int(net[person]), LEAST
    return mine - max(int(net.max()), -int(market.waiting[row]))


def _moved(market: Market, links: Links, taker: Ints, wrong: tuple[int, ...]) -> Ints:
    """Each matter that clashes with one before it goes to the best person who is left."""
    moved, people = taker.copy(), np.arange(len(market.room))
    counts = np.bincount(taker[taker != NOBODY], minlength=len(people))
    last, linked = market.steps.shape[1] - 1, links.rows_by_matter()
    for row in wrong:
        rivals = [
            (other, int(moved[other]))
            for other in linked[links.matter[row]]
            if other != row and moved[other] != NOBODY
        ]
        person = int(moved[row])
        if person == NOBODY or not any(links.clash(row, person, *each) for each in rivals):
            continue
        counts[person] -= 1
        barred = _barred(links, row, rivals)
        may = (market.points[row] >= 0) & (counts < market.room) & ~barred
        net = market.points[row] - market.steps[people, np.minimum(counts, last)]
        best = int(np.where(may, net, LEAST).argmax())
        is_worth_it = may[best] and net[best] >= -market.waiting[row]
        moved[row] = best if is_worth_it else NOBODY
        counts[best] += is_worth_it
    return moved


def _searched(market: Market, links: Links) -> Ints:
    """The best people for all rows at once, by CP-SAT."""
    from ortools.sat.python import cp_model

    model = cp_model.CpModel()
    takes = {
        (int(row), int(person)): model.new_bool_var(f"{row}>{person}")
        for row, person in np.argwhere(market.points >= 0)
    }
    by_person: dict[int, list[cp_model.IntVar]] = defaultdict(list)
    by_row: dict[int, list[cp_model.IntVar]] = defaultdict(list)
    for (row, person), taken in takes.items():
        by_row[row].append(taken)
        by_person[person].append(taken)
    gains = [int(market.points[pair]) * taken for pair, taken in takes.items()]
    # Who is placed does not wait.
    gains += [int(market.waiting[row]) * taken for (row, _), taken in takes.items()]
    for choices in by_row.values():
        model.add_at_most_one(choices)
    for person, rivals in by_person.items():
        steps = range(int(market.room[person]))
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
    taker = np.full(len(market.points), NOBODY, dtype=np.int64)
    for (row, person), taken in takes.items():
        if solver.value(taken):
            taker[row] = person
    return taker


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
