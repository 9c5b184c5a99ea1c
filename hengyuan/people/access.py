"""Who sees the roster: institutions and bureaus their city's, a firm its own, a lawyer oneself."""

from datetime import date

from django.db.models import Q, QuerySet
from django.http import Http404

from hengyuan.kernel.actor import Actor
from hengyuan.orgs.rules import region_prefix
from hengyuan.people.models import Provider
from hengyuan.people.queries import providers_on
from hengyuan.people.rules import Role

OF_THE_CITY = (
    Role.PROVINCE,
    Role.BUREAU_OFFICER,
    Role.INSTITUTION_STAFF,
    Role.HEAD,
    Role.OFFICER,
    Role.ASSIGNER,
    Role.QUALITY_HEAD,
)
MAY_HOLD = (Role.HEAD, Role.BUREAU_OFFICER)


def roster_visible_to(actor: Actor | None, on: date) -> QuerySet[Provider]:
    """Providers on the roster on this day whom the actor may see."""
    providers = providers_on(on)
    if not actor:
        return providers.none()
    seen = Q(pk=None)
    if actor.has(*OF_THE_CITY):
        seen |= Q(organisation__region__startswith=region_prefix(actor.region)[:4])
    if actor.has(Role.FIRM):
        seen |= Q(organisation_id=actor.organisation_id)
    if actor.provider_id is not None:
        seen |= Q(pk=actor.provider_id)
    return providers.filter(seen)


def get_provider_for(actor: Actor | None, provider_id: int, on: date) -> Provider:
    """The provider, if the actor may see them; otherwise Http404."""
    found = roster_visible_to(actor, on).filter(pk=provider_id).first()
    if found is None:
        raise Http404
    return found


def may_place_hold(actor: Actor) -> bool:
    """Whether the actor's role may stop new assignments to a provider."""
    return actor.has(*MAY_HOLD)
