"""Who sees a paper: whoever sees its case. What is not seen does not exist: 404."""

from uuid import UUID

from django.http import Http404

from hengyuan.cases.access import visible_to
from hengyuan.dossier.models import Document
from hengyuan.kernel.actor import Actor


def get_document_for(actor: Actor | None, document_id: UUID) -> Document:
    """The paper, if the actor may see its case; otherwise Http404."""
    document = (
        Document.objects.filter(pk=document_id, case__in=visible_to(actor))
        .select_related("case", "case__institution", "case__institution__parent", "file")
        .first()
    )
    if document is None:
        raise Http404
    return document
