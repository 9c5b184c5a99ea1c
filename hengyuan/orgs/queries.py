"""Reads of organisations."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Q

from hengyuan.orgs.models import Organisation, OrganisationQuerySet
from hengyuan.orgs.rules import Kind


def organisation(organisation_id: int) -> Organisation:
    """One organisation; raises Organisation.DoesNotExist."""
    return Organisation.objects.get(pk=organisation_id)


def new_organisation(*, parent: int | None, **columns: Any) -> Organisation:
    """A new organisation, not stored; `parent` is an id. Raises Organisation.DoesNotExist."""
    above = organisation(parent) if parent is not None else None
    return Organisation(parent=above, **columns)


def below(organisation_id: int, on: date) -> OrganisationQuerySet:
    """What stands directly under an organisation on this day."""
    return Organisation.objects.existing(on).filter(parent_id=organisation_id)


DEPTH = 6  # city, district, institution, station, point, and one to spare


def within(organisation_id: int) -> Q:
    """An organisation and everything beneath it, as a condition."""
    found = Q(pk=organisation_id)
    for depth in range(1, DEPTH):
        found |= Q(**{"__".join(["parent"] * depth): organisation_id})
    return found


def institution_over(organisation: Organisation) -> Organisation | None:
    """The institution that decides for a workstation or a point; an institution is its own."""
    place: Organisation | None = organisation
    while place is not None and place.kind != Kind.INSTITUTION:
        place = place.parent
    return place


def names_of(organisation_ids: Iterable[int]) -> dict[int, str]:
    """Names by id."""
    return dict(Organisation.objects.filter(pk__in=set(organisation_ids)).values_list("pk", "name"))
