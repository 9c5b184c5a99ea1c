"""休息日开庭: a hearing on a day on which the court was closed, without its paper."""

from collections.abc import Iterator, Sequence
from datetime import date

from hengyuan.law.calendar import UnknownYear, day_note, is_rest_day
from hengyuan.law.radar.hints import Fact, Hint, Kind
from hengyuan.law.radar.trace import HEARING, Trace
from hengyuan.law.supervision.bounds import Bounds
from hengyuan.law.supervision.words import Severity

KIND = Kind(
    id="R-08", name_zh="休息日开庭且没有传票", severity=Severity.MEDIUM,
    compares_zh="开庭日与国务院放假安排，以及案卷中的传票、庭审笔录",
    clears_zh=(
        "法院、仲裁机构休息日确实开庭的：附传票或者庭审笔录",
        "日期登记错误的：对照传票更正",
    ),
    needs_zh="开庭日",
)  # fmt: skip


def keys(trace: Trace) -> Iterator[str]:
    """A file alone."""
    yield from ()


def check(trace: Trace, near: Sequence[Trace], bounds: Bounds) -> Iterator[Hint]:
    """One hint for a file; silent about a year without a calendar."""
    odd = [v.on for v in trace.all(HEARING) if not v.is_summoned and _rests(v.on)]
    if odd:
        facts = tuple(Fact(trace.file, "开庭", day_note(on), on) for on in odd)
        said = f"登记的开庭日为休息日（{day_note(odd[0])}），案卷中没有传票"
        yield Hint(KIND.id, trace.file, odd[0], said, (trace.file,), facts)


def _rests(on: date) -> bool:
    try:
        return is_rest_day(on)
    except UnknownYear:
        return False
