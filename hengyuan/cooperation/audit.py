"""What requests of cooperation leave in the tables: the request, its answer, the paused clock."""

from collections.abc import Iterator, Sequence
from typing import Any

from hengyuan.cases.audit import pause, resume
from hengyuan.cases.rules import move_for
from hengyuan.cooperation import events
from hengyuan.cooperation.models import Cooperation
from hengyuan.cooperation.rules import OPEN, PAUSE, Kind, State
from hengyuan.ledger.audit import Rows, Standing, Told, declare

COOPERATION = "cooperation.Cooperation"
CLOCKS = move_for("request_supplement").pauses


def _requested(rows: Rows, told: Told) -> None:
    rows.add(
        COOPERATION, str(told.values["cooperation"]),
        kind=told.get("kind"), place=told.get("place"), asked=told.get("asked"),
        due_on=told.get("due_on"), what=told.word("what"), state=State.ASKED.value,
        asked_at=told.at, asked_by=told.account_id, answered_at=None, answer="", ended_at=None,
        report="",
    )  # fmt: skip
    if told.get("kind") == Kind.CHECK:
        for rule in CLOCKS:
            pause(rows, rule, told.on, PAUSE)


def _accepted(rows: Rows, told: Told) -> None:
    _change(rows, told, state=State.ACCEPTED.value, answered_at=told.at, answer=told.word("answer"))


def _declined(rows: Rows, told: Told) -> None:
    _change(
        rows, told, state=State.DECLINED.value, answered_at=told.at, ended_at=told.at,
        answer=told.word("answer"),
    )  # fmt: skip


def _reported(rows: Rows, told: Told) -> None:
    _change(rows, told, state=State.REPORTED.value, ended_at=told.at, report=told.word("report"))


def _withdrawn(rows: Rows, told: Told) -> None:
    _change(rows, told, state=State.WITHDRAWN.value, ended_at=told.at, report=told.word("report"))


def _change(rows: Rows, told: Told, **columns: Any) -> None:
    rows.change(COOPERATION, str(told.values["cooperation"]), **columns)
    requests = [row for (table, _base, _n), row in rows.rows.items() if table == COOPERATION]
    checks = [row for row in requests if row.get("kind") == Kind.CHECK]
    own = rows.last(COOPERATION, str(told.values["cooperation"]))
    if own in checks and not any(row["state"] in OPEN for row in checks):
        for rule in CLOCKS:
            resume(rows, rule, told.on, PAUSE)


def _requests(ids: Sequence[str]) -> Iterator[Standing]:
    for row in Cooperation.objects.filter(case_id__in=ids).select_related("asked").order_by("id"):
        yield str(row.case_id), COOPERATION, str(row.pk), {
            **{name: getattr(row, name) for name in COLUMNS},
            "place": row.place, "asked": row.asked_id, "asked_by": row.asked_by_id,
        }  # fmt: skip


COLUMNS = (
    "kind", "due_on", "what", "state", "asked_at", "answered_at", "answer", "ended_at", "report",
)  # fmt: skip

declare(
    "case",
    reads=(_requests,),
    tells={
        events.REQUESTED.key: _requested,
        events.ACCEPTED.key: _accepted,
        events.DECLINED.key: _declined,
        events.REPORTED.key: _reported,
        events.WITHDRAWN.key: _withdrawn,
    },
)
