"""Who sees a rectification and acts on it: the office that ran the round, the handler, his firm."""

from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import Http404

from hengyuan.kernel.actor import Actor
from hengyuan.kernel.conditions import NOTHING
from hengyuan.peer_review.access import rounds
from hengyuan.peer_review.models import Rectification
from hengyuan.peer_review.rules.rectifications import RectificationState
from hengyuan.peer_review.rules.rounds import HANDLER

FIRM = "R-16"


def sees(actor: Actor | None) -> bool:
    """Whether the actor has the list at all."""
    return actor is not None and (rounds.runs(actor) or _answers(actor))


def _answers(actor: Actor) -> bool:
    return actor.has(FIRM) or (actor.has(HANDLER) and actor.provider_id is not None)


def _own(actor: Actor) -> Q:
    """Those that the actor is to answer: of his own cases, or of his firm's."""
    found = NOTHING
    if actor.has(HANDLER) and actor.provider_id is not None:
        found |= Q(dossier__case__handler_id=actor.provider_id)
    if actor.has(FIRM):
        found |= Q(dossier__case__firm_id=actor.organisation_id)
    return found


def _of_office(actor: Actor) -> Q:
    if not rounds.runs(actor):
        return NOTHING
    return Q(dossier__round__organisation_id=actor.organisation_id)


def visible_to(actor: Actor | None) -> QuerySet[Rectification]:
    """What the actor sees, the earliest due first."""
    rows = Rectification.objects.select_related(
        "dossier__round__organisation", "dossier__case__handler", "dossier__case__firm",
        "dossier__entry", "asked_by", "answered_by", "checked_by", "proof",
    )  # fmt: skip
    if actor is None:
        return rows.none()
    return rows.filter(_own(actor) | _of_office(actor)).order_by("due_on", "asked_at")


def get_rectification_for(actor: Actor | None, rectification_id: UUID) -> Rectification:
    """The rectification, if the actor sees it; otherwise Http404."""
    found = visible_to(actor).filter(pk=rectification_id).first()
    if found is None:
        raise Http404
    return found


def waiting_for(actor: Actor | None) -> QuerySet[Rectification]:
    """What the actor has to answer, or to check and did not ask for; the earliest due first."""
    if actor is None or not sees(actor):
        return Rectification.objects.none()
    asked = Q(state=RectificationState.ASKED.value)
    answered = Q(state=RectificationState.ANSWERED.value)
    to_check = _of_office(actor) & answered & ~Q(asked_by_id=actor.account_id)
    to_enter = _of_office(actor) & asked & Q(dossier__case=None)
    return visible_to(actor).filter((_own(actor) & asked) | to_enter | to_check)


def is_office(actor: Actor | None, row: Rectification) -> bool:
    """Whether the actor is of the office that asked."""
    return actor is not None and rounds.may_run(actor, row.dossier.round)


def may_answer(actor: Actor | None, row: Rectification) -> bool:
    """The handler or his firm; of a dossier from elsewhere the office enters what came in."""
    if actor is None:
        return False
    case = row.dossier.case
    if case is None:
        return is_office(actor, row)
    own = actor.has(HANDLER) and actor.provider_id is not None
    return (own and case.handler_id == actor.provider_id) or (
        actor.has(FIRM) and case.firm_id == actor.organisation_id
    )


def may_check(actor: Actor | None, row: Rectification) -> bool:
    """Another person of the office than who asked and than who answered."""
    if actor is None or not is_office(actor, row):
        return False
    return actor.account_id not in (row.asked_by_id, row.answered_by_id)
