"""What closing leaves in the tables: the report, both examinations of the dossier, the days."""

from collections.abc import Iterator, Sequence

from hengyuan.cases.audit import CASE, moved
from hengyuan.closing import events
from hengyuan.closing.models import ClosingReport, DossierExamination
from hengyuan.closing.rules import TERMINATED
from hengyuan.ledger.audit import Rows, Standing, Told, declare

REPORT, EXAMINATION = "closing.ClosingReport", "closing.DossierExamination"


def _reported(rows: Rows, told: Told) -> None:
    moved(rows, told, "report_closing", outcome=told.get("outcome"))
    rows.change(
        REPORT,
        outcome=told.get("outcome"), recovered_fen=told.get("recovered_fen"),
        summary=told.word("summary"), reported_at=told.at, reported_by=told.account_id,
    )  # fmt: skip


def _handed_in_after_termination(rows: Rows, told: Told) -> None:
    is_again = told.values["is_again"]
    command = "report_closing" if is_again else "hand_in_after_termination"
    moved(rows, told, command, outcome=TERMINATED)
    rows.change(
        REPORT,
        outcome=TERMINATED, recovered_fen=None, summary=told.word("summary"),
        reported_at=told.at, reported_by=told.account_id,
    )  # fmt: skip


def _returned(rows: Rows, told: Told) -> None:
    level = 1 if rows.last(CASE)["stage"] == "closing_reported" else 2
    moved(rows, told, "return_dossier")
    _examined(rows, told, level, has_passed=False)


def _passed_first(rows: Rows, told: Told) -> None:
    moved(rows, told, "examine_dossier_first")
    _examined(rows, told, 1, has_passed=True)


def _closed(rows: Rows, told: Told) -> None:
    moved(rows, told, "close", closed_on=told.on)
    _examined(rows, told, 2, has_passed=True)


def _examined(rows: Rows, told: Told, level: int, *, has_passed: bool) -> None:
    rows.add(
        EXAMINATION,
        level=level, has_passed=has_passed, remarks=told.word("remarks"),
        missing=told.word("missing", []), examiner=told.account_id, examined_at=told.at,
    )  # fmt: skip


def _archived(rows: Rows, told: Told) -> None:
    moved(rows, told, "archive", archived_on=told.on)


def _examinations(ids: Sequence[str]) -> Iterator[Standing]:
    for report in ClosingReport.objects.filter(case_id__in=ids):
        yield (
            str(report.case_id),
            REPORT,
            "",
            {
                "outcome": report.outcome,
                "recovered_fen": report.recovered_fen,
                "summary": report.summary,
                "reported_at": report.reported_at,
                "reported_by": report.reported_by_id,
            },
        )
    for row in DossierExamination.objects.filter(case_id__in=ids).order_by("id"):
        yield (
            str(row.case_id),
            EXAMINATION,
            "",
            {
                "level": row.level,
                "has_passed": row.has_passed,
                "remarks": row.remarks,
                "missing": row.missing,
                "examiner": row.examiner_id,
                "examined_at": row.examined_at,
            },
        )


declare(
    "case",
    reads=(_examinations,),
    tells={
        events.CLOSING_REPORTED.key: _reported,
        events.HANDED_IN_AFTER_TERMINATION.key: _handed_in_after_termination,
        events.DOSSIER_RETURNED.key: _returned,
        events.FIRST_EXAMINED.key: _passed_first,
        events.CASE_CLOSED.key: _closed,
        events.CASE_ARCHIVED.key: _archived,
    },
)
