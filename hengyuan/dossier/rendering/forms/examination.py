"""Papers of examination and decision: D-08, D-10, D-11, D-12, D-13, D-32.

Serves 法律援助法 arts. 22, 43, 44, 46–49, 55; 行政复议法 art. 20, 行政诉讼法 arts. 45, 46.
"""

from datetime import date, datetime

from hengyuan.dossier.rendering.blocks import (
    Align,
    Column,
    Field,
    FieldTable,
    Heading,
    Items,
    Layout,
    Opinion,
    Opinions,
    Paragraph,
    SignatureLine,
    Signatures,
    Table,
)
from hengyuan.dossier.rendering.forms.frame import (
    NO_CHARGE,
    Body,
    Form,
    Imprint,
    aid_law,
    basis,
    in_proceeding,
)
from hengyuan.dossier.rendering.forms.grounds import in_words
from hengyuan.dossier.rendering.values import form_values, item
from hengyuan.dossier.rendering.wording import day, moment, one_of
from hengyuan.law.citation import Citation

RECONSIDERATION = Citation("行政复议法", "2024-01-01", 20)
SUIT = Citation("行政诉讼法", "2017-07-01", 46)
SUIT_AFTER = Citation("行政诉讼法", "2017-07-01", 45)
CONCLUSIONS = {"grant": "建议给予法律援助", "refuse": "建议不予法律援助"}
OUTCOMES = {
    "propose_grant": "规则提示：可以给予",
    "propose_refusal": "规则提示：不予",
    "needs_hardship_check": "规则提示：须核查经济困难状况",
}
SERVICE_MANNERS = ("直接送达", "留置送达", "委托送达", "邮寄送达", "电子送达")


@form_values
class Supplement:
    """Values of D-08."""

    recipient: str = item("申请人姓名")
    cause: str = item("案由", default="")
    missing: tuple[str, ...] = item("应当补充的材料或者说明的事项")
    due_on: date = item("补充期限")
    contact: str = item("联系方式", default="")


def supplement(values: Supplement, imprint: Imprint) -> Body:
    """Write D-08."""
    about = f"（{values.cause}）" if values.cause else ""
    contact = f"联系方式：{values.contact}。" if values.contact else ""
    return Body(
        addressee=values.recipient,
        blocks=(
            Paragraph(
                text=f"你提出的法律援助申请{about}已经收到。经查看，还需要补充下列材料或者说明："
            ),
            Items(values.missing),
            Paragraph(
                text=f"请在{day(values.due_on)}以前交到本机构，可以当面提交，也可以邮寄或者网上提交。"
                f"以上已经全部列明，补充期间不计入审查期限。{contact}"
            ),
            Paragraph(text="到期没有补充也没有说明的，视为撤回申请；撤回后仍可以重新申请。"),
            basis("", aid_law(43, 2)),
        ),
        sealed_by=imprint.institution,
        copies=("申请人", "存档"),
    )


@form_values
class Approval:
    """Values of D-10. `conclusion` grant or refuse; `outcome` what the rules proposed."""

    recipient: str = item("申请人姓名")
    cause: str = item("案由")
    matter: str = item("事项编码", default="")
    matter_name: str = item("事项", default="")
    kind: str = item("事项类别", default="")
    proceeding: str = item("案件所处阶段", default="")
    basis: str = item("来源", default="")
    applied_on: date | None = item("申请日期", default=None)
    hardship: str = item("经济困难审查", default="")
    rule_version: str = item("规则版本", default="")
    urgency: str = item("紧急情形", default="")
    outcome: str = item("规则提示", default="")
    conclusion: str = item("审查意见")
    refusal_code: str = item("不予的理由", default="")
    reasons: str = item("审查说明", default="")
    examiner: str = item("审查人")
    examined_on: date | None = item("审查日期", default=None)
    head_view: str = item("负责人意见", default="")
    head: str = item("负责人", default="")
    decided_on: date | None = item("审批日期", default=None)


def _views(values: Approval, view: str, imprint: Imprint) -> Opinions:
    return Opinions(
        (
            Opinion(
                label="审查意见",
                text="\n".join(part for part in (view, values.reasons) if part),
                signer="审查人",
                name=values.examiner,
                on=values.examined_on or imprint.dated_on,
            ),
            Opinion(
                label="负责人意见",
                text=values.head_view,
                signer="负责人",
                name=values.head,
                on=values.decided_on,
            ),
        )
    )


