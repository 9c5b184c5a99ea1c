"""Who sees a paper: whoever sees its case whole. What is not seen does not exist: 404.

A workstation sees of the cases that it passed on what the applicant handed in or receives.
"""

from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import Http404

from hengyuan.cases.access import visible_to, working_papers_visible_to
from hengyuan.cases.rules import WORKSTATION
from hengyuan.dossier.models import Document
from hengyuan.dossier.queries import documents_of
from hengyuan.kernel.actor import Actor

# Application, statement of means, declaration, receipt, supplement notice, decision and service.
OF_THE_APPLICANT = ("D-02", "D-04", "D-05", "D-07", "D-08", "D-11", "D-12", "D-13")
HANDED_IN = ("I-03", "I-05", "I-06")


def _readable_by(actor: Actor | None) -> Q:
    """Papers that the actor may read, of whatever case."""
    readable = Q(case__in=working_papers_visible_to(actor))
    if actor and actor.has(WORKSTATION):
        own = Q(form__in=OF_THE_APPLICANT) | Q(form="", row__in=HANDED_IN)
        readable |= own & Q(case__in=visible_to(actor))
    return readable


def documents_visible_to(actor: Actor, case_id: UUID) -> QuerySet[Document]:
    """The papers of a case that the actor may read, by date."""
    return documents_of(case_id).filter(_readable_by(actor))


def get_document_for(actor: Actor | None, document_id: UUID) -> Document:
    """The paper, if the actor may see its case; otherwise Http404."""
    document = (
        Document.objects.filter(_readable_by(actor), pk=document_id)
        .select_related("case", "case__institution", "case__institution__parent", "file")
        .first()
    )
    if document is None:
        raise Http404
    return document
