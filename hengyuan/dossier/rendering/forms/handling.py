"""Papers of handling: D-22, D-23, D-24, D-26, D-27, D-29.

Serves 法律援助法 arts. 19, 46, 47, 50. What a handler has written stands first and in full;
what was not stated leaves a blank to fill by hand, never a phrase of ours.
"""

from collections.abc import Iterable
from datetime import date, datetime

from hengyuan.dossier.rendering.blocks import (
    Align,
    Block,
    Check,
    Checklist,
    Column,
    Field,
    FieldTable,
    Heading,
    Items,
    Layout,
    Paragraph,
    SignatureLine,
    Signatures,
    Table,
)
from hengyuan.dossier.rendering.forms.frame import Body, Form, Imprint, aid_law, basis
from hengyuan.dossier.rendering.values import form_values, item
from hengyuan.dossier.rendering.wording import day, moment, one_of, span

TOLD = (
    "法律援助免费，不收取任何财物",
    "承办人的身份和职责",
    "受援人的权利和义务",
    "诉讼或者仲裁可能的风险",
    "可以请求更换承办人，可以投诉",
)
REPORT_CHANNELS = ("当面", "电话", "短信", "邮寄", "网络")


@form_values
class Talk:
    """Values of D-22. `text` is the record itself."""

    recipient: str = item("受援人姓名")
    cause: str = item("案由", default="")
    handler: str = item("承办人")
    firm: str = item("承办单位", default="")
    happened_on: date | None = item("日期", default=None)
    began_at: datetime | None = item("开始时间", default=None)
    ended_at: datetime | None = item("结束时间", default=None)
    place: str = item("地点", default="")
    participants: tuple[str, ...] = item("在场人员", default=())
    consent: str = item("是否同意由承办人代理或者辩护", default="")
    told: tuple[str, ...] = item("已经告知的事项", default=())
    text: str = item("谈话内容", default="")
    demands: str = item("受援人的要求", default="")
    clues: str = item("证据和线索", default="")


def _common(*pairs: tuple[str, str]) -> tuple[Field, ...]:
    return tuple(Field(label, value) for label, value in pairs)


def _when(began: datetime | None, ended: datetime | None, on: date | None) -> str:
    if began is None:
        return day(on)
    if ended is None:
        return f"{moment(began)}至　　时　　分"
    return span(began, ended)


def _record(title: str, text: str) -> tuple[Block, ...]:
    return (Heading(title), Paragraph(text=text)) if text else ()


def talk(values: Talk, imprint: Imprint) -> Body:
    """Write D-22."""
    extra = tuple(word for word in values.told if word not in TOLD)
    return Body(
        blocks=(
            FieldTable(
                fields=(
                    Field(
                        "时间", _when(values.began_at, values.ended_at, values.happened_on), True
                    ),
                    *_common(
                        ("地点", values.place),
                        ("案由", values.cause),
                        ("受援人", values.recipient),
                        ("承办人", values.handler),
                    ),
                    Field("在场人员", "、".join(values.participants), wide=True),
                    Field(
                        "同意由其\n办理",
                        one_of(("同意", "不同意"), values.consent),
                        wide=True,
                    ),
                )
            ),
            Checklist(
                title="已经告知的事项",
                checks=(
                    *(Check(line, line in values.told) for line in TOLD),
                    *(Check(line, True) for line in extra),
                ),
            ),
            *_record("谈话内容", values.text),
            *_record("受援人的要求", values.demands),
            *_record("证据和线索", values.clues),
            Paragraph(text="以上笔录共　　页，本人已经看过（或者听读过），与本人所说相符。"),
            Signatures((SignatureLine(role="受援人"), SignatureLine(role="承办人"))),
            basis("受援人应在每页签名或者按指印。", aid_law(46, 2), aid_law(47)),
        ),
    )


@form_values
class EvidenceNote:
    """One piece of evidence in the file: where, what it shows, what speaks against it."""

    name: str = item("证据名称")
    pages: str = item("卷页", default="")
    content: str = item("主要内容", default="")
    doubts: str = item("疑点或者矛盾", default="")


