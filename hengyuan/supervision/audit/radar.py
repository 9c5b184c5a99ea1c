"""What events of the radar leave in the table of its hints."""

from collections.abc import Iterator, Sequence
from typing import Any

from hengyuan.ledger.audit import Rows, Standing, Told, declare
from hengyuan.supervision.events import radar as events
from hengyuan.supervision.models import RadarHint
from hengyuan.supervision.rules.radar import State

HINT = "supervision.RadarHint"
TOLD = ("kind", "key", "severity", "since", "sentence", "facts", "count", "state")


def _raised(rows: Rows, told: Told) -> None:
    columns = {name: told.values[name] for name in TOLD}
    if rows.of(HINT):
        rows.change(HINT, **columns, ground=told.values["ground"])
    else:
        rows.add(HINT, **columns, ground="", word="")


def _turned(state: State) -> Any:
    def tell(rows: Rows, told: Told) -> None:
        columns: dict[str, Any] = {"state": state.value}
        if state is not State.LIFTED:
            columns["word"] = told.word("word")
        if "ground" in told.values:
            columns["ground"] = told.values["ground"]
        rows.change(HINT, **columns)

    return tell


def _hints(ids: Sequence[str]) -> Iterator[Standing]:
    for row in RadarHint.objects.filter(pk__in=ids):
        columns = {name: getattr(row, name) for name in (*TOLD, "ground", "word")}
        yield str(row.pk), HINT, "", columns


declare(
    "radar",
    anchor=RadarHint.objects.all(),
    reads=(_hints,),
    tells={
        events.RAISED.key: _raised,
        events.LIFTED.key: _turned(State.LIFTED),
        events.SEEN.key: _turned(State.SEEN),
        events.CLEARED.key: _turned(State.CLEARED),
        events.REFERRED.key: _turned(State.REFERRED),
    },
)
declare("case", silent=(events.FORGOTTEN.key,))
