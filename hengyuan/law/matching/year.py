"""A year under a policy: day by day as it would have gone, and what it did to whom.

Two methods that need no computer stand beside the batch, so that a policy can be compared with
what was done before. Nothing here assigns anybody: it rehearses.
"""

from collections import defaultdict, deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

import numpy as np

from hengyuan.law.matching.batch import Pending, Wave, prepared
from hengyuan.law.matching.city import Arrival, City
from hengyuan.law.matching.clashes import mended
from hengyuan.law.matching.network import NOBODY, Ints, solve
from hengyuan.law.matching.policy import BatchPolicy
from hengyuan.law.matching.reasons import Row, Unplaced, unplaced
from hengyuan.law.qualification.values import Candidate
from hengyuan.law.vocabulary import Word

LONG_DAYS = 3  # what the tables call a long wait


class Method(Word):
    """How a day's matters are given out."""

    TOGETHER = "together", "整批匹配", "batch at once"
    ONE_BY_ONE = "one_by_one", "逐件取最高分", "best first"
    ROTATION = "rotation", "轮派", "rotation"


@dataclass(frozen=True, slots=True)
class Given:
    """A matter given to somebody: after how many days, with how many points, whether as wished."""

    case_id: str
    candidate_id: str
    waited_days: int
    points: int
    had_wish: bool
    is_as_wished: bool


@dataclass(frozen=True, slots=True)
class Year:
    """What became of the matters, and how many each person got (everybody is listed)."""

    given: tuple[Given, ...]
    waiting: tuple[Unplaced, ...]
    by_person: dict[str, int]
    by_district: dict[str, tuple[int, ...]]
    waited_days: int
    waited_long: int

    @property
    def gini(self) -> float:
        """How unequal the numbers are among all: 0 equal, towards 1 all with one."""
        return gini(self.by_person.values())

    @property
    def gini_within(self) -> float:
        """The same among people of one county, weighted by how many they are."""
        people = sum(map(len, self.by_district.values()))
        return sum(gini(each) * len(each) for each in self.by_district.values()) / max(1, people)

    @property
    def points_a_case(self) -> float:
        """Mean points of the matters given."""
        return sum(each.points for each in self.given) / max(1, len(self.given))

    @property
    def wishes(self) -> tuple[int, int]:
        """Wishes that were honoured, and all that were named."""
        named = [each for each in self.given if each.had_wish]
        return sum(each.is_as_wished for each in named), len(named)


def gini(numbers: Iterable[int]) -> float:
    """The Gini coefficient; 0 where there is nothing to share."""
    ordered = sorted(numbers)
    total, count = sum(ordered), len(ordered)
    if not total:
        return 0.0
    weighted = sum(place * number for place, number in enumerate(ordered, start=1))
    return 2 * weighted / (count * total) - (count + 1) / count


def rehearse(
    city: City, policy: BatchPolicy, method: Method = Method.TOGETHER, *, every: int = 1
) -> Year:
    """The year of a city under a policy, matched every so many days."""
    run = _Run(city, policy, _TAKERS[method])
    days = sorted({arrival.on for arrival in city.arrivals})
    if days:
        day, last = days[0], days[-1] + timedelta(days=every)
        while day <= last:
            run.match_on(day)
            day += timedelta(days=every)
    return run.year(days[-1] if days else date.min)