@form_values
class FileReading:
    """Values of D-23."""

    recipient: str = item("受援人姓名")
    cause: str = item("案由", default="")
    handler: str = item("承办人")
    firm: str = item("承办单位", default="")
    authority: str = item("阅卷机关", default="")
    happened_on: date | None = item("阅卷日期", default=None)
    volumes: str = item("阅卷范围", default="")
    notes: tuple[EvidenceNote, ...] = item("证据摘录", default=())
    text: str = item("阅卷意见", default="")


def file_reading(values: FileReading, imprint: Imprint) -> Body:
    """Write D-23."""
    notes: tuple[Block, ...] = ()
    if values.notes:
        notes = (
            Table(
                title="证据摘录",
                columns=(
                    Column("证据名称", 3),
                    Column("卷页", 2, Align.CENTRE, is_tight=True),
                    Column("主要内容", 5),
                    Column("疑点或者矛盾", 4),
                ),
                rows=tuple((n.name, n.pages, n.content, n.doubts) for n in values.notes),
            ),
        )
    return Body(
        blocks=(
            FieldTable(
                fields=_common(
                    ("受援人", values.recipient),
                    ("案由", values.cause),
                    ("阅卷日期", day(values.happened_on)),
                    ("阅卷机关", values.authority),
                    ("承办人", values.handler),
                    ("阅卷范围", values.volumes),
                )
            ),
            *notes,
            *_record("阅卷意见", values.text),
            Signatures((SignatureLine(role="承办人", on=values.happened_on),)),
        ),
    )


@form_values
class Evidence:
    """One piece of evidence that was collected."""

    name: str = item("证据名称")
    source: str = item("来源", default="")
    purpose: str = item("证明的事实", default="")
    pages: str = item("页数", default="")
    is_original: bool | None = item("是否原件", default=None)


@form_values
class Investigation:
    """Values of D-24."""

    recipient: str = item("受援人姓名")
    cause: str = item("案由", default="")
    handler: str = item("承办人")
    firm: str = item("承办单位", default="")
    happened_on: date | None = item("调查日期", default=None)
    place: str = item("地点", default="")
    witness: str = item("被调查人", default="")
    evidence: tuple[Evidence, ...] = item("证据清单", default=())
    text: str = item("调查内容", default="")


def investigation(values: Investigation, imprint: Imprint) -> Body:
    """Write D-24: record and list of evidence."""
    listed: tuple[Block, ...] = ()
    if values.evidence:
        listed = (_evidence_table(values.evidence),)
    signer = (SignatureLine(role="被调查人"),) if values.witness else ()
    return Body(
        blocks=(
            FieldTable(
                fields=_common(
                    ("受援人", values.recipient),
                    ("案由", values.cause),
                    ("调查日期", day(values.happened_on)),
                    ("地点", values.place),
                    ("被调查人", values.witness),
                    ("承办人", values.handler),
                )
            ),
            *listed,
            *_record("调查内容", values.text),
            Signatures((*signer, SignatureLine(role="承办人", on=values.happened_on))),
            basis("实物证据附照片，并写明名称、数量和保管人。"),
        ),
    )


def _evidence_table(evidence: Iterable[Evidence]) -> Table:
    kinds = {True: "原件", False: "复印件", None: ""}
    return Table(
        title="证据清单",
        columns=(
            Column("序号", 1, Align.CENTRE, is_tight=True),
            Column("证据名称", 4),
            Column("来源", 3),
            Column("证明的事实", 5),
            Column("页数", 1, Align.CENTRE, is_tight=True),
            Column("原件", 2, Align.CENTRE, is_tight=True),
        ),
        rows=tuple(
            (str(number), e.name, e.source, e.purpose, e.pages, kinds[e.is_original])
            for number, e in enumerate(evidence, start=1)
        ),
    )


@form_values
class OpinionPaper:
    """Values of D-26. `text` is the opinion; `points` its main points, if stated apart."""

    recipient: str = item("受援人姓名")
    cause: str = item("案由", default="")
    kind: str = item("事项类别", default="")
    handler: str = item("承办人")
    firm: str = item("承办单位", default="")
    authority: str = item("办案机关", default="")
    happened_on: date | None = item("提交日期", default=None)
    points: tuple[str, ...] = item("要点", default=())
    text: str = item("意见全文", default="")
    laws: tuple[str, ...] = item("法律依据", default=())


