"""Reads of the dossier: its papers, what the catalogue still misses, its inspections."""

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection, models
from django.db.models import Count, QuerySet

from hengyuan.cases.models import Case
from hengyuan.dossier import rules
from hengyuan.dossier.models import (
    ComparedText,
    Document,
    DossierFact,
    Finding,
    Inspection,
    ReadPage,
    TextRelation,
)
from hengyuan.kernel import crypto
from hengyuan.law import catalogue
from hengyuan.law.vocabulary import Basis, Kind, Stage
from hengyuan.ledger.queries import forgotten_subjects

# The latest 256 texts of one band: a template of thousands of copies has near ones everywhere.
BAND = (
    'SELECT text_id FROM (SELECT text_id FROM dossier_textband WHERE "key" = %s'
    " ORDER BY text_id DESC LIMIT 256) AS band"
)


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


def pages_read(contents: Iterable[str], reader: str) -> dict[str, list[ReadPage]]:
    """What is kept of papers as this reader read them: content → pages in order."""
    found: dict[str, list[ReadPage]] = {}
    kept = ReadPage.objects.filter(content__in=list(contents), reader=reader)
    for page in kept.order_by("content", "number"):
        found.setdefault(page.content, []).append(page)
    return found


def count_read(contents: Iterable[str], reader: str) -> int:
    """How many pages of these papers this reader has read."""
    return ReadPage.objects.filter(content__in=list(contents), reader=reader).count()


def content_key(document: Document) -> str:
    """By what the pages of a paper are kept: a file's digest; an issued paper never changes."""
    return document.file.digest if document.file else document.pk.hex


def readings_to_drop() -> QuerySet[ReadPage]:
    """Pages that nobody reads again: of cases that are over, of recipients who were forgotten."""
    over = models.Q(case__stage__in=rules.OVER)
    forgotten = models.Q(case__recipient_id__in=forgotten_subjects())
    return ReadPage.objects.filter(over | forgotten)


def titles_of(paper_ids: Iterable[str]) -> dict[str, str]:
    """The titles of papers by their ids."""
    found = Document.objects.filter(pk__in=list(paper_ids))
    return {str(document.pk): document.title for document in found}


def case_to_read(case_id: UUID) -> Case | None:
    """A case with what its papers print."""
    found = Case.objects.filter(pk=case_id)
    return found.select_related("institution__parent", "recipient").first()


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
    """The hints of an inspection in order, with who judged each and how many relatives it shows."""
    found = Finding.objects.filter(inspection=inspection).select_related("judged_by")
    return found.annotate(relatives=Count("relations"))


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


@dataclass(frozen=True, slots=True)
class Candidate:
    """A kept text of another case without its words; ids of case, handler and firm, or ""."""

    pk: int
    dossier: str
    handler: str
    firm: str
    signature: bytes


def texts_near(keys: Sequence[int], *, besides: UUID, most: int) -> list[Candidate]:
    """Texts of other cases that share one of these bands, those that share most of them first."""
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join([BAND] * len(keys)), list(keys))
        shared = Counter(pk for (pk,) in cursor.fetchall())
    wanted = [pk for pk, _count in shared.most_common(most)]
    rows = readable_texts().filter(pk__in=wanted).exclude(case_id=besides)
    return [
        Candidate(pk, str(case), str(handler or ""), str(firm or ""), bytes(signature))
        for pk, case, handler, firm, signature in rows.values_list(
            "pk", "case_id", "handler_id", "firm_id", "signature"
        )
    ]


def readable_texts() -> QuerySet[ComparedText]:
    """Kept texts, without those of a recipient who was forgotten."""
    return ComparedText.objects.exclude(case__recipient_id__in=forgotten_subjects())


def compared_texts(ids: Iterable[int]) -> dict[int, ComparedText]:
    """Kept texts by their ids."""
    return readable_texts().in_bulk(list(ids))


def relations_of(finding: Finding) -> QuerySet[TextRelation]:
    """What a hint shows side by side, the nearest first."""
    readable = readable_texts().values("pk")
    found = TextRelation.objects.filter(finding=finding, own__in=readable, other__in=readable)
    return found.select_related("own", "other__case__institution", "other__handler")
