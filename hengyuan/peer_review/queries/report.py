"""Reads of a report: final grades by group, what is most often short, agreement of pairs."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from django.db.models import QuerySet

from hengyuan.law.review.agreement import (
    Agreement,
    Metric,
    Table,
    Weights,
    alpha,
    disputes,
    weighted_kappa,
)
from hengyuan.law.review.report import Mean, Row, Short, counted, means, shortest
from hengyuan.law.review.scoring import WORTH
from hengyuan.law.review.sheet import Marks
from hengyuan.law.review.standards import Standard
from hengyuan.law.review.words import Answer, Field, Grade
from hengyuan.peer_review.models import Dossier, Round, Sheet
from hengyuan.peer_review.queries.comparable import Adjusted, NotAdjusted, by_field
from hengyuan.peer_review.queries.rounds import standards_of
from hengyuan.peer_review.queries.self_check import SelfChecks, self_checks_of
from hengyuan.peer_review.queries.sheets import marks_of, worked_out
from hengyuan.peer_review.rules.rounds import DossierState
from hengyuan.peer_review.rules.sheets import SheetState

DISPUTED = 5
NOTHING = Answer.NOT_APPLICABLE
GROUPED_BY = ("field", "proceeding", "institution", "firm")


@dataclass(frozen=True, slots=True)
class Disputed:
    """An item (`indicator:item`) and its share of all disagreement between readers."""

    item: str
    zh: str
    en: str
    share: float


@dataclass(frozen=True, slots=True)
class Readers:
    """How far the readers of a field agree; `kappa` is of the first two of each dossier."""

    alpha: Agreement
    kappa: float | None
    pairs: int
    disputed: list[Disputed]


@dataclass(frozen=True, slots=True)
class Report:
    """The tables of a round; `pairs` are dossiers of which two signed, `alike` of them agreed.

    Groups of `tables` are what the dossier keeps: codes of fields and stages, names of places.
    """

    whole: Row | None
    tables: dict[str, list[Row]]
    means: dict[Field, list[Mean]]
    short: dict[Field, list[Short]]
    pairs: int
    alike: int
    agreement: dict[Field, Readers]
    comparable: dict[Field, Adjusted | NotAdjusted]
    self_checks: SelfChecks | None


def graded(round_: Round) -> QuerySet[Dossier]:
    """Dossiers whose grade is final, with case, firm and handler."""
    rows = Dossier.objects.filter(round=round_, state=DossierState.FINAL)
    return rows.select_related("case__firm", "case__handler", "entry", "institution").order_by(
        "code"
    )


def report_of(round_: Round) -> Report:
    """The whole report, in a fixed number of queries."""
    rows = list(graded(round_))
    grades = [Grade.parse(row.grade) for row in rows]
    tables = {
        name: counted(zip((group_of(row, name) for row in rows), grades, strict=True))
        for name in GROUPED_BY
    }
    whole = counted(("", grade) for grade in grades)
    sheets = signed_in(round_)
    standards = standards_of(round_)
    own = {field: of_field(sheets, field) for field in standards}
    said = {field: [marks_of(one) for one in rows] for field, rows in own.items()}
    pairs = _pairs(sheets)
    return Report(
        whole[0] if whole else None, tables,
        {field: means(standards[field], [worked_out(one, marks, standards[field])
                                         for one, marks in zip(rows, said[field], strict=True)])
         for field, rows in own.items() if rows},
        {field: shortest(standards[field], rows) for field, rows in said.items()},
        len(pairs), sum(first.grade == second.grade for first, second in pairs),
        {field: _readers(rows, said[field], standards[field])
         for field, rows in own.items() if rows},
        by_field(sheets, rows, standards), self_checks_of(round_, rows),
    )  # fmt: skip


def signed_in(round_: Round) -> list[Sheet]:
    """The signed sheets of a round with their dossiers, by code and place."""
    rows = Sheet.objects.filter(dossier__round=round_, state=SheetState.SIGNED)
    found = rows.select_related("dossier").order_by("pk")
    return sorted(found, key=lambda one: (one.dossier.code, one.place))


def _readers(sheets: Sequence[Sheet], said: Sequence[Marks], standard: Standard) -> Readers:
    pairs, table = _pairs(sheets), tables_of(sheets)
    first, second = (np.array([_rank(pair[at]) for pair in pairs]) for at in (0, 1))
    kappa = weighted_kappa(first, second, len(Grade), Weights.QUADRATIC) if pairs else None
    grades = alpha(table([_rank(one) for one in sheets]), Metric.ORDINAL)
    return Readers(grades, kappa, len(pairs), _disputed(table, said, standard))


def _rank(sheet: Sheet) -> float:
    return float(Grade.parse(sheet.grade).rank)


def group_of(row: Dossier, name: str) -> str:
    """The group of a dossier in one of the tables."""
    if name in ("field", "proceeding"):
        return str(getattr(row, name))
    if name == "institution":
        return row.institution_name
    return row.firm_name


def of_field(sheets: Iterable[Sheet], field: Field) -> list[Sheet]:
    """The sheets of one field."""
    return [one for one in sheets if one.dossier.field == field.value]


def tables_of(sheets: Sequence[Sheet]) -> Callable[[Iterable[float | None]], Table]:
    """What makes a table by dossier and reader of one value a sheet; None leaves its place empty.

    Anchors are included: whoever read the same says the more.
    """
    rows = {pk: at for at, pk in enumerate(dict.fromkeys(one.dossier_id for one in sheets))}
    columns = {pk: at for at, pk in enumerate(dict.fromkeys(one.reader_id for one in sheets))}
    places = [(rows[one.dossier_id], columns[one.reader_id]) for one in sheets]

    def table(values: Iterable[float | None]) -> Table:
        found = np.full((len(rows), len(columns)), np.nan)
        for place, value in zip(places, values, strict=True):
            found[place] = np.nan if value is None else value
        return found

    return table


def _disputed(
    table: Callable[[Iterable[float | None]], Table], said: Sequence[Marks], standard: Standard
) -> list[Disputed]:
    """The items that cause most disagreement, with their shares."""
    named, tables = {}, {}
    for indicator in standard.indicators:
        for item in indicator.items:
            name = f"{indicator.id}:{item.id}"
            named[name] = item
            tables[name] = table(_worth(marks, indicator.id, item.id) for marks in said)
    found = disputes(tables)[:DISPUTED]
    return [Disputed(one.item, named[one.item].zh, named[one.item].en, one.share) for one in found]


def _worth(marks: Marks, indicator: str, item: str) -> float | None:
    worth = WORTH.get(marks.mark(indicator).answers.get(item, NOTHING))
    return None if worth is None else float(worth)


def _pairs(sheets: Iterable[Sheet]) -> list[tuple[Sheet, Sheet]]:
    """The first two signed sheets of each dossier that is no anchor."""
    found: dict[object, list[Sheet]] = {}
    for one in sheets:
        if not one.dossier.is_anchor:
            found.setdefault(one.dossier_id, []).append(one)
    return [(each[0], each[1]) for each in found.values() if len(each) > 1]
