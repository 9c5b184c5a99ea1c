"""Papers of notice and assignment: D-14, D-15, D-16, D-17, D-19, D-20.

Serves 法律援助法 arts. 19–21, 25, 28, 36, 43, 46, 50.
"""

from datetime import date, datetime

from hengyuan.dossier.rendering.blocks import (
    Align,
    Check,
    Checklist,
    CutLine,
    Field,
    FieldTable,
    Heading,
    Items,
    Layout,
    Paragraph,
    SignatureLine,
    Signatures,
    StampBox,
)
from hengyuan.dossier.rendering.forms.frame import (
    Body,
    Form,
    Imprint,
    aid_law,
    basis,
    filled,
    in_proceeding,
    proceeding_name,
    sex_name,
)
from hengyuan.dossier.rendering.forms.grounds import in_words
from hengyuan.dossier.rendering.values import form_values, item
from hengyuan.dossier.rendering.wording import day, moment

GENERAL_POWERS = (
    "起草、提交和签收法律文书",
    "调查取证，申请保全、先予执行和鉴定",
    "参加庭审、调解和协商，发表意见",
)
SPECIAL_POWERS = ("承认、放弃、变更请求", "进行和解，签收调解书", "提起反诉或者上诉", "代收款物")


@form_values
class AssignmentNotice:
    """Values of D-14 and D-17."""

    firm: str = item("承办单位")
    recipient: str = item("受援人姓名")
    cause: str = item("案由")
    kind: str = item("事项类别", default="")
    proceeding: str = item("案件所处阶段", default="")
    method: str = item("指派方式", default="")
    institution: str = item("指派机构", default="")
    assigned_on: date | None = item("指派日期", default=None)
    authority: str = item("办案机关", default="")
    handler: str = item("承办人", default="")
    licence: str = item("执业证号", default="")
    handler_phone: str = item("承办人电话", default="")
    recipient_phone: str = item("受援人电话", default="")
    custody_place: str = item("羁押场所", default="")
    hearing_on: date | None = item("开庭日期", default=None)
    conditions: tuple[str, ...] = item("承办要求", default=())
    deadlines: tuple[str, ...] = item("期限", default=())
    attachments: tuple[str, ...] = item("所附材料", default=())


_DUTIES = (
    "收到通知后确定承办人，并将姓名、执业证号告知本机构和受援人。",
    "及时与受援人签订协议、会见，按规定通报办理情况。",
    "不得收取受援人财物，保守秘密；无正当理由不得拒绝、拖延或者终止办理。",
    "有利害冲突或者其他不宜承办情形的，立即告知本机构。",
    "办理结束后及时提交结案报告和全部案卷材料。",
)


def assignment_notice(values: AssignmentNotice, imprint: Imprint) -> Body:
    """Write D-14 with its return slip."""
    institution = values.institution or imprint.institution
    facts = filled(
        ("受援人", values.recipient),
        ("受援人电话", values.recipient_phone),
        ("事项", in_proceeding(values.cause, values.kind, values.proceeding)),
        ("办案机关", values.authority),
        ("羁押场所", values.custody_place),
        ("开庭日期", day(values.hearing_on) if values.hearing_on else ""),
        ("指派方式", values.method),
        ("承办人", values.handler),
        ("期限", "；".join(values.deadlines)),
        ("承办要求", "；".join(values.conditions)),
        ("所附材料", "、".join(values.attachments)),
    )
    return Body(
        addressee=values.firm,
        blocks=(
            Paragraph(text="本机构决定对下列事项给予法律援助，现指派你单位承办："),
            FieldTable(fields=facts, pairs=1),
            Paragraph(text="承办中请做到："),
            Items(_DUTIES),
            basis("", aid_law(43, 1), aid_law(20), aid_law(21), aid_law(46), aid_law(50)),
        ),
        sealed_by=institution,
        copies=("承办单位", "存档"),
        slip=_return_slip(values, institution, imprint.number),
    )


