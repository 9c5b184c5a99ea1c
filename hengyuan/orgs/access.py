"""Who sees organisations, and who sets them up.

Everybody with a role sees those of the city: names, addresses and telephones are public. A bureau
sets up what is beneath it and enters the firms of its region, an institution its workstations and
points (法律援助法 arts. 12, 13).
"""

from datetime import date

from django.db.models import Q
from django.http import Http404

from hengyuan.kernel.actor import SYSTEM, Actor
from hengyuan.orgs import queries
from hengyuan.orgs.models import Organisation, OrganisationQuerySet
from hengyuan.orgs.rules import OUTSIDE_THE_TREE, PARENTS, Kind, region_prefix

PARENTS_SHOWN = 500
SETTING_UP = ("R-29a", "R-03", "R-05")


def visible_to(actor: Actor | None) -> OrganisationQuerySet:
    """Organisations of the actor's city (of the province, for a provincial office)."""
    organisations = Organisation.objects.all()
    if not actor:
        return organisations.none()
    return organisations.filter(region__startswith=region_prefix(actor.region)[:4])


def get_organisation_for(actor: Actor | None, organisation_id: int) -> Organisation:
    """The organisation with its parent, if the actor may see it; otherwise Http404."""
    found = visible_to(actor).select_related("parent").filter(pk=organisation_id).first()
    if found is None:
        raise Http404
    return found


def may_set_up(actor: Actor | None) -> bool:
    """Whether the actor's role sets up organisations at all."""
    return bool(actor) and (actor == SYSTEM or actor.has(*SETTING_UP))  # type: ignore[union-attr]  # a lazy None is false, not None


def reach_of(actor: Actor) -> Q:
    """The actor's organisation and all beneath; of a bureau also the firms of its region."""
    reach = queries.within(actor.organisation_id)
    if queries.organisation(actor.organisation_id).kind == Kind.BUREAU:
        region = Q(region__startswith=region_prefix(actor.region))
        reach |= Q(kind__in=OUTSIDE_THE_TREE) & region
    return reach


def objection_to_place(actor: Actor, kind: Kind, region: str, parent: Organisation | None) -> str:
    """Which field of a new organisation lies outside the actor's reach; "" if none does."""
    if actor == SYSTEM:
        return ""
    if not PARENTS[kind]:
        home = queries.organisation(actor.organisation_id)
        is_inside = region.startswith(region_prefix(actor.region))
        return "" if home.kind == Kind.BUREAU and is_inside else "region"
    if parent is None or not Organisation.objects.filter(reach_of(actor), pk=parent.pk).exists():
        return "parent"
    return "" if region.startswith(region_prefix(parent.region)) else "region"


def may_end(actor: Actor, organisation: Organisation) -> bool:
    """Whether the actor closes it down: something in reach, never one's own place."""
    if actor == SYSTEM:
        return True
    if not may_set_up(actor) or organisation.pk == actor.organisation_id:
        return False
    return Organisation.objects.filter(reach_of(actor), pk=organisation.pk).exists()


def kinds_set_up_by(actor: Actor) -> list[Kind]:
    """Kinds that the actor may set up somewhere."""
    home = Kind(queries.organisation(actor.organisation_id).kind)
    if home is Kind.BUREAU:
        return list(Kind)
    return [kind for kind in Kind if home in PARENTS[kind] or Kind.WORKSTATION in PARENTS[kind]]


def parents_to_choose(actor: Actor, on: date) -> list[tuple[str, str]]:
    """Under what a new organisation may stand, the actor's own first."""
    kinds = {parent for parents in PARENTS.values() for parent in parents}
    beneath = (
        Organisation.objects.existing(on)
        .filter(queries.within(actor.organisation_id), kind__in=kinds)
        .order_by("region", "kind", "name")[:PARENTS_SHOWN]
    )
    found = sorted(beneath, key=lambda each: each.pk != actor.organisation_id)
    return [(str(each.pk), each.name) for each in found]
