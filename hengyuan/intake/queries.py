"""Reads of the register, applications, notices and supplement requests."""

from uuid import UUID

from django.db.models import QuerySet

from hengyuan.intake.models import Consultation, Notice, SupplementRequest


def register_of(institution_id: int) -> QuerySet[Consultation]:
    """The consultation register of an institution, newest first."""
    return Consultation.objects.filter(institution_id=institution_id).order_by("-received_at")


def notice_of(case_id: UUID) -> Notice | None:
    """The notice of a case that came by notice."""
    return Notice.objects.filter(case_id=case_id).first()


def open_supplement_request(case_id: UUID) -> SupplementRequest | None:
    """The supplement request that still waits for papers."""
    return SupplementRequest.objects.filter(case_id=case_id, answered_at=None).last()
