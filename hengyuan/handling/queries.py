"""Reads of a handler's acts."""

from uuid import UUID

from django.db.models import QuerySet

from hengyuan.handling.models import HandlingAct


def acts_of(case_id: UUID) -> QuerySet[HandlingAct]:
    """The acts on a case in the order in which they happened."""
    return HandlingAct.objects.filter(case_id=case_id).select_related("recorded_by")
