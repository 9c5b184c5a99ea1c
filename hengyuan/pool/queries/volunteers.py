"""The published list of volunteers: names, units, what they may do; nothing else of anybody."""

from datetime import date

from django.db.models import F, Q, QuerySet

from hengyuan.law.qualification import ProviderKind
from hengyuan.people.models import Provider

MOST = 2000  # names on one page


def volunteers_published(on: date, region: str = "") -> QuerySet[Provider]:
    """Volunteers in force on this day whose unit lies in a region (its leading digits), by unit.

    Each row has `is_student`: students only give advice and draft papers.
    """
    in_force = Q(joined_on__lte=on) & (Q(left_on=None) | Q(left_on__gte=on))
    return (
        Provider.objects.filter(in_force, kind=ProviderKind.VOLUNTEER)
        .filter(organisation__region__startswith=region)
        .select_related("organisation")
        .annotate(is_student=F("standing__is_student"))
        .order_by("organisation__region", "organisation__name", "name", "pk")
    )
