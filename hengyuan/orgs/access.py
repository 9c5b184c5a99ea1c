"""Who sees organisations: everybody with a role. Names, addresses and telephones are public."""

from django.http import Http404

from hengyuan.kernel.actor import Actor
from hengyuan.orgs.models import Organisation, OrganisationQuerySet
from hengyuan.orgs.rules import region_prefix


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
