"""Who sees a self-check: its institution; how far it has come, whoever has the round."""

from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404

from hengyuan.cases.models import Case
from hengyuan.kernel.actor import Actor
from hengyuan.orgs.rules import Kind as Place
from hengyuan.peer_review.access.rounds import may_run
from hengyuan.peer_review.models import Round, SelfCheck, SelfSheet
from hengyuan.peer_review.rules.rounds import RoundState
from hengyuan.peer_review.rules.self_check import CHECKING, HANDING_IN, CheckState


def checks(actor: Actor | None) -> bool:
    """Whether the actor checks dossiers of his own institution."""
    return actor is not None and actor.has(*CHECKING)


def may_ask(actor: Actor | None, round_: Round) -> bool:
    """Whether the actor asks for self-checks: who runs a round over several institutions."""
    return (
        may_run(actor, round_)
        and not round_.from_elsewhere
        and round_.organisation.kind != Place.INSTITUTION
    )


def checks_for(actor: Actor | None) -> QuerySet[SelfCheck]:
    """The checks of the actor's own institution."""
    rows = SelfCheck.objects.select_related("round__organisation", "institution", "handed_in_by")
    if actor is None or not checks(actor):
        return rows.none()
    return rows.filter(institution_id=actor.organisation_id)


def get_check_for(actor: Actor | None, check_id: UUID) -> SelfCheck:
    """A check of the actor's institution; otherwise Http404."""
    found = checks_for(actor).filter(pk=check_id).first()
    if found is None:
        raise Http404
    return found


def get_sheet_for(actor: Actor | None, sheet_id: UUID) -> SelfSheet:
    """A sheet of the actor's institution; otherwise Http404."""
    rows = SelfSheet.objects.select_related(
        "check_of__round", "check_of__institution", "case__handler", "signed_by"
    )
    found = rows.filter(pk=sheet_id, check_of__in=checks_for(actor).values("pk")).first()
    if found is None:
        raise Http404
    return found


def may_check(actor: Actor, check: SelfCheck, case: Case) -> bool:
    """Whether the actor judges this dossier: of the institution, and not of his own case."""
    is_own = actor.provider_id is not None and actor.provider_id == case.handler_id
    return checks(actor) and check.institution_id == actor.organisation_id and not is_own


def may_hand_in(actor: Actor | None, check: SelfCheck) -> bool:
    """Whether the actor hands the whole in: the head of the institution or of its quality."""
    return (
        actor is not None
        and actor.has(*HANDING_IN)
        and check.institution_id == actor.organisation_id
    )


def to_be_checked_by(actor: Actor | None) -> QuerySet[SelfCheck]:
    """Checks that the actor's institution has not handed in and still can, the earliest first."""
    rows = checks_for(actor).filter(
        state=CheckState.ASKED.value, round__state=RoundState.FRAMED.value
    )
    return rows.order_by("due_on", "asked_at")