def approval(values: Approval, imprint: Imprint) -> Body:
    """Write D-10."""
    view = CONCLUSIONS.get(values.conclusion, values.conclusion)
    if values.refusal_code:
        view += f"：{in_words(values.refusal_code)}"
    matter = "　".join(part for part in (values.matter, values.matter_name) if part)
    return Body(
        blocks=(
            FieldTable(
                fields=(
                    Field("申请人", values.recipient),
                    Field("案号", imprint.case_number),
                    Field("案由", values.cause, wide=True),
                    Field("事项", matter),
                    Field(
                        "类别阶段", in_proceeding("", values.kind, values.proceeding).strip("（）")
                    ),
                    Field("来源", values.basis),
                    Field("申请日期", day(values.applied_on) if values.applied_on else ""),
                    Field("经济困难", values.hardship, wide=True),
                    Field("紧急情形", values.urgency, wide=True),
                    Field("规则提示", OUTCOMES.get(values.outcome, values.outcome)),
                    Field("规则版本", values.rule_version),
                )
            ),
            _views(values, view, imprint),
            basis("审查人与审批人不得为同一人。规则提示仅供参考，由负责人决定。", aid_law(43, 1)),
        ),
    )


@form_values
class Decision:
    """Values of D-11, D-12 and D-32. `code` gives the ground (T1–T3, RF-…, TM-…)."""

    recipient: str = item("申请人或者受援人姓名")
    cause: str = item("案由")
    matter: str = item("事项编码", default="")
    kind: str = item("事项类别", default="")
    proceeding: str = item("案件所处阶段", default="")
    aid_form: str = item("援助形式", default="")
    reasons: str = item("理由", default="")
    code: str = item("依据的情形", default="")
    institution: str = item("作出决定的机构", default="")
    applied_on: date | None = item("申请日期", default=None)
    decided_on: date | None = item("决定日期", default=None)
    papers_due_on: date | None = item("补办手续的期限", default=None)
    bureau: str = item("受理异议的司法行政机关", default="")


def _applied(values: Decision) -> str:
    when = f"于{day(values.applied_on)}" if values.applied_on else ""
    return f"你{when}就{in_proceeding(values.cause, values.kind, values.proceeding)}申请法律援助。"


def grant(values: Decision, imprint: Imprint) -> Body:
    """Write D-11, also when aid is given before the examination ends."""
    if values.code:
        until = f"请在{day(values.papers_due_on)}以前" if values.papers_due_on else "请及时"
        decided = (
            f"因有下列情形：{in_words(values.code)}，本机构决定先行提供法律援助。"
            f"{until}补办手续、补充材料；经审查不符合条件的，将终止援助。"
        )
    else:
        decided = "经审查，符合法律援助条件，本机构决定给予法律援助。"
    form = f"援助形式为{values.aid_form}。" if values.aid_form else ""
    reasons = (Paragraph(text=values.reasons),) if values.reasons else ()
    articles = (aid_law(44),) if values.code else (aid_law(43, 1),)
    return Body(
        addressee=values.recipient,
        blocks=(
            Paragraph(text=_applied(values) + decided + form),
            *reasons,
            Paragraph(text="本机构自决定之日起三日内指派法律援助人员，并告知其姓名和联系方式。"),
            Heading("你的权利"),
            Items(
                (
                    "免费获得符合标准的法律服务，了解办理情况。",
                    "对不依法履行职责的人员提出投诉，请求更换法律援助人员。",
                    "个人隐私和商业秘密受到保密。",
                )
            ),
            Heading("你的义务"),
            Items(
                (
                    "如实陈述案情，及时提供证据，配合办理。",
                    "经济状况改变的，及时告知本机构。",
                    "不隐瞒重要事实，不提供虚假证据。",
                )
            ),
            basis(NO_CHARGE, *articles, aid_law(20), aid_law(46, 2), aid_law(47), aid_law(55)),
        ),
        sealed_by=values.institution or imprint.institution,
        copies=("受援人", "存档"),
    )


def _objection(bureau: str, act: str) -> tuple[Heading, Items]:
    to = bureau or "设立本机构的司法行政部门"
    return (
        Heading("不服本决定的"),
        Items(
            (
                f"可以向{to}提出异议，请求审查{act}的决定；该部门自收到异议之日起五日内作出决定。",
                "对该部门维持决定仍不服的，可以自知道之日起六十日内申请行政复议，"
                "或者六个月内向人民法院提起行政诉讼；先申请复议的，"
                "收到复议决定之日起十五日内可以起诉。",
                "书面提出有困难的，可以口头提出，由工作人员记录。",
            )
        ),
    )


