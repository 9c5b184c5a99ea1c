"""What events of supervision leave in the table of alerts."""

from collections.abc import Iterator, Sequence
from typing import Any

from hengyuan.ledger.audit import Rows, Standing, Told, declare
from hengyuan.supervision.events import alerts as events
from hengyuan.supervision.events import bulletins, follow_up, observation
from hengyuan.supervision.models import Alert, Bulletin
from hengyuan.supervision.queries import digest_of
from hengyuan.supervision.rules.alerts import State

ALERT = "supervision.Alert"
TOLD = ("link", "severity", "since", "ended_on", "sentence", "seen", "due_on", "state")
COLUMNS = ("rule", "key", *TOLD, "level", "ground", "word", "order")


def _raised(rows: Rows, told: Told) -> None:
    alert = str(told.values["alert"])
    columns = {name: told.values[name] for name in ("rule", "key", *TOLD)} | {"level": 0}
    if rows.of(ALERT, alert):
        rows.change(ALERT, alert, **columns)
    else:
        rows.add(ALERT, alert, **columns, ground="", word="", order="")


def _turned(state: State) -> Any:
    def tell(rows: Rows, told: Told) -> None:
        columns: dict[str, Any] = {"state": state.value, "word": told.word("word")}
        columns |= {n: told.values[n] for n in ("due_on", "ground") if n in told.values}
        if told.type == events.ORDERED.key:
            columns |= {"order": told.word("word"), "level": 0}
        rows.change(ALERT, str(told.values["alert"]), **columns)

    return tell


def _ended(rows: Rows, told: Told) -> None:
    named = ("ended_on", "due_on", "state")
    columns = {name: told.values[name] for name in named if name in told.values}
    rows.change(ALERT, str(told.values["alert"]), **columns)


def _lifted(rows: Rows, told: Told) -> None:
    rows.change(ALERT, str(told.values["alert"]), state=State.LIFTED.value, due_on=None)


def _escalated(rows: Rows, told: Told) -> None:
    columns = {name: told.values[name] for name in ("level", "due_on")}
    rows.change(ALERT, str(told.values["alert"]), **columns)


def _alerts(ids: Sequence[str]) -> Iterator[Standing]:
    for row in Alert.objects.filter(case_id__in=ids).order_by("pk"):
        columns = {name: getattr(row, name) for name in COLUMNS}
        yield str(row.case_id), ALERT, str(row.pk), columns


BULLETIN = "supervision.Bulletin"


def _bulletin(rows: Rows, told: Told) -> None:
    columns = {"quarter": told.values["quarter"], "digest": told.values["digest"]}
    rows.add(BULLETIN, **columns, made_at=told.at, made_by=told.account_id)


def _bulletins(ids: Sequence[str]) -> Iterator[Standing]:
    for row in Bulletin.objects.filter(pk__in=ids):
        columns = {
            "quarter": row.quarter, "digest": digest_of(row.entries, row.figures),
            "made_at": row.made_at, "made_by": row.made_by_id,
        }  # fmt: skip
        yield str(row.pk), BULLETIN, "", columns


declare(
    "bulletin",
    anchor=Bulletin.objects.all(),
    reads=(_bulletins,),
    tells={bulletins.MADE.key: _bulletin},
)

declare(
    "case",
    reads=(_alerts,),
    silent=(follow_up.FOLLOWED_UP.key, observation.MADE.key),
    tells={
        events.RAISED.key: _raised,
        events.ENDED.key: _ended,
        events.LIFTED.key: _lifted,
        events.ESCALATED.key: _escalated,
        events.EXPLAINED.key: _turned(State.EXPLAINED),
        events.DISPUTED.key: _turned(State.DISPUTED),
        events.SETTLED.key: _turned(State.CLOSED),
        events.DISMISSED.key: _turned(State.DISMISSED),
        events.ORDERED.key: _turned(State.ORDERED),
        events.REPLIED.key: _turned(State.REPLIED),
        events.ACCEPTED.key: _turned(State.CLOSED),
        events.RETURNED.key: _turned(State.ORDERED),
    },
)
