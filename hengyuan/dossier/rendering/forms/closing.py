"""Papers of closing and payment: D-34, D-35, D-36.

Serves 法律援助法 arts. 50, 52; the quality head's signature stands before any payment.
"""

from datetime import date

from hengyuan.dossier.rendering.blocks import (
    Align,
    Block,
    Check,
    Checklist,
    Column,
    Field,
    FieldTable,
    Opinion,
    Opinions,
    Table,
)
from hengyuan.dossier.rendering.forms.frame import (
    Body,
    Form,
    Imprint,
    aid_law,
    basis,
    kind_name,
    proceeding_name,
)
from hengyuan.dossier.rendering.values import Fen, form_values, item
from hengyuan.dossier.rendering.wording import capital_yuan, day, one_of, yuan

ADOPTIONS = ("全部采纳", "部分采纳", "未采纳")


@form_values
class ActLine:
    """One dated act of the handler."""

    name: str = item("事项")
    happened_on: date | None = item("日期", default=None)
    note: str = item("说明", default="")


@form_values
class ClosingReport:
    """Values of D-34. Sums in fen."""

    recipient: str = item("受援人姓名")
    cause: str = item("案由")
    handler: str = item("承办人")
    firm: str = item("承办单位", default="")
    kind: str = item("事项类别", default="")
    proceeding: str = item("案件所处阶段", default="")
    assigned_on: date | None = item("指派日期", default=None)
    result_received_on: date | None = item("收到结案文书日期", default=None)
    acts: tuple[ActLine, ...] = item("办理经过", default=())
    outcome: str = item("办理结果")
    adopted: str = item("意见采纳情况", default="")
    summary: str = item("办理情况和体会")
    claimed_fen: Fen | None = item("请求数额（分）", default=None)
    recovered_fen: Fen | None = item("取得数额（分）", default=None)
    expenses_fen: Fen | None = item("直接费用（分）", default=None)
    firm_view: str = item("承办单位意见", default="")


def _sum(fen: int | None) -> str:
    return "" if fen is None else yuan(fen)


def _closing_facts(values: ClosingReport, imprint: Imprint) -> FieldTable:
    return FieldTable(
        fields=(
            Field("案号", imprint.case_number),
            Field("受援人", values.recipient),
            Field("案由", values.cause),
            Field("类别", kind_name(values.kind)),
            Field("所处阶段", proceeding_name(values.proceeding)),
            Field("承办单位", values.firm),
            Field("承办人", values.handler),
            Field("指派日期", day(values.assigned_on) if values.assigned_on else ""),
            Field("收到结案文书", day(values.result_received_on)),
            Field("办理结果", values.outcome),
            Field("意见采纳", one_of(ADOPTIONS, values.adopted), wide=True),
            Field("请求数额", _sum(values.claimed_fen)),
            Field("取得数额", _sum(values.recovered_fen)),
            Field("直接费用", _sum(values.expenses_fen)),
        )
    )


def closing_report(values: ClosingReport, imprint: Imprint) -> Body:
    """Write D-34."""
    acts: tuple[Block, ...] = ()
    if values.acts:
        acts = (
            Table(
                title="办理经过",
                columns=(
                    Column("日期", 3, Align.CENTRE, is_tight=True),
                    Column("事项", 4),
                    Column("说明", 6),
                ),
                rows=tuple((day(act.happened_on), act.name, act.note) for act in values.acts),
            ),
        )
    return Body(
        blocks=(
            _closing_facts(values, imprint),
            *acts,
            FieldTable(fields=(Field("办理情况\n和体会", values.summary, is_long=True),), pairs=1),
            Opinions(
                (
                    Opinion(
                        label="承办人",
                        text="全部案卷材料已经整理齐全，随本表提交。",
                        signer="承办人",
                        name=values.handler,
                        on=imprint.dated_on,
                    ),
                    Opinion(label="承办单位意见", text=values.firm_view, signer="单位负责人"),
                )
            ),
            basis("", aid_law(50)),
        ),
    )


@form_values
class CheckedItem:
    """One row of the dossier's catalogue as the examiner found it."""

    name: str = item("材料")
    is_present: bool = item("是否在卷")
    note: str = item("说明", default="")


@form_values
class ClosingCheck:
    """Values of D-35: first and second examination by different people."""

    recipient: str = item("受援人姓名")
    cause: str = item("案由", default="")
    handler: str = item("承办人", default="")
    firm: str = item("承办单位", default="")
    items: tuple[CheckedItem, ...] = item("案卷材料", default=())
    defects: tuple[str, ...] = item("发现的问题", default=())
    remarks: str = item("初审意见", default="")
    examiner: str = item("初审人")
    first_on: date | None = item("初审日期", default=None)
    second_remarks: str = item("复审意见", default="")
    second_examiner: str = item("复审人", default="")
    second_on: date | None = item("复审日期", default=None)
    quality_head: str = item("质量审查负责人", default="")


