"""What the moves of the chain leave in the case's row, its clocks and its duties.

`opened` and `moved` mirror `cases.commands.open_case` and `move`: a stage's own `audit.py` says
which command its event comes from and which columns it sets, and the table of moves does the rest.
"""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from functools import lru_cache
from typing import Any

from hengyuan.cases import events, rules
from hengyuan.cases.models import Case, CaseClock, CaseDuty, ClockPause
from hengyuan.kernel import clock as wall
from hengyuan.law import deadlines
from hengyuan.law.errors import LawError
from hengyuan.ledger.audit import ANY, Rows, Standing, Told, declare
from hengyuan.people.rules import Duty

CASE, CLOCK, PAUSE, DUTY = "cases.Case", "cases.CaseClock", "cases.ClockPause", "cases.CaseDuty"


def opened(rows: Rows, told: Told, command: str, **columns: Any) -> None:
    """A new case stands where the command leads."""
    row = rules.move_for(command)
    first: dict[str, Any] = dict.fromkeys(
        ("decided_on", "assigned_on", "handling_since", "result_received_on", "closed_on",
         "archived_on", "paid_on", "firm", "handler")
    )  # fmt: skip
    rows.add(
        CASE,
        **first | {"assignment_method": "", "outcome": "", "is_provisional": False, "version": 1},
        stage=row.to.value,
        stage_since=told.at,
        recipient=told.subject or ANY,
        **columns,
    )
    _turn_clocks(rows, row, told.at)


def moved(
    rows: Rows, told: Told, command: str, *, unstarted: tuple[str, ...] = (), **changes: Any
) -> None:
    """The case moved along the table; `unstarted` clocks were not yet in it on that day."""
    row = rules.move_for(command)
    case = rows.last(CASE)
    case.update(stage=row.to.value, stage_since=told.at, version=case["version"] + 1, **changes)
    if row.duty:
        rows.change(DUTY, row.duty, account=told.account_id, done_at=told.at)
    _turn_clocks(rows, row, told.at, unstarted)


def _turn_clocks(
    rows: Rows, row: rules.Move, at: datetime, unstarted: tuple[str, ...] = ()
) -> None:
    for rule in row.stops:
        stop_clock(rows, rule, at)
    for rule in row.pauses:
        pause(rows, rule, wall.day_of(at), "PA-01")
    for rule in row.resumes:
        resume(rows, rule, wall.day_of(at), "PA-01")
    for rule in row.starts:
        if rule not in unstarted and _applies(rows, rule):
            start_clock(rows, rule, at)


def _applies(rows: Rows, rule: str) -> bool:
    case = rows.last(CASE)
    if rule == "CA-01" and case["handler"] is None:
        return False
    if rule in rules.RUN_ON:
        return _running(rows, rule) is None
    return rules.concerns(
        rule, basis=case["basis"], proceeding=case["proceeding"], region=case["region"]
    )


def _running(rows: Rows, rule: str) -> dict[str, Any] | None:
    found = rows.last(CLOCK, rule)
    return found if found and found["stopped_at"] is None else None


def start_clock(rows: Rows, rule: str, at: datetime) -> None:
    """A clock of the case runs from an instant."""
    due_on, due_at = _due(rule, at, rows.last(CASE)["region"], ())
    rows.add(
        CLOCK, rule, started_at=at, due_on=due_on, due_at=due_at,
        stopped_at=None, is_late=False, is_paused=False, _pauses=[],
    )  # fmt: skip


def start_clock_on(rows: Rows, rule: str, on: date) -> None:
    """A day clock runs from the beginning of a day."""
    start_clock(rows, rule, wall.at(on, time.min))


def stop_clock(rows: Rows, rule: str, at: datetime) -> None:
    """A running clock stops, in time or late."""
    clock = _running(rows, rule)
    if clock is None:
        return
    if ANY in (clock["due_on"], clock["due_at"]):
        late: Any = ANY
    elif clock["due_at"]:
        late = clock["due_at"] < at
    else:
        late = bool(clock["due_on"] and clock["due_on"] < wall.day_of(at))
    clock.update(stopped_at=at, is_late=late, is_paused=False)
    _end_pauses(rows, rule, wall.day_of(at))


def pause(rows: Rows, rule: str, on: date, reason: str) -> None:
    """A running clock stops for a reason (PA-…), once; several reasons may hold it together."""
    clock = _running(rows, rule)
    held_by = [] if clock is None else [why for _b, ends, why in clock["_pauses"] if ends is None]
    if clock is not None and reason not in held_by:
        rows.add(PAUSE, f"{rule}/{reason}", begins_on=on, ends_on=None, reason=reason)
        clock["_pauses"].append((on, None, reason))
        clock["is_paused"] = True


