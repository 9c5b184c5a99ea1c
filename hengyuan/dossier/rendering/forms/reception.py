"""Papers of reception and application: D-01, D-02, D-07.

Serves 法律援助法 arts. 35, 38, 40, 43 and the field standard of the national information system.
"""

from datetime import date, datetime

from hengyuan.dossier.rendering.blocks import (
    Align,
    Column,
    Field,
    FieldTable,
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
    kind_name,
    proceeding_name,
    sex_name,
)
from hengyuan.dossier.rendering.values import form_values, item
from hengyuan.dossier.rendering.wording import day, moment, one_of, some_of, yes_no
from hengyuan.law.eligibility.pack import library

CHANNELS = {"visit": "来访", "phone": "电话", "letter": "信函", "network": "网络"}
ADVICE_RESULTS = {
    "answered": "当场解答",
    "appointment": "预约解答",
    "turned_to_application": "转为申请",
    "referred": "指引到其他机构",
}
POSITIONS = ("原告", "被告", "第三人", "犯罪嫌疑人", "被告人", "被害人", "自诉人", "近亲属")
AID_FORMS = ("刑事辩护", "刑事代理", "民事代理", "行政代理", "仲裁代理", "非诉讼代理", "代拟文书")
GROUPS = (
    "残疾人",
    "六十周岁以上",
    "未成年人",
    "妇女",
    "进城务工人员",
    "退役军人",
    "军人军属",
    "低保或者特困对象",
)
BOX_OF = {  # the printed boxes are wider than the law's groups
    "disabled": "残疾人",
    "visual-disability": "残疾人",
    "hearing-disability": "残疾人",
    "speech-disability": "残疾人",
    "intellectual-disability": "残疾人",
    "elderly": "六十周岁以上",
    "minor": "未成年人",
    "migrant-worker": "进城务工人员",
    "military": "军人军属",
    "military-dependant": "军人军属",
    "social-assistance": "低保或者特困对象",
    "extreme-poor": "低保或者特困对象",
}


def group_words(groups: tuple[str, ...]) -> tuple[str, ...]:
    """The box of each group, or the law's name of it; what is no code is printed as it is."""
    names = BOX_OF | {
        group.row_id: group.name_zh for group in library().groups if group.row_id not in BOX_OF
    }
    return tuple(dict.fromkeys(names.get(group, group) for group in groups))


@form_values
class Consultation:
    """Values of D-01; before the answer is given, what is said of it stays blank."""

    channel: str = item("咨询方式")
    received_at: datetime = item("咨询时间")
    name: str = item("姓名", default="")
    sex: str = item("性别", default="")
    identity_number: str = item("证件号码", default="")
    phone: str = item("联系电话", default="")
    groups: tuple[str, ...] = item("人员类别", default=())
    matter_kind: str = item("事项类型", default="")
    question: str = item("咨询内容")
    answer: str = item("解答意见", default="")
    told_of_right: bool | None = item("是否告知可以申请法律援助", default=None)
    result: str = item("处理结果", default="")
    officer: str = item("经办人")
    satisfaction: str = item("满意度", default="")


def consultation(values: Consultation, imprint: Imprint) -> Body:
    """Write D-01; codes are printed by name, what is no code as it is."""
    channel = CHANNELS.get(values.channel, values.channel)
    result = ADVICE_RESULTS.get(values.result, values.result)
    return Body(
        blocks=(
            FieldTable(
                fields=(
                    Field("咨询方式", one_of(tuple(CHANNELS.values()), channel), wide=True),
                    Field("咨询时间", moment(values.received_at)),
                    Field("事项类型", kind_name(values.matter_kind)),
                    Field("姓名", values.name or "未留名"),
                    Field("性别", sex_name(values.sex)),
                    Field("证件号码", values.identity_number),
                    Field("联系电话", values.phone),
                    Field("人员类别", some_of(GROUPS, group_words(values.groups)), wide=True),
                    Field("咨询内容", values.question, is_long=True),
                    Field("解答意见", values.answer, is_long=True),
                    Field(
                        "告知申请权利",
                        f"是否告知可以申请法律援助：{yes_no(values.told_of_right)}",
                        wide=True,
                    ),
                    Field("处理结果", one_of(tuple(ADVICE_RESULTS.values()), result), wide=True),
                    Field("满意度", values.satisfaction),
                    Field("经办人", values.officer),
                )
            ),
            basis("来访人有权依法申请法律援助，接待时应当告知。", aid_law(35)),
        ),
    )


@form_values
class Application:
    """Values of D-02."""

    recipient: str = item("申请人姓名")
    sex: str = item("性别", default="")
    born_on: date | None = item("出生日期", default=None)
    nation: str = item("民族", default="")
    identity_number: str = item("证件号码", default="")
    phone: str = item("联系电话", default="")
    postcode: str = item("邮政编码", default="")
    household_address: str = item("户籍所在地", default="")
    address: str = item("住所地", default="")
    employer: str = item("工作单位", default="")
    job: str = item("职业", default="")
    education: str = item("文化程度", default="")
    health: str = item("健康状况", default="")
    tags: tuple[str, ...] = item("人员类别", default=())
    applied_before: bool | None = item("是否曾经申请", default=None)
    position: str = item("法律地位", default="")
    aid_form: str = item("申请的援助形式", default="")
    cause: str = item("案由")
    kind: str = item("事项类别", default="")
    proceeding: str = item("案件所处阶段", default="")
    opponents: tuple[str, ...] = item("对方当事人", default=())
    facts: str = item("事实和理由")
    proxy: str = item("代为申请人", default="")
    proxy_relation: str = item("与申请人的关系", default="")
    proxy_phone: str = item("代为申请人电话", default="")
    applied_on: date | None = item("申请日期", default=None)


