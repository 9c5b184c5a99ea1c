"""Sheets of a dossier itself: cover and catalogue in front, the remarks sheet (备考表) at the end.

Serves 法律援助法 art. 50 and the archive rules: every page numbered, catalogue with start and end.
"""

from datetime import date

from hengyuan.dossier.rendering.blocks import (
    Align,
    Column,
    Field,
    FieldTable,
    Paragraph,
    SignatureLine,
    Signatures,
    Table,
)
from hengyuan.dossier.rendering.forms.frame import Body, Form, Imprint, kind_name, proceeding_name
from hengyuan.dossier.rendering.values import form_values, item
from hengyuan.dossier.rendering.wording import day


@form_values
class CatalogueLine:
    """One paper of the dossier."""

    title: str = item("材料名称")
    number: str = item("编号", default="")
    dated_on: date | None = item("日期", default=None)
    pages: str = item("起止页", default="")
    note: str = item("备注", default="")


@form_values
class DossierCatalogue:
    """Values of the catalogue in front of a dossier."""

    recipient: str = item("受援人姓名")
    cause: str = item("案由", default="")
    part: str = item("卷别", default="")
    lines: tuple[CatalogueLine, ...] = item("卷内材料")


def dossier_catalogue(values: DossierCatalogue, imprint: Imprint) -> Body:
    """Write the catalogue of a dossier."""
    return Body(
        blocks=(
            FieldTable(
                fields=(
                    Field("案号", imprint.case_number),
                    Field("受援人", values.recipient),
                    Field("案由", values.cause),
                    Field("卷别", values.part),
                )
            ),
            Table(
                columns=(
                    Column("序号", 2, Align.CENTRE, is_tight=True),
                    Column("材料名称", 8),
                    Column("编号", 7, is_tight=True),
                    Column("日期", 5, Align.CENTRE, is_tight=True),
                    Column("起止页", 3, Align.CENTRE, is_tight=True),
                    Column("备注", 4),
                ),
                rows=tuple(
                    (
                        str(number),
                        line.title,
                        line.number,
                        day(line.dated_on) if line.dated_on else "",
                        line.pages,
                        line.note,
                    )
                    for number, line in enumerate(values.lines, start=1)
                ),
            ),
        ),
    )


@form_values
class Remarks:
    """Values of the remarks sheet at the end of a dossier."""

    recipient: str = item("受援人姓名")
    cause: str = item("案由", default="")
    pages: int | None = item("总页数", default=None)
    documents: int | None = item("件数", default=None)
    text: str = item("情况说明", default="")
    filed_by: str = item("立卷人", default="")
    checked_by: str = item("检查人", default="")
    filed_on: date | None = item("立卷日期", default=None)


def remarks(values: Remarks, imprint: Imprint) -> Body:
    """Write the remarks sheet."""
    return Body(
        blocks=(
            FieldTable(
                fields=(
                    Field("案号", imprint.case_number),
                    Field("受援人", values.recipient),
                    Field("案由", values.cause, wide=True),
                    Field("件数", "" if values.documents is None else f"{values.documents}件"),
                    Field("总页数", "" if values.pages is None else f"{values.pages}页"),
                )
            ),
            FieldTable(fields=(Field("情况说明", values.text + "\n" * 6, is_long=True),), pairs=1),
            Paragraph(text="卷内材料的缺损、更正、补充和移出，在本页记明并签名。", indent=False),
            Signatures(
                (
                    SignatureLine(role="立卷人", name=values.filed_by, on=values.filed_on),
                    SignatureLine(role="检查人", name=values.checked_by),
                )
            ),
        ),
    )


@form_values
class Cover:
    """Values of the cover of a dossier. How long it is kept is written in by hand."""

    recipient: str = item("受援人姓名")
    cause: str = item("案由", default="")
    kind: str = item("事项类别", default="")
    proceeding: str = item("案件所处阶段", default="")
    firm: str = item("承办单位", default="")
    handler: str = item("承办人", default="")
    authority: str = item("办案机关", default="")
    received_on: date | None = item("申请或者通知日期", default=None)
    decided_on: date | None = item("决定日期", default=None)
    assigned_on: date | None = item("指派日期", default=None)
    closed_on: date | None = item("结案日期", default=None)
    archived_on: date | None = item("归档日期", default=None)
    outcome: str = item("办理结果", default="")
    documents: int | None = item("件数", default=None)
    pages: int | None = item("总页数", default=None)


def cover(values: Cover, imprint: Imprint) -> Body:
    """Write the cover."""

    def on(value: date | None) -> str:
        return day(value) if value else ""

    return Body(
        blocks=(
            FieldTable(
                fields=(
                    Field("案号", imprint.case_number, wide=True),
                    Field("受援人", values.recipient),
                    Field("类别", kind_name(values.kind)),
                    Field("案由", values.cause),
                    Field("所处阶段", proceeding_name(values.proceeding)),
                    Field("承办单位", values.firm),
                    Field("承办人", values.handler),
                    Field("办案机关", values.authority, wide=True),
                    Field("申请或者通知", on(values.received_on)),
                    Field("决定", on(values.decided_on)),
                    Field("指派", on(values.assigned_on)),
                    Field("结案", on(values.closed_on)),
                    Field("办理结果", values.outcome, wide=True),
                    Field("归档", on(values.archived_on)),
                    Field("保管期限", ""),
                    Field("件数", "" if values.documents is None else f"{values.documents}件"),
                    Field("总页数", "" if values.pages is None else f"{values.pages}页"),
                    Field("全宗号", ""),
                    Field("案卷号", ""),
                )
            ),
        ),
    )


FORMS = (
    Form(form_id="cover", title="案卷封面", values=Cover, write=cover),
    Form(form_id="catalogue", title="案卷目录", values=DossierCatalogue, write=dossier_catalogue),
    Form(form_id="remarks", title="备考表", values=Remarks, write=remarks),
)
