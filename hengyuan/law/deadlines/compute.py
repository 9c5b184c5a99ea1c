"""The due day of a clock, with its derivation day by day (rulings 1–10)."""

from calendar import monthrange
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any
from zoneinfo import ZoneInfo

from hengyuan.law.calendar import ONE_DAY, day_note, is_rest_day, next_working_day
from hengyuan.law.deadlines.rows import ClockRule, Unit, rows_for
from hengyuan.law.errors import LawError

SHANGHAI = ZoneInfo("Asia/Shanghai")
SOON = 0.4  # a clock is amber when this share of it is left
Trigger = date | datetime


class CannotCompute(LawError):
    """The clock cannot be computed from what was given; the text says what is missing."""


@dataclass(frozen=True, slots=True)
class Pause:
    """Days that do not count: those after `begins_on` up to and including `ends_on`."""

    begins_on: date
    ends_on: date | None
    reason: str
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """One day of the derivation; `counted` is its number in the period, None if it has none."""

    on: date
    counted: int | None
    note: str


@dataclass(frozen=True, slots=True)
class Deadline:
    """The due day of one row, or of the governing one with all that were considered."""

    rule: ClockRule
    start: Trigger
    due_on: date | None
    due_at: datetime | None
    unrolled_on: date | None
    steps: tuple[Step, ...]
    warnings: tuple[str, ...] = ()
    considered: tuple["Deadline", ...] = ()
    full_hour_at: datetime | None = None  # where the starting hour is not counted: in time until

    @property
    def is_paused(self) -> bool:
        """Whether an open pause leaves the due day open."""
        return self.due_on is None

    def as_dict(self) -> dict[str, Any]:
        """The answer as JSON values."""
        return {
            "rule": self.rule.id,
            "name": self.rule.name_zh,
            "length": self.rule.length_zh,
            "cite": self.rule.cite.key,
            "cite_zh": str(self.rule.cite),
            "sure": self.rule.sure.value,
            "jurisdiction": self.rule.jurisdiction,
            "start": self.start.isoformat(),
            "due_on": self.due_on.isoformat() if self.due_on else None,
            "due_at": self.due_at.isoformat() if self.due_at else None,
            "full_hour_at": self.full_hour_at.isoformat() if self.full_hour_at else None,
            "unrolled_on": self.unrolled_on.isoformat() if self.unrolled_on else None,
            "is_paused": self.is_paused,
            "warnings": list(self.warnings),
            "steps": [
                {"on": step.on.isoformat(), "counted": step.counted, "note": step.note}
                for step in self.steps
            ],
            "considered": [each.as_dict() for each in self.considered],
        }


class ClockState(StrEnum):
    """How a clock stands."""

    RUNNING = "running"
    PAUSED = "paused"
    MET = "met"
    LATE = "late"
    CANCELLED = "cancelled"


def day_of(at: Trigger) -> date:
    """The Shanghai date of an instant, or the date itself."""
    if not isinstance(at, datetime):
        return at
    return at.astimezone(SHANGHAI).date() if at.tzinfo else at.date()


def compute(
    rule_id: str,
    start: Trigger,
    *,
    jurisdiction: str = "",
    pauses: Sequence[Pause] = (),
    triggers: Mapping[str, Trigger] | None = None,
    as_if: bool = False,
    rules_on: date | None = None,
) -> Deadline:
    """The due day: each row in force there and then is computed, the earliest governs (ruling 7).

    `rules_on` is the day whose rows are asked where an older matter keeps its rules. Raises
    UnknownRule, NoValueInForce, UnknownYear, CannotCompute.
    """
    given = triggers or {}
    answers: list[Deadline] = []
    warnings: list[str] = []
    asked_on = rules_on or day_of(start)
    for row in rows_for(rule_id, asked_on, jurisdiction, as_if=as_if):
        if row.trigger and row.trigger not in given:
            warnings.append(
                f"{row.cite}另有时限（{row.length_zh}），从“{row.trigger}”起算，未提供该日期"
            )
            continue
        answers.append(_one(row, given.get(row.trigger, start), pauses))
    if not answers:
        raise CannotCompute(f"{rule_id} runs from “{row.trigger}” there: give that date as well")
    governing = min(answers, key=lambda each: each.due_on or date.max)
    considered = tuple(answers) if len(answers) > 1 else ()
    return replace(governing, warnings=(*governing.warnings, *warnings), considered=considered)


