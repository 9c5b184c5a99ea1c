"""Who observes which hearing: nobody at two places at once, hard and public cases first.

Exact, by CP-SAT. In this order: the most weight of hearings with an observer; the most seats beyond
the first; the fewest seats of the last plan given up; the least travel, door to door through each
day. So a hearing that moves repairs the plan with the least change.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

SEARCH_SECONDS = 20.0
Travel = Callable[[str, str], int]


@dataclass(frozen=True, slots=True)
class Hearing:
    """A hearing to observe. `weight` is at least 1; a heavier one comes first."""

    id: str
    place: str
    starts_at: datetime
    minutes: int
    weight: int = 1
    needs: int = 2

    @property
    def ends_at(self) -> datetime:
        """When it is expected to end."""
        return self.starts_at + timedelta(minutes=self.minutes)


@dataclass(frozen=True, slots=True)
class Observer:
    """Who may observe: where the day begins and ends, which hearings are barred, days away."""

    id: str
    home: str
    barred: frozenset[str] = frozenset()
    away: frozenset[date] = frozenset()


@dataclass(frozen=True, slots=True)
class Plan:
    """Who sits in each hearing, minutes on the way, seats given up, and whether it is the best."""

    seats: Mapping[str, frozenset[str]]
    travel: int
    changes: int
    is_best: bool = True

    @property
    def uncovered(self) -> tuple[str, ...]:
        """Hearings without an observer."""
        return tuple(hearing for hearing, who in self.seats.items() if not who)


@dataclass(slots=True)
class _Model:
    """The model while it is built: seats as variables, and legs with their minutes."""

    cp: Any
    takes: dict[tuple[str, str], Any] = field(default_factory=dict)
    legs: list[tuple[int, Any]] = field(default_factory=list)


def plan(
    hearings: Sequence[Hearing],
    observers: Sequence[Observer],
    travel: Travel,
    kept: Mapping[str, frozenset[str]] | None = None,
) -> Plan:
    """The best plan; `travel` tells minutes between two places, `kept` the plan before."""
    from ortools.sat.python import cp_model

    model = _Model(cp_model.CpModel())
    for observer in observers:
        for day, rows in _days(hearings, observer).items():
            _day(model, observer, day, rows, travel)
    goal = _goal(model, hearings, kept or {})
    model.cp.maximize(goal)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = 1
    solver.parameters.max_deterministic_time = SEARCH_SECONDS
    status = solver.solve(model.cp)  # an empty plan is always a solution
    seats = {
        one.id: frozenset(
            who for (who, hearing), taken in model.takes.items()
            if hearing == one.id and solver.value(taken)
        )
        for one in hearings
    }  # fmt: skip
    lost = sum(len(before - seats.get(hearing, frozenset())) for hearing, before in _of(kept))
    minutes = sum(length for length, leg in model.legs if solver.value(leg))
    return Plan(seats, minutes, lost, status == cp_model.OPTIMAL)


def _of(kept: Mapping[str, frozenset[str]] | None) -> list[tuple[str, frozenset[str]]]:
    return list((kept or {}).items())


def _days(hearings: Sequence[Hearing], observer: Observer) -> dict[date, list[Hearing]]:
    """The hearings that the observer can take, by day."""
    found: dict[date, list[Hearing]] = defaultdict(list)
    for one in hearings:
        day = one.starts_at.date()
        if one.id not in observer.barred and day not in observer.away:
            found[day].append(one)
    return found


def _day(
    model: _Model, observer: Observer, day: date, rows: Sequence[Hearing], travel: Travel
) -> None:
    """One way through a day: from home, hearing after hearing that can be reached, and home."""
    arcs: list[tuple[int, int, Any]] = []

    def leg(start: int, end: int, minutes: int) -> None:
        taken = model.cp.new_bool_var(f"{observer.id} {day} {start}>{end}")
        arcs.append((start, end, taken))
        model.legs.append((minutes, taken))

    for number, one in enumerate(rows, start=1):
        taken = model.cp.new_bool_var(f"{observer.id}@{one.id}")
        model.takes[observer.id, one.id] = taken
        arcs.append((number, number, ~taken))
        leg(0, number, travel(observer.home, one.place))
        leg(number, 0, travel(one.place, observer.home))
        for other, after in enumerate(rows, start=1):
            minutes = travel(one.place, after.place)
            if one.ends_at + timedelta(minutes=minutes) <= after.starts_at:
                leg(number, other, minutes)
    arcs.append((0, 0, model.cp.new_bool_var(f"{observer.id} {day} stays")))
    model.cp.add_circuit(arcs)


def _goal(model: _Model, hearings: Sequence[Hearing], kept: Mapping[str, frozenset[str]]) -> Any:
    """The four aims as one sum: a step of an earlier one is worth more than all later ones."""
    by_hearing: dict[str, list[Any]] = defaultdict(list)
    for (_who, hearing), taken in model.takes.items():
        by_hearing[hearing].append(taken)
    old = [taken for (who, h), taken in model.takes.items() if who in kept.get(h, frozenset())]
    change = 1 + sum(minutes for minutes, _leg in model.legs)
    seat = change * (1 + len(old))
    first = seat * (1 + sum(one.needs for one in hearings))
    goal = [change * taken for taken in old] + [-minutes * leg for minutes, leg in model.legs]
    for one in hearings:
        taken = by_hearing[one.id]
        covered = model.cp.new_bool_var(f"{one.id} covered")
        model.cp.add(sum(taken) <= one.needs)
        model.cp.add(covered <= sum(taken))
        goal += [first * one.weight * covered, seat * (sum(taken) - covered)]
    return sum(goal)
