"""Whose pool a reader is in, and who he is himself.

Whoever runs rounds keeps the pool of the own organisation; a reader sees himself and nobody else.
"""

from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import Http404

from hengyuan.kernel.actor import Actor
from hengyuan.orgs.models import Organisation
from hengyuan.orgs.queries import within
from hengyuan.orgs.rules import HANDLING_UNITS, region_range
from hengyuan.peer_review.access.rounds import reads, runs
from hengyuan.peer_review.models import Reader
from hengyuan.people.models import Account, Provider, RoleHeld
from hengyuan.people.queries import providers_on
from hengyuan.people.rules import Role

OFFERED = 300  # candidates that the page of entering lists


def city_range(region: str) -> tuple[str, str]:
    """The codes of the city around a region; of a province all of it."""
    return region_range(region if region.endswith("0000") else f"{region[:4]}00")


def readers_for(actor: Actor | None) -> QuerySet[Reader]:
    """The pool of the actor's organisation."""
    found = Reader.objects.select_related("account", "workplace", "provider", "pool")
    if actor is None or not runs(actor):
        return found.none()
    return found.filter(pool_id=actor.organisation_id)


def get_reader_for(actor: Actor | None, reader_id: UUID) -> Reader:
    """A reader of the actor's pool; otherwise Http404."""
    found = readers_for(actor).filter(pk=reader_id).first()
    if found is None:
        raise Http404
    return found


def own(actor: Actor | None) -> QuerySet[Reader]:
    """The actor himself, in each pool that he reads for."""
    found = Reader.objects.select_related("account", "workplace", "provider", "pool")
    if actor is None or not reads(actor):
        return found.none()
    return found.filter(account_id=actor.account_id)


def get_own_for(actor: Actor | None, reader_id: UUID) -> Reader:
    """The actor himself in one pool; otherwise Http404."""
    found = own(actor).filter(pk=reader_id).first()
    if found is None:
        raise Http404
    return found


def may_keep(actor: Actor | None, reader: Reader) -> bool:
    """Whether the actor keeps the pool that the reader is in."""
    return actor is not None and runs(actor) and reader.pool_id == actor.organisation_id


def candidates(pool: Organisation, on: date) -> QuerySet[Account]:
    """Accounts that may be entered: they hold the role here, beneath, or at a firm of the city.

    Whoever was entered before comes back by an act of its own.
    """
    in_force = Q(valid_from__lte=on) & (Q(valid_to=None) | Q(valid_to__gte=on))
    near = Q(kind__in=HANDLING_UNITS, region__range=city_range(pool.region))
    places = Organisation.objects.filter(within(pool.pk) | near)
    held = RoleHeld.objects.filter(
        in_force, role=Role.REVIEWER, organisation__in=places.values("pk")
    )
    known = Reader.objects.filter(pool=pool).values("account_id")
    found = Account.objects.filter(pk__in=held.values("account_id"), is_active=True)
    return found.exclude(pk__in=known).order_by("name", "pk")


def themselves(account: Account, pool: Organisation, on: date) -> list[Provider]:
    """Who of the roster the account may be: the linked one alone, else those of the same name."""
    linked = Provider.objects.filter(account=account).select_related("organisation").first()
    if linked is not None:
        return [linked]
    near = providers_on(on).filter(organisation__region__range=city_range(pool.region))
    return list(near.filter(name=account.name, account=None).order_by("pk"))


def workplaces(account: Account, pool: Organisation, on: date) -> list[Organisation]:
    """Where the account may work: that of the roster first, then where it holds roles."""
    found = {one.organisation_id: one.organisation for one in themselves(account, pool, on)}
    held = RoleHeld.objects.filter(account=account).select_related("organisation")
    for role in held.order_by("pk"):
        found.setdefault(role.organisation_id, role.organisation)
    return list(found.values())
