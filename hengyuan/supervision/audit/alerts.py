"""What events of supervision leave in the table of alerts."""

from collections.abc import Iterator, Sequence
from typing import Any

from hengyuan.ledger.audit import Rows, Standing, Told, declare
from hengyuan.supervision.events import alerts as events
from hengyuan.supervision.events import bulletins, follow_up
from hengyuan.supervision.models import (
    Alert,
    Bulletin,
    FollowUp,
    FollowUpBatch,
    FollowUpPeriod,
    FollowUpSettings,
    FollowUpTry,
)
from hengyuan.supervision.queries import digest_of
from hengyuan.supervision.queries.follow_up import seal_of
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
    silent=(follow_up.FOLLOWED_UP.key,),
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

FOLLOW_UP, TRY = "supervision.FollowUp", "supervision.FollowUpTry"
PERIOD, PERIOD_BATCH = "supervision.FollowUpPeriod", "supervision.FollowUpBatch"
SETTINGS = "supervision.FollowUpSettings"


def _follow_up_drawn(rows: Rows, told: Told) -> None:
    rows.add(FOLLOW_UP, case=told.values["case"], call=told.values["call"], state="waiting",
             seal="")  # fmt: skip


def _tried(rows: Rows, told: Told) -> None:
    rows.change(FOLLOW_UP, state=told.values["state"], seal=told.values["seal"])
    rows.add(TRY, outcome=told.values["outcome"], caller=told.account_id, at=told.at)


def _follow_ups(ids: Sequence[str]) -> Iterator[Standing]:
    for row in FollowUp.objects.filter(pk__in=ids):
        columns = {
            "case": row.case_id, "call": row.call, "state": row.state,
            "seal": seal_of(row.answers),
        }  # fmt: skip
        yield str(row.pk), FOLLOW_UP, "", columns
    for one in FollowUpTry.objects.filter(follow_up__pk__in=ids).order_by("pk"):
        columns = {"outcome": one.outcome, "caller": one.caller_id, "at": one.at}
        yield str(one.follow_up_id), TRY, "", columns


declare(
    "follow_up",
    anchor=FollowUp.objects.exclude(state="not_drawn"),
    reads=(_follow_ups,),
    tells={follow_up.DRAWN.key: _follow_up_drawn, follow_up.TRIED.key: _tried},
    silent=(follow_up.TAKEN.key, follow_up.DECIDED.key),
)


def _period_opened(rows: Rows, told: Told) -> None:
    columns = {name: told.values[name] for name in ("number", "version", "commitment")}
    rows.add(PERIOD, **columns, record_hash="")


def _period_batched(rows: Rows, told: Told) -> None:
    rows.add(PERIOD_BATCH, number=told.values["batch"], cases=told.values["cases"])


def _period_ended(rows: Rows, told: Told) -> None:
    rows.change(PERIOD, record_hash=told.values["record"])


def _periods(ids: Sequence[str]) -> Iterator[Standing]:
    for row in FollowUpPeriod.objects.filter(pk__in=ids):
        names = ("number", "version", "commitment", "record_hash")
        yield str(row.pk), PERIOD, "", {name: getattr(row, name) for name in names}
    for one in FollowUpBatch.objects.filter(period__pk__in=ids).order_by("number"):
        columns = {"number": one.number, "cases": len(one.body["units"])}
        yield str(one.period_id), PERIOD_BATCH, "", columns


declare(
    "follow_up_period",
    anchor=FollowUpPeriod.objects.all(),
    reads=(_periods,),
    tells={
        follow_up.OPENED.key: _period_opened,
        follow_up.CLOSED.key: _period_batched,
        follow_up.ENDED.key: _period_ended,
    },
)


def _settings_changed(rows: Rows, told: Told) -> None:
    columns = {name: told.values[name] for name in ("version", "content")}
    rows.add(SETTINGS, **columns, set_by=told.account_id)


def _settings(ids: Sequence[str]) -> Iterator[Standing]:
    for row in FollowUpSettings.objects.filter(institution__pk__in=ids).order_by("version"):
        columns = {"version": row.version, "content": row.content, "set_by": row.set_by_id}
        yield str(row.institution_id), SETTINGS, "", columns


declare(
    "follow_up_settings",
    reads=(_settings,),
    tells={follow_up.SETTINGS.key: _settings_changed},
)