def _applicant(values: Application) -> FieldTable:
    return FieldTable(
        title="申请人",
        fields=(
            Field("姓名", values.recipient),
            Field("性别", sex_name(values.sex)),
            Field("出生日期", day(values.born_on)),
            Field("民族", values.nation),
            Field("证件号码", values.identity_number),
            Field("联系电话", values.phone),
            Field("户籍所在地", values.household_address, wide=True),
            Field("住所地", values.address, wide=True),
            Field("工作单位", values.employer),
            Field("职业", values.job),
            Field("文化程度", values.education),
            Field("健康状况", values.health),
            Field("邮政编码", values.postcode),
            Field("曾否申请", one_of(("是", "否"), yes_no(values.applied_before))),
            Field("人员类别", some_of(GROUPS, group_words(values.tags)), wide=True),
        ),
    )


def application(values: Application, imprint: Imprint) -> Body:
    """Write D-02."""
    proxy = tuple(
        part for part in (values.proxy, values.proxy_relation, values.proxy_phone) if part
    )
    return Body(
        blocks=(
            _applicant(values),
            FieldTable(
                title="申请事项",
                fields=(
                    Field("案由", values.cause),
                    Field("事项类别", kind_name(values.kind)),
                    Field("所处阶段", proceeding_name(values.proceeding)),
                    Field("对方当事人", "、".join(values.opponents)),
                    Field("法律地位", one_of(POSITIONS, values.position), wide=True),
                    Field("援助形式", one_of(AID_FORMS, values.aid_form), wide=True),
                    Field("事实和理由", values.facts, is_long=True),
                    Field("代为申请人", "，".join(proxy), wide=True),
                ),
            ),
            Opinions(
                (
                    Opinion(
                        label="申请人声明",
                        text="以上内容由本人如实填写或者核对无误。本人知道隐瞒事实、提供虚假材料的后果。",
                        signer="申请人（或者代为申请人）",
                        on=values.applied_on or imprint.dated_on,
                    ),
                )
            ),
            basis("不能签名的，由本人按指印。" + NO_CHARGE, aid_law(38), aid_law(40)),
        ),
    )


@form_values
class ReceivedPaper:
    """One line of D-07."""

    name: str = item("材料名称")
    count: int = item("份数", default=1)
    is_original: bool | None = item("是否原件", default=None)
    note: str = item("备注", default="")


@form_values
class Receipt:
    """Values of D-07: `papers` as names, or `lines` with copies and originals."""

    recipient: str = item("申请人姓名")
    papers: tuple[str, ...] = item("材料名称", default=())
    lines: tuple[ReceivedPaper, ...] = item("材料清单", default=())
    received_at: datetime | None = item("接收时间", default=None)
    officer: str = item("接收人", default="")


def receipt(values: Receipt, imprint: Imprint) -> Body:
    """Write D-07."""
    lines = values.lines or tuple(ReceivedPaper(name=name) for name in values.papers)
    kinds = {True: "原件", False: "复印件", None: ""}
    received = moment(values.received_at) if values.received_at else day(imprint.dated_on)
    rows = tuple(
        (str(number), line.name, str(line.count), kinds[line.is_original], line.note)
        for number, line in enumerate(lines, start=1)
    )
    return Body(
        blocks=(
            FieldTable(
                fields=(Field("申请人", values.recipient), Field("接收时间", received)),
            ),
            Table(
                columns=(
                    Column("序号", 1, Align.CENTRE, is_tight=True),
                    Column("材料名称", 7),
                    Column("份数", 1, Align.CENTRE, is_tight=True),
                    Column("原件或者复印件", 2, Align.CENTRE, is_tight=True),
                    Column("备注", 3),
                ),
                rows=rows or (("", "未提交材料", "", "", ""),),
            ),
            Paragraph(
                text="审查期限从收到申请之日起算；需要补充的，本机构将一次性告知。", indent=False
            ),
            Signatures(
                (
                    SignatureLine(role="接收人", name=values.officer, on=imprint.dated_on),
                    SignatureLine(role="申请人"),
                )
            ),
            basis("本凭证由申请人保存，可以凭此查询进度。", aid_law(43)),
        ),
        sealed_by=imprint.institution,
    )


FORMS = (
    Form(form_id="D-01", title="法律援助咨询登记表", values=Consultation, write=consultation),
    Form(form_id="D-02", title="法律援助申请表", values=Application, write=application),
    Form(form_id="D-07", title="法律援助申请材料接收凭证", values=Receipt, write=receipt),
)
