"""Who makes bulletins, and who reads them."""

from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import Http404

from hengyuan.kernel.actor import Actor, holds
from hengyuan.orgs.rules import region_range
from hengyuan.supervision.access.alerts import REGION
from hengyuan.supervision.models import Bulletin
from hengyuan.supervision.rules.alerts import BUREAU, HEAD, QUALITY

READERS = (QUALITY, HEAD, *REGION)


def may_make(actor: Actor | None) -> bool:
    """Whether the actor makes bulletins: of the institution, or of the bureau's region."""
    return holds(actor, QUALITY, HEAD, BUREAU)


def reads(actor: Actor | None) -> bool:
    """Whether the actor has a page of bulletins."""
    return holds(actor, *READERS)


def visible_to(actor: Actor | None) -> QuerySet[Bulletin]:
    """Bulletins of the actor's own organisation, and of those in a bureau's or auditor's region."""
    found = Bulletin.objects.select_related("organisation", "made_by")
    if not actor or not reads(actor):
        return found.none()
    seen = Q(organisation_id=actor.organisation_id)
    if actor.has(*REGION) and actor.region:
        seen |= Q(region__range=region_range(actor.region))
    return found.filter(seen)


def get_for(actor: Actor | None, bulletin_id: UUID) -> Bulletin:
    """The bulletin, if the actor may see it; otherwise Http404."""
    found = visible_to(actor).filter(pk=bulletin_id).first()
    if found is None:
        raise Http404
    return found
