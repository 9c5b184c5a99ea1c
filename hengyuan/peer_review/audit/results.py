"""What events of the use of results leave in their tables."""

from collections.abc import Callable, Iterator, Sequence

from hengyuan.ledger.audit import Rows, Standing, Told, declare
from hengyuan.peer_review.events import results as events
from hengyuan.peer_review.models import Measure

MEASURE = "peer_review.Measure"


def _measure(is_done: bool) -> Callable[[Rows, Told], None]:
    def tell(rows: Rows, told: Told) -> None:
        columns = {name: told.values[name] for name in ("decision", "kind", "hold")}
        rows.add(MEASURE, told.values["measure"], **columns, is_done=is_done,
                 word=told.word("word"), done_by=told.account_id)  # fmt: skip

    return tell


def _measures(ids: Sequence[str]) -> Iterator[Standing]:
    for row in Measure.objects.filter(dossier__pk__in=ids):
        columns = {
            "decision": row.decision_id, "kind": row.kind, "hold": row.hold_id,
            "is_done": row.is_done, "word": row.word, "done_by": row.done_by_id,
        }  # fmt: skip
        yield str(row.dossier_id), MEASURE, str(row.pk), columns


declare(
    "review_dossier",
    reads=(_measures,),
    tells={
        events.TAKEN.key: _measure(is_done=True),
        events.DECLINED.key: _measure(is_done=False),
    },
)
