"""The verdict on a clock whose days are known only in part: met, late, or honestly unknown."""

from dataclasses import dataclass
from datetime import date, timedelta

from hengyuan.law.calendar import UnknownYear
from hengyuan.law.dates import DateRange
from hengyuan.law.deadlines.compute import (
    Deadline,
    _backward,
    _natural,
    _unpaused_end,
    _working_days,
)
from hengyuan.law.deadlines.rows import ClockRule, Unit, rule

MET, LATE, UNKNOWN = "met", "late", "unknown"


@dataclass(frozen=True, slots=True)
class Verdict:
    """`how`: exact, bounded, no-date, day-precision, no-calendar. Due days are the bounds."""

    result: str
    how: str
    why: str
    due_earliest: date | None = None
    due_latest: date | None = None
    rolled_earliest: date | None = None
    rolled_latest: date | None = None


def judge(
    rule_id: str,
    start: DateRange | None,
    done: DateRange | None,
    *,
    jurisdiction: str = "",
    as_if: bool = False,
) -> Verdict:
    """Met only if every pair of days within the bounds is in time, late only if none is.

    An act never comes before its trigger. Raises UnknownRule, NoValueInForce.
    """
    day = (start.earliest or start.latest) if start else None
    row = rule(rule_id, day or date(2022, 1, 1), jurisdiction, as_if=as_if or day is None)
    if start is None or (start.earliest is None and start.latest is None):
        return Verdict(UNKNOWN, "no-date", "起算日不明")
    if row.is_backward:
        return _judge_backward(row, start, done)
    if row.unit is Unit.HOUR:
        return _judge_hours(row, start, done)
    return _judge_days(row, start, done)


def _how(start: DateRange, done: DateRange) -> str:
    return "exact" if start.is_exact and done.is_exact else "bounded"


def _is_open(done: DateRange | None) -> bool:
    return done is None or (done.earliest is None and done.latest is None)


def _dues(row: ClockRule, day: date | None) -> tuple[date | None, date | None, bool]:
    """The un-rolled end, the due day, and whether the calendar of the year is missing."""
    if day is None:
        return None, None, False
    if row.kind == "moment":
        return day, day, False
    try:
        deadline: Deadline = (
            _working_days(row, day, []) if row.unit is Unit.WORKING_DAY else _natural(row, day, [])
        )
    except UnknownYear:
        end = None if row.unit is Unit.WORKING_DAY else _unpaused_end(row, day)
        return end, None, True
    return deadline.unrolled_on, deadline.due_on, False


def _judge_days(row: ClockRule, start: DateRange, done: DateRange | None) -> Verdict:
    first_end, first_due, no_first = _dues(row, start.earliest)
    last_end, last_due, no_last = _dues(row, start.latest)

    def verdict(result: str, how: str, why: str) -> Verdict:
        return Verdict(result, how, why, first_end, last_end, first_due, last_due)

    if done is None or _is_open(done):
        return verdict(UNKNOWN, "no-date", "没有完成日期")
    how = _how(start, done)
    in_time = first_due or first_end
    if done.latest and in_time and done.latest <= in_time:
        return verdict(MET, how, f"最迟{done.latest}完成，不晚于{in_time}")
    if done.earliest and last_due and done.earliest > last_due:
        return verdict(LATE, how, f"最早{done.earliest}完成，晚于{last_due}")
    if no_first or no_last:
        return verdict(UNKNOWN, "no-calendar", "当年的休息日安排未知，不能确定是否顺延")
    return verdict(UNKNOWN, "bounded", "日期只知道范围，按期与逾期都有可能")


def _judge_backward(row: ClockRule, start: DateRange, done: DateRange | None) -> Verdict:
    first = _backward(row, start.earliest).due_on if start.earliest else None
    last = _backward(row, start.latest).due_on if start.latest else None

    def verdict(result: str, how: str, why: str) -> Verdict:
        return Verdict(result, how, why, first, last, first, last)

    if done is None or _is_open(done):
        return verdict(UNKNOWN, "no-date", "没有送达日期")
    how = _how(start, done)
    if first and done.latest and done.latest <= first:
        return verdict(MET, how, f"最迟{done.latest}送达，不晚于{first}")
    if last and done.earliest and done.earliest > last:
        return verdict(LATE, how, f"最早{done.earliest}送达，晚于{last}")
    return verdict(UNKNOWN, "bounded", "送达日期只知道范围")


def _judge_hours(row: ClockRule, start: DateRange, done: DateRange | None) -> Verdict:
    whole_days = timedelta(hours=row.length)
    first = start.earliest + whole_days if start.earliest else None
    last = start.latest + whole_days if start.latest else None

    def verdict(result: str, how: str, why: str) -> Verdict:
        return Verdict(result, how, why, first, last, first, last)

    if done is None or _is_open(done):
        return verdict(UNKNOWN, "no-date", "没有完成时间")
    if done.latest and start.earliest:
        most = (done.latest - start.earliest).days + 1  # less than so many days passed
        if most * 24 <= row.length:
            return verdict(MET, "day-precision", f"不足{most * 24}小时")
    if done.earliest and start.latest:
        least = (done.earliest - start.latest).days - 1  # more than so many days passed
        if least * 24 >= row.length:
            return verdict(LATE, "day-precision", f"超过{least * 24}小时")
    return verdict(UNKNOWN, "day-precision", "只知道日期，不能判断小时")
