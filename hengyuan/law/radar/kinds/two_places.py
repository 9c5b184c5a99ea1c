"""一人同时在两地: the handler in two places, with no time for the road."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from hengyuan.law.radar.hints import Fact, Hint, Kind, stretch
from hengyuan.law.radar.trace import Trace, Visit
from hengyuan.law.supervision.bounds import Bounds
from hengyuan.law.supervision.hints import Bound
from hengyuan.law.supervision.words import Severity

KIND = Kind(
    id="R-06", name_zh="承办人同时在两地", severity=Severity.HIGH,
    compares_zh="同一承办人同一天在不同地点的会见、开庭的起止时间",
    clears_zh=(
        "远程会见、远程开庭的：登记为远程",
        "时间登记错误的：对照看守所回执、庭审笔录更正",
        "由同案另一名律师到场的：更正到场人员",
    ),
    needs_zh="会见、开庭的地点和起止时间",
    bounds={
        "apart_minutes": Bound("不同乡镇、区县之间至少间隔几分钟", 30),
        "overlap_minutes": Bound("同一地区内重叠几分钟起", 10),
    },
)  # fmt: skip


def keys(trace: Trace) -> Iterator[str]:
    """The handler with each day on which a paper says when he was where."""
    if trace.handler:
        days = dict.fromkeys(visit.on for visit in trace.visits if _is_known(visit))
        yield from (f"at:{trace.handler}:{day}" for day in days)


def check(trace: Trace, near: Sequence[Trace], bounds: Bounds) -> Iterator[Hint]:
    """One hint for a handler and a day."""
    told = [
        (one.file, visit)
        for one in (*near, trace)
        if one.handler == trace.handler != ""
        for visit in one.visits
        if _is_known(visit)
    ]
    for day in sorted({visit.on for visit in trace.visits}):
        there = [each for each in told if each[1].on == day]
        odd = [
            each
            for one, other in combinations(there, 2)
            if _cannot_be(one[1], other[1], bounds)
            for each in (one, other)
        ]
        if any(file == trace.file for file, _visit in odd):
            yield _hint(trace, day.isoformat(), list(dict.fromkeys(odd)))


def _is_known(visit: Visit) -> bool:
    return bool(visit.place) and not visit.is_remote and None not in (visit.begins, visit.ends)


def _cannot_be(one: Visit, other: Visit, bounds: Bounds) -> bool:
    if one.place == other.place:
        return False
    first, second = sorted((one, other), key=lambda visit: visit.begins or 0)
    gap = (second.begins or 0) - (first.ends or 0)
    if one.town and other.town and one.town != other.town:
        return gap < bounds.of(KIND, "apart_minutes", one.on)
    return -gap >= bounds.of(KIND, "overlap_minutes", one.on)


def _hint(trace: Trace, day: str, odd: list[tuple[str, Visit]]) -> Hint:
    facts = tuple(
        Fact(file, "所在时间", stretch(visit.begins, visit.ends), visit.on) for file, visit in odd
    )
    files = tuple(dict.fromkeys(file for file, _visit in odd))
    said = f"承办人{day}在两地之间没有路上的时间"
    return Hint(KIND.id, f"{trace.handler}:{day}", odd[0][1].on, said, files, facts)