def _two_examinations(values: ClosingCheck, imprint: Imprint) -> Opinions:
    return Opinions(
        (
            Opinion(
                label="初审意见",
                text=values.remarks,
                signer="初审人",
                name=values.examiner,
                on=values.first_on or imprint.dated_on,
            ),
            Opinion(
                label="复审意见",
                text=values.second_remarks,
                signer="复审人",
                name=values.second_examiner,
                on=values.second_on,
            ),
            Opinion(
                label="质量审查\n负责人",
                text="",
                signer="负责人",
                name=values.quality_head,
            ),
        )
    )


def closing_check(values: ClosingCheck, imprint: Imprint) -> Body:
    """Write D-35."""
    listed: tuple[Block, ...] = ()
    if values.items:
        listed = (
            Checklist(
                title="案卷材料",
                checks=tuple(Check(i.name, i.is_present, i.note) for i in values.items),
            ),
        )
    return Body(
        blocks=(
            FieldTable(
                fields=(
                    Field("案号", imprint.case_number),
                    Field("受援人", values.recipient),
                    Field("案由", values.cause, wide=True),
                    Field("承办单位", values.firm),
                    Field("承办人", values.handler),
                    Field("发现的问题", "；".join(values.defects), wide=True),
                )
            ),
            *listed,
            _two_examinations(values, imprint),
            basis(
                "初审和复审由不同的人进行；未签署的，不得支付补贴。", aid_law(50), aid_law(52, 1)
            ),
        ),
    )


@form_values
class SubsidyLine:
    """One line of the calculation with its rule."""

    name: str = item("项目")
    rule: str = item("依据")
    amount_fen: Fen = item("金额（分）")
    note: str = item("计算", default="")


@form_values
class SubsidySheet:
    """Values of D-36. The total must be the sum of the lines."""

    recipient: str = item("受援人姓名")
    cause: str = item("案由", default="")
    handler: str = item("承办人")
    firm: str = item("收款单位")
    kind: str = item("事项类别", default="")
    proceeding: str = item("案件所处阶段", default="")
    schedule: str = item("补贴标准")
    lines: tuple[SubsidyLine, ...] = item("计算明细")
    total_fen: Fen = item("补贴总额（分）")
    account: str = item("收款账户", default="")
    batch: str = item("发放批次", default="")
    examiner: str = item("审查人", default="")
    quality_head: str = item("质量审查负责人", default="")
    signed_on: date | None = item("签署日期", default=None)


def _payee(values: SubsidySheet, imprint: Imprint) -> FieldTable:
    return FieldTable(
        fields=(
            Field("案号", imprint.case_number),
            Field("受援人", values.recipient),
            Field("案由", values.cause, wide=True),
            Field("类别", kind_name(values.kind)),
            Field("所处阶段", proceeding_name(values.proceeding)),
            Field("承办人", values.handler),
            Field("收款单位", values.firm),
            Field("补贴标准", values.schedule, wide=True),
            Field("收款账户", values.account),
            Field("发放批次", values.batch),
        )
    )


def subsidy_sheet(values: SubsidySheet, imprint: Imprint) -> Body:
    """Write D-36. Raises ValueError when the lines do not sum to the total."""
    summed = sum(line.amount_fen for line in values.lines)
    if summed != values.total_fen:
        raise ValueError(
            f"补贴明细合计{yuan(summed)}，与总额{yuan(values.total_fen)}不符，请先核对计算结果。"
        )
    return Body(
        blocks=(
            _payee(values, imprint),
            _subsidy_table(values),
            FieldTable(fields=(Field("总额（大写）", capital_yuan(values.total_fen)),), pairs=1),
            Opinions(
                (
                    Opinion(label="审查", text="", signer="审查人", name=values.examiner),
                    Opinion(
                        label="质量审查\n负责人",
                        text="",
                        signer="负责人",
                        name=values.quality_head,
                        on=values.signed_on,
                    ),
                    Opinion(label="财务", text="", signer="经办人"),
                )
            ),
            basis("法律援助补贴免征增值税和个人所得税。", aid_law(52)),
        ),
    )


def _subsidy_table(values: SubsidySheet) -> Table:
    return Table(
        title="计算明细",
        columns=(
            Column("序号", 2, Align.CENTRE, is_tight=True),
            Column("项目", 5),
            Column("依据", 5),
            Column("计算", 5),
            Column("金额", 4, Align.END, is_tight=True),
        ),
        rows=tuple(
            (str(number), line.name, line.rule, line.note, yuan(line.amount_fen))
            for number, line in enumerate(values.lines, start=1)
        ),
        total=("", "合计", "", "", yuan(values.total_fen)),
    )


FORMS = (
    Form(form_id="D-34", title="法律援助结案报告表", values=ClosingReport, write=closing_report),
    Form(form_id="D-35", title="法律援助结案审查表", values=ClosingCheck, write=closing_check),
    Form(form_id="D-36", title="法律援助补贴审批表", values=SubsidySheet, write=subsidy_sheet),
)
