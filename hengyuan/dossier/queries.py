"""Reads of the dossier: its papers, and what the catalogue still misses at a moment."""

import json
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from hengyuan.cases.models import Case
from hengyuan.dossier.models import Document, DossierFact
from hengyuan.law import catalogue
from hengyuan.law.vocabulary import Basis, Kind, Stage


def documents_of(case_id: UUID) -> QuerySet[Document]:
    """The papers of a case that are not void, by date."""
    return Document.objects.filter(case_id=case_id, void_reason="").select_related("file")


def values_of(document: Document) -> dict[str, Any]:
    """What a form that the system made says."""
    values: dict[str, Any] = json.loads(document.values) if document.values else {}
    return values


def rows_of(case: Case) -> tuple[catalogue.Row, ...]:
    """The catalogue of the case's dossier, by the rules of its closing (or its opening) day."""
    on = case.closed_on or case.result_received_on or case.stage_since.date()
    return catalogue.catalogue(
        Kind.parse(case.kind),
        Stage.parse(case.proceeding),
        Basis.parse(case.basis),
        on,
        jurisdiction=case.region,
    )


def completeness(case: Case, moment: str) -> catalogue.Completeness:
    """What is there and what is missing at a moment: hand_in, close, archive."""
    papers = documents_of(case.pk).values_list("form", "row")
    present = {name for pair in papers for name in pair if name}
    happened = set(DossierFact.objects.filter(case_id=case.pk).values_list("fact", flat=True))
    return catalogue.check(rows_of(case), present, happened, catalogue.Moment(moment))
