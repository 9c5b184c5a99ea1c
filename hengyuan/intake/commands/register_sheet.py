"""The sheet of the consultation register (D-01), issued from what was typed.

One for whatever way somebody came, and wherever: window, workstation or hotline (法律援助法 arts.
12, 13, 35).
"""

from datetime import datetime
from typing import Any

from django.db import transaction

from hengyuan.cases.rehearsal import current
from hengyuan.dossier import preview
from hengyuan.intake import events
from hengyuan.intake.models import Consultation, RegisterSheet
from hengyuan.intake.queries import printed_sheet
from hengyuan.kernel import crypto
from hengyuan.kernel.actor import Actor
from hengyuan.ledger.commands import append
from hengyuan.ledger.rules import canonical_json


@transaction.atomic
def issue_sheet(*, consultation: Consultation, actor: Actor, at: datetime) -> RegisterSheet:
    """Issue D-01 as the register stands now. Called by the act that received or answered."""
    text = canonical_json(_values(consultation, actor))
    sheet = RegisterSheet.objects.create(
        consultation=consultation,
        institution=consultation.institution,
        made_at=at,
        made_by_id=actor.account_id,
        values=text,
        values_digest=crypto.sm3_hex(text.encode()),
    )
    append(
        stream=consultation.stream,
        event=events.SHEET_ISSUED,
        actor=actor,
        at=at,
        values={
            "sheet": sheet.pk,
            "number": consultation.number,
            "digest": crypto.hmac_sm3(crypto.data_key(), text.encode()).hex(),
        },
    )
    _show_if_rehearsed(sheet)
    return sheet


def _values(consultation: Consultation, actor: Actor) -> dict[str, Any]:
    is_answered = consultation.answered_at is not None
    return {
        "channel": consultation.channel,
        "received_at": consultation.received_at,
        "name": consultation.name,
        "phone": consultation.phone,
        "matter_kind": consultation.matter_kind,
        "question": consultation.question,
        "answer": consultation.answer,
        "told_of_right": consultation.told_of_right if is_answered else None,
        "result": consultation.result,
        "officer": actor.name,
    }


def _show_if_rehearsed(sheet: RegisterSheet) -> None:
    rehearsal = current()
    if rehearsal is not None:
        consultation = sheet.consultation
        is_new = consultation.received_at == sheet.made_at
        number = preview.NUMBER_TO_COME if is_new else consultation.number
        rehearsal.show(
            title="法律援助咨询登记表",
            goes_to=(),
            draw=lambda asked: preview.drawing_of(printed_sheet(sheet, number), asked.mark),
        )
