"""What events of observation leave in its tables."""

from collections.abc import Iterator, Sequence
from typing import Any

from hengyuan.ledger.audit import Rows, Standing, Told, declare
from hengyuan.supervision.events import observation
from hengyuan.supervision.models import (
    Hearing,
    ObservationSheet,
    ObservationYear,
    Seat,
    SuspensionOrder,
)
from hengyuan.supervision.queries import observation as queries

HEARING, SEAT = "supervision.Hearing", "supervision.Seat"
SHEET, YEAR = "supervision.ObservationSheet", "supervision.ObservationYear"
SUSPENSION = "supervision.SuspensionOrder"


def _entered(rows: Rows, told: Told) -> None:
    names = ("case", "starts_at", "is_public", "weight", "rate")
    rows.add(HEARING, **{name: told.values[name] for name in names}, state="set")


def _hearing_moved(rows: Rows, told: Told) -> None:
    rows.change(HEARING, starts_at=told.values["starts_at"])


def _cancelled(rows: Rows, told: Told) -> None:
    rows.change(HEARING, state="cancelled")


def _seat(state: str) -> Any:
    def tell(rows: Rows, told: Told) -> None:
        rows.change(SEAT, str(told.values["account"]), state=state)

    return tell


def _observed(rows: Rows, told: Told) -> None:
    rows.add(SHEET, str(told.values["account"]), seal=told.values["seal"], received_at=told.at)


def _hearings(ids: Sequence[str]) -> Iterator[Standing]:
    for row in Hearing.objects.filter(pk__in=ids):
        columns = {
            "case": row.case_id, "starts_at": queries.minute(row.starts_at),
            "is_public": row.is_public, "weight": row.weight, "rate": row.rate,
            "state": row.state,
        }  # fmt: skip
        yield str(row.pk), HEARING, "", columns
    for seat in Seat.objects.filter(hearing__pk__in=ids):
        yield str(seat.hearing_id), SEAT, str(seat.observer_id), {"state": seat.state}
    for sheet in ObservationSheet.objects.filter(hearing__pk__in=ids):
        seal = queries.seal_of(sheet.marks, sheet.remark)
        columns = {"seal": seal, "received_at": sheet.received_at}
        yield str(sheet.hearing_id), SHEET, str(sheet.observer_id), columns


declare(
    "hearing",
    anchor=Hearing.objects.all(),
    reads=(_hearings,),
    tells={
        observation.ENTERED.key: _entered,
        observation.MOVED.key: _hearing_moved,
        observation.CANCELLED.key: _cancelled,
        observation.SEATED.key: _seat("planned"),
        observation.FREED.key: _seat("given_up"),
        observation.EXCUSED.key: _seat("excused"),
        observation.OBSERVED.key: _observed,
    },
)


def _year_opened(rows: Rows, told: Told) -> None:
    columns = {name: told.values[name] for name in ("rate", "commitment")}
    rows.add(YEAR, str(told.values["year"]), **columns)


def _suspended(rows: Rows, told: Told) -> None:
    columns = {name: told.values[name] for name in ("begins_on", "ends_on")}
    rows.add(SUSPENSION, str(told.values["order"]), **columns, word=told.word("word"))


def _resumed(rows: Rows, told: Told) -> None:
    rows.change(SUSPENSION, str(told.values["order"]), ends_on=told.values["ends_on"])


def _years(ids: Sequence[str]) -> Iterator[Standing]:
    for row in ObservationYear.objects.filter(institution__pk__in=ids):
        columns = {"rate": row.rate, "commitment": row.commitment}
        yield str(row.institution_id), YEAR, str(row.year), columns
    for order in SuspensionOrder.objects.filter(institution__pk__in=ids):
        columns = {name: getattr(order, name) for name in ("begins_on", "ends_on", "word")}
        yield str(order.institution_id), SUSPENSION, str(order.pk), columns


declare(
    "observation",
    reads=(_years,),
    tells={
        observation.YEAR.key: _year_opened,
        observation.SUSPENDED.key: _suspended,
        observation.RESUMED.key: _resumed,
    },
)
