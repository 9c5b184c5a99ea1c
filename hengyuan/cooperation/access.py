"""Who asks, who answers, who sees: the two institutions, by their officers, assigners and heads."""

from django.db.models import Q, QuerySet
from django.http import Http404

from hengyuan.cases.models import Case
from hengyuan.cooperation.models import Cooperation
from hengyuan.cooperation.rules import OPEN
from hengyuan.kernel.actor import Actor
from hengyuan.orgs.models import Organisation
from hengyuan.orgs.rules import Kind as Place
from hengyuan.people.rules import Role

ON_THE_DESK = 10
AT_THE_DESK = (Role.OFFICER, Role.ASSIGNER, Role.HEAD)


def visible_to(actor: Actor | None) -> QuerySet[Cooperation]:
    """Requests that the actor's institution made or was asked."""
    found = Cooperation.objects.select_related("case__institution", "case__recipient", "asked")
    if not actor or not actor.has(*AT_THE_DESK):
        return found.none()
    own = actor.organisation_id
    return found.filter(Q(case__institution_id=own) | Q(asked_id=own))


def waiting_at(actor: Actor) -> QuerySet[Cooperation]:
    """Requests that the actor's desk was asked and has not ended, the one due first before all."""
    own = visible_to(actor).filter(asked_id=actor.organisation_id, state__in=OPEN)
    return own.order_by("due_on", "pk")[:ON_THE_DESK]


def get_cooperation_for(actor: Actor | None, cooperation_id: int) -> Cooperation:
    """The request, if the actor may see it; otherwise Http404."""
    found = visible_to(actor).filter(pk=cooperation_id).first()
    if found is None:
        raise Http404
    return found


def may_ask(actor: Actor, case: Case) -> bool:
    """Whether the actor asks for the case: at the desk of its institution."""
    return actor.has(*AT_THE_DESK) and actor.organisation_id == case.institution_id


def may_answer(actor: Actor, cooperation: Cooperation) -> bool:
    """Whether the actor answers: at the desk that is asked, or by an outside place's letter."""
    at = cooperation.asked_id or cooperation.case.institution_id
    return actor.has(*AT_THE_DESK) and actor.organisation_id == at


def places_to_ask(case: Case) -> QuerySet[Organisation]:
    """The other institutions of this site."""
    inside = Organisation.objects.filter(kind=Place.INSTITUTION, valid_to=None)
    return inside.exclude(pk=case.institution_id).order_by("region", "name")
