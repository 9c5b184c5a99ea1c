"""Texts that later dossiers are held against: kept once a dossier is handed in, forgotten with whom
they name (个人信息保护法 art. 47).
"""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction

from hengyuan.cases.models import Case, Party
from hengyuan.dossier import events, rules
from hengyuan.dossier.models import (
    ComparedText,
    Finding,
    SignaturePicture,
    TextBand,
    TextRelation,
)
from hengyuan.kernel import crypto
from hengyuan.kernel.actor import SYSTEM
from hengyuan.ledger import shredding
from hengyuan.ledger.commands import append
from hengyuan.ledger.queries import forgotten_subjects
from hengyuan.people.models import Person


def keep_texts(
    *, case: Case, texts: Sequence[rules.KeptText], findings: Sequence[Finding], at: datetime
) -> None:
    """Part of the end of an inspection: its texts are kept, those it no longer found are unlisted.

    What an earlier hint shows stays to be shown. Nothing is kept of a dossier that is not handed
    in, nor of a recipient who was forgotten.
    """
    if not _is_kept(case):
        return
    rows = [_keep(case, each, at) for each in texts]
    gone = TextBand.objects.filter(text__case=case)
    gone.exclude(text_id__in=[row.pk for row in rows]).delete()
    TextRelation.objects.bulk_create(
        TextRelation(
            finding=findings[text.hint - 1],
            own=row,
            other_id=each.other,
            circle=each.circle,
            likeness=each.likeness,
            passages=each.passages,
        )
        for text, row in zip(texts, rows, strict=True)
        for each in text.relatives
    )


def keep_signatures(*, case: Case, signatures: Sequence[tuple[str, int]]) -> None:
    """Part of the end of an inspection: the pictures of signatures of a handed-in dossier."""
    if not _is_kept(case):
        return
    SignaturePicture.objects.filter(case=case).delete()
    SignaturePicture.objects.bulk_create(
        SignaturePicture(case=case, paper=paper, bits=f"{bits:016x}")
        for paper, bits in dict.fromkeys(signatures)
    )


def _is_kept(case: Case) -> bool:
    """Whether something of a dossier is kept: it is handed in, and nobody forgot the recipient."""
    kept = Case.objects.filter(pk=case.pk, stage__in=rules.HANDED_IN)
    return kept.exclude(recipient_id__in=forgotten_subjects()).exists()


def _keep(case: Case, text: rules.KeptText, at: datetime) -> ComparedText:
    """The row of a text; the same text of a case is kept once."""
    row, is_new = ComparedText.objects.get_or_create(
        case=case,
        digest=crypto.hmac_sm3(crypto.data_key(), f"{text.paper}\n{text.text}".encode()).hex(),
        defaults={
            "paper": text.paper,
            "handler_id": case.handler_id,
            "firm_id": case.firm_id,
            "signature": text.signature,
            "text": text.text,
            "kept_at": at,
        },
    )
    if is_new or not row.bands.exists():
        TextBand.objects.bulk_create(TextBand(text=row, key=key) for key in text.keys)
    return row


def forget_texts(*, at: datetime) -> None:
    """Remove the texts that name somebody whose key was erased; each case's ledger tells how many.

    These are the texts of the person's own cases, and those of cases to which the person is a
    party and whose words bear the name.
    """
    for person in Person.objects.filter(pk__in=forgotten_subjects()):
        texts = list(ComparedText.objects.filter(case__recipient=person).values_list("pk", "case"))
        parties = Party.objects.filter(name_index=person.name_index).values("case")
        for text in ComparedText.objects.filter(case__in=parties).iterator():
            if person.name in text.text:
                texts.append((text.pk, text.case_id))
        for case_id in {case for _pk, case in texts}:
            _remove({pk for pk, case in texts if case == case_id}, case_id, at)
        signed = SignaturePicture.objects.filter(case__recipient=person)
        for case_id in set(signed.values_list("case_id", flat=True)):
            _remove_signatures(case_id, at)


@transaction.atomic
def _remove(texts: set[int], case_id: UUID, at: datetime) -> None:
    shredding.prepare()
    ComparedText.objects.filter(pk__in=texts).delete()
    append(
        stream=Case.objects.get(pk=case_id).stream,
        event=events.TEXTS_FORGOTTEN,
        actor=SYSTEM,
        at=at,
        values={"count": len(texts)},
    )


@transaction.atomic
def _remove_signatures(case_id: UUID, at: datetime) -> None:
    shredding.prepare()
    count, _each = SignaturePicture.objects.filter(case_id=case_id).delete()
    append(
        stream=Case.objects.get(pk=case_id).stream,
        event=events.SIGNATURES_FORGOTTEN,
        actor=SYSTEM,
        at=at,
        values={"count": count},
    )
