"""Who sees batches of proposals: those who assign at the institution, and its head."""

from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404

from hengyuan.assignment.models import Batch
from hengyuan.assignment.queries.batches import batches
from hengyuan.kernel.actor import Actor
from hengyuan.people.rules import Role

SEEING = (Role.ASSIGNER, Role.HEAD)


def refuse_strangers(actor: Actor | None) -> None:
    """Raises Http404 for whoever has no batches."""
    if not actor or not actor.has(*SEEING):
        raise Http404


def batches_visible_to(actor: Actor | None) -> QuerySet[Batch]:
    """Batches of the own institution, the newest first."""
    if not actor or not actor.has(*SEEING):
        return Batch.objects.none()
    return batches().filter(institution_id=actor.organisation_id)


def get_batch_for(actor: Actor | None, batch_id: UUID) -> Batch:
    """The batch, if the actor may see it; otherwise Http404."""
    found = batches_visible_to(actor).filter(pk=batch_id).first()
    if found is None:
        raise Http404
    return found


def may_accept(actor: Actor) -> bool:
    """Whether the actor opens batches and accepts their lines."""
    return actor.has(Role.ASSIGNER)