def _return_slip(
    values: AssignmentNotice, institution: str, number: str
) -> tuple[CutLine | Heading | Paragraph | FieldTable | Signatures | StampBox, ...]:
    return (
        CutLine("沿此线剪下，填好后交回"),
        Heading("指派通知书回执", Align.CENTRE),
        Paragraph(text=f"{institution}：", indent=False),
        Paragraph(text=f"{number or '指派通知书'}已经收到，我单位确定下列人员承办："),
        FieldTable(
            fields=(
                Field("受援人", values.recipient),
                Field("承办人", values.handler),
                Field("执业证号", values.licence),
                Field("联系电话", values.handler_phone),
                Field("利害冲突", "□无　□有，说明：", wide=True),
            )
        ),
        Signatures((SignatureLine(role="承办人"), SignatureLine(role="单位负责人"))),
        StampBox(unit=values.firm),
    )


def official_letter(values: AssignmentNotice, imprint: Imprint) -> Body:
    """Write D-17 to the body that handles the case."""
    role = "辩护人" if values.kind == "criminal" else "代理人"
    who = f"{values.firm}{values.handler}" if values.handler else values.firm
    licence = f"（执业证号{values.licence}）" if values.licence else ""
    matter = in_proceeding(values.cause, values.kind, values.proceeding)
    return Body(
        addressee=values.authority or "办案机关",
        blocks=(
            Paragraph(
                text=f"{values.recipient}的{matter}，已经由本机构给予法律援助，指派{who}{licence}担任{role}。"
            ),
            Paragraph(text="请依法保障承办人员的执业权利，为其会见、阅卷和参加诉讼提供便利。"),
            Paragraph(text="案件的办理情况和法律文书，请及时告知并送达承办人员。"),
            basis("", aid_law(36), aid_law(43, 1)),
        ),
        sealed_by=values.institution or imprint.institution,
        copies=("办案机关", "承办单位", "存档"),
    )


@form_values
class Agreement:
    """Values of D-15 and D-16."""

    recipient: str = item("受援人姓名")
    identity_number: str = item("受援人证件号码", default="")
    proxy: str = item("法定代理人", default="")
    firm: str = item("承办单位", default="")
    handler: str = item("承办人")
    licence: str = item("执业证号", default="")
    cause: str = item("案由")
    kind: str = item("事项类别", default="")
    proceeding: str = item("案件所处阶段", default="")
    opponents: tuple[str, ...] = item("对方当事人", default=())
    is_special: bool = item("是否特别授权", default=False)
    powers: tuple[str, ...] = item("特别授权的事项", default=())
    ends: str = item("期限", default="")
    happened_on: date | None = item("签订日期", default=None)
    text: str = item("其他约定", default="")


def _parties(values: Agreement) -> FieldTable:
    return FieldTable(
        fields=(
            Field("受援人", values.recipient),
            Field("证件号码", values.identity_number),
            Field("法定代理人", values.proxy),
            Field("承办单位", values.firm),
            Field("承办人", values.handler),
            Field("执业证号", values.licence),
            Field("事项", in_proceeding(values.cause, values.kind, values.proceeding), wide=True),
            Field("对方当事人", "、".join(values.opponents), wide=True),
        )
    )


def _powers(values: Agreement) -> Checklist:
    others = tuple(power for power in values.powers if power not in SPECIAL_POWERS)
    chosen = set(values.powers) if values.is_special else set()
    return Checklist(
        title="特别授权" if values.is_special else "一般授权",
        checks=(
            *(Check(power, True) for power in GENERAL_POWERS),
            *(Check(power, power in chosen) for power in SPECIAL_POWERS),
            *(Check(power, values.is_special) for power in others),
        ),
    )


def agreement(values: Agreement, imprint: Imprint) -> Body:
    """Write D-15: agency, or defence in criminal matters."""
    end = values.ends or "到本阶段法律文书生效或者法律援助终止时为止"
    other = (f"其他约定：{values.text}",) if values.text else ()
    return Body(
        blocks=(
            _parties(values),
            _powers(values),
            Paragraph(text="双方约定："),
            Items(
                (
                    "承办单位指派上述承办人免费提供法律服务，不收取受援人任何财物。",
                    "承办人勤勉尽责，保守秘密，及时告知办理情况，说明可能的风险。",
                    "受援人如实陈述，按时提供证据，配合办理；经济状况改变的，告知法律援助机构。",
                    "受援人可以请求法律援助机构更换承办人，也可以投诉。",
                    f"期限：{end}。",
                    "本协议一式三份，受援人、承办单位、法律援助机构各存一份。",
                    *other,
                )
            ),
            Signatures(
                (
                    SignatureLine(role="受援人（或者法定代理人）", on=values.happened_on),
                    SignatureLine(role="承办人", on=values.happened_on),
                )
            ),
            StampBox(unit=values.firm, on=values.happened_on),
            basis("", aid_law(20), aid_law(21), aid_law(46), aid_law(47), aid_law(55)),
        ),
    )


