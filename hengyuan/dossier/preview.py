"""A paper shown before it is issued: the pages as they will be printed, marked as a draft."""

import base64
import json
from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from hengyuan.cases.models import Case
from hengyuan.cases.rehearsal import Drawing, Rehearsal, current
from hengyuan.dossier import printing, rendering
from hengyuan.dossier.models import Document, Origin
from hengyuan.law import catalogue
from hengyuan.law.errors import LawError

NUMBER_TO_COME = "（文号在签发时取得）"


def show_if_rehearsed(document: Document) -> None:
    """Tell a rehearsal, if the running act is one, of a paper that the act makes."""
    rehearsal = current()
    if rehearsal is None:
        return
    values = json.loads(document.values)
    rehearsal.show(
        title=document.title,
        goes_to=addressees(document, values),
        draw=lambda asked: _drawing(asked, document, values),
    )


def addressees(document: Document, values: Mapping[str, Any]) -> tuple[str, ...]:
    """Who gets the paper, by the table of forms; nobody when it stays in the dossier."""
    if document.origin == Origin.RECEIVED:
        return ()
    try:
        form = catalogue.form(document.form, document.dated_on)
    except LawError:
        return ()
    return tuple(_named(role, document.case, values) for role in form.to)


def _named(role: str, case: Case, values: Mapping[str, Any]) -> str:
    if role == "firm":
        told, name = _("承办单位"), case.firm.name if case.firm else ""
    elif role == "body":
        known = case.authority.name if case.authority else str(values.get("authority", ""))
        told, name = _("办案机关"), known
    else:
        told, name = _("受援人"), case.recipient.masked_name
    return f"{told} {name}".strip()


def _drawing(rehearsal: Rehearsal, document: Document, values: Mapping[str, Any]) -> Drawing:
    if document.form not in rendering.FORMS or document.origin == Origin.RECEIVED:
        return Drawing()
    is_new = document.case_id != rehearsal.case_id
    document.number = NUMBER_TO_COME if document.number else ""
    if is_new:
        document.case.number = NUMBER_TO_COME
    return drawing_of(printing.paper_of(document, values), rehearsal.mark)


def drawing_of(paper: rendering.PrintedDocument, mark: str) -> Drawing:
    """A paper that is not issued yet, as a page shows it."""
    return Drawing(
        pages=tuple(_address(page) for page in printing.pages(paper, mark)),
        lines=tuple(text for text in rendering.words(paper) if text.strip()),
    )


def _address(picture: bytes) -> str:
    return "data:image/png;base64," + base64.b64encode(picture).decode()
