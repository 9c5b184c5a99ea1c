"""What follow-up says of a quarter: rates with intervals, never what one person said.

A rate from fewer than five answers is not shown. Who could not be reached is told and modelled,
not dropped.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import isinf
from typing import Any

from django.db.models import QuerySet

from hengyuan.kernel.language import law_text, name_of
from hengyuan.law.follow_up import MoneyRate, Outcome, Perfect, money_rate, questions, too_perfect
from hengyuan.law.follow_up.reached import Asked, Rate, rates
from hengyuan.law.sampling.estimate import Answer, estimate
from hengyuan.orgs.models import Organisation
from hengyuan.supervision.models import FollowUp, FollowUpTry
from hengyuan.supervision.rules.follow_up import FEWEST, State
from hengyuan.supervision.rules.quarters import Quarter

SATISFIED = "overall"


@dataclass(frozen=True, slots=True)
class Share:
    """A rate in per cent with its interval, ready to be read."""

    rate: float
    low: float | None
    high: float | None

    @classmethod
    def of(cls, found: Rate | MoneyRate) -> "Share":
        """From the law floor's shares of one."""
        ends = [None if end is None else 100 * end for end in (found.low, found.high)]
        return cls(100 * found.rate, *ends)


@dataclass(frozen=True, slots=True)
class Line:
    """One institution, or all: what was drawn, how it ended, the rates over both."""

    institution: Organisation | None
    drawn: int
    waiting: int
    outcomes: tuple[tuple[str, int], ...]
    answered: int
    over_answered: Share | None  # None: too few answers to be shown
    over_drawn: Share | None
    perfect: Perfect | None


@dataclass(frozen=True, slots=True)
class Asking:
    """One of the nine questions: how many gave the answer without a fault."""

    text: str
    is_money: bool
    answers: int
    share: Share | None


class Results:
    """A quarter's results over some institutions; one alone where one was chosen."""

    def __init__(self, institutions: QuerySet[Organisation], quarter: Quarter) -> None:
        places = {place.pk: place for place in institutions}
        rows = list(_rows(places, quarter))
        tries = _tries(rows)
        outcomes = dict(tries)
        by_place: dict[int, list[FollowUp]] = defaultdict(list)
        for row in rows:
            by_place[row.institution_id].append(row)
        self.lines = [
            _line(places[pk], found, outcomes)
            for pk, found in sorted(by_place.items(), key=lambda item: places[item[0]].name)
        ]
        self.all = _line(None, rows, outcomes)
        answered = [row for row in rows if row.state == State.ANSWERED]
        over = sum(1 for row in rows if row.state != State.WAITING)
        self.questions = _questions(answered, over) if len(answered) >= FEWEST else []
        self.modelled, self.why_not = _modelled(rows, tries)
        self.fewest = FEWEST


def _rows(places: Iterable[int], quarter: Quarter) -> QuerySet[FollowUp]:
    found = FollowUp.objects.filter(
        institution__in=list(places), call=1, closed_on__gte=quarter.begins_on,
        closed_on__lt=quarter.ends_before,
    )  # fmt: skip
    return found.exclude(state=State.NOT_DRAWN).order_by("pk")


def _tries(rows: Sequence[FollowUp]) -> list[tuple[Any, str]]:
    tries = FollowUpTry.objects.filter(follow_up__in=[row.pk for row in rows])
    return list(tries.order_by("at", "pk").values_list("follow_up_id", "outcome"))


def _line(place: Organisation | None, rows: Sequence[FollowUp], outcomes: dict[Any, str]) -> Line:
    over = [row for row in rows if row.state in (State.ANSWERED, State.UNREACHED)]
    answered = [row for row in over if row.state == State.ANSWERED]
    ends = Counter(outcomes.get(row.pk, "") for row in over)
    unhappy = sum(1 for row in answered if not _is_satisfied(row))
    is_shown = len(answered) >= FEWEST
    return Line(
        institution=place,
        drawn=len(rows),
        waiting=len(rows) - len(over),
        outcomes=tuple((name_of(word), ends[word.value]) for word in Outcome),
        answered=len(answered),
        over_answered=_share(answered, len(answered) / len(over)) if is_shown else None,
        over_drawn=_share(over) if is_shown else None,
        perfect=too_perfect(len(answered), unhappy) if is_shown else None,
    )


def _share(rows: Sequence[FollowUp], answers: float = 1.0) -> Share:
    """Among all closed cases; `answers` is the share of the drawn that these rows are."""
    return _estimated([Answer(_is_satisfied(row), row.chance, answers) for row in rows])


def _estimated(answers: Sequence[Answer]) -> Share:
    """The rate with its interval; without one where everybody was asked and answered."""
    found = estimate(answers)
    ends = (None, None) if isinf(found.effective) else (100 * found.low, 100 * found.high)
    return Share(100 * found.rate, *ends)


def _is_satisfied(row: FollowUp) -> bool:
    return bool(row.answers.get(SATISFIED) == "yes")


def _questions(answered: Sequence[FollowUp], over: int) -> list[Asking]:
    found = []
    for question in questions():
        said = [(row.answers.get(question.id), 1 / row.chance) for row in answered]
        told = [(answer, weight) for answer, weight in said if answer in ("yes", "no")]
        if len(told) < FEWEST:
            share = None
        elif question.is_money:
            weights = [weight for _answer, weight in told]
            share = Share.of(money_rate([answer == "yes" for answer, _w in told], weights=weights))
        else:
            reached = len(told) / over
            share = _estimated([Answer(a == question.good, 1 / w, reached) for a, w in told])
        found.append(Asking(name_of(question), question.is_money, len(told), share))
    return found


def _said(row: FollowUp) -> bool | None:
    return _is_satisfied(row) if row.state == State.ANSWERED else None


def _modelled(
    rows: Sequence[FollowUp], tries: Sequence[tuple[Any, str]]
) -> tuple[Share | None, str]:
    tried = Counter(pk for pk, _outcome in tries)
    asked = [
        Asked(tried[row.pk], _said(row), 1 / row.chance)
        for row in rows
        if row.state != State.WAITING
    ]
    if not asked:
        return None, ""
    found = rates(asked)
    return (Share.of(found.modelled) if found.modelled else None), law_text(found.why_not)