class _Run:
    """The state of a rehearsal: who has how much, what waits, what will be closed when."""

    def __init__(self, city: City, policy: BatchPolicy, take: Callable[[Wave], Ints]) -> None:
        self.policy, self.take = policy, take
        self.people = list(city.people)
        self.coming = deque(city.arrivals)
        self.queue: list[Arrival] = []
        self.closes: dict[date, list[tuple[int, str]]] = defaultdict(list)
        self.given: list[Given] = []
        self.month: tuple[int, int] = (0, 0)
        self.day = date.min

    def match_on(self, day: date) -> None:
        """Everything until this day has come and been closed; what waits is matched."""
        while self.coming and self.coming[0].on <= day:
            self.queue.append(self.coming.popleft())
        self._close_until(day)
        if (day.year, day.month) != self.month:
            self.month = (day.year, day.month)
            self.people = [replace(person, cases_this_month=0) for person in self.people]
        self.day = day
        for is_group in (True, False):
            wave = [each for each in self.queue if each.pending.brief.is_group is is_group]
            if wave:
                self._match(wave)

    def _close_until(self, day: date) -> None:
        for due in sorted(each for each in self.closes if each <= day):
            for place, case in self.closes.pop(due):
                person = self.people[place]
                self.people[place] = replace(
                    person, open_load=person.open_load - 1, defends=person.defends - {case}
                )

    def _match(self, arrivals: list[Arrival]) -> None:
        pending = [
            replace(
                each.pending,
                brief=replace(each.pending.brief, on=self.day),
                waited_days=(self.day - each.on).days,
            )
            for each in arrivals
        ]
        wave = prepared(pending, self.people, self.policy)
        taker = self.take(wave)
        rows = np.flatnonzero(taker != NOBODY)
        for row in rows:
            self._give(arrivals[row], int(taker[row]), int(wave.market.points[row, taker[row]]))
        gone = {arrivals[row].pending.id for row in rows}
        self.queue = [each for each in self.queue if each.pending.id not in gone]

    def _give(self, arrival: Arrival, place: int, points: int) -> None:
        case, brief = arrival.pending, arrival.pending.brief
        person = self.people[place]
        self.people[place] = replace(
            person,
            open_load=person.open_load + 1,
            cases_this_month=person.cases_this_month + (not brief.is_group),
            cases_this_year=person.cases_this_year + 1,
            last_assigned_on=self.day,
            defends=person.defends | {case.id},
        )
        self.closes[self.day + timedelta(days=arrival.open_days)].append((place, case.id))
        waited = (self.day - arrival.on).days
        wish = bool(brief.wishes)
        self.given.append(
            Given(case.id, person.id, waited, points, wish, person.id in brief.wishes)
        )
        if case.matter:
            self.queue = [_other_side(each, case, person) for each in self.queue]

    def year(self, last: date) -> Year:
        """What it came to on the last day."""
        got = {person.id: 0 for person in self.people}
        by_district: dict[str, list[int]] = defaultdict(list)
        for each in self.given:
            got[each.candidate_id] += 1
        for person in self.people:
            by_district[person.district].append(got[person.id])
        waits = [each.waited_days for each in self.given]
        waits += [(last - each.on).days for each in self.queue]
        return Year(
            given=tuple(self.given),
            waiting=self._left(),
            by_person=got,
            by_district={code: tuple(numbers) for code, numbers in sorted(by_district.items())},
            waited_days=sum(waits),
            waited_long=sum(days > LONG_DAYS for days in waits),
        )

    def _left(self) -> tuple[Unplaced, ...]:
        if not self.queue:
            return ()
        wave = prepared([each.pending for each in self.queue], self.people, self.policy)
        taker = np.full(len(self.queue), NOBODY, dtype=np.int64)
        rows = (
            Row(each.id, each.brief, row, wave.grid, wave.market)
            for row, each in enumerate(wave.pending)
        )
        return tuple(unplaced(row, taker) for row in rows)


def _other_side(each: Arrival, case: Pending, person: Candidate) -> Arrival:
    """A linked matter that waits learns which firm the other side now has."""
    waits = each.pending
    if waits.matter != case.matter or waits.side == case.side:
        return each
    firms = waits.brief.aided_opponent_firms | {person.firm}
    brief = replace(waits.brief, aided_opponent_firms=firms)
    return replace(each, pending=replace(waits, brief=brief))


def _together(wave: Wave) -> Ints:
    return mended(wave.market, wave.links, solve(wave.market)).taker


def _one_by_one(wave: Wave) -> Ints:
    """Each in its turn takes the most points that are left."""
    market = wave.market
    last = market.steps.shape[1] - 1
    rows = np.arange(len(market.room))

    def worth(row: int, counts: Ints) -> Ints:
        left: Ints = market.points[row] - market.steps[rows, np.minimum(counts, last)]
        return left

    return _in_turn(wave, worth)


def _rotation(wave: Wave) -> Ints:
    """Each in its turn goes to who waited longest."""
    people = wave.grid.candidates
    since = np.array([(each.last_assigned_on or date.min).toordinal() for each in people])

    def worth(row: int, counts: Ints) -> Ints:
        return -(since + counts * date.max.toordinal())

    return _in_turn(wave, worth)


def _in_turn(wave: Wave, worth: Callable[[int, Ints], Ints]) -> Ints:
    market, links = wave.market, wave.links
    taker = np.full(len(market.points), NOBODY, dtype=np.int64)
    counts = np.zeros(len(market.room), dtype=np.int64)
    linked = links.rows_by_matter()
    for row, points in enumerate(market.points):
        may = (points >= 0) & (counts < market.room)
        for other in linked.get(links.matter[row], ()):
            if taker[other] != NOBODY:
                there = int(taker[other])
                clash = [links.clash(row, who, other, there) for who in range(len(may))]
                may &= ~np.array(clash)
        if may.any():
            best = int(np.where(may, worth(row, counts), np.iinfo(np.int64).min).argmax())
            taker[row] = best
            counts[best] += 1
    return taker


_TAKERS: dict[Method, Callable[[Wave], Ints]] = {
    Method.TOGETHER: _together,
    Method.ONE_BY_ONE: _one_by_one,
    Method.ROTATION: _rotation,
}
