"""Reads of organisations."""

from datetime import date

from hengyuan.orgs.models import Organisation, OrganisationQuerySet


def organisation(organisation_id: int) -> Organisation:
    """One organisation; raises Organisation.DoesNotExist."""
    return Organisation.objects.get(pk=organisation_id)


def below(organisation_id: int, on: date) -> OrganisationQuerySet:
    """What stands directly under an organisation on this day."""
    return Organisation.objects.existing(on).filter(parent_id=organisation_id)
