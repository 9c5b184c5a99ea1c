"""指派前会见: the handler met the recipient before he was assigned."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from hengyuan.law.radar.hints import Fact, Hint, Kind
from hengyuan.law.radar.trace import MEETING, Trace
from hengyuan.law.supervision.bounds import Bounds
from hengyuan.law.supervision.hints import Bound
from hengyuan.law.supervision.words import Severity

YEAR = timedelta(days=365)
SOON = timedelta(days=60)  # after the assignment: when people meet

KIND = Kind(
    id="R-07", name_zh="指派前已经会见", severity=Severity.MEDIUM,
    compares_zh="会见日与指派日，以及承办人此前是否为同一受援人办过案件",
    clears_zh=(
        "先行提供、值班律师转办的：登记先行提供或者法律帮助",
        "先通知后补手续的：附通知记录",
        "原为委托案件的：说明委托何时解除、是否收费",
    ),
    needs_zh="会见日和指派日",
    bounds={"days": Bound("早于指派几日起", 3)},
)  # fmt: skip


def keys(trace: Trace) -> Iterator[str]:
    """The recipient with the handler: an earlier file of both explains the meeting."""
    if trace.recipient and trace.handler:
        yield f"knows:{trace.recipient}:{trace.handler}"


def check(trace: Trace, near: Sequence[Trace], bounds: Bounds) -> Iterator[Hint]:
    """One hint for a file; none where he knew the recipient from his duty or an earlier case."""
    if trace.assigned_on is None or trace.is_provisional or trace.was_duty:
        return
    if any(one.opened_on < trace.opened_on for one in near):
        return
    days = bounds.of(KIND, "days", trace.opened_on)
    early = [
        v.on for v in trace.all(MEETING)
        if (trace.assigned_on - v.on).days >= days and not _is_wrong_year(v.on, trace.assigned_on)
    ]  # fmt: skip
    if early:
        facts = [Fact(trace.file, "会见", "", on) for on in early]
        facts.append(Fact(trace.file, "指派", "", trace.assigned_on))
        said = f"会见比指派早{(trace.assigned_on - min(early)).days}日"
        yield Hint(KIND.id, trace.file, trace.assigned_on, said, (trace.file,), tuple(facts))


def _is_wrong_year(met: date, assigned: date) -> bool:
    """Whether it is the last year's number, written by habit: a year later it falls in its place.

    Who takes a paid mandate for an aided case does not wait a year for the assignment.
    """
    return timedelta(0) <= met + YEAR - assigned <= SOON
