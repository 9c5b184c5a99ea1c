"""一次补录的案件: several whole files entered one after the other at one sitting."""

from collections.abc import Iterator, Sequence

from hengyuan.law.radar.hints import Fact, Hint, Kind, stretch
from hengyuan.law.radar.trace import Trace
from hengyuan.law.supervision.bounds import Bounds
from hengyuan.law.supervision.hints import Bound
from hengyuan.law.supervision.words import Severity

KIND = Kind(
    id="R-12", name_zh="几件案件一次录成", severity=Severity.MEDIUM,
    compares_zh="案件各项行为发生的日期，与登记的账户和时间",
    clears_zh=(
        "纸质案卷集中补录的：登记为补录，附纸质原件",
        "系统停用期间的案件：附当时的登记簿",
    ),
    needs_zh="各项行为的登记时间",
    bounds={
        "minutes": Bound("全部行为在几分钟内登记", 60),
        "acts": Bound("至少几项行为", 5),
        "span": Bound("行为发生日相隔几日起", 20),
        "files": Bound("同一账户同一天几件起", 3),
    },
)  # fmt: skip


def keys(trace: Trace) -> Iterator[str]:
    """The account and the day, where all was entered by one account on one day."""
    days = {(entry.who, entry.told_on) for entry in trace.entries}
    if len(days) == 1 and not trace.is_backlog:
        yield from (f"sat:{who}:{day}" for who, day in days)


def check(trace: Trace, near: Sequence[Trace], bounds: Bounds) -> Iterator[Hint]:
    """One hint for an account and a day."""
    files = [one for one in (*near, trace) if _is_sitting(one, bounds)]
    if trace not in files or len(files) < bounds.of(KIND, "files", trace.opened_on):
        return
    entry = trace.entries[0]
    facts = tuple(
        Fact(one.file, "登记时间", stretch(*_minutes(one)), one.entries[0].told_on) for one in files
    )
    said = f"同一账户在{entry.told_on}把{len(files)}件案件从头到尾一次录成"
    key, names = f"{entry.who}:{entry.told_on}", tuple(one.file for one in files)
    yield Hint(KIND.id, key, entry.told_on, said, names, facts)


def _is_sitting(trace: Trace, bounds: Bounds) -> bool:
    minutes, acts, span = (
        bounds.of(KIND, name, trace.opened_on) for name in ("minutes", "acts", "span")
    )
    if len(trace.entries) < acts:
        return False
    first, last = _minutes(trace)
    happened = [entry.on for entry in trace.entries]
    return last - first <= minutes and (max(happened) - min(happened)).days >= span


def _minutes(trace: Trace) -> tuple[int, int]:
    entered = [entry.minute for entry in trace.entries]
    return min(entered), max(entered)
