"""Who sees the register. What is not seen does not exist: 404."""

from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404

from hengyuan.intake.models import Consultation
from hengyuan.intake.queries import register_of
from hengyuan.kernel.actor import Actor


def visible_to(actor: Actor | None) -> QuerySet[Consultation]:
    """The register of the actor's own institution, for those who receive or supervise."""
    if actor is None or not actor.has("R-04", "R-05", "R-06", "R-11", "R-14"):
        return Consultation.objects.none()
    return register_of(actor.organisation_id)


def get_consultation_for(actor: Actor | None, consultation_id: UUID) -> Consultation:
    """The consultation, if the actor may see it; otherwise Http404."""
    consultation = visible_to(actor).filter(pk=consultation_id).first()
    if consultation is None:
        raise Http404
    return consultation