def _one(row: ClockRule, start: Trigger, pauses: Sequence[Pause]) -> Deadline:
    if row.kind == "target":
        raise CannotCompute(f"{row.id} is a target, not a clock: it has no due day")
    if row.kind == "moment":
        day = day_of(start)
        return Deadline(row, start, day, None, day, (Step(day, None, "当场"),), _doubts(row))
    if row.unit is Unit.HOUR:
        return _hours(row, start)
    if row.is_backward:
        return _backward(row, day_of(start))
    if pauses and not row.pauses:
        found = _one(row, start, ())
        return replace(found, warnings=(*found.warnings, f"{row.id}不因任何情形暂停，暂停未扣除"))
    if row.unit is Unit.WORKING_DAY:
        return _working_days(row, start, _merged(pauses, day_of(start)))
    return _natural(row, start, _merged(pauses, day_of(start)))


def _doubts(row: ClockRule) -> tuple[str, ...]:
    if row.sure.is_verified:
        return ()
    return (f"{row.id}的期限未经正式文本核对（{row.sure.value}），可由各地设定",)


def _merged(pauses: Sequence[Pause], start: date) -> list[Pause]:
    """Pauses in order, overlapping ones as one, none before the start day."""
    merged: list[Pause] = []
    for pause in sorted(pauses, key=lambda each: each.begins_on):
        if pause.ends_on is not None and pause.ends_on < pause.begins_on:
            raise CannotCompute(f"a pause ends on {pause.ends_on}, before it begins")
        if pause.ends_on is not None and pause.ends_on <= start:
            continue
        pause = replace(pause, begins_on=max(pause.begins_on, start))
        last = merged[-1] if merged else None
        if last is None or (last.ends_on is not None and pause.begins_on > last.ends_on):
            merged.append(pause)
        elif last.ends_on is not None and (pause.ends_on is None or pause.ends_on > last.ends_on):
            merged[-1] = replace(last, ends_on=pause.ends_on)
    return merged


def _hours(row: ClockRule, start: Trigger) -> Deadline:
    if not isinstance(start, datetime) or start.tzinfo is None:
        raise CannotCompute(
            f"{row.id} runs in hours: give the instant, e.g. 2026-02-10T09:30+08:00"
        )
    due = (start + timedelta(hours=row.length)).astimezone(SHANGHAI)
    warnings = list(_doubts(row))
    full = None
    if row.skips_first_hour:
        full = (
            due
            if (due.minute, due.second, due.microsecond) == (0, 0, 0)
            else (due.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1))
        )
        warnings.append(f"开始的时不计算在期间以内：最迟不过{full:%Y-%m-%d %H:%M}")
    steps = (
        Step(day_of(start), None, f"起算{start.astimezone(SHANGHAI):%H:%M}"),
        Step(due.date(), row.length, f"满{row.length}小时：{due:%H:%M}，节假日不顺延"),
    )
    return Deadline(
        row, start, due.date(), due, due.date(), steps, tuple(warnings), full_hour_at=full
    )


def _backward(row: ClockRule, hearing: date) -> Deadline:
    due = hearing - timedelta(days=row.length)
    steps = (
        Step(due, row.length, f"倒数第{row.length}日：最迟的一天，不顺延"),
        Step(hearing, None, "倒数起算日，不计入"),
    )
    return Deadline(row, hearing, due, None, due, steps, _doubts(row))


