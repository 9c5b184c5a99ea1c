"""Who reads standards and their versions, who proposes one, who decides.

A place sets its own: for its region, by its bureau or its institution. Whoever proposed never
decides; another of the same organisation does, or the bureau above.
"""

from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import Http404

from hengyuan.kernel.actor import Actor
from hengyuan.law.jurisdiction import chain
from hengyuan.orgs.rules import region_range
from hengyuan.peer_review.models import StandardVersion
from hengyuan.peer_review.rules.rounds import REGION, SEEING
from hengyuan.peer_review.rules.standards import OVER, SETTING, State


def reads(actor: Actor | None) -> bool:
    """Whether the actor has the pages of standards."""
    return actor is not None and actor.has(*SEEING)


def proposes(actor: Actor | None) -> bool:
    """Whether the actor proposes standards at home."""
    return actor is not None and bool(actor.region) and actor.has(*SETTING)


def versions_for(actor: Actor | None) -> QuerySet[StandardVersion]:
    """Versions that hold where the actor works, and for a bureau those of its region."""
    found = StandardVersion.objects.select_related("organisation", "proposed_by", "decided_by")
    if actor is None or not reads(actor):
        return found.none()
    own = Q(organisation_id=actor.organisation_id)
    above = Q(jurisdiction__in=chain(actor.region), state=State.APPROVED)
    seen = own | above
    if actor.has(*REGION) and actor.region:
        seen |= Q(jurisdiction__range=region_range(actor.region))
    return found.filter(seen)


def get_version_for(actor: Actor | None, version_id: UUID) -> StandardVersion:
    """The version, if the actor sees it; otherwise Http404."""
    found = versions_for(actor).filter(pk=version_id).first()
    if found is None:
        raise Http404
    return found


def may_decide(actor: Actor | None, version: StandardVersion) -> bool:
    """Whether the actor approves or declines: never who proposed it."""
    if actor is None or version.state != State.PROPOSED:
        return False
    if version.proposed_by_id == actor.account_id:
        return False
    if version.organisation_id == actor.organisation_id:
        return actor.has(*SETTING)
    return actor.has(*OVER) and actor.organisation_id in _above(version)


def _above(version: StandardVersion) -> set[int]:
    """The bureaus over the organisation that proposed."""
    found: set[int] = set()
    place = version.organisation.parent
    while place is not None and place.pk not in found:
        found.add(place.pk)
        place = place.parent
    return found


def may_withdraw(actor: Actor | None, version: StandardVersion) -> bool:
    """Whether the actor takes it back: who proposed it, before it is decided."""
    is_own = actor is not None and version.proposed_by_id == actor.account_id
    return is_own and version.state == State.PROPOSED
