"""Papers of supervision: the quarterly bulletin and the rectification notice, as PDF and .docx."""

from datetime import date
from typing import Any

from hengyuan.dossier.rendering import PrintedDocument
from hengyuan.dossier.rendering.blocks import (
    Align,
    Column,
    Heading,
    Items,
    Note,
    Paragraph,
    StampBox,
    Table,
)
from hengyuan.dossier.rendering.wording import day
from hengyuan.kernel.clock import day_of
from hengyuan.law import supervision as law
from hengyuan.law.deadlines.rows import all_rows
from hengyuan.supervision.models import Alert, Bulletin
from hengyuan.supervision.rules.alerts import whole
from hengyuan.supervision.rules.quarters import Quarter

COUNTED = (
    ("raised", "提示"), ("open", "未了结"), ("overdue", "逾期"), ("ordered", "整改中"),
    ("closed", "已了结"), ("dismissed", "不成立"), ("over", "情形已结束"),
)  # fmt: skip
OURS = (
    "规则和数值为本系统默认或者当地自定，未注明出处的没有官方规定。提示是线索，是否成立由人判断。"
)


def bulletin_paper(bulletin: Bulletin) -> PrintedDocument:
    """季度通报: what was seen in the quarter, by institution, link, rule, and the clocks kept."""
    quarter, figures = Quarter.parse(bulletin.quarter), bulletin.figures
    told = whole(figures["all"])
    return PrintedDocument(
        form_id="bulletin",
        title=f"{quarter.year}年第{quarter.number}季度法律援助监督通报",
        institution=bulletin.organisation.name,
        blocks=(
            Paragraph(
                text=f"本季度在办案件{figures['cases']}件，监督提示{told['raised']}条，其中已了结"
                f"{told['closed']}条，不成立{told['dismissed']}条，处理之前情形已结束{told['over']}条，"
                f"未了结{told['open']}条（整改中{told['ordered']}条，逾期未处理{told['overdue']}条）。"
            ),
            Heading("按机构"),
            _counted("机构", [(name, row) for _pk, name, row in figures["institutions"]]),
            Heading("按环节"),
            _counted("环节", [(law.Link.parse(key).name_zh, row) for key, row in figures["links"]]),
            Heading("按规则"),
            _counted("规则", [(_rule(key), row) for key, row in figures["rules"]]),
            Heading("法定期限"),
            _clocks(figures["clocks"]),
            Note(OURS),
            Note(f"数据截至{day(day_of(bulletin.made_at))}，摘要 SM3 {bulletin.digest}"),
        ),
        sign_off=StampBox(unit=bulletin.organisation.name, on=day_of(bulletin.made_at)),
        dated_on=day_of(bulletin.made_at),
    )


def notice_paper(alert: Alert, evidence: list[tuple[date, str]]) -> PrintedDocument:
    """整改通知书: what was seen, what is to be mended, by when; `evidence` are days and words."""
    rule = law.rule(alert.rule).RULE
    to = alert.case.firm.name if alert.case.firm else alert.institution.name
    cites = "、".join(map(str, rule.cites))
    due = f"请于{day(alert.due_on)}前书面回复，并附有关材料。" if alert.due_on else "请书面回复。"
    return PrintedDocument(
        form_id="rectification",
        title="整改通知书",
        institution=alert.institution.name,
        addressee=to,
        blocks=(
            Paragraph(
                text=f"经对{alert.case.number}案件监督，自{day(alert.since)}起有下列情形："
                f"{alert.sentence}。"
            ),
            Items(tuple(f"{day(on)}　{what}" for on, what in evidence)),
            Paragraph(text=f"依据：{cites}" if cites else "依据：本机构监督规则（自定）"),
            Heading("整改要求"),
            Paragraph(text=alert.order),
            Paragraph(text=f"{due}对上述情形有异议的，可以在回复中说明。"),
        ),
        sign_off=StampBox(unit=alert.institution.name, on=_day_ordered(alert)),
        copies=("承办单位", "存档"),
        dated_on=_day_ordered(alert),
    )


def _day_ordered(alert: Alert) -> date | None:
    return day_of(alert.ordered_at) if alert.ordered_at else None


def _counted(heading: str, rows: list[tuple[str, dict[str, int]]]) -> Table:
    counts = tuple(Column(name, align=Align.END, is_tight=True) for _key, name in COUNTED)
    return Table(
        columns=(Column(heading, share=4), *counts),
        rows=tuple((name, *(str(whole(row)[key]) for key, _n in COUNTED)) for name, row in rows),
    )


def _clocks(rows: list[list[Any]]) -> Table:
    ends = [
        Column(name, align=Align.END, is_tight=True) for name in ("届满或者完成", "逾期", "按期率")
    ]
    return Table(
        columns=(Column("期限", share=4), *ends),
        rows=tuple(
            (f"{all_rows(rule)[0].name_zh}（{rule}）", str(n), str(late), f"{(n - late) / n:.1%}")
            for rule, n, late in rows
        ),
    )


def _rule(rule_id: str) -> str:
    return f"{law.rule(rule_id).RULE.name_zh}（{rule_id}）"
