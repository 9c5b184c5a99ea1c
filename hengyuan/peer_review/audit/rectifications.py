"""What events of rectification leave in their table."""

from collections.abc import Iterator, Sequence

from hengyuan.ledger.audit import Rows, Standing, Told, declare
from hengyuan.peer_review.events import rectifications as events
from hengyuan.peer_review.models import Rectification

RECTIFICATION = "peer_review.Rectification"


def _asked(rows: Rows, told: Told) -> None:
    first = dict.fromkeys(("proof", "answered_by", "checked_by"))
    rows.add(
        RECTIFICATION, told.values["rectification"], **first, items=told.values["items"],
        due_on=told.values["due_on"], order=told.word("order"), asked_by=told.account_id,
        state="asked", turn=1, answer="", word="",
    )  # fmt: skip


def _turned(rows: Rows, told: Told, state: str, **columns: object) -> None:
    own = told.values["rectification"]
    turn = rows.last(RECTIFICATION, own)["turn"] + 1
    rows.change(RECTIFICATION, own, state=state, turn=turn, **columns)


def _answered(rows: Rows, told: Told) -> None:
    _turned(rows, told, "answered", proof=told.values["proof"], answer=told.word("answer"),
            answered_by=told.account_id)  # fmt: skip


def _accepted(rows: Rows, told: Told) -> None:
    _turned(rows, told, "closed", word=told.word("word"), checked_by=told.account_id)


def _returned(rows: Rows, told: Told) -> None:
    _turned(rows, told, "asked", word=told.word("word"), checked_by=told.account_id,
            due_on=told.values["due_on"])  # fmt: skip


def _rectifications(ids: Sequence[str]) -> Iterator[Standing]:
    names = ("items", "due_on", "order", "state", "turn", "answer", "word")
    rows = Rectification.objects.filter(dossier__pk__in=ids).select_related("proof")
    for row in rows.order_by("asked_at"):
        columns = {
            **{name: getattr(row, name) for name in names},
            "proof": row.proof and row.proof.digest, "asked_by": row.asked_by_id,
            "answered_by": row.answered_by_id, "checked_by": row.checked_by_id,
        }  # fmt: skip
        yield str(row.dossier_id), RECTIFICATION, str(row.pk), columns


declare(
    "review_dossier",
    reads=(_rectifications,),
    tells={
        events.ASKED.key: _asked,
        events.ANSWERED.key: _answered,
        events.ACCEPTED.key: _accepted,
        events.RETURNED.key: _returned,
    },
)
