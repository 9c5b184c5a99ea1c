"""会见时间千篇一律: meetings of many files that all begin and end in the same minute."""

from collections.abc import Iterator, Sequence

from hengyuan.law.radar.hints import Fact, Hint, Kind, stretch
from hengyuan.law.radar.trace import MEETING, Trace
from hengyuan.law.supervision.bounds import Bounds
from hengyuan.law.supervision.hints import Bound
from hengyuan.law.supervision.words import Severity

KIND = Kind(
    id="R-11", name_zh="会见时间千篇一律", severity=Severity.LOW,
    compares_zh="同一承办人各次会见的起止时间",
    clears_zh=(
        "固定接待时段的：附排班或者接待登记",
        "按整点登记的：对照会见回执、笔录更正",
    ),
    needs_zh="会见的起止时间",
    bounds={
        "days": Bound("几日内开立的案件放在一起看", 365),
        "files": Bound("起止时间相同的几件起", 8),
        "share": Bound("占该承办人有起止时间的会见百分之几起", 25),
    },
)  # fmt: skip


def keys(trace: Trace) -> Iterator[str]:
    """The handler of a file whose papers say when he met the recipient."""
    if trace.handler and _times(trace):
        yield f"rounds:{trace.handler}"


def check(trace: Trace, near: Sequence[Trace], bounds: Bounds) -> Iterator[Hint]:
    """One hint for a handler and a pair of minutes that most of his meetings have."""
    days = bounds.of(KIND, "days", trace.opened_on)
    close = [one for one in near if (trace.opened_on - one.opened_on).days <= days]
    all_times = [times for one in (*close, trace) for times in _times(one)]
    for times in dict.fromkeys(_times(trace)):
        files = [one for one in (*close, trace) if times in _times(one)]
        share = 100 * all_times.count(times) / len(all_times)
        if len(files) < bounds.of(KIND, "files", trace.opened_on):
            continue
        if share >= bounds.of(KIND, "share", trace.opened_on):
            yield _hint(trace, times, files, round(share))


def _times(trace: Trace) -> list[tuple[int, int]]:
    return [
        (visit.begins, visit.ends)
        for visit in trace.all(MEETING)
        if visit.begins is not None and visit.ends is not None
    ]


def _hint(trace: Trace, times: tuple[int, int], files: list[Trace], share: int) -> Hint:
    said = f"{len(files)}件的会见都是{stretch(*times)}，占该承办人会见的百分之{share}"
    facts = tuple(
        Fact(one.file, "会见", stretch(*times), visit.on)
        for one in files
        for visit in one.all(MEETING)
        if (visit.begins, visit.ends) == times
    )
    key = f"{trace.handler}:{times[0]}:{times[1]}"
    return Hint(KIND.id, key, trace.opened_on, said, tuple(one.file for one in files), facts)