def resume(rows: Rows, rule: str, on: date, reason: str) -> None:
    """The reason is gone; the clock runs once nothing else holds it."""
    clock = _running(rows, rule)
    if clock is None or not clock["is_paused"]:
        return
    _end_pauses(rows, rule, on, reason)
    if any(ends is None for _begins, ends, _reason in clock["_pauses"]):
        return
    due_on, due_at = _due(
        rule, clock["started_at"], rows.last(CASE)["region"], tuple(clock["_pauses"])
    )
    clock.update(due_on=due_on, due_at=due_at, is_paused=False)


def _end_pauses(rows: Rows, rule: str, on: date, reason: str = "") -> None:
    """End the open pauses of a clock, all or those for one reason."""
    clock = rows.last(CLOCK, rule)
    for place, (begins, ends, why) in enumerate(clock["_pauses"]):
        if ends is None and reason in ("", why):
            clock["_pauses"][place] = (begins, on, why)
            rows.change(PAUSE, f"{rule}/{why}", ends_on=on)


@lru_cache(maxsize=4096)
def _due(
    rule: str, at: datetime, region: str, pauses: tuple[tuple[date, date | None, str], ...]
) -> tuple[Any, Any]:
    """The due day and instant; unknown where the law floor cannot tell."""
    ends = [ends_on for _begins, ends_on, _reason in pauses if ends_on]
    try:
        found = deadlines.compute(
            rule, at, jurisdiction=region,
            pauses=tuple(deadlines.Pause(*pause) for pause in pauses),
            triggers={"accepted": max(ends) if ends else at}, as_if=True,
        )  # fmt: skip
    except LawError:
        return ANY, ANY
    return found.due_on, found.due_at


def _cases(ids: Sequence[str]) -> Iterator[Standing]:
    for case in Case.objects.filter(pk__in=ids).select_related("firm"):
        yield str(case.pk), CASE, "", {
            **{name: getattr(case, name) for name in COLUMNS},
            "recipient": case.recipient_id,
            "firm": case.firm and case.firm.name,
            "handler": case.handler_id,
            "institution": case.institution_id,
            "opponents": case.opponents.splitlines(),
        }  # fmt: skip


COLUMNS = (
    "number", "kind", "basis", "proceeding", "region", "matter", "facts", "stage", "stage_since",
    "version", "applied_at", "decided_on", "assigned_on", "handling_since", "result_received_on",
    "closed_on", "archived_on", "paid_on", "is_provisional", "outcome", "assignment_method",
)  # fmt: skip


def _clocks(ids: Sequence[str]) -> Iterator[Standing]:
    """Clocks in the order in which they were started. A due day that could not be computed then

    is unknown, not wrong: the page that shows it asks the law floor again.
    """
    for clock in CaseClock.objects.filter(case_id__in=ids).order_by("id"):
        is_open = clock.due_on is None and clock.due_at is None
        yield (
            str(clock.case_id),
            CLOCK,
            clock.rule,
            {
                "started_at": clock.started_at,
                "stopped_at": clock.stopped_at,
                "due_on": ANY if is_open else clock.due_on,
                "due_at": ANY if is_open else clock.due_at,
                "is_late": clock.is_late,
                "is_paused": clock.is_paused,
            },
        )
    pauses = ClockPause.objects.filter(clock__case_id__in=ids).select_related("clock")
    for pause in pauses.order_by("id"):
        yield (
            str(pause.clock.case_id),
            PAUSE,
            f"{pause.clock.rule}/{pause.reason}",
            {
                "begins_on": pause.begins_on,
                "ends_on": pause.ends_on,
                "reason": pause.reason,
            },
        )


def _duties(ids: Sequence[str]) -> Iterator[Standing]:
    """Who did what. The event names the handler, not the account: held against the case's row."""
    duties = CaseDuty.objects.filter(case_id__in=ids).select_related("case__handler")
    for duty in duties.order_by("id"):
        columns: dict[str, Any] = {"account": duty.account_id, "done_at": duty.done_at}
        if duty.duty == Duty.HANDLE:
            handler = duty.case.handler
            columns["account"] = (
                "handler" if handler and handler.account_id == duty.account_id else ""
            )
        yield str(duty.case_id), DUTY, duty.duty, columns
    for case_id in (
        Case.objects.filter(pk__in=ids, handler__account=None)
        .exclude(handler=None)
        .values_list("pk", flat=True)
    ):
        yield str(case_id), DUTY, Duty.HANDLE.value, {"account": "handler", "done_at": ANY}


declare(
    "case",
    anchor=Case.objects.all(),
    reads=(_cases, _clocks, _duties),
    silent=(events.LATENESS_EXPLAINED.key, events.CASE_UNCOVERED.key),
)
