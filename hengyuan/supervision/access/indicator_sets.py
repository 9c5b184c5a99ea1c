"""Who reads sets of indicators, who drafts one, who decides.

A place sets its own: for its region, by its bureau or the head of its institution. Whoever drafted
never decides; another of the same organisation does, or the bureau above.
"""

from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import Http404

from hengyuan.kernel.actor import Actor, holds
from hengyuan.law.jurisdiction import chain
from hengyuan.orgs.rules import region_range
from hengyuan.supervision.access import scorecards
from hengyuan.supervision.access.alerts import REGION
from hengyuan.supervision.models import IndicatorSetVersion
from hengyuan.supervision.rules.indicator_sets import OVER, SETTING, State


def reads(actor: Actor | None) -> bool:
    """Whether the actor has the pages of sets: who reads whole cards, and who may set."""
    return scorecards.reads_all(actor) or holds(actor, *SETTING)


def proposes(actor: Actor | None) -> bool:
    """Whether the actor drafts a set at home."""
    return actor is not None and bool(actor.region) and actor.has(*SETTING)


def visible_to(actor: Actor | None) -> QuerySet[IndicatorSetVersion]:
    """Versions that hold where the actor works, and for a bureau those of its region."""
    found = IndicatorSetVersion.objects.select_related("organisation", "proposed_by", "decided_by")
    if actor is None or not reads(actor):
        return found.none()
    seen = Q(organisation_id=actor.organisation_id)
    seen |= Q(jurisdiction__in=chain(actor.region), state=State.ADOPTED)
    if actor.has(*REGION, *OVER) and actor.region:
        seen |= Q(jurisdiction__range=region_range(actor.region))
    return found.filter(seen)


def get_for(actor: Actor | None, version_id: UUID) -> IndicatorSetVersion:
    """The version, if the actor sees it; otherwise Http404."""
    found = visible_to(actor).filter(pk=version_id).first()
    if found is None:
        raise Http404
    return found


def may_decide(actor: Actor | None, version: IndicatorSetVersion) -> bool:
    """Whether the actor adopts or declines: never who drafted it."""
    if actor is None or version.state != State.PROPOSED:
        return False
    if version.proposed_by_id == actor.account_id:
        return False
    if version.organisation_id == actor.organisation_id:
        return actor.has(*SETTING)
    return actor.has(*OVER) and actor.organisation_id in _above(version)


def _above(version: IndicatorSetVersion) -> set[int]:
    """The bureaus over the organisation that drafted."""
    found: set[int] = set()
    place = version.organisation.parent
    while place is not None and place.pk not in found:
        found.add(place.pk)
        place = place.parent
    return found


def may_withdraw(actor: Actor | None, version: IndicatorSetVersion) -> bool:
    """Whether the actor takes it back: who drafted it, before it is decided."""
    is_own = actor is not None and version.proposed_by_id == actor.account_id
    return is_own and version.state == State.PROPOSED
