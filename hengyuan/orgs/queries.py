"""Reads of organisations."""

from hengyuan.orgs.models import Organisation


def organisation(organisation_id: int) -> Organisation:
    """One organisation; raises Organisation.DoesNotExist."""
    return Organisation.objects.get(pk=organisation_id)