def power_of_attorney(values: Agreement, imprint: Imprint) -> Body:
    """Write D-16."""
    role = "辩护人" if values.kind == "criminal" else "代理人"
    return Body(
        blocks=(
            _parties(values),
            Paragraph(text=f"现委托上述承办人在本事项中担任受援人的{role}，权限如下："),
            _powers(values),
            Paragraph(text=f"期限：{values.ends or '到本阶段办理结束时为止'}。"),
            *((Paragraph(text=values.text),) if values.text else ()),
            Signatures((SignatureLine(role="委托人", on=values.happened_on),)),
        ),
    )


@form_values
class CaseNotice:
    """Values of D-19 and D-20, as they came from the body."""

    recipient: str = item("被告人或者被申请人姓名")
    sex: str = item("性别", default="")
    born_on: date | None = item("出生日期", default=None)
    authority: str = item("通知机关")
    notice_number: str = item("来函文号", default="")
    ground: str = item("通知的情形")
    charge: str = item("涉嫌罪名", default="")
    custody_place: str = item("羁押场所", default="")
    proceeding: str = item("案件所处阶段", default="")
    hearing_on: date | None = item("开庭日期", default=None)
    hearing_place: str = item("开庭地点", default="")
    contact: str = item("联系人和电话", default="")
    received_at: datetime | None = item("收到时间", default=None)
    attachments: tuple[str, ...] = item("所附文书", default=())
    receiver: str = item("接收人", default="")


def case_notice(values: CaseNotice, imprint: Imprint) -> Body:
    """Write the sheet of a notice that was received; the notice itself is filed behind it."""
    received = moment(values.received_at) if values.received_at else day(imprint.dated_on)
    return Body(
        blocks=(
            FieldTable(
                fields=(
                    Field("通知机关", values.authority),
                    Field("来函文号", values.notice_number),
                    Field("收到时间", received),
                    Field("联系人", values.contact),
                    Field("姓名", values.recipient),
                    Field("性别", sex_name(values.sex)),
                    Field("出生日期", day(values.born_on) if values.born_on else ""),
                    Field("所处阶段", proceeding_name(values.proceeding)),
                    Field("涉嫌罪名", values.charge),
                    Field("羁押场所", values.custody_place),
                    Field("开庭日期", day(values.hearing_on) if values.hearing_on else ""),
                    Field("开庭地点", values.hearing_place),
                    Field("通知的情形", in_words(values.ground), wide=True),
                    Field("所附文书", "、".join(values.attachments) or "见附件", wide=True),
                )
            ),
            Signatures((SignatureLine(role="接收人", name=values.receiver),)),
            basis("收到通知后三日内指派律师，并通知办案机关。来函原件附后。", aid_law(36)),
        ),
    )


FORMS = (
    Form(
        form_id="D-14",
        title="指派通知书",
        values=AssignmentNotice,
        write=assignment_notice,
        layout=Layout.LETTER,
    ),
    Form(form_id="D-15", title="法律援助委托协议", values=Agreement, write=agreement),
    Form(form_id="D-16", title="授权委托书", values=Agreement, write=power_of_attorney),
    Form(
        form_id="D-17",
        title="法律援助公函",
        values=AssignmentNotice,
        write=official_letter,
        layout=Layout.LETTER,
    ),
    Form(form_id="D-19", title="通知辩护公函收文登记", values=CaseNotice, write=case_notice),
    Form(form_id="D-20", title="通知代理公函收文登记", values=CaseNotice, write=case_notice),
)
