"""Papers about the applicant's finances: D-04, D-05.

Serves 法律援助法 arts. 41, 42, 48, 64. What the applicant has not confirmed stays an open box.
"""

from hengyuan.dossier.rendering.blocks import (
    Align,
    Block,
    Check,
    Checklist,
    Column,
    Field,
    FieldTable,
    Items,
    Opinion,
    Opinions,
    Paragraph,
    SignatureLine,
    Signatures,
    Table,
)
from hengyuan.dossier.rendering.forms.frame import Body, Form, Imprint, aid_law, basis
from hengyuan.dossier.rendering.values import Fen, form_values, item
from hengyuan.dossier.rendering.wording import yuan


@form_values
class FamilyMember:
    """One line of the family in D-04."""

    name: str = item("姓名")
    relation: str = item("与申请人的关系", default="")
    age: int | None = item("年龄", default=None)
    job: str = item("职业或者就读", default="")
    monthly_income_fen: Fen | None = item("月收入（分）", default=None)


@form_values
class Finances:
    """Values of D-04. Sums in fen."""

    recipient: str = item("申请人姓名")
    identity_number: str = item("证件号码", default="")
    household_size: int = item("共同生活的家庭人口")
    monthly_income_fen: Fen | None = item("人均月收入（分）", default=None)
    yearly_income_fen: Fen | None = item("家庭年收入（分）", default=None)
    members: tuple[FamilyMember, ...] = item("家庭成员", default=())
    housing: str = item("住房", default="")
    vehicles: str = item("机动车", default="")
    deposits_fen: Fen | None = item("存款和有价证券（分）", default=None)
    debts_fen: Fen | None = item("债务（分）", default=None)
    special_causes: str = item("疾病、灾害等特殊原因", default="")
    proofs: tuple[str, ...] = item("所附证明", default=())
    exemption: str = item("免予核查的情形", default="")
    was_read_aloud: bool = item("是否由工作人员朗读", default=False)


def _money(fen: int | None) -> str:
    return "" if fen is None else yuan(fen)


def _members(values: Finances) -> tuple[Block, ...]:
    if not values.members:
        return ()
    return (
        Table(
            title="共同生活的家庭成员",
            columns=(
                Column("姓名", 3, Align.CENTRE),
                Column("关系", 2, Align.CENTRE),
                Column("年龄", 2, Align.CENTRE),
                Column("职业或者就读", 5),
                Column("月收入", 3, Align.END, is_tight=True),
            ),
            rows=tuple(
                (
                    member.name,
                    member.relation,
                    "" if member.age is None else str(member.age),
                    member.job,
                    _money(member.monthly_income_fen),
                )
                for member in values.members
            ),
        ),
    )


def finances(values: Finances, imprint: Imprint) -> Body:
    """Write D-04."""
    return Body(
        blocks=(
            FieldTable(
                fields=(
                    Field("申请人", values.recipient),
                    Field("证件号码", values.identity_number),
                    Field("家庭人口", f"{values.household_size}人"),
                    Field("人均月收入", _money(values.monthly_income_fen)),
                    Field("家庭年收入", _money(values.yearly_income_fen)),
                    Field("存款证券", _money(values.deposits_fen)),
                    Field("债务", _money(values.debts_fen)),
                    Field("机动车", values.vehicles),
                    Field("住房", values.housing, wide=True),
                    Field("特殊原因", values.special_causes, is_long=True),
                    Field("免予核查", values.exemption, wide=True),
                    Field("所附证明", "、".join(values.proofs), wide=True),
                )
            ),
            *_members(values),
            Opinions(
                (
                    Opinion(
                        label="申请人声明",
                        text="所填收入和财产真实完整，同意法律援助机构依法查询核对。"
                        + ("工作人员已向本人朗读全部内容。" if values.was_read_aloud else ""),
                        signer="申请人",
                        on=imprint.dated_on,
                    ),
                )
            ),
            basis("因经济困难申请的，应当如实说明经济状况。", aid_law(41, 1)),
        ),
    )


@form_values
class Declaration:
    """Values of D-05."""

    recipient: str = item("承诺人姓名")
    identity_number: str = item("证件号码", default="")
    household_size: int | None = item("家庭人口", default=None)
    monthly_income_fen: Fen | None = item("人均月收入（分）", default=None)
    consents_to_check: bool = item("是否同意核查", default=False)
    was_read_aloud: bool = item("是否由工作人员朗读", default=False)
    proxy: str = item("代为承诺人", default="")


PROMISES = (
    "填写的身份、家庭、收入和财产情况真实完整，没有隐瞒。",
    "经济状况改变的，及时告知法律援助机构。",
    "知道以欺骗等不正当手段取得法律援助的，将被终止援助，"
    "支付已经实施的法律援助的费用，并可能被罚款。",
)


def _confirmed(values: Declaration) -> Checklist:
    return Checklist(
        title="由承诺人确认",
        checks=(
            Check("同意法律援助机构向有关部门和单位查询核对。", values.consents_to_check),
            Check("工作人员已经朗读并说明以上内容。", values.was_read_aloud),
        ),
    )


def declaration(values: Declaration, imprint: Imprint) -> Body:
    """Write D-05."""
    stated = ""
    if values.household_size is not None and values.monthly_income_fen is not None:
        stated = (
            f"共同生活的家庭成员{values.household_size}人，"
            f"人均月收入{yuan(values.monthly_income_fen)}。"
        )
    return Body(
        blocks=(
            FieldTable(
                fields=(
                    Field("承诺人", values.recipient),
                    Field("证件号码", values.identity_number),
                    Field("代为承诺人", values.proxy, wide=True),
                )
            ),
            Paragraph(text=f"本人申请法律援助，现就经济状况作出承诺：{stated}"),
            Items(PROMISES),
            _confirmed(values),
            Signatures(
                (
                    SignatureLine(role="承诺人", on=imprint.dated_on),
                    SignatureLine(role="见证工作人员"),
                )
            ),
            basis(
                "核查可以由申请人以个人诚信承诺进行。",
                aid_law(41, 2),
                aid_law(48, 1, 1),
                aid_law(64),
            ),
        ),
    )


FORMS = (
    Form(form_id="D-04", title="经济困难状况说明表", values=Finances, write=finances),
    Form(form_id="D-05", title="个人诚信承诺书", values=Declaration, write=declaration),
)
