"""Who tries a draft over all cases of a place, and who reads what came of it."""

from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404

from hengyuan.cases.models import Case
from hengyuan.kernel.actor import Actor, belongs_to
from hengyuan.orgs.rules import region_range
from hengyuan.supervision.access.alerts import sees_wall
from hengyuan.supervision.models import RehearsalRun
from hengyuan.supervision.rules.alerts import HEAD, QUALITY


def may_ask(actor: Actor | None) -> bool:
    """Whether the actor sees a whole institution or region, over which a draft is tried."""
    return sees_wall(actor)


def institution_of(actor: Actor) -> int | None:
    """Over whose cases the actor tries: the own institution's; None for all of the region."""
    return actor.organisation_id if actor.has(QUALITY, HEAD) else None


def cases_of(run: RehearsalRun) -> QuerySet[Case]:
    """The cases over which a run goes."""
    if run.institution_id:
        return Case.objects.filter(institution_id=run.institution_id)
    return Case.objects.filter(region__range=region_range(run.region))


def visible_to(actor: Actor | None) -> QuerySet[RehearsalRun]:
    """The runs of the actor's own organisation, the latest first."""
    if actor is None or not may_ask(actor):
        return RehearsalRun.objects.none()
    found = RehearsalRun.objects.filter(organisation_id=actor.organisation_id)
    return found.select_related("asked_by").order_by("-asked_at", "pk")


def get_run_for(actor: Actor | None, run_id: UUID) -> RehearsalRun:
    """A run of the actor's own organisation; otherwise Http404."""
    found = RehearsalRun.objects.filter(pk=run_id).select_related("organisation").first()
    if found is None or not may_ask(actor) or not belongs_to(actor, found.organisation_id):
        raise Http404
    return found
