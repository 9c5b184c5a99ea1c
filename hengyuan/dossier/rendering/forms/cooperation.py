"""The letter by which one institution asks another, and the reply: D-09."""

from datetime import date

from hengyuan.dossier.rendering.blocks import Field, FieldTable, Paragraph
from hengyuan.dossier.rendering.forms.frame import Body, Form, Imprint, basis
from hengyuan.dossier.rendering.values import form_values, item
from hengyuan.dossier.rendering.wording import day


@form_values
class Cooperation:
    """Values of D-09."""

    recipient: str = item("受援人姓名")
    place: str = item("受托机构")
    kind: str = item("协作事项")
    what: str = item("协作内容")
    due_on: date = item("反馈期限")
    cause: str = item("案由", default="")
    reply: str = item("回复", default="")


def cooperation(values: Cooperation, imprint: Imprint) -> Body:
    """Write D-09; the reply, once there is one, stands on the same form."""
    reply = (Paragraph(text=f"回复：{values.reply}"),) if values.reply else ()
    return Body(
        addressee=values.place,
        blocks=(
            Paragraph(text="因办理法律援助事项，请贵机构协助办理下列事项。"),
            FieldTable(
                fields=(
                    Field("协作事项", values.kind),
                    Field("反馈期限", day(values.due_on)),
                    Field("申请人（受援人）", values.recipient),
                    Field("案由", values.cause),
                    Field("协作内容", values.what, is_long=True),
                )
            ),
            *reply,
            basis("不能协作的，请说明原因。协作所得材料只用于本案。"),
        ),
        sealed_by=imprint.institution,
        copies=("受托机构", "存档"),
    )


FORMS = (Form(form_id="D-09", title="法律援助协作函", values=Cooperation, write=cooperation),)