def add_months(day: date, months: int) -> date:
    """The corresponding day, else the last day of the month (民法典 art. 202)."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def unpaused_end(row: ClockRule, start: date) -> date:
    """The last day of a period in days, months or years, neither paused nor rolled."""
    if row.unit is Unit.DAY:
        return start + timedelta(days=row.length)
    months = row.length * 12 if row.unit is Unit.YEAR else row.length
    return add_months(start, months) + timedelta(days=row.then_days)


def _natural(row: ClockRule, start: Trigger, pauses: list[Pause]) -> Deadline:
    day = day_of(start)
    end = unpaused_end(row, day)
    warnings = list(_doubts(row))
    taken: list[Pause] = []
    for pause in pauses:
        if pause.begins_on > (next_working_day(end) if row.rolls else end):
            warnings.append(f"{pause.begins_on}开始的暂停在期限届满之后，不影响期限")
            continue
        taken.append(pause)
        if pause.ends_on is None:
            return Deadline(
                row, start, None, None, None, _steps(day, end, taken, row), tuple(warnings)
            )
        end = max(end + (pause.ends_on - pause.begins_on), pause.ends_on)
    due = next_working_day(end) if row.rolls else end
    if due != end:
        warnings += _liberty(row, end)
    return Deadline(row, start, due, None, end, _steps(day, due, taken, row, end), tuple(warnings))


def _liberty(row: ClockRule, end: date) -> list[str]:
    if row.id.startswith("NT"):
        return [f"未顺延的届满日是{end}：涉及人身自由，请尽量在该日前办理"]
    return []


def _paused_by(day: date, pauses: Sequence[Pause]) -> Pause | None:
    for pause in pauses:
        if pause.begins_on < day and (pause.ends_on is None or day <= pause.ends_on):
            return pause
    return None


def _steps(
    start: date, last: date, pauses: Sequence[Pause], row: ClockRule, end: date | None = None
) -> tuple[Step, ...]:
    """Day by day; periods in months and years keep, after a month, the days that say something."""
    steps = [Step(start, None, "开始日，不计入")]
    count = 0
    day = start
    while day < last:
        day += ONE_DAY
        pause = _paused_by(day, pauses)
        if pause is not None:
            steps.append(Step(day, None, f"暂停（{pause.reason}）"))
        elif (end is not None and day > end) or (row.unit is Unit.DAY and count == row.length):
            # After the period: rolled over, or awaiting papers asked for on such a rolled day.
            steps.append(Step(day, None, f"顺延：{day_note(day) or '届满'}"))
        else:
            count += 1
            note = _note(day, row)
            if day == end:
                note = f"{note}，期间最后一日".lstrip("，")
            if note or row.unit is Unit.DAY or count <= 31 or day == last:
                steps.append(Step(day, count, note))
    return tuple(steps)


def _note(day: date, row: ClockRule) -> str:
    try:
        return day_note(day)
    except LawError:  # an ordinary day of the period asks no rest-day question
        return ""


def _working_days(row: ClockRule, start: Trigger, pauses: list[Pause]) -> Deadline:
    day = day_of(start)
    steps = [Step(day, None, "开始日，不计入")]
    count = 0
    owed: date | None = None  # a pause that began on the last day ends with this paper
    while count < row.length or (owed is not None and (day < owed or is_rest_day(day))):
        day += ONE_DAY
        pause = _paused_by(day, pauses)
        if pause is not None:
            steps.append(Step(day, None, f"暂停（{pause.reason}）"))
        elif is_rest_day(day):
            steps.append(Step(day, None, f"{day_note(day)}，不计入"))
        elif count < row.length:
            count += 1
            steps.append(Step(day, count, day_note(day)))
        else:
            steps.append(Step(day, None, f"顺延：{day_note(day) or '届满'}"))
        if count == row.length and (last := _begun_on(day, pauses)):
            owed, pause = last.ends_on, last
        if pause is not None and pause.ends_on is None:
            return Deadline(row, start, None, None, None, tuple(steps), _doubts(row))
    late = [pause for pause in pauses if pause.begins_on > day]
    warnings = [f"{pause.begins_on}开始的暂停在期限届满之后，不影响期限" for pause in late]
    return Deadline(row, start, day, None, day, tuple(steps), (*_doubts(row), *warnings))


def _begun_on(day: date, pauses: Sequence[Pause]) -> Pause | None:
    return next((pause for pause in pauses if pause.begins_on == day), None)


def state(
    deadline: Deadline,
    *,
    done: Trigger | None,
    today: Trigger,
    cancelled: Trigger | None = None,
) -> ClockState:
    """Met or late by when it was done; cancelled if that came in time; else by today.

    Lateness is a fact: a withdrawal after the due day does not undo it.
    """
    if done is None and cancelled is not None and not _is_after(cancelled, deadline):
        return ClockState.CANCELLED
    if done is None and deadline.is_paused:
        return ClockState.PAUSED
    if _is_after(done or today, deadline):
        return ClockState.LATE
    return ClockState.MET if done is not None else ClockState.RUNNING


def _is_after(at: Trigger, deadline: Deadline) -> bool:
    end = deadline.full_hour_at or deadline.due_at
    if end is not None and isinstance(at, datetime):
        return at > end
    last = end.date() if end is not None else deadline.due_on
    return last is not None and day_of(at) > last


def days_left(deadline: Deadline, today: date) -> int | None:
    """Days until the due day, negative once it is missed; None while paused."""
    return None if deadline.due_on is None else (deadline.due_on - today).days


def is_soon(deadline: Deadline, today: date) -> bool:
    """Whether at most 40 % of the period is left."""
    if deadline.due_on is None:
        return False
    whole = (deadline.due_on - day_of(deadline.start)).days
    return (deadline.due_on - today).days <= whole * SOON
