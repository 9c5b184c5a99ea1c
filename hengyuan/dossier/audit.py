"""Papers, facts and inspections of a dossier: each stands as its event tells, with its digest."""

from collections.abc import Iterator, Sequence

from hengyuan.dossier import events
from hengyuan.dossier.models import (
    Document,
    DossierFact,
    Finding,
    Inspection,
    InspectionState,
)
from hengyuan.dossier.queries import digest_of
from hengyuan.kernel import crypto
from hengyuan.ledger.audit import Rows, Standing, Told, declare

DOCUMENT, FACT = "dossier.Document", "dossier.DossierFact"
INSPECTION, FINDING = "dossier.Inspection", "dossier.Finding"


def _made(rows: Rows, told: Told) -> None:
    rows.add(
        DOCUMENT, told.values["document"],
        form=told.get("form"), number=told.get("number", ""), digest=told.get("digest"),
        title=told.word("title"), void_reason="", made_at=told.at,
    )  # fmt: skip


def _voided(rows: Rows, told: Told) -> None:
    rows.change(DOCUMENT, told.values["document"], void_reason=told.word("reason"))


def _noted(rows: Rows, told: Told) -> None:
    rows.add(FACT, told.values["fact"])


def _taken_back(rows: Rows, told: Told) -> None:
    rows.drop(FACT, told.values["fact"])


def _asked(rows: Rows, told: Told) -> None:
    rows.add(INSPECTION, told.values["inspection"], is_over=False, digest="", asked_at=told.at)


def _done(rows: Rows, told: Told) -> None:
    rows.change(INSPECTION, told.values["inspection"], is_over=True, digest=told.values["digest"])


def _failed(rows: Rows, told: Told) -> None:
    rows.change(INSPECTION, told.values["inspection"], is_over=True)


def _judged(rows: Rows, told: Told) -> None:
    key = f"{told.values['inspection']}/{told.values['place']}"
    rows.add(FINDING, key, verdict=told.values["verdict"], word=told.word("word"))


def _documents(ids: Sequence[str]) -> Iterator[Standing]:
    key = crypto.data_key()
    documents = Document.objects.filter(case_id__in=ids).select_related("file").order_by("made_at")
    for row in documents.iterator():
        said = crypto.hmac_sm3(key, row.values.encode()).hex() if row.values else ""
        yield (
            str(row.case_id),
            DOCUMENT,
            str(row.pk),
            {
                "form": row.form,
                "number": row.number,
                "digest": row.file.digest if row.file else said,
                "title": row.title,
                "void_reason": row.void_reason,
                "made_at": row.made_at,
            },
        )


def _facts(ids: Sequence[str]) -> Iterator[Standing]:
    for case_id, fact in DossierFact.objects.filter(case_id__in=ids).values_list("case_id", "fact"):
        yield str(case_id), FACT, fact, {}


def _inspections(ids: Sequence[str]) -> Iterator[Standing]:
    found = Inspection.objects.filter(case_id__in=ids).prefetch_related("findings")
    for row in found.iterator(chunk_size=50):
        is_done = row.state == InspectionState.DONE
        yield (
            str(row.case_id),
            INSPECTION,
            str(row.pk),
            {
                "is_over": not row.is_open,
                "digest": digest_of(row.findings.all()) if is_done else "",
                "asked_at": row.asked_at,
            },
        )


def _judgements(ids: Sequence[str]) -> Iterator[Standing]:
    judged = Finding.objects.filter(inspection__case_id__in=ids).exclude(verdict="")
    for row in judged.select_related("inspection").iterator():
        told = {"verdict": row.verdict, "word": row.word}
        yield str(row.inspection.case_id), FINDING, f"{row.inspection_id}/{row.place}", told


declare(
    "case",
    reads=(_documents, _facts, _inspections, _judgements),
    tells={
        events.DOCUMENT_ISSUED.key: _made,
        events.DOCUMENT_RECEIVED.key: _made,
        events.DOCUMENT_VOIDED.key: _voided,
        events.FACT_NOTED.key: _noted,
        events.FACT_TAKEN_BACK.key: _taken_back,
        events.INSPECTION_ASKED.key: _asked,
        events.INSPECTION_DONE.key: _done,
        events.INSPECTION_FAILED.key: _failed,
        events.FINDING_JUDGED.key: _judged,
    },
    silent=(events.TEXTS_FORGOTTEN.key, events.SIGNATURES_FORGOTTEN.key),
)
