"""What events of the follow-up leave in its tables."""

from collections.abc import Iterator, Sequence

from hengyuan.ledger.audit import Rows, Standing, Told, declare
from hengyuan.supervision.events import follow_up
from hengyuan.supervision.models import (
    FollowUp,
    FollowUpBatch,
    FollowUpPeriod,
    FollowUpSettings,
    FollowUpTry,
)
from hengyuan.supervision.queries.follow_up import seal_of

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