def opinion_paper(values: OpinionPaper, imprint: Imprint) -> Body:
    """Write D-26."""
    points: tuple[Block, ...] = ()
    if values.points:
        points = (Heading("要点"), Items(values.points))
    laws: tuple[Block, ...] = ()
    if values.laws:
        laws = (Heading("法律依据"), Items(values.laws, ordered=False))
    role = "辩护人" if values.kind == "criminal" else "代理人"
    about = f"{values.cause}一案，" if values.cause else ""
    return Body(
        addressee=values.authority,
        blocks=(
            Paragraph(
                text=f"{about}{values.firm}{values.handler}受法律援助机构指派，"
                f"担任{values.recipient}的{role}，提出以下意见。"
            ),
            *points,
            *((Paragraph(text=values.text),) if values.text else ()),
            *laws,
            Signatures((SignatureLine(role=role, on=values.happened_on),)),
        ),
    )


@form_values
class Hearing:
    """Values of D-27."""

    recipient: str = item("受援人姓名")
    cause: str = item("案由", default="")
    handler: str = item("承办人")
    firm: str = item("承办单位", default="")
    authority: str = item("审理机关", default="")
    hall: str = item("法庭", default="")
    happened_on: date | None = item("开庭日期", default=None)
    began_at: datetime | None = item("开始时间", default=None)
    ended_at: datetime | None = item("结束时间", default=None)
    judges: tuple[str, ...] = item("审判人员", default=())
    focus: tuple[str, ...] = item("争议焦点", default=())
    text: str = item("庭审情况", default="")
    next_step: str = item("后续安排", default="")


def hearing(values: Hearing, imprint: Imprint) -> Body:
    """Write D-27."""
    focus: tuple[Block, ...] = ()
    if values.focus:
        focus = (Heading("争议焦点"), Items(values.focus))
    return Body(
        blocks=(
            FieldTable(
                fields=(
                    *_common(
                        ("受援人", values.recipient),
                        ("案由", values.cause),
                        ("审理机关", values.authority),
                        ("法庭", values.hall),
                    ),
                    Field(
                        "时间", _when(values.began_at, values.ended_at, values.happened_on), True
                    ),
                    *_common(("审判人员", "、".join(values.judges)), ("出庭人员", values.handler)),
                )
            ),
            *focus,
            *_record("庭审情况", values.text),
            *_record("后续安排", values.next_step),
            Signatures((SignatureLine(role="承办人", on=values.happened_on),)),
        ),
    )


@form_values
class Progress:
    """Values of D-29."""

    recipient: str = item("受援人姓名")
    cause: str = item("案由", default="")
    handler: str = item("承办人")
    firm: str = item("承办单位", default="")
    happened_on: date | None = item("通报日期", default=None)
    channel: str = item("通报方式", default="")
    told_to: str = item("接收通报的人", default="")
    text: str = item("通报内容", default="")
    next_step: str = item("下一步", default="")
    reply: str = item("受援人意见", default="")


def progress(values: Progress, imprint: Imprint) -> Body:
    """Write D-29."""
    return Body(
        blocks=(
            FieldTable(
                fields=(
                    *_common(
                        ("受援人", values.recipient),
                        ("案由", values.cause),
                        ("通报日期", day(values.happened_on)),
                        ("承办人", values.handler),
                        ("接收通报的人", values.told_to or values.recipient),
                        ("承办单位", values.firm),
                    ),
                    Field("通报方式", one_of(REPORT_CHANNELS, values.channel), wide=True),
                    Field("通报内容", values.text, is_long=True),
                    Field("下一步", values.next_step, wide=True),
                    Field("受援人意见", values.reply, is_long=True),
                )
            ),
            Signatures((SignatureLine(role="受援人"), SignatureLine(role="承办人"))),
            basis("承办人应当按规定向受援人通报办理情况。", aid_law(46, 2)),
        ),
    )


FORMS = (
    Form(form_id="D-22", title="会见（谈话）笔录", values=Talk, write=talk),
    Form(form_id="D-23", title="阅卷笔录", values=FileReading, write=file_reading),
    Form(form_id="D-24", title="调查取证笔录及证据清单", values=Investigation, write=investigation),
    Form(
        form_id="D-26",
        title="代理（辩护）意见",
        values=OpinionPaper,
        write=opinion_paper,
        layout=Layout.LETTER,
    ),
    Form(form_id="D-27", title="庭审记录", values=Hearing, write=hearing),
    Form(form_id="D-29", title="案件进展通报记录", values=Progress, write=progress),
)
