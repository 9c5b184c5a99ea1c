"""Which contacts are due when, which were made, which were missed.

The plan never asks what day it is: the same case gives the same plan whenever it is read.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from hengyuan.law.contacts.points import Point, points
from hengyuan.law.contacts.words import From, Party

LEAD = 14  # days before its own that a contact before a hearing counts; our own default


@dataclass(frozen=True, slots=True)
class Facts:
    """The days from which points count: since when somebody watches, the hearing, the end."""

    begins_on: date
    hearing_on: date | None = None
    ends_on: date | None = None


@dataclass(frozen=True, slots=True)
class Contact:
    """One contact that was made: with whom, on which day."""

    party: Party
    on: date


@dataclass(frozen=True, slots=True)
class Due:
    """One contact of the plan. `over_on` is the day on which it no longer matters."""

    point: Point
    due_on: date
    done_on: date | None
    over_on: date | None = None

    @property
    def key(self) -> str:
        """Tells several of one point apart."""
        each = self.point.counts_from is From.EVERY
        return f"{self.point.id}@{self.due_on}" if each else self.point.id

    @property
    def is_late(self) -> bool:
        """Whether it was made after its day."""
        return self.done_on is not None and self.done_on > self.due_on

    def is_missed_on(self, today: date) -> bool:
        """Whether its day has passed without it."""
        return self.done_on is None and self.due_on < today

    @property
    def is_open(self) -> bool:
        """Whether it can still be made."""
        return self.done_on is None and self.over_on is None


def plan(facts: Facts, contacts: Iterable[Contact]) -> tuple[Due, ...]:
    """Every contact of the plan in the order of its days; of those that come again and again the

    missed ones and the next.
    """
    made = sorted(contacts, key=lambda one: one.on)
    found = [due for point in points() for due in _of(point, facts, made)]
    return tuple(sorted(found, key=lambda due: (due.due_on, due.point.id)))


def next_due(found: Sequence[Due]) -> date | None:
    """The earliest day of a contact that can still be made."""
    return min((due.due_on for due in found if due.is_open), default=None)


def _of(point: Point, facts: Facts, made: Sequence[Contact]) -> Iterator[Due]:
    days = [one.on for one in made if one.party is point.party]
    if point.counts_from is From.EVERY:
        yield from _every(point, facts, days)
        return
    window = _window(point, facts)
    if window is None:
        return
    opens_on, due_on = window
    done_on = next((day for day in days if day >= opens_on), None)
    yield Due(point, due_on, done_on)


def _window(point: Point, facts: Facts) -> tuple[date, date] | None:
    """From which day a contact counts for the point, and its due day; None where it has none."""
    if point.counts_from is From.END:
        return (facts.ends_on, _after(facts.ends_on, point)) if facts.ends_on else None
    if point.counts_from is From.HEARING:
        due_on = facts.hearing_on - timedelta(days=point.days) if facts.hearing_on else None
        if due_on is None or due_on < facts.begins_on:
            return None
        return max(facts.begins_on, due_on - timedelta(days=LEAD)), due_on
    due_on = _after(facts.begins_on, point)
    return None if facts.ends_on and facts.ends_on < due_on else (facts.begins_on, due_on)


def _every(point: Point, facts: Facts, days: Iterable[date]) -> Iterator[Due]:
    last = facts.begins_on
    inside = (d for d in days if d > last and (facts.ends_on is None or d < facts.ends_on))
    for day in inside:
        if (due_on := _after(last, point)) < day:
            yield Due(point, due_on, day)
        last = day
    due_on = _after(last, point)
    if facts.ends_on is None or due_on < facts.ends_on:
        yield Due(point, due_on, None, facts.ends_on)


def _after(day: date, point: Point) -> date:
    return day + timedelta(days=point.days)
