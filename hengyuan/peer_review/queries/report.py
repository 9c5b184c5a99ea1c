"""Reads of a report: final grades by group, what is most often short, agreement of pairs."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from django.db.models import QuerySet

from hengyuan.kernel.language import name_of
from hengyuan.law.review.agreement import Agreement, Metric, Table, alpha, disputes
from hengyuan.law.review.report import Row, Short, counted, shortest
from hengyuan.law.review.scoring import WORTH
from hengyuan.law.review.standards import Standard
from hengyuan.law.review.words import Answer, Field, Grade
from hengyuan.law.vocabulary import Stage
from hengyuan.peer_review.models import Dossier, Round, Sheet
from hengyuan.peer_review.queries.rounds import standards_of
from hengyuan.peer_review.queries.sheets import marks_of
from hengyuan.peer_review.rules.rounds import DossierState
from hengyuan.peer_review.rules.sheets import SheetState

DISPUTED = 5
NOTHING = Answer.NOT_APPLICABLE
GROUPED_BY = ("field", "proceeding", "institution", "firm")


@dataclass(frozen=True, slots=True)
class Report:
    """The tables of a round; `pairs` are dossiers of which two signed, `alike` of them agreed."""

    whole: Row | None
    tables: dict[str, list[Row]]
    short: dict[Field, list[Short]]
    pairs: int
    alike: int
    agreement: dict[Field, Agreement]
    disputed: dict[Field, list[tuple[str, float]]]  # items by their share of all disagreement


def graded(round_: Round) -> QuerySet[Dossier]:
    """Dossiers whose grade is final, with case, firm and handler."""
    rows = Dossier.objects.filter(round=round_, state=DossierState.FINAL)
    return rows.select_related("case__firm", "case__handler", "institution").order_by("code")


def report_of(round_: Round) -> Report:
    """The whole report, in a fixed number of queries."""
    rows = list(graded(round_))
    grades = [Grade.parse(row.grade) for row in rows]
    tables = {
        name: counted(zip((_group(row, name) for row in rows), grades, strict=True))
        for name in GROUPED_BY
    }
    whole = counted(("", grade) for grade in grades)
    sheets = list(
        Sheet.objects.filter(dossier__round=round_, state=SheetState.SIGNED)
        .select_related("dossier").order_by("dossier", "place")
    )  # fmt: skip
    short = {
        field: shortest(standard, [marks_of(one) for one in _of(sheets, field)])
        for field, standard in standards_of(round_).items()
    }
    pairs = _pairs(sheets)
    alike = sum(first.grade == second.grade for first, second in pairs)
    agreement, disputed = {}, {}
    for field, standard in standards_of(round_).items():
        own = _of(sheets, field)
        if own:
            agreement[field] = alpha(_grades(own), Metric.ORDINAL)
            disputed[field] = _disputed(own, standard)
    return Report(
        whole[0] if whole else None, tables, short, len(pairs), alike, agreement, disputed
    )


def _group(row: Dossier, name: str) -> str:
    case = row.case
    if name == "field":
        return name_of(Field.parse(row.field))
    if name == "proceeding":
        return name_of(Stage.parse(row.proceeding))
    if name == "institution":
        return row.institution.name if row.institution else ""
    return case.firm.name if case and case.firm else ""


def _of(sheets: Iterable[Sheet], field: Field) -> list[Sheet]:
    return [one for one in sheets if one.dossier.field == field.value]


def _grades(sheets: Sequence[Sheet]) -> Table:
    """Ranks by dossier and reader, anchors included: whoever read the same says the more."""
    rows = {pk: at for at, pk in enumerate(dict.fromkeys(one.dossier_id for one in sheets))}
    columns = {pk: at for at, pk in enumerate(dict.fromkeys(one.reader_id for one in sheets))}
    table = np.full((len(rows), len(columns)), np.nan)
    for one in sheets:
        table[rows[one.dossier_id], columns[one.reader_id]] = Grade.parse(one.grade).rank
    return table


def _disputed(sheets: Sequence[Sheet], standard: Standard) -> list[tuple[str, float]]:
    """The items that cause most disagreement, with their shares."""
    rows = {pk: at for at, pk in enumerate(dict.fromkeys(one.dossier_id for one in sheets))}
    columns = {pk: at for at, pk in enumerate(dict.fromkeys(one.reader_id for one in sheets))}
    named, tables = {}, {}
    said = [(one, marks_of(one)) for one in sheets]
    for indicator in standard.indicators:
        for item in indicator.items:
            table = np.full((len(rows), len(columns)), np.nan)
            for one, marks in said:
                worth = WORTH.get(marks.mark(indicator.id).answers.get(item.id, NOTHING))
                if worth is not None:
                    table[rows[one.dossier_id], columns[one.reader_id]] = float(worth)
            name = f"{indicator.id}:{item.id}"
            named[name], tables[name] = item.zh, table
    return [(named[one.item], one.share) for one in disputes(tables)[:DISPUTED]]


def _pairs(sheets: Iterable[Sheet]) -> list[tuple[Sheet, Sheet]]:
    """The first two signed sheets of each dossier that is no anchor."""
    found: dict[object, list[Sheet]] = {}
    for one in sheets:
        if not one.dossier.is_anchor:
            found.setdefault(one.dossier_id, []).append(one)
    return [(each[0], each[1]) for each in found.values() if len(each) > 1]
