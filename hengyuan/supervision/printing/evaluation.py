"""The evaluation sheet on paper."""

from django.utils import translation

from hengyuan.dossier.rendering import PrintedDocument
from hengyuan.dossier.rendering.blocks import (
    Column,
    Field,
    FieldTable,
    Note,
    Opinion,
    Opinions,
    Table,
)
from hengyuan.kernel.clock import day_of
from hengyuan.law.citation import Citation
from hengyuan.supervision.models import EvaluationSheet
from hengyuan.supervision.queries.evaluation import shown
from hengyuan.supervision.rules.evaluation import from_plain

SUPERVISED = Citation("法律援助法", "2022-01-01", 59)
SIDE_BY_SIDE = "各来源并列，互不折算，不合计。没有材料的来源注明没有，不代表没有问题。"


def evaluation_paper(sheet: EvaluationSheet) -> PrintedDocument:
    """What each source said on the day, and what a person made of it."""
    case = sheet.case
    with translation.override("zh-hans"):
        rows = tuple(
            (source.name, text) for source in shown(from_plain(sheet.content))
            for text, _tone in source.lines
        )  # fmt: skip
    on = day_of(sheet.made_at)
    return PrintedDocument(
        form_id="evaluation",
        title="案件评估表",
        institution=case.institution.name,
        number=f"{case.number} 第{sheet.version}版",
        blocks=(
            FieldTable(
                fields=(
                    Field("案由", case.cause),
                    Field("承办单位", case.firm.name if case.firm else "—"),
                    Field("承办人", case.handler.name if case.handler else "—"),
                    Field("结案日期", str(case.closed_on or "—")),
                )
            ),
            Table(columns=(Column("来源", share=2), Column("内容", share=8)), rows=rows),
            Opinions((Opinion(
                label="评估意见", text=sheet.remarks, signer="评估人", name=sheet.made_by.name,
                on=on,
            ),)),
            Note(SIDE_BY_SIDE, (SUPERVISED,)),
            Note(f"摘要 SM3 {sheet.digest}"),
        ),
        dated_on=on,
    )  # fmt: skip
