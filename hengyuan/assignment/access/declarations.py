"""Who declares and who reads declarations: the provider the own, those who assign their city's."""

from datetime import date

from django.http import Http404

from hengyuan.kernel.actor import Actor
from hengyuan.people.models import Provider
from hengyuan.people.rules import Role
from hengyuan.pool.access import city_of, get_member_for

ASSIGNING = (Role.ASSIGNER, Role.HEAD)


def _assigns_here(actor: Actor, provider: Provider) -> bool:
    here = provider.organisation.region.startswith(city_of(actor))
    return actor.has(*ASSIGNING) and here


def may_declare(actor: Actor, provider: Provider) -> bool:
    """Whether the actor is the provider, or enters what the provider handed in on paper."""
    return actor.provider_id == provider.pk or _assigns_here(actor, provider)


def may_declare_ties(actor: Actor) -> bool:
    """Whether the actor assigns or approves, and so has ties to declare."""
    return actor.has(*ASSIGNING)


def get_declaring_for(actor: Actor | None, provider_id: int, on: date) -> Provider:
    """The provider whose declarations the actor may read; otherwise Http404."""
    found = get_member_for(actor, provider_id, on)
    if not actor or not may_declare(actor, found):
        raise Http404
    return found
