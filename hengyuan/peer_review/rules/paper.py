"""纸质评估结果: the list of a round that was read outside this program, and what it amounts to."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from statistics import NormalDist
from typing import Any

from hengyuan.law.review.report import Row as Counted
from hengyuan.law.review.report import counted, row_of
from hengyuan.law.review.words import Field, Grade
from hengyuan.law.sampling.estimate import wilson
from hengyuan.peer_review.rules.elsewhere import (
    KINDS,
    STAGES,
    Flaw,
    Reading,
    Row,
    Wrong,
    each_once,
    read_matter,
)
from hengyuan.pool.rules.rows import Column

FIELDS = {name: Field.of(kind) for name, kind in KINDS.items()} | {
    field.name_zh: field for field in Field
}
GRADES = {grade.name_zh: grade for grade in Grade}
READERS = re.compile(r"[1-9]\d?")
POINTS = re.compile(r"(100(\.0{1,2})?|\d{1,2}(\.\d{1,2})?)")
GROUPED_BY = ("field", "stage", "institution", "firm")
QUANTILE = NormalDist().inv_cdf(0.975)  # intervals of 95 per cent

COLUMNS = (
    Column("number", "案号", "援助案件的编号，每件不同", 26, is_required=True),
    Column("kind", "类别", "、".join(FIELDS), 14, is_required=True),
    Column("stage", "阶段", "、".join(STAGES), 14, is_required=True),
    Column("institution", "机构", "作出援助决定的法律援助机构", 28, is_required=True),
    Column("firm", "承办单位", "律师事务所等；机构自办的留空", 28),
    Column("handler", "承办人", "姓名", 12, is_required=True),
    Column("readers", "评估专家数", "评估这件案卷的专家人数", 12, is_required=True),
    Column("points", "分数", "0至100，最多两位小数；没有打分的留空", 10),
    Column("grade", "等次", "、".join(GRADES), 10, is_required=True),
)


@dataclass(frozen=True, slots=True)
class Share:
    """A grade in a group: how many, per cent as bureaus print it, and its interval per cent.

    The interval says how far the share may lie from that of all cases, had the cases been drawn by
    lot; of results on paper nobody here knows how they were drawn.
    """

    grade: Grade
    count: int
    share: Decimal | None
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Results:
    """What a list or totals amount to; `tables` by how they are grouped, none for totals.

    `fields` are how many cases each field has, where totals tell it.
    """

    whole: Counted
    tables: Mapping[str, Sequence[Counted]]
    fields: Mapping[Field, int]


def read_result(number: int, cells: Mapping[str, Any], wrong: Sequence[str]) -> Row:
    """One row of the list; `wrong` are cells that could not be taken at all."""
    reading = Reading(cells, COLUMNS)
    reading.wrong += [Wrong(Flaw.CELL, detail=text) for text in wrong]
    told = reading.told
    told |= {key: reading.text(key) for key in ("number", "institution", "firm", "handler")}
    _read_field(reading)
    readers, points, grade = (reading.text(key) for key in ("readers", "points", "grade"))
    if readers and not READERS.fullmatch(readers):
        reading.say(Flaw.READERS, "readers", readers)
    if points and not POINTS.fullmatch(points):
        reading.say(Flaw.POINTS, "points", points)
    if grade and grade not in GRADES:
        reading.say(Flaw.GRADE, "grade", grade)
    if not reading.wrong:
        told |= {"readers": int(readers), "points": points, "grade": GRADES[grade].value}
    return Row(number, told, tuple(reading.wrong))


def _read_field(reading: Reading) -> None:
    if found := read_matter(reading, FIELDS, lambda field: field):
        field, stage = found
        reading.told |= {"field": field.value, "stage": stage.value}


def judged(rows: Iterable[Row]) -> list[Row]:
    """The rows, told where a number stands twice."""
    return each_once(list(rows), ())


def totals_of(grades: Mapping[Grade, int], fields: Mapping[Field, int]) -> dict[str, Any]:
    """Totals as they are kept."""
    return {
        "grades": {grade.value: grades[grade] for grade in Grade},
        "fields": {field.value: count for field, count in fields.items()},
    }


def results_of_rows(told: Sequence[Mapping[str, Any]]) -> Results:
    """What the rows of a list amount to."""
    grades = [Grade.parse(one["grade"]) for one in told]
    tables = {
        name: counted(zip((one[name] for one in told), grades, strict=True)) for name in GROUPED_BY
    }
    whole = row_of("", {grade: grades.count(grade) for grade in Grade})
    counts = {row.group: row.total for row in tables["field"]}
    return Results(whole, tables, {field: counts.get(field.value, 0) for field in Field})


def results_of_totals(totals: Mapping[str, Any]) -> Results:
    """What totals amount to."""
    grades = {Grade.parse(name): count for name, count in totals["grades"].items()}
    told = totals["fields"]  # a database may keep them in another order
    fields = {field: told[field.value] for field in Field if field.value in told}
    return Results(row_of("", grades), {}, fields)


def shares(row: Counted) -> list[Share]:
    """The shares of a group with their intervals, the best grade first."""
    return [_share(row, grade) for grade in Grade]


def _share(row: Counted, grade: Grade) -> Share:
    count = row.counts[grade]
    low, high = wilson(count / row.total, row.total, QUANTILE) if row.total else (0.0, 1.0)
    return Share(grade, count, row.share(grade), low, high)
