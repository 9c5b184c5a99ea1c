"""The verdict on a clock whose days are known only in part: met, late, or honestly unknown.

Every day that the bounds allow is a possible world. Met is said only if all worlds are in time,
late only if none is. The due day asked for is the governing one, statute and local rule together.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, partial

from hengyuan.law.calendar import UnknownYear
from hengyuan.law.dates import DateRange
from hengyuan.law.deadlines.compute import Pause, Trigger, compute, unpaused_end
from hengyuan.law.deadlines.rows import ClockRule, Unit, all_rows, rows_for
from hengyuan.law.errors import NoValueInForce

MET, LATE, UNKNOWN = "met", "late", "unknown"
LONGEST_REST = 31  # days; since 2004 no notice has put more than ten in a row: a safe outer bound
LEAST_DAYS = {Unit.DAY: 1, Unit.WORKING_DAY: 1, Unit.MONTH: 28, Unit.YEAR: 365}


@dataclass(frozen=True, slots=True)
class Verdict:
    """`how`: exact, bounded, same-day, no-date, day-precision, no-calendar, no-rule, contradiction.

    `due_…` are the un-rolled ends for the earliest and the latest start, `rolled_…` the due days.
    """

    result: str
    how: str
    why: str
    due_earliest: date | None = None
    due_latest: date | None = None
    rolled_earliest: date | None = None
    rolled_latest: date | None = None


@dataclass(frozen=True, slots=True)
class _Ends:
    """What a start day makes certain: in time until one day, late after another."""

    in_time_until: date
    late_after: date
    unrolled: date | None
    due: date | None
    is_guarded: bool = False  # the calendar is missing: the true day lies between the two


Ask = Callable[[date], _Ends | None]


def judge(
    rule_id: str,
    start: DateRange | None,
    done: DateRange | None,
    *,
    jurisdiction: str = "",
    as_if: bool = False,
    not_done_before: date | None = None,
    elapsed: int | None = None,
    pauses: Sequence[Pause] = (),
    triggers: Mapping[str, Trigger] | None = None,
) -> Verdict:
    """Met only if every pair of days within the bounds is in time, late only if none is.

    An act never comes before its trigger, nor before `not_done_before`; `elapsed` is the number
    of days between the two where a source tells it without the days. Raises UnknownRule,
    CannotCompute, and NoValueInForce for a known day.
    """
    day = (start.earliest or start.latest) if start else None
    if start is None or day is None:
        return _told(all_rows(rule_id)[0], elapsed) or Verdict(UNKNOWN, "no-date", "起算日不明")
    ask: Ask = cache(
        partial(
            _ends,
            rule_id,
            jurisdiction=jurisdiction,
            as_if=as_if,
            pauses=tuple(pauses),
            triggers=triggers,
        )
    )
    try:
        row = rows_for(rule_id, day, jurisdiction, as_if=as_if)[0]
        changes = [] if as_if else _changes(rule_id, start)
        known = (done or DateRange(None, None)).not_before(not_done_before)
        return _told(row, elapsed) or _decide(row, start, known, ask, changes)
    except NoValueInForce as error:
        if start.is_exact:
            raise
        return Verdict(UNKNOWN, "no-rule", f"起算日的范围跨越规则施行日：{error}")


def _told(row: ClockRule, elapsed: int | None) -> Verdict | None:
    """Met by the number of days that passed, whatever the days were."""
    if elapsed is None or row.is_backward:
        return None
    if row.unit is Unit.HOUR:
        least = row.length // 24 - 1
    else:
        least = row.length * LEAST_DAYS[row.unit] + row.then_days
    if elapsed > least:
        return None
    return Verdict(MET, "same-day" if elapsed == 0 else "bounded", f"相隔{elapsed}日，不超过期限")


def _changes(rule_id: str, start: DateRange) -> list[date]:
    """Days inside the range on which another version begins, and the days before them."""
    if start.earliest is None or start.latest is None:
        return []
    begins = {row.validity.valid_from for row in all_rows(rule_id)} - {None}
    inside = [one for one in begins if one and start.earliest < one <= start.latest]
    return [each for one in inside for each in (one - timedelta(days=1), one)]


def _ends(
    rule_id: str,
    day: date,
    *,
    jurisdiction: str,
    as_if: bool,
    pauses: tuple[Pause, ...],
    triggers: Mapping[str, Trigger] | None,
) -> _Ends | None:
    rows = rows_for(rule_id, day, jurisdiction, as_if=as_if)
    if rows[0].unit is Unit.HOUR:
        return _hour_ends(rows[0], day)
    try:
        found = compute(
            rule_id, day, jurisdiction=jurisdiction, pauses=pauses, triggers=triggers, as_if=as_if
        )
    except UnknownYear:
        plain = [row for row in rows if not row.trigger]
        return min((_guarded(row, day, pauses) for row in plain), key=lambda e: e.in_time_until)
    if found.due_on is None:
        return None
    return _Ends(found.due_on, found.due_on, found.unrolled_on, found.due_on)


def _hour_ends(row: ClockRule, day: date) -> _Ends:
    whole = timedelta(days=-(-row.length // 24))
    surely = timedelta(days=row.length // 24 - 1)
    return _Ends(day + surely, day + whole, day + whole, day + whole)


def _guarded(row: ClockRule, day: date, pauses: Sequence[Pause]) -> _Ends:
    """The first day it can be due and the last, where nobody knows the rest days."""
    if row.unit is Unit.WORKING_DAY:
        first, rests = day + timedelta(days=row.length), row.length
    else:
        first, rests = unpaused_end(row, day), 1
    paused = sum((one.ends_on - one.begins_on).days for one in pauses if one.ends_on)
    last = first + timedelta(days=LONGEST_REST * rests + paused)
    unrolled = None if row.unit is Unit.WORKING_DAY else first
    return _Ends(first, last, unrolled, None, is_guarded=True)


def _decide(
    row: ClockRule, start: DateRange, done: DateRange, ask: Ask, changes: Sequence[date]
) -> Verdict:
    first = ask(start.earliest) if start.earliest else None
    last = ask(start.latest) if start.latest else None

    def verdict(result: str, how: str, why: str) -> Verdict:
        return Verdict(
            result,
            how,
            why,
            first.unrolled if first else None,
            last.unrolled if last else None,
            first.due if first else None,
            last.due if last else None,
        )

    if (start.earliest and first is None) or (start.latest and last is None):
        return verdict(UNKNOWN, "paused", "期限暂停中，届满日未定")
    if done.earliest is None and done.latest is None:
        return verdict(UNKNOWN, "no-date", "没有完成日期")
    forward = not row.is_backward
    if forward and start.earliest and done.latest and done.latest < start.earliest:
        return verdict(UNKNOWN, "contradiction", f"完成日{done.latest}早于起算日{start.earliest}")
    if forward and start.latest and done.latest and done.latest < start.latest:
        last = ask(done.latest)  # a start after the act is no possible world
    between = [ends for day in changes if (ends := ask(day))]
    return verdict(*_answer(row, start, done, first, last, between))


def _answer(
    row: ClockRule,
    start: DateRange,
    done: DateRange,
    first: _Ends | None,
    last: _Ends | None,
    between: Sequence[_Ends],
) -> tuple[str, str, str]:
    how = "exact" if start.is_exact and done.is_exact else "bounded"
    if row.unit is Unit.HOUR:
        how = "day-precision"
    in_time = min(e.in_time_until for e in (first, *between)) if first else None
    too_late = max(e.late_after for e in (last, *between)) if last else None
    if done.latest and in_time and done.latest <= in_time:
        return MET, how, f"最迟{done.latest}完成，不晚于{in_time}"
    if done.earliest and too_late and done.earliest > too_late:
        return LATE, how, f"最早{done.earliest}完成，晚于{too_late}"
    if row.unit is Unit.HOUR:
        return UNKNOWN, how, "只知道日期，不能判断小时"
    if any(ends.is_guarded for ends in (first, last) if ends) and _calendar_decides(
        done, first, last
    ):
        return UNKNOWN, "no-calendar", "当年的休息日安排未知，不能确定是否顺延"
    return UNKNOWN, "bounded", "日期只知道范围，按期与逾期都有可能"


def _calendar_decides(done: DateRange, first: _Ends | None, last: _Ends | None) -> bool:
    may_be_met = bool(done.latest and first and done.latest <= first.late_after)
    may_be_late = bool(done.earliest and last and done.earliest > last.in_time_until)
    return may_be_met or may_be_late
