"""What events of objections leave in their table and in the clocks of the case."""

from collections.abc import Iterator, Sequence
from typing import Any

from hengyuan.cases.audit import start_clock, stop_clock
from hengyuan.ledger.audit import Rows, Standing, Told, declare
from hengyuan.supervision.events import objections as events
from hengyuan.supervision.models import Objection
from hengyuan.supervision.rules.objections import CORRECT, EXAMINE, State

OBJECTION = "supervision.Objection"
COLUMNS = ("channel", "reasons", "state", "due_on", "words")


def _received(rows: Rows, told: Told) -> None:
    start_clock(rows, EXAMINE, told.at)
    rows.add(
        OBJECTION, str(told.values["objection"]), channel=told.values["channel"],
        reasons=told.word("reasons"), state="received", due_on=told.values["due_on"], words="",
    )  # fmt: skip


def _decided(state: State) -> Any:
    def tell(rows: Rows, told: Told) -> None:
        stop_clock(rows, EXAMINE, told.at)
        if state is State.ORDERED:
            start_clock(rows, CORRECT, told.at)
        columns = {"due_on": told.values["due_on"], "words": told.word("words")}
        rows.change(OBJECTION, str(told.values["objection"]), state=state.value, **columns)

    return tell


def _corrected(rows: Rows, told: Told) -> None:
    rows.change(OBJECTION, str(told.values["objection"]), state="corrected", due_on=None)


def _objections(ids: Sequence[str]) -> Iterator[Standing]:
    for row in Objection.objects.filter(case_id__in=ids):
        columns = {name: getattr(row, name) for name in COLUMNS}
        yield str(row.case_id), OBJECTION, str(row.pk), columns


declare(
    "case",
    reads=(_objections,),
    tells={
        events.RECEIVED.key: _received,
        events.UPHELD.key: _decided(State.UPHELD),
        events.ORDERED.key: _decided(State.ORDERED),
        events.CORRECTED.key: _corrected,
    },
)
