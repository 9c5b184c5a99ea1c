"""决定没有签名: work went on upon a decision that nobody signed."""

from collections.abc import Iterator, Sequence

from hengyuan.law.radar.hints import Fact, Hint, Kind
from hengyuan.law.radar.trace import Trace
from hengyuan.law.supervision.bounds import Bounds
from hengyuan.law.supervision.words import Severity

KIND = Kind(
    id="R-03", name_zh="决定没有签名", severity=Severity.HIGH,
    compares_zh="审批表、决定书上的签名处，以及此后是否已经指派",
    clears_zh=(
        "在系统中电子审批的：附审批记录",
        "扫描不清的：对照原件更正",
        "漏签的：由当时的审批人说明，不得倒签",
    ),
    needs_zh="审批表、决定书的签名",
)  # fmt: skip


def keys(trace: Trace) -> Iterator[str]:
    """A file alone."""
    yield from ()


def check(trace: Trace, near: Sequence[Trace], bounds: Bounds) -> Iterator[Hint]:
    """One hint for a file that went on; a signature that could not be made out says nothing."""
    bare = [one for one in trace.decisions if one.is_signed is False]
    if not bare or trace.assigned_on is None:
        return
    facts = [Fact(trace.file, "没有签名的决定", "", one.on) for one in bare]
    facts.append(Fact(trace.file, "指派", "", trace.assigned_on))
    said = f"{len(bare)}份决定没有签名，案件已经指派"
    yield Hint(KIND.id, trace.file, trace.assigned_on, said, (trace.file,), tuple(facts))
