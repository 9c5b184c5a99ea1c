"""Writes to the dossier: issue a form, take in a file, void a paper, note a fact.

Each is called inside the transaction of the act that makes the paper.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from functools import partial
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils.translation import gettext as _

from hengyuan.cases.models import Case
from hengyuan.dossier import events, preview, rendering, rules
from hengyuan.dossier.files import name_of
from hengyuan.dossier.models import Document, DossierFact, Origin, StoredFile
from hengyuan.kernel import crypto, reference_number
from hengyuan.kernel.actor import Actor
from hengyuan.kernel.clock import day_of
from hengyuan.kernel.errors import Refused
from hengyuan.ledger.commands import append
from hengyuan.ledger.rules import canonical_json


class CannotTakeFile(Refused):
    """The file is empty, too large, or of a kind that a dossier does not take."""


@transaction.atomic
def issue_document(
    *,
    case: Case,
    form: str,
    title: str,
    values: Mapping[str, Any],
    actor: Actor,
    at: datetime,
    row: str = "",
    origin: Origin = Origin.ISSUED,
    dated_on: date | None = None,
    number: str = "",
) -> Document:
    """Make a paper from values; it takes its number from the institution's series.

    A paper that opened the case bears the case's own `number`. Raises Refused when the form lacks
    a value.
    """
    dated_on = dated_on or day_of(at)
    _check_values(form, values)
    if not number and origin is Origin.ISSUED and form in rules.NUMBER_WORDS:
        word = f"{case.institution.short_name}援{rules.NUMBER_WORDS[form]}"
        number = str(
            reference_number.take(
                organisation_id=case.institution_id, word=word, year=dated_on.year
            )
        )
    text = canonical_json(dict(values))
    document = Document.objects.create(
        case=case,
        form=form,
        row=row,
        title=title,
        number=number,
        origin=origin,
        dated_on=dated_on,
        made_at=at,
        made_by_id=actor.account_id or None,
        values=text,
        values_digest=crypto.sm3_hex(text.encode()),
    )
    append(
        stream=case.stream,
        event=events.DOCUMENT_ISSUED,
        actor=actor,
        at=at,
        values={
            "document": document.pk,
            "form": form,
            "number": number,
            "digest": crypto.hmac_sm3(crypto.data_key(), text.encode()).hex(),
        },
        words={"title": title},
        about=case.recipient_id,
    )
    preview.show_if_rehearsed(document)
    return document


def _check_values(form: str, values: Mapping[str, Any]) -> None:
    if form in rendering.FORMS and not values.get("is_entry_only"):
        try:
            rendering.build(form, values, rendering.Imprint(institution=""))
        except rendering.IncompleteForm as error:
            raise Refused(str(error)) from error


@transaction.atomic
def receive_file(
    *,
    case: Case,
    content: bytes,
    title: str,
    actor: Actor,
    at: datetime,
    form: str = "",
    row: str = "",
    origin: Origin = Origin.RECEIVED,
    dated_on: date | None = None,
) -> Document:
    """Take a file into the dossier, sealed on disk. Raises CannotTakeFile."""
    stored = store_file(content=content)
    document = Document.objects.create(
        case=case,
        form=form,
        row=row,
        title=title,
        origin=origin,
        dated_on=dated_on or day_of(at),
        made_at=at,
        made_by_id=actor.account_id or None,
        file=stored,
    )
    append(
        stream=case.stream,
        event=events.DOCUMENT_RECEIVED,
        actor=actor,
        at=at,
        values={
            "document": document.pk,
            "form": form,
            "row": row,
            "digest": stored.digest,
            "size": stored.size,
        },
        words={"title": title},
        about=case.recipient_id,
    )
    return document


def store_file(*, content: bytes) -> StoredFile:
    """A file sealed where files lie; what it belongs to tells the ledger. Raises CannotTakeFile."""
    media_type = rules.media_type_of(content)
    if not content or media_type is None:
        raise CannotTakeFile(
            _("文件不是PDF、JPG、PNG或Word（docx）格式，请转换后再上传。"), field="file"
        )
    if len(content) > rules.MAX_FILE_BYTES:
        raise CannotTakeFile(_("文件超过50兆字节，请分成几份上传。"), field="file")
    stored = StoredFile(digest=crypto.sm3_hex(content), size=len(content), media_type=media_type)
    sealed = crypto.seal(crypto.data_key(), content, bound_to=stored.pk.bytes)
    default_storage.save(name_of(stored.pk), ContentFile(sealed))
    stored.save(force_insert=True)  # after its file: a row never names a file that is not there
    return stored


@transaction.atomic
def drop_files(*, files: Sequence[StoredFile]) -> None:
    """Stored files that nothing names any more: the rows now, what lies sealed after the act."""
    names = [name_of(one.pk) for one in files]
    StoredFile.objects.filter(pk__in=[one.pk for one in files]).delete()
    for name in names:
        transaction.on_commit(partial(default_storage.delete, name))


@transaction.atomic
def void_document(*, document: Document, reason: str, actor: Actor, at: datetime) -> None:
    """Void a paper; it and its number stay visible. Raises Refused."""
    if not reason.strip():
        raise Refused(_("请写明作废事由。"), field="reason")
    voided = Document.objects.filter(pk=document.pk, void_reason="").update(
        void_reason=reason.strip()
    )
    if not voided:
        raise Refused(_("该文书已作废。"))
    append(
        stream=document.case.stream,
        event=events.DOCUMENT_VOIDED,
        actor=actor,
        at=at,
        values={"document": document.pk, "number": document.number},
        words={"title": document.title, "reason": reason.strip()},
        about=document.case.recipient_id,
    )


@transaction.atomic
def note_fact(*, case: Case, fact: str, actor: Actor, at: datetime) -> None:
    """Note that something happened on which a row of the catalogue depends; once only."""
    _row, is_new = DossierFact.objects.get_or_create(case=case, fact=fact)
    if is_new:
        append(
            stream=case.stream,
            event=events.FACT_NOTED,
            actor=actor,
            at=at,
            values={"fact": fact},
        )


@transaction.atomic
def take_back_fact(*, case: Case, fact: str, actor: Actor, at: datetime) -> None:
    """Note that what was noted holds no longer; nothing is written when it did not hold."""
    gone, _each = DossierFact.objects.filter(case=case, fact=fact).delete()
    if gone:
        append(
            stream=case.stream,
            event=events.FACT_TAKEN_BACK,
            actor=actor,
            at=at,
            values={"fact": fact},
        )
