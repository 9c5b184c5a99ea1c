"""Who sees a paper: whoever sees its case whole. What is not seen does not exist: 404.

A workstation sees of the cases that it passed on what the applicant handed in or receives.
"""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import Http404

from hengyuan.cases.access import (
    sees_working_papers,
    visible_to,
    working_papers_visible_to,
)
from hengyuan.cases.models import Case
from hengyuan.cases.rules import WORKSTATION, move_for
from hengyuan.dossier import rules
from hengyuan.dossier.models import Document, Finding, Inspection
from hengyuan.dossier.queries import documents_of, findings_of, relations_of
from hengyuan.kernel.actor import Actor
from hengyuan.kernel.conditions import NOTHING

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


# Who examines dossiers has them read: the first and the second examiner.
EXAMINERS = (*move_for("examine_dossier_first").roles, *move_for("close").roles)
SUPERVISORS = ("R-02", "R-03")  # a bureau sees the texts of all institutions of its region


def may_inspect(actor: Actor, case: Case) -> bool:
    """Whether the actor examines dossiers at the institution of the case."""
    return actor.has(*EXAMINERS) and actor.organisation_id == case.institution_id


def may_mirror(actor: Actor, case: Case) -> bool:
    """Whether the actor is the case's own handler and may still mend its papers."""
    own = case.handler_id is not None and case.handler_id == actor.provider_id
    return own and actor.has("R-15") and case.stage in rules.MENDABLE


def get_case_to_mirror(actor: Actor | None, case_id: UUID) -> Case:
    """The case, if the actor is its handler and it is not handed in; otherwise Http404."""
    found = Case.objects.filter(pk=case_id)
    case = found.select_related("institution__parent", "recipient").first()
    if case is None or actor is None or not may_mirror(actor, case):
        raise Http404
    return case


def get_paper_to_mirror(actor: Actor | None, case_id: UUID, document_id: UUID) -> Document:
    """A paper of the handler's own case, for the mirror; otherwise Http404."""
    case = get_case_to_mirror(actor, case_id)
    document = documents_of(case.pk).filter(pk=document_id).first()
    if document is None:
        raise Http404
    document.case = case
    return document


def _of_the_institution(actor: Actor | None) -> Q:
    """Cases whose hints the actor sees: hints are working papers of the institution alone."""
    if actor is None or not actor.has(*EXAMINERS):
        return NOTHING
    return Q(institution_id=actor.organisation_id)


def get_case_to_inspect(actor: Actor | None, case_id: UUID) -> Case:
    """The case, if the actor examines its dossier; otherwise Http404."""
    found = Case.objects.filter(_of_the_institution(actor), pk=case_id)
    case = found.select_related("institution__parent", "recipient").first()
    if case is None:
        raise Http404
    return case


def get_inspection_for(actor: Actor | None, inspection_id: UUID) -> Inspection:
    """The inspection, if the actor examines its dossier; otherwise Http404."""
    cases = Case.objects.filter(_of_the_institution(actor))
    found = Inspection.objects.filter(pk=inspection_id, case__in=cases)
    inspection = found.select_related("case__institution__parent", "case__recipient").first()
    if inspection is None:
        raise Http404
    return inspection


def may_compare(actor: Actor, case: Case) -> bool:
    """Whether the actor may be shown what resembles the texts of a case."""
    above = actor.has(*SUPERVISORS) and sees_working_papers(actor, case)
    return above or may_inspect(actor, case)


def get_alike_for(actor: Actor | None, inspection_id: UUID, place: int) -> Finding:
    """A hint with relatives: whoever examines the dossier sees any, a bureau above confirmed ones.

    Otherwise Http404.
    """
    shown = Q(inspection__case__in=Case.objects.filter(_of_the_institution(actor)))
    if actor and actor.has(*SUPERVISORS):
        above = working_papers_visible_to(actor)
        shown |= Q(inspection__case__in=above, verdict="confirmed")
    found = Finding.objects.filter(shown, inspection_id=inspection_id, place=place)
    finding = found.select_related("inspection__case").first()
    if finding is None or not relations_of(finding).exists():
        raise Http404
    return finding


def cases_read_whole(actor: Actor | None, case_ids: Iterable[UUID]) -> set[UUID]:
    """Of these cases those whose papers the actor may read: of others only the share is shown."""
    found = working_papers_visible_to(actor).filter(pk__in=list(case_ids))
    return set(found.values_list("pk", flat=True))


def get_finding_for(actor: Actor | None, inspection_id: UUID, place: int) -> Finding:
    """One hint of an inspection, if the actor examines its dossier; otherwise Http404."""
    inspection = get_inspection_for(actor, inspection_id)
    finding = findings_of(inspection).filter(place=place).first()
    if finding is None:
        raise Http404
    finding.inspection = inspection
    return finding
