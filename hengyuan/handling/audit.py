"""What the handler's acts leave in the tables: the act, and the clocks that it turns."""

from collections.abc import Iterator, Sequence
from datetime import date, time
from typing import Any

from hengyuan.cases.audit import moved, start_clock_on, stop_clock
from hengyuan.handling import events
from hengyuan.handling.models import HandlingAct
from hengyuan.handling.rules import ACTS, Act
from hengyuan.kernel import clock
from hengyuan.ledger.audit import Rows, Standing, Told, declare

ACT = "handling.HandlingAct"


def _recorded(rows: Rows, told: Told) -> None:
    act, day = Act(told.values["act"]), date.fromisoformat(told.values["happened_on"])
    changes: dict[str, Any] = {"result_received_on": day} if act is Act.RESULT else {}
    moved(rows, told, "record_act", **changes)
    rows.add(
        ACT, act.value, happened_on=day, text=told.word("text"), recorded_by=told.account_id,
        recorded_at=told.at,
    )  # fmt: skip
    end_of_day = clock.at(day, time(23, 59, 59))
    for rule in ACTS[act].stops:
        stop_clock(rows, rule, end_of_day)
    if act is Act.RESULT:
        stop_clock(rows, "CA-01", end_of_day)
        start_clock_on(rows, "CA-01", day)


def _acts(ids: Sequence[str]) -> Iterator[Standing]:
    for row in HandlingAct.objects.filter(case_id__in=ids).order_by("recorded_at"):
        yield (
            str(row.case_id),
            ACT,
            row.act,
            {
                "happened_on": row.happened_on,
                "text": row.text,
                "recorded_by": row.recorded_by_id,
                "recorded_at": row.recorded_at,
            },
        )


declare("case", reads=(_acts,), tells={events.ACT_RECORDED.key: _recorded})
