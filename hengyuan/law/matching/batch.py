"""一批案件同时匹配: a day's or a month's matters to people at once, each with its reasons.

Serves 浙江 “智能随机” and 河北 “科学精准指派”. The batch reaches the most points that the
filters, the monthly cap and the spread of load allow; group matters come first and outside the
cap, month after month. Everything here is a proposal: a person decides on each.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from hengyuan.law.errors import LawError
from hengyuan.law.matching.clashes import Links, mended
from hengyuan.law.matching.grid import FORBIDDEN, Grid
from hengyuan.law.matching.network import NOBODY, Market, Plan, solve
from hengyuan.law.matching.policy import BatchPolicy
from hengyuan.law.matching.reasons import Placed, Row, Unplaced, placed, unplaced
from hengyuan.law.qualification.values import Brief, Candidate

NO_CAP = 40  # matters for one person in one month where no cap holds


class CannotMatch(LawError):
    """A batch cannot be read as asked; the text says why and what to do."""


@dataclass(frozen=True, slots=True)
class Pending:
    """A matter to be assigned. Those of one `matter` are linked; `side` tells who stands where.

    The longer it waited before, the more waiting on costs. `barred` are candidates whom something
    keeps out that the filters of a batch do not see: they are never proposed for it.
    """

    id: str
    brief: Brief
    matter: str = ""
    side: str = ""
    waited_days: int = 0
    barred: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Batch:
    """The proposals and what is left over, in the order of the ids; points of the whole.

    `value` is the points less the costs of load and waiting; no plan exceeds `bound`, and none
    with one more place a month for everybody exceeds `bound` + `cap_price`.
    """

    placed: tuple[Placed, ...]
    unplaced: tuple[Unplaced, ...]
    points: int
    value: int
    bound: int
    cap_price: int

    @property
    def gap(self) -> float:
        """How far the plan may be from the best one, as a share of its points."""
        return (self.bound - self.value) / max(1, self.points)


def match_together(
    pending: Iterable[Pending], candidates: Iterable[Candidate], policy: BatchPolicy
) -> Batch:
    """The best proposals for all matters; raises CannotMatch.

    `cases_this_month` of the candidates is of the first month among the matters.
    """
    people, found = list(candidates), _checked(pending)
    _refuse_unnamed([person.id for person in people], "candidate")
    done: list[_Done] = []
    month = None
    for (year_month, _), wave in sorted(_waves(found).items()):
        if month not in (None, year_month):
            people = [replace(person, cases_this_month=0) for person in people]
        month = year_month
        found_wave = prepared(wave, people, policy)
        _bar(found_wave, done)
        plan = mended(found_wave.market, found_wave.links, solve(found_wave.market))
        done.append(_Done(found_wave, plan))
        people = done[-1].people_after()
    return _gathered(done)


def _checked(pending: Iterable[Pending]) -> list[Pending]:
    found = sorted(pending, key=lambda each: each.id)
    _refuse_unnamed([each.id for each in found], "case")
    return found


def _refuse_unnamed(ids: Sequence[str], what: str) -> None:
    for each, count in Counter(ids).items():
        if not each or count > 1:
            raise CannotMatch(f"the id “{each}” stands {count} times: give each {what} its own id")


def _waves(found: Iterable[Pending]) -> dict[tuple[tuple[int, int], bool], list[Pending]]:
    """By month; in each the group matters first."""
    waves: dict[tuple[tuple[int, int], bool], list[Pending]] = defaultdict(list)
    for each in found:
        month = (each.brief.on.year, each.brief.on.month)
        waves[month, not each.brief.is_group].append(each)
    return waves


@dataclass(frozen=True, slots=True)
class Wave:
    """Matters of one month that are matched at once, as numbers: all of a group kind or none."""

    pending: Sequence[Pending]
    grid: Grid
    market: Market
    links: Links


@dataclass(frozen=True, slots=True)
class _Done:
    """A wave, who took which, and what this left."""

    wave: Wave
    plan: Plan

    @property
    def in_cap(self) -> bool:
        """Whether its matters count for the month."""
        return not self.wave.pending[0].brief.is_group

    def people_after(self) -> list[Candidate]:
        """The candidates with what this wave gave them."""
        taker, people = self.plan.taker, self.wave.grid.candidates
        counts = np.bincount(taker[taker != NOBODY], minlength=len(people))
        return [
            replace(
                person,
                open_load=person.open_load + int(count),
                cases_this_month=person.cases_this_month + int(count) * self.in_cap,
                cases_this_year=person.cases_this_year + int(count),
            )
            for person, count in zip(people, counts, strict=True)
        ]


def prepared(pending: Sequence[Pending], people: Sequence[Candidate], policy: BatchPolicy) -> Wave:
    """The numbers of matters of one month that are all of a group kind, or none of them."""
    grid = Grid(people, policy)
    points = grid.matrix([each.brief for each in pending])
    for row, each in enumerate(pending):
        points[row, [grid.places[one] for one in each.barred if one in grid.places]] = FORBIDDEN
    cap = policy.monthly_cap
    is_capped = cap and not pending[0].brief.is_group
    room = [max(0, cap - p.cases_this_month) if is_capped else NO_CAP for p in people]
    most = max(room, default=0) + 1  # one more step than may be taken: what the cap costs
    means = _means(people)
    steps = [policy.steps(p, means[comparable(p)], most) for p in people]
    costs = np.array(steps, dtype=np.int64).reshape(len(people), most)
    waiting = [policy.rules.waiting + policy.rules.waiting_day * p.waited_days for p in pending]
    numbers = (np.array(each, dtype=np.int64) for each in (room, waiting))
    market = Market(points, costs, *numbers)
    links = Links(
        [each.matter for each in pending],
        [each.side for each in pending],
        [each.brief.is_defence for each in pending],
        [person.firm or (person.id,) for person in people],
    )
    return Wave(pending, grid, market, links)


def comparable(person: Candidate) -> tuple[str, str]:
    """Who is compared in fairness: people of one kind in one county."""
    return person.kind.value, person.district


def _means(people: Iterable[Candidate]) -> dict[tuple[str, str], int]:
    """The whole mean of the year's cases among comparable people."""
    numbers: dict[tuple[str, str], list[int]] = defaultdict(list)
    for person in people:
        numbers[comparable(person)].append(person.cases_this_year)
    return {group: sum(each) // len(each) for group, each in numbers.items()}


def _bar(wave: Wave, before: list[_Done]) -> None:
    """Forbid what would clash with people who were proposed in an earlier wave."""
    settled: dict[str, list[tuple[Pending, int]]] = defaultdict(list)
    for one in before:
        for each, taker in zip(one.wave.pending, one.plan.taker, strict=True):
            if each.matter and taker != NOBODY:
                settled[each.matter].append((each, int(taker)))
    points, firms = wave.market.points, wave.links.firm
    for row, each in enumerate(wave.pending):
        for other, person in settled[each.matter]:
            if other.side != each.side:
                points[row, [firm == firms[person] for firm in firms]] = FORBIDDEN
            elif other.brief.is_defence and each.brief.is_defence:
                points[row, person] = FORBIDDEN


def _gathered(done: list[_Done]) -> Batch:
    kept: list[Placed] = []
    left: list[Unplaced] = []
    for one in done:
        turns: Counter[int] = Counter()
        for row, person in enumerate(map(int, one.plan.taker)):
            each = one.wave.pending[row]
            case = Row(each.id, each.brief, row, one.wave.grid, one.wave.market)
            if person == NOBODY:
                left.append(unplaced(case, one.plan.taker, len(each.barred)))
                continue
            turns[person] += 1
            kept.append(placed(case, turns[person], one.plan))
    return Batch(
        placed=tuple(sorted(kept, key=lambda each: each.case_id)),
        unplaced=tuple(sorted(left, key=lambda each: each.case_id)),
        points=sum(each.score.total for each in kept),
        value=sum(one.plan.value for one in done),
        bound=sum(one.plan.bound for one in done),
        cap_price=sum(_cap_price(one) for one in done if one.in_cap),
    )


def _cap_price(one: _Done) -> int:
    """What one more place with everybody who is full could add at most, by the prices."""
    market = one.wave.market
    one_more = market.steps[np.arange(len(market.room)), market.room]
    return int(np.maximum(one.plan.prices - one_more, 0).sum())
