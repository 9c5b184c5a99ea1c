"""Reads of the dossier: its papers, what the catalogue still misses, its inspections."""

import json
from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from hengyuan.cases.models import Case
from hengyuan.dossier.models import Document, DossierFact, Finding, Inspection
from hengyuan.kernel import crypto
from hengyuan.law import catalogue
from hengyuan.law.vocabulary import Basis, Kind, Stage


def documents_of(case_id: UUID) -> QuerySet[Document]:
    """The papers of a case that are not void, by date."""
    return Document.objects.filter(case_id=case_id, void_reason="").select_related("file")


def values_of(document: Document) -> dict[str, Any]:
    """What a form that the system made says."""
    values: dict[str, Any] = json.loads(document.values) if document.values else {}
    return values


def catalogue_day(case: Case) -> date:
    """The day whose catalogue the dossier is held against: its closing, else its opening."""
    return case.closed_on or case.result_received_on or case.stage_since.date()


def rows_of(case: Case) -> tuple[catalogue.Row, ...]:
    """The catalogue of the case's dossier, by the rules of its closing (or its opening) day."""
    return catalogue.catalogue(
        Kind.parse(case.kind),
        Stage.parse(case.proceeding),
        Basis.parse(case.basis),
        catalogue_day(case),
        jurisdiction=case.region,
    )


def completeness(case: Case, moment: str) -> catalogue.Completeness:
    """What is there and what is missing at a moment: hand_in, close, archive."""
    papers = documents_of(case.pk).values_list("form", "row")
    present = {name for pair in papers for name in pair if name}
    happened = set(DossierFact.objects.filter(case_id=case.pk).values_list("fact", flat=True))
    return catalogue.check(rows_of(case), present, happened, catalogue.Moment(moment))


def titles_of(paper_ids: Iterable[str]) -> dict[str, str]:
    """The titles of papers by their ids."""
    found = Document.objects.filter(pk__in=list(paper_ids))
    return {str(document.pk): document.title for document in found}


def inspection_by_id(inspection_id: UUID) -> Inspection | None:
    """One inspection with its case."""
    return (
        Inspection.objects.filter(pk=inspection_id)
        .select_related("case__institution__parent", "case__recipient")
        .first()
    )


def inspections_of(case_id: UUID) -> QuerySet[Inspection]:
    """The inspections of a case, newest first."""
    return Inspection.objects.filter(case_id=case_id).order_by("-asked_at")


def findings_of(inspection: Inspection) -> QuerySet[Finding]:
    """The hints of an inspection in order, with who judged each."""
    return Finding.objects.filter(inspection=inspection).select_related("judged_by")


def digest_of(findings: Iterable[Finding]) -> str:
    """The keyed digest over what an inspection found, in order; what is judged is not in it."""
    told = [
        [row.rule, row.severity, row.confidence, row.sentence, row.spots]
        for row in sorted(findings, key=lambda row: row.place)
    ]
    return crypto.hmac_sm3(crypto.data_key(), json.dumps(told, sort_keys=True).encode()).hex()


def corrections_of(case_id: UUID) -> list[Finding]:
    """What the handler has to mend: the confirmed hints of the newest inspection that is done."""
    newest = inspections_of(case_id).filter(state="done").first()
    return list(findings_of(newest).filter(verdict="confirmed")) if newest else []
