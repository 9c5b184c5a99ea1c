"""Reads of subsidies: the sum proposed for a case, the checklist, what waits for payment."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from hengyuan.assignment.models import Assignment, End
from hengyuan.cases.models import Case
from hengyuan.cases.queries import review_of
from hengyuan.closing.queries import examinations_of
from hengyuan.dossier.queries import completeness
from hengyuan.handling.queries import acts_of
from hengyuan.kernel.clock import day_of
from hengyuan.law import subsidy
from hengyuan.law.errors import LawError
from hengyuan.law.money import yuan
from hengyuan.law.qualification import ProviderKind
from hengyuan.law.review.standing import Standing
from hengyuan.law.vocabulary import Kind, Stage
from hengyuan.money.models import PaymentBatch, SubsidySlip
from hengyuan.money.rules import SEALED_REASON, EarlyEnd
from hengyuan.orgs.models import Organisation
from hengyuan.people.models import Provider

TERMINATED = "terminated"  # the outcome of a case whose aid was ended
OUTCOMES = {
    "mediated": subsidy.Outcome.MEDIATED,
    "withdrawn": subsidy.Outcome.WITHDRAWN_BEFORE_HEARING,
}


def claim_of(case: Case, grade: str, early: EarlyEnd | None = None) -> subsidy.Claim:
    """The case as the calculator takes it; `early` says how far the work of ended aid had come."""
    kind = case.handler.kind if case.handler else ProviderKind.LAWYER
    return subsidy.Claim(
        kind=Kind.parse(case.kind),
        stage=Stage.parse(case.proceeding),
        outcome=_outcome(case, early),
        grade=subsidy.Grade.parse(grade),
        handler=subsidy.HandlerKind.parse(kind),
        is_life_or_death=case.matter == "CR-M4",
        group_size=case.group_size,
    )


def _outcome(case: Case, early: EarlyEnd | None) -> subsidy.Outcome:
    if case.outcome != TERMINATED:
        return OUTCOMES.get(case.outcome, subsidy.Outcome.COMPLETED)
    return subsidy.Outcome.parse(early.outcome) if early else how_far(case)


def how_far(case: Case) -> subsidy.Outcome:
    """How far the work had come when aid was ended, by the acts of the handler."""
    return subsidy.how_it_ended(set(acts_of(case.pk).values_list("act", flat=True)))


def proposed(case: Case, grade: str, early: EarlyEnd | None = None) -> subsidy.Computation:
    """The sum proposed under the schedule of the assignment's day.

    Raises NoValueInForce or NoRate, naming what the schedule lacks; NeedsPick where the schedule
    leaves a range and `early` names no sum.
    """
    on = case.assigned_on or case.stage_since.date()
    claim = claim_of(case, grade, early)
    try:
        return subsidy.compute(claim, jurisdiction=case.region, on=on)
    except subsidy.NeedsPick as asked:
        if early is None or early.fen is None:
            raise
        picks = {asked.rule_id: subsidy.Pick(early.fen, SEALED_REASON)}
    picked = replace(claim, picks=picks)
    return subsidy.compute(picked, jurisdiction=case.region, on=on)


def reviewed_for(case: Case, on: date) -> Standing | None:
    """The final grade of peer review, where the schedule pays by quality; else None."""
    paid_on = case.assigned_on or case.stage_since.date()
    try:
        schedule = subsidy.schedule_for(case.region, paid_on)
    except LawError:
        return None
    return review_of(case, on) if schedule.has_quality_band else None


def unmet_preconditions(case: Case) -> Sequence[subsidy.Precondition]:
    """What still stands between the case and its payment."""
    levels = {each.level for each in examinations_of(case.pk) if each.has_passed}
    is_staff = case.handler is not None and case.handler.kind == ProviderKind.INSTITUTION_STAFF
    return subsidy.unmet(
        {
            "closed_with_proof": case.closed_on is not None and _is_proved(case),
            "dossier_complete": completeness(case, "hand_in").is_complete,
            "closing_check_signed": 2 in levels,
            "two_level_rule": True,
            "second_level_examined": 2 in levels,
            "succession_settled": case.firm_id is not None,
            "payee_verified": not is_staff,
            "version_fixed": case.assigned_on is not None,
            "no_veto_inquiry": True,
            "disclosure_recorded": True,
        }
    )


def _is_proved(case: Case) -> bool:
    """Whether a paper shows the end: the one received, or the decision that ended aid."""
    return case.result_received_on is not None or case.outcome == TERMINATED


@dataclass(frozen=True, slots=True)
class Handled:
    """Somebody who handled the case, since when, and how it ended."""

    provider: Provider
    firm: Organisation
    since: date
    until: date | None


def handlers_of(case: Case) -> list[Handled]:
    """Everybody who was named handler of the case, in order of time, each once."""
    rows = (
        Assignment.objects.filter(case=case, handler__isnull=False, named_at__isnull=False)
        .exclude(end=End.DECLINED)
        .select_related("handler", "firm")
        .order_by("named_at", "pk")
    )
    found: dict[int, Handled] = {}
    for row in rows:
        assert row.handler is not None
        assert row.named_at is not None
        until = day_of(row.ended_at) if row.ended_at else None
        first = found.get(row.handler.pk)
        since = first.since if first else day_of(row.named_at)
        found[row.handler.pk] = Handled(row.handler, row.firm, since, until)
    return list(found.values())


def slip_of(case_id: UUID) -> SubsidySlip | None:
    """The signed slip of a case."""
    return (
        SubsidySlip.objects.filter(case_id=case_id)
        .select_related("signed_by", "batch", "firm", "provider")
        .prefetch_related("shares__provider", "shares__firm")
        .first()
    )


def payees(slip: SubsidySlip) -> str:
    """To whom a slip is paid: the firm and handler, or each of several with the own sum."""
    shares = [
        f"{one.firm.name} {one.provider.name} {yuan(one.fen)}"
        for one in slip.shares.all()
        if one.fen
    ]
    return "；".join(shares) or f"{slip.firm.name} {slip.provider.name}"


def slips_to_pay(institution_id: int) -> QuerySet[SubsidySlip]:
    """Signed slips of an institution that are in no batch yet, the oldest first."""
    return (
        SubsidySlip.objects.filter(
            case__institution_id=institution_id, batch=None, case__stage="subsidy_signed"
        )
        .select_related("case", "case__recipient", "case__institution", "firm", "provider")
        .prefetch_related("shares__provider", "shares__firm")
        .order_by("signed_at", "id")
    )


def batches_of(institution_id: int) -> QuerySet[PaymentBatch]:
    """The payment batches of an institution, newest first."""
    return PaymentBatch.objects.filter(institution_id=institution_id).select_related("paid_by")
