"""Reads of cases, clocks and duties."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import F, OuterRef, Prefetch, QuerySet, Subquery

from hengyuan.cases.models import Case, CaseClock, CaseDuty, Party, ReviewGrade
from hengyuan.law import deadlines
from hengyuan.law.review.standing import Reviewed, Standing, standing
from hengyuan.law.review.words import Grade
from hengyuan.ledger.models import Event
from hengyuan.ledger.queries import stream_events


def duties_done(case_id: UUID) -> dict[str, int]:
    """Which separated duties were done on the case, by which account."""
    return dict(CaseDuty.objects.filter(case_id=case_id).values_list("duty", "account_id"))


def parties_of(case_id: UUID) -> QuerySet[Party]:
    """Everybody whom the case names beside its recipient."""
    return Party.objects.filter(case_id=case_id).order_by("side", "id")


def last_act(stream: str) -> Event | None:
    """The newest event of a case that is an act, not a paper or a fact that came with it."""
    for event in stream_events(stream, limit=30):
        if not event.type.startswith(("document.", "fact.")):
            return event
    return None


def cases_with_people() -> QuerySet[Case]:
    """Cases with what a list or a page header shows, in one query."""
    return Case.objects.select_related("institution", "recipient", "firm", "handler", "authority")


def clocks_of(case_id: UUID) -> QuerySet[CaseClock]:
    """The clocks of a case in the order of their start, with their pauses."""
    return CaseClock.objects.filter(case_id=case_id).prefetch_related("pauses")


def pauses_of(clock: CaseClock) -> Sequence[deadlines.Pause]:
    """The pauses of a clock as the law floor takes them."""
    return tuple(
        deadlines.Pause(pause.begins_on, pause.ends_on, pause.reason, pause.evidence)
        for pause in clock.pauses.order_by("begins_on")
    )


def opening_of(case: Case) -> dict[str, Any]:
    """What the event that opens a case tells of it, beside its ground or matter."""
    return {
        "number": case.number,
        "proceeding": case.proceeding,
        "institution": case.institution_id,
        "region": case.region,
    }


def derivation_of(clock: CaseClock, region: str) -> deadlines.Deadline:
    """The clock's due day computed anew, day by day; raises LawError where the law floor must.

    A local rule that runs from acceptance runs from the day on which the papers were complete.
    """
    pauses = pauses_of(clock) if clock.pk else ()
    ends = [pause.ends_on for pause in pauses if pause.ends_on]
    return deadlines.compute(
        clock.rule,
        clock.started_at,
        jurisdiction=region,
        pauses=pauses,
        triggers={"accepted": max(ends) if ends else clock.started_at},
        as_if=True,
    )


def running_clocks(cases: QuerySet[Case]) -> QuerySet[CaseClock]:
    """Clocks that still run on these cases, the earliest due first."""
    return (
        CaseClock.objects.filter(stopped_at=None, case__in=cases)
        .select_related("case", "case__recipient", "case__institution")
        .order_by(F("due_on").asc(nulls_last=True), "id")
    )


def with_next_due(cases: QuerySet[Case]) -> QuerySet[Case]:
    """Cases with the due day of their most pressing running clock as `next_due_on`."""
    soonest = (
        CaseClock.objects.filter(case=OuterRef("pk"), stopped_at=None, is_paused=False)
        .order_by("due_on")
        .values("due_on")[:1]
    )
    return cases.annotate(next_due_on=Subquery(soonest))


def without_words(cases: QuerySet[Case]) -> QuerySet[Case]:
    """Cases for a list, which shows nobody's words and numbers: those stay sealed."""
    of_the_recipient = ("identity_number", "phone", "address")
    return cases.defer(
        "facts", "statement", "opponents", *(f"recipient__{name}" for name in of_the_recipient)
    )


def with_running_clocks(cases: QuerySet[Case]) -> QuerySet[Case]:
    """Cases with their running clocks as `running`, the most pressing first, the paused last."""
    running = (
        CaseClock.objects.filter(stopped_at=None)
        .prefetch_related("pauses")
        .order_by("is_paused", F("due_on").asc(nulls_last=True), "id")
    )
    return cases.prefetch_related(Prefetch("clocks", queryset=running, to_attr="running"))


def review_standings(providers: Iterable[int], on: date) -> dict[int, Standing]:
    """What the final grades of the cases that each of these handled say on a day."""
    rows = ReviewGrade.objects.filter(case__handler__in=list(providers)).order_by("pk")
    found: dict[int, list[Reviewed]] = defaultdict(list)
    for provider, *told in rows.values_list("case__handler", *REVIEWED):
        found[provider].append(_reviewed(*told))
    said = {provider: standing(each, on) for provider, each in found.items()}
    return {provider: one for provider, one in said.items() if one is not None}


def review_of(case: Case, on: date) -> Standing | None:
    """What the final grades of one case say on a day; None where there is none."""
    rows = ReviewGrade.objects.filter(case=case).order_by("pk").values_list(*REVIEWED)
    return standing([_reviewed(*told) for told in rows], on)


REVIEWED = ("grade", "graded_on", "case__number", "corrected_on")


def _reviewed(grade: str, on: date, number: str, corrected_on: date | None) -> Reviewed:
    return Reviewed(Grade.parse(grade), on, number, corrected_on is not None)
