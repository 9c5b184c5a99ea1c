"""The paper of one scorecard, in Chinese as every paper."""

from collections.abc import Sequence

from django.utils import translation

from hengyuan.dossier.rendering import PrintedDocument
from hengyuan.dossier.rendering.blocks import Align, Column, Note, Paragraph, StampBox, Table
from hengyuan.dossier.rendering.wording import day
from hengyuan.kernel.clock import day_of
from hengyuan.supervision.models import ScorecardRow
from hengyuan.supervision.queries.scorecards import Shown, figures_of, shown_figures, weighed
from hengyuan.supervision.rules.quarters import Quarter

OURS = (
    "参考值为本系统默认或者当地自定，没有官方规定。各项指标并列；区间为95%。"
    "是否说明问题，由人判断。"
)


def scorecard_paper(row: ScorecardRow, name: str, past: Sequence[ScorecardRow]) -> PrintedDocument:
    """考核指标 of one institution, firm or handler."""
    quarter = Quarter.parse(row.card.quarter)
    with translation.override("zh-hans"):
        figures = shown_figures(row, past, past[1] if len(past) > 1 else None)
    made_on = day_of(row.card.made_at)
    return PrintedDocument(
        form_id="scorecard",
        title=f"{quarter.year}年第{quarter.number}季度考核指标",
        institution=row.card.organisation.name,
        blocks=(
            Paragraph(text=f"对象：{name}"),
            _table(figures),
            Note(_sum_of(row)),
            Note(OURS),
            Note(f"数据截至{day(made_on)}，摘要 SM3 {row.card.digest}"),
        ),
        sign_off=StampBox(unit=row.card.organisation.name, on=made_on),
        dated_on=made_on,
    )


def _sum_of(row: ScorecardRow) -> str:
    found = weighed(row, figures_of(row))
    if found is None:
        return "编制时没有通过的权重，不计合计。"
    return (
        f"按权重合计（共一百，权重为本地自定，没有官方规定）：达到参考值{found.meets}，"
        f"未达参考值{found.below}，不能区分{found.unclear}，没有记录或者数量太少{found.silent}。"
        "没有记录和不能判断的不当作零，也不当作满分。"
    )


def _table(figures: Sequence[Shown]) -> Table:
    heads = ("数值", "数量", "区间", "参考值", "读法")
    ends = [Column(head, align=Align.END, is_tight=True) for head in heads]
    return Table(
        columns=(Column("指标", share=4), *ends),
        rows=tuple(
            (
                _named(each), each.value, "" if each.n is None else str(each.n),
                each.interval, each.target, each.reading,
            )
            for each in figures
        ),
    )  # fmt: skip


def _named(each: Shown) -> str:
    weight = "" if each.weight is None else f"，权重{each.weight}"
    return f"{each.name}（{each.id}{weight}）"
