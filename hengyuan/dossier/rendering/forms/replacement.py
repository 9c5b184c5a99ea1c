"""Papers of a replacement: D-30 the request, D-31 the notice (法律援助法 art. 55)."""

from datetime import date

from hengyuan.dossier.rendering.blocks import (
    FieldTable,
    Items,
    Layout,
    Paragraph,
    SignatureLine,
    Signatures,
)
from hengyuan.dossier.rendering.forms.frame import (
    Body,
    Form,
    Imprint,
    aid_law,
    basis,
    filled,
    in_proceeding,
)
from hengyuan.dossier.rendering.values import form_values, item
from hengyuan.dossier.rendering.wording import day


@form_values
class Replacement:
    """Values of D-30 and D-31."""

    recipient: str = item("受援人姓名")
    cause: str = item("案由", default="")
    kind: str = item("事项类别", default="")
    proceeding: str = item("案件所处阶段", default="")
    firm: str = item("承办单位")
    handler: str = item("原承办人")
    asked_by: str = item("提出人", default="")
    ground: str = item("更换的情形")
    reasons: str = item("事实和理由", default="")
    received_on: date | None = item("收到日期", default=None)
    result: str = item("结果", default="")
    hand_over_by: date | None = item("移交期限", default=None)
    institution: str = item("机构", default="")


_HAND_OVER = (
    "移交全部案卷材料、证据原件和联系方式，列明清单，双方签名。",
    "说明办理进度、期限和下一步工作。",
    "将变更情况告知受援人和办案机关。",
)


def request(values: Replacement, imprint: Imprint) -> Body:
    """Write D-30 with room for the opinions."""
    facts = filled(
        ("受援人", values.recipient),
        ("事项", in_proceeding(values.cause, values.kind, values.proceeding)),
        ("承办单位", values.firm),
        ("承办人", values.handler),
        ("提出人", values.asked_by),
        ("更换的情形", values.ground),
        ("收到日期", day(values.received_on) if values.received_on else ""),
    )
    return Body(
        blocks=(
            FieldTable(fields=facts, pairs=1),
            Paragraph(text=f"事实和理由：{values.reasons or '见所附材料。'}"),
            Signatures((SignatureLine(role="审查人"), SignatureLine(role="负责人"))),
            basis("", aid_law(55)),
        ),
    )


def notice(values: Replacement, imprint: Imprint) -> Body:
    """Write D-31: the result and, where the handler is replaced, the hand-over."""
    matter = in_proceeding(values.cause, values.kind, values.proceeding)
    until = f"请于{day(values.hand_over_by)}前办理移交：" if values.hand_over_by else ""
    return Body(
        addressee=f"{values.firm}、{values.recipient}",
        blocks=(
            Paragraph(
                text=f"关于{matter}更换承办人（原承办人{values.handler}）：{values.result}。"
            ),
            Paragraph(text=f"更换的情形：{values.ground}。{values.reasons}"),
            *((Paragraph(text=until), Items(_HAND_OVER)) if until else ()),
            basis("", aid_law(55)),
        ),
        sealed_by=values.institution or imprint.institution,
        copies=("承办单位", "受援人", "存档"),
    )


FORMS = (
    Form(
        form_id="D-30",
        title="更换法律援助人员申请（审批）表",
        values=Replacement,
        write=request,
    ),
    Form(
        form_id="D-31",
        title="更换法律援助人员通知书",
        values=Replacement,
        write=notice,
        layout=Layout.LETTER,
    ),
)
