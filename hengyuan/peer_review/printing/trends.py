"""A trend as a workbook, with the figures of its page."""

from collections.abc import Iterator, Sequence

from hengyuan.law.review.report import Row
from hengyuan.law.review.words import Grade
from hengyuan.peer_review.printing.sections import Cell, Section
from hengyuan.peer_review.printing.workbook import workbook_of
from hengyuan.peer_review.queries.trends import Scaled, Trend
from hengyuan.peer_review.rules.paper import Share

DRAWN = 2 + len(Grade)  # the column of good or better


def trend_workbook(title: str, trend: Trend) -> bytes:
    """By year, by round, indicators, what was short, points on one scale."""
    return workbook_of([title], list(_sections(trend)))


def _sections(trend: Trend) -> Iterator[Section]:
    parts = (f"{one.name_zh}%{end}" for one in Grade for end in ("", "下限", "上限"))
    heads = (*(one.name_zh for one in Grade), "优良率%", "合格率%", *parts)
    note = "区间为95%，设想案件由抽签抽出；各轮标准、专家不同的，不宜直接比较。"
    years = tuple(
        (str(one.year), one.row.total, *_counts(one.row, one.shares),
         *(_points(each) for each in (
             (one.change.value, one.change.low, one.change.high) if one.change else [None] * 3
         )))
        for one in trend.years
    )  # fmt: skip
    changes = ("优良率较上年（百分点）", "下限", "上限")
    yield Section("按年", ("年", "件数", *heads, *changes), years, note, drawn=DRAWN)
    rounds = tuple(
        (one.round.title, one.row.total, *_counts(one.row, one.shares)) for one in trend.steps
    )
    yield Section("按轮", ("评估", "件数", *heads), rounds, note, drawn=DRAWN)
    yield Section("指标平均得分率", ("评估", "类别", "指标", "平均%", "评估表份数"), tuple(
        (one.round.title, field.name_zh, mean.zh,
         None if mean.mean is None else float(mean.mean), mean.sheets)
        for one in trend.steps for field, rows in one.means.items() for mean in rows
    ))  # fmt: skip
    yield Section("较多见的不足", ("评估", "类别", "条目", "不足", "评估表份数"), tuple(
        (one.round.title, field.name_zh, item.zh, item.short, item.of)
        for one in trend.steps for field, rows in one.short.items() for item in rows
    ))  # fmt: skip
    scaled = ("类别", "评估", "件数", "原始分", "调整分", "下限", "上限", "说明")
    yield Section("同一尺度的分数", scaled, tuple(
        (field.name_zh, *_scaled(one)) for field, rows in trend.scaled.items() for one in rows
    ))  # fmt: skip


def _counts(row: Row, shares: Sequence[Share]) -> Iterator[Cell]:
    yield from (row.counts[grade] for grade in Grade)
    for told in (row.good_or_better, row.passed):
        yield None if told is None else float(told)
    for one in shares:
        if row.total:
            yield from (_points(part) for part in (one.count / row.total, one.low, one.high))
        else:
            yield from (None, None, None)


def _points(part: float | None) -> float | None:
    return None if part is None else 100 * part


def _scaled(one: Scaled) -> tuple[Cell, ...]:
    points = one.points
    told = (points.value, points.low, points.high) if points else (None, None, None)
    return (one.round.title, one.dossiers, one.raw, *told, one.why.name_zh if one.why else "")
