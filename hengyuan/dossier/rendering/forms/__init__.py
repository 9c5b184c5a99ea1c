"""The forms that the system issues, by id, and how plain values become a paper.

`check` refuses what is missing, unknown or of the wrong kind: call it when a paper is made.
`build` prints what was made: it still refuses missing values, but prints one that it does not know
in a table of its own, so that nothing recorded is left off the paper. Values marked
`is_entry_only` stand for a paper kept elsewhere and print as a page of the register.
"""

from collections.abc import Mapping
from typing import Any

from hengyuan.dossier.rendering.blocks import Block, Field, FieldTable, PrintedDocument
from hengyuan.dossier.rendering.forms import (
    assignment,
    closing,
    cooperation,
    examination,
    filing,
    handling,
    hardship,
    reception,
    replacement,
)
from hengyuan.dossier.rendering.forms.frame import Body, Form, Imprint, basis
from hengyuan.dossier.rendering.values import form_values, item, parse

FORMS: dict[str, Form] = {
    form.form_id: form
    for module in (
        reception,
        hardship,
        examination,
        assignment,
        handling,
        replacement,
        closing,
        filing,
        cooperation,
    )
    for form in module.FORMS
}
ENTRY_MARK = "is_entry_only"


class UnknownForm(LookupError):
    """No form has the id asked for."""


def form_of(form_id: str) -> Form:
    """The form with this id, as D-11. Raises UnknownForm."""
    try:
        return FORMS[form_id]
    except KeyError:
        known = "、".join(FORMS)
        raise UnknownForm(f"没有编号为“{form_id}”的文书。可用的有：{known}。") from None


def check(form_id: str, values: Mapping[str, Any]) -> None:
    """Raise IncompleteForm, naming every value that is missing, unknown or of the wrong kind."""
    form = form_of(form_id)
    parse(form.values, values, form.title)


def build(form_id: str, values: Mapping[str, Any], imprint: Imprint) -> PrintedDocument:
    """The paper that these values make. Raises UnknownForm, IncompleteForm."""
    if values.get(ENTRY_MARK):
        return _entry(form_id, values, imprint)
    form = form_of(form_id)
    known = {spec.key for spec in form.specs()}
    read: Any = parse(form.values, {k: v for k, v in values.items() if k in known}, form.title)
    beyond = {k: v for k, v in values.items() if k not in known and k != ENTRY_MARK}
    return form.compose(read, imprint, _beyond(beyond))


def _said(value: Any) -> str:
    if isinstance(value, Mapping):
        return "，".join(f"{key}：{_said(part)}" for key, part in value.items())
    if isinstance(value, list | tuple):
        return "；".join(_said(part) for part in value)
    return str(value)


def _beyond(values: Mapping[str, Any]) -> tuple[Block, ...]:
    said = {key: value for key, value in values.items() if value not in (None, "", [], ())}
    if not said:
        return ()
    lines = tuple(Field(key, _said(value)) for key, value in said.items())
    return (FieldTable(title="其他记载", fields=lines, pairs=1),)


@form_values
class _Entry:
    """What is noted of a paper that is kept elsewhere."""

    recipient: str = item("受援人姓名", default="")
    cause: str = item("案由", default="")
    handler: str = item("承办人", default="")
    firm: str = item("承办单位", default="")
    happened_on: str = item("日期", default="")
    text: str = item("说明", default="")


def _write_entry(values: _Entry, imprint: Imprint) -> Body:
    fields = (
        Field("案号", imprint.case_number),
        Field("日期", values.happened_on),
        Field("受援人", values.recipient),
        Field("案由", values.cause),
        Field("承办人", values.handler),
        Field("承办单位", values.firm),
        Field("说明", values.text, wide=True),
    )
    note = basis("本页只作登记，原件另存，装卷时放在本页之后。")
    return Body(blocks=(FieldTable(fields=fields), note))


def _entry(form_id: str, values: Mapping[str, Any], imprint: Imprint) -> PrintedDocument:
    title = imprint.title or (FORMS[form_id].title if form_id in FORMS else "材料登记页")
    form = Form(form_id=form_id, title=title, values=_Entry, write=_write_entry)
    known = {spec.key for spec in form.specs()}
    read = parse(_Entry, {k: _said(v) for k, v in values.items() if k in known and v}, title)
    beyond = {k: v for k, v in values.items() if k not in known and k != ENTRY_MARK}
    return form.compose(read, imprint, _beyond(beyond))
