"""Reads of the register, applications, notices and supplement requests."""

from django.db.models import QuerySet

from hengyuan.intake.models import Consultation


def register_of(institution_id: int) -> QuerySet[Consultation]:
    """The consultation register of an institution, newest first."""
    return Consultation.objects.filter(institution_id=institution_id).order_by("-received_at")
