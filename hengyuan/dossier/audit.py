"""Papers of a dossier and the facts noted: each stands as its event tells, with its digest."""

from collections.abc import Iterator, Sequence

from hengyuan.dossier import events
from hengyuan.dossier.models import Document, DossierFact
from hengyuan.kernel import crypto
from hengyuan.ledger.audit import Rows, Standing, Told, declare

DOCUMENT, FACT = "dossier.Document", "dossier.DossierFact"


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


declare(
    "case",
    reads=(_documents, _facts),
    tells={
        events.DOCUMENT_ISSUED.key: _made,
        events.DOCUMENT_RECEIVED.key: _made,
        events.DOCUMENT_VOIDED.key: _voided,
        events.FACT_NOTED.key: _noted,
    },
)
