"""Who sees falls, who answers, who judges: institution and bureau, never the same person."""

from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import Http404

from hengyuan.kernel.actor import Actor
from hengyuan.kernel.conditions import NOTHING
from hengyuan.orgs.rules import region_range
from hengyuan.supervision.access.alerts import REGION
from hengyuan.supervision.models import ScorecardFall
from hengyuan.supervision.rules.falls import ANSWERING, JUDGING, State


def visible_to(actor: Actor | None) -> QuerySet[ScorecardFall]:
    """Falls of the actor's institution, or of the bureau's or auditor's region."""
    found = ScorecardFall.objects.select_related("institution", "card", "answered_by")
    if not actor:
        return found.none()
    seen = NOTHING
    if actor.has(*ANSWERING):
        seen |= Q(institution_id=actor.organisation_id)
    if actor.has(*REGION) and actor.region:
        seen |= Q(region__range=region_range(actor.region))
    return found.filter(seen).defer("card__entries")


def get_for(actor: Actor | None, fall_id: UUID) -> ScorecardFall:
    """The fall, if the actor may see it; otherwise Http404."""
    found = visible_to(actor).filter(pk=fall_id).first()
    if found is None:
        raise Http404
    return found


def may_answer(actor: Actor, fall: ScorecardFall) -> bool:
    """Whether the actor answers: the institution's head or quality head."""
    at_home = actor.organisation_id == fall.institution_id
    return at_home and actor.has(*ANSWERING) and fall.state == State.RAISED


def may_judge(actor: Actor, fall: ScorecardFall) -> bool:
    """Whether the actor judges the answer: the bureau above, and not who answered."""
    low, high = region_range(actor.region) if actor.region else ("", "")
    is_above = actor.has(*JUDGING) and low <= fall.region <= high
    return is_above and fall.state == State.ANSWERED and fall.answered_by_id != actor.account_id
