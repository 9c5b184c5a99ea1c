"""What events of evaluation sheets leave in their table."""

from collections.abc import Iterator, Sequence

from hengyuan.ledger.audit import Rows, Standing, Told, declare
from hengyuan.supervision.events import evaluation as events
from hengyuan.supervision.models import EvaluationSheet
from hengyuan.supervision.queries.evaluation import digest_of

SHEET = "supervision.EvaluationSheet"


def _made(rows: Rows, told: Told) -> None:
    columns = {name: told.values[name] for name in ("version", "digest")}
    rows.add(SHEET, **columns, remarks=told.word("remarks"), made_by=told.account_id)


def _sheets(ids: Sequence[str]) -> Iterator[Standing]:
    for row in EvaluationSheet.objects.filter(case_id__in=ids).order_by("case_id", "version"):
        columns = {"version": row.version, "digest": digest_of(row.content)}
        yield (
            str(row.case_id), SHEET, "",
            {**columns, "remarks": row.remarks, "made_by": row.made_by_id},
        )  # fmt: skip


declare("case", reads=(_sheets,), tells={events.MADE.key: _made})
