"""A statutory clock ran out: the day after its due day, or the day on which the act came late.

One hint a clock; the derivation of the due day is on the case's page. A paused clock has no due
day, one whose year has no calendar yet is silent until there is one.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from hengyuan.law.citation import Sureness
from hengyuan.law.deadlines.rows import all_rows
from hengyuan.law.errors import UnknownRule
from hengyuan.law.supervision.bounds import Bounds
from hengyuan.law.supervision.hints import LAW, Hint, Rule, Seen, cited
from hengyuan.law.supervision.story import Clock, Story
from hengyuan.law.supervision.words import Link, Phase, Severity, link_of

RULE = Rule(
    id="J03-clock", point="J3 J4 J6 J9", name_zh="法定期限已过", link=Link.DECISION,
    phase=Phase.BEFORE, severity=Severity.HIGH,
    clears_zh="期限计算有误的，更正起算日或者登记暂停事由；有正当理由的，说明理由",
    consequence_zh="说明理由；没有正当理由的，列入整改",
    tells=("officer", "head"), cites=cited(LAW), sure=Sureness.FULL,
)  # fmt: skip


def check(story: Story, bounds: Bounds) -> Iterator[Hint]:
    """One hint for each clock that ran out."""
    for clock in story.clocks:
        if clock.stopped_on is not None and clock.is_late:
            late = min(_day_after(clock) or clock.stopped_on, clock.stopped_on)
            ended = clock.stopped_on
        elif clock.stopped_on is None and not clock.is_paused and clock.due_on:
            late, ended = clock.due_on + timedelta(days=1), None
        else:
            continue
        name = _name(clock.rule)
        seen = [Seen(f"“{name}”起算", clock.started_on)]
        if clock.due_on:
            seen.append(Seen(f"“{name}”届满", clock.due_on))
        said = f"“{name}”（{clock.rule}）期限已过"
        yield Hint(
            RULE.id, f"{clock.rule}@{clock.started_on}", link_of(clock.rule), late, said,
            tuple(seen), ended,
        )  # fmt: skip


def _day_after(clock: Clock) -> date | None:
    return clock.due_on + timedelta(days=1) if clock.due_on else None


def _name(clock: str) -> str:
    try:
        return all_rows(clock)[0].name_zh
    except UnknownRule:
        return clock
