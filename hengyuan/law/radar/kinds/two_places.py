"""一人同时在两地: the handler in two places, with no time for the road.

A hearing with the court's own paper on file is attested by others: of the two it is the other place
that is doubted, and its file alone is named, with the hearing beside it.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations

from hengyuan.law.radar.hints import Fact, Hint, Kind, stretch
from hengyuan.law.radar.trace import CALENDAR, HEARING, Trace, Visit
from hengyuan.law.supervision.bounds import Bounds
from hengyuan.law.supervision.hints import Bound
from hengyuan.law.supervision.words import Severity

Place = tuple[str, Visit]  # a file, and where its paper says that the handler was
Pair = tuple[Place, Place]

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
        pairs = [
            pair for pair in combinations(there, 2) if _cannot_be(pair[0][1], pair[1][1], bounds)
        ]
        if any(file == trace.file for pair in pairs for file, _visit in pair):
            yield _hint(trace, day.isoformat(), pairs)


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


def _is_attested(visit: Visit) -> bool:
    """Whether the court's own paper says that he was there."""
    return visit.kind in (HEARING, CALENDAR) and visit.is_summoned


def _hint(trace: Trace, day: str, pairs: list[Pair]) -> Hint:
    odd: list[Place] = []
    beside: list[Fact] = []
    for pair in pairs:
        sure = [each for each in pair if _is_attested(each[1])]
        doubted = [each for each in pair if each not in sure] if len(sure) == 1 else list(pair)
        odd += doubted
        if len(sure) == 1:
            hearing = sure[0][1]
            said = f"{stretch(hearing.begins, hearing.ends)}，传票在卷"
            beside += [Fact(file, "同日另案开庭", said, hearing.on) for file, _visit in doubted]
    odd = list(dict.fromkeys(odd))
    facts = (
        *(
            Fact(file, "所在时间", stretch(visit.begins, visit.ends), visit.on)
            for file, visit in odd
        ),
        *dict.fromkeys(beside),
    )
    files = tuple(dict.fromkeys(file for file, _visit in odd))
    said = f"承办人{day}在两地之间没有路上的时间"
    return Hint(KIND.id, f"{trace.handler}:{day}", odd[0][1].on, said, files, facts)