def refuse(values: Decision, imprint: Imprint) -> Body:
    """Write D-12 with its reasons and the way to object."""
    ground = f"理由是：{in_words(values.code)}。" if values.code else ""
    return Body(
        addressee=values.recipient,
        blocks=(
            Paragraph(text=f"{_applied(values)}经审查，本机构决定不予法律援助。{ground}"),
            *((Paragraph(text=values.reasons),) if values.reasons else ()),
            *_objection(values.bureau or imprint.bureau, "不予法律援助"),
            basis("", aid_law(43, 1), aid_law(49), RECONSIDERATION, SUIT_AFTER, SUIT),
        ),
        sealed_by=values.institution or imprint.institution,
        copies=("申请人", "存档"),
    )


def terminate(values: Decision, imprint: Imprint) -> Body:
    """Write D-32 with its reasons and the way to object."""
    ground = f"终止的情形是：{in_words(values.code)}。" if values.code else ""
    matter = in_proceeding(values.cause, values.kind, values.proceeding)
    return Body(
        addressee=values.recipient,
        blocks=(
            Paragraph(text=f"你的法律援助事项{matter}，经审查，本机构决定终止法律援助。{ground}"),
            *((Paragraph(text=values.reasons),) if values.reasons else ()),
            *_objection(values.bureau or imprint.bureau, "终止法律援助"),
            basis("", aid_law(48), aid_law(49), RECONSIDERATION, SUIT_AFTER, SUIT),
        ),
        sealed_by=values.institution or imprint.institution,
        copies=("受援人", "承办单位", "存档"),
    )


@form_values
class ServiceReceipt:
    """Values of D-13: one document, or several."""

    recipient: str = item("受送达人")
    document: str = item("送达的文书", default="")
    documents: tuple[str, ...] = item("送达的各件文书", default=())
    number: str = item("文书编号", default="")
    address: str = item("送达地点", default="")
    manner: str = item("送达方式", default="")
    served_at: datetime | None = item("送达时间", default=None)
    server: str = item("送达人", default="")
    received_by: str = item("代收人", default="")
    note: str = item("备注", default="")


def service_receipt(values: ServiceReceipt, imprint: Imprint) -> Body:
    """Write D-13."""
    served = values.documents or (values.document,)
    return Body(
        blocks=(
            FieldTable(
                fields=(
                    Field("受送达人", values.recipient),
                    Field("案号", imprint.case_number),
                    Field("送达地点", values.address, wide=True),
                    Field("送达方式", one_of(SERVICE_MANNERS, values.manner), wide=True),
                    Field("送达时间", moment(values.served_at), wide=True),
                )
            ),
            Table(
                columns=(
                    Column("序号", 1, Align.CENTRE, is_tight=True),
                    Column("文书名称", 6),
                    Column("编号", 4),
                    Column("份数", 1, Align.CENTRE, is_tight=True),
                ),
                rows=tuple(
                    (str(number), name, values.number, "1")
                    for number, name in enumerate(served, start=1)
                ),
            ),
            FieldTable(
                fields=(
                    Field("代收人及\n代收理由", values.received_by, wide=True),
                    Field("备注", values.note, wide=True),
                )
            ),
            Signatures(
                (SignatureLine(role="受送达人"), SignatureLine(role="送达人", name=values.server))
            ),
        ),
    )


_LETTER = Layout.LETTER
FORMS = (
    Form(
        form_id="D-08",
        title="补充材料（说明）通知书",
        values=Supplement,
        write=supplement,
        layout=_LETTER,
    ),
    Form(form_id="D-10", title="法律援助审批表", values=Approval, write=approval),
    Form(form_id="D-11", title="给予法律援助决定书", values=Decision, write=grant, layout=_LETTER),
    Form(form_id="D-12", title="不予法律援助决定书", values=Decision, write=refuse, layout=_LETTER),
    Form(form_id="D-13", title="送达回证", values=ServiceReceipt, write=service_receipt),
    Form(
        form_id="D-32", title="终止法律援助决定书", values=Decision, write=terminate, layout=_LETTER
    ),
)
