"""What events of falls leave in their table."""

from collections.abc import Iterator, Sequence

from hengyuan.ledger.audit import Rows, Standing, Told, declare
from hengyuan.supervision.events import falls as events
from hengyuan.supervision.models import ScorecardFall
from hengyuan.supervision.rules.falls import State

FALL = "supervision.ScorecardFall"
COLUMNS = ("indicator", "year", "years", "state", "answer", "word")


def _raised(rows: Rows, told: Told) -> None:
    columns = {name: told.values[name] for name in ("indicator", "year", "years")}
    rows.add(FALL, **columns, state=State.RAISED.value, answer="", word="")


def _answered(rows: Rows, told: Told) -> None:
    rows.change(FALL, state=State.ANSWERED.value, answer=told.word("answer"))


def _accepted(rows: Rows, told: Told) -> None:
    rows.change(FALL, state=State.ACCEPTED.value, word=told.word("word"))


def _returned(rows: Rows, told: Told) -> None:
    rows.change(FALL, state=State.RAISED.value, word=told.word("word"))


def _falls(ids: Sequence[str]) -> Iterator[Standing]:
    for row in ScorecardFall.objects.filter(pk__in=ids):
        yield str(row.pk), FALL, "", {name: getattr(row, name) for name in COLUMNS}


declare(
    "scorecard_fall",
    anchor=ScorecardFall.objects.all(),
    reads=(_falls,),
    tells={
        events.RAISED.key: _raised,
        events.ANSWERED.key: _answered,
        events.ACCEPTED.key: _accepted,
        events.RETURNED.key: _returned,
    },
)
