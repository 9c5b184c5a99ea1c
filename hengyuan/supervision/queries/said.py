"""What follow-up, observation and opinions say of one case: for the sheet of 一案一评估.

For whoever judges the case, never for its handler: a recipient's answers point to the person. The
three questions on money are left out, for one answer by the die says nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from hengyuan.kernel.clock import day_of
from hengyuan.law.follow_up import questions
from hengyuan.law.opinions import OVERALL
from hengyuan.supervision.models import FollowUp, FollowUpTry, ObservationSheet, Opinion
from hengyuan.supervision.queries.follow_up_results import SATISFIED
from hengyuan.supervision.rules.follow_up import State


@dataclass(frozen=True, slots=True)
class FollowedUp:
    """The first call on a case: its state and chance, tries, and what was said without money."""

    state: str
    chance: float
    tries: int
    outcome: str  # of the last try, "" before one
    answers: Mapping[str, str]  # question → yes or no
    faults: tuple[str, ...]  # questions answered with a fault

    @property
    def is_satisfied(self) -> bool | None:
        """Whether the recipient was satisfied on the whole; None without an answer."""
        return self.answers[SATISFIED] == "yes" if SATISFIED in self.answers else None


@dataclass(frozen=True, slots=True)
class Observed:
    """One observer's sheet: the day of the hearing, the marks by point, the remark."""

    held_on: date
    observer: str
    marks: Mapping[str, str]
    remark: str


@dataclass(frozen=True, slots=True)
class AuthorityOpinion:
    """What one body said: its quarter, the answers by question, the word on the whole."""

    body: str
    quarter: str
    answers: Mapping[str, str]
    overall: str
    remark: str


def follow_up_of(case_id: UUID) -> FollowedUp | None:
    """The follow-up of a case; None for one that was not drawn, or closed outside of a period."""
    row = FollowUp.objects.filter(case_id=case_id, call=1).first()
    if row is None or row.state == State.NOT_DRAWN:
        return None
    outcomes = list(FollowUpTry.objects.filter(follow_up=row).values_list("outcome", flat=True))
    asked = {one.id: one for one in questions() if not one.is_money}
    answers = {key: value for key, value in row.answers.items() if key in asked}
    faults = tuple(key for key, value in answers.items() if value != asked[key].good)
    last = outcomes[-1] if outcomes else ""
    return FollowedUp(row.state, row.chance, len(outcomes), last, answers, faults)


def observation_of(case_id: UUID) -> list[Observed]:
    """The observers' sheets of a case, in the order of the hearings."""
    rows = ObservationSheet.objects.filter(hearing__case_id=case_id)
    rows = rows.select_related("hearing", "observer").order_by("hearing__starts_at", "pk")
    return [
        Observed(day_of(row.hearing.starts_at), row.observer.name, row.marks, row.remark)
        for row in rows
    ]


def authority_opinions_of(case_id: UUID) -> list[AuthorityOpinion]:
    """What bodies said of a case, in the order of the quarters."""
    rows = Opinion.objects.filter(case_id=case_id, answered_at__isnull=False)
    return [
        AuthorityOpinion(
            row.round.body, row.round.quarter,
            {key: value for key, value in row.answers.items() if key != OVERALL},
            row.answers.get(OVERALL, ""), row.remark,
        )
        for row in rows.select_related("round").order_by("round__quarter", "pk")
    ]  # fmt: skip
