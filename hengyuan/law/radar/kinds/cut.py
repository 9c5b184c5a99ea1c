"""一案拆成多案: one dispute cut into several files.

Many claims against one employer on one day are honest: the marks of cutting are one recipient
with one opponent in one proceeding, or one docket of the court under several files of one hand.
Defendants of one criminal case each have a defender of their own, and near relatives who live
together have to sue together (for a death, say): of one home more files are needed.
"""

from collections.abc import Callable, Iterator, Sequence

from hengyuan.law.radar.hints import Fact, Hint, Kind
from hengyuan.law.radar.trace import Trace
from hengyuan.law.supervision.bounds import Bounds
from hengyuan.law.supervision.hints import Bound
from hengyuan.law.supervision.words import Severity

KIND = Kind(
    id="R-02", name_zh="一案拆成多案", severity=Severity.HIGH,
    compares_zh="同一受援人对同一对方当事人、同一程序的几个案件（同一事项或者同一承办人），或者同一承办人名下办案机关"
    "案号相同的几个案件",
    clears_zh=(
        "请求不同、依法应当分别处理的：附两份法律文书",
        "撤回后重新申请的：登记撤回",
        "当地规定共同受援人分别计件的：注明依据",
    ),
    needs_zh="对方当事人或者办案机关案号",
    bounds={
        "days": Bound("几日内开立的案件放在一起看", 90),
        "same": Bound("同一受援人几件起", 2),
        "docket": Bound("案号相同的几件起", 3),
        "home": Bound("案号相同且都住一处的几件起", 4),
    },
)  # fmt: skip


def keys(trace: Trace) -> Iterator[str]:
    """The docket, and the recipient with each opponent; none of a file that was withdrawn."""
    if trace.is_withdrawn:
        return
    if trace.docket and trace.kind != "criminal":
        yield f"docket:{trace.docket}"
    if trace.recipient:
        yield from (f"pair:{trace.recipient}:{one}" for one in trace.opponents)


def check(trace: Trace, near: Sequence[Trace], bounds: Bounds) -> Iterator[Hint]:
    """One hint for the files of one pair, one for those of one docket."""
    days = bounds.of(KIND, "days", trace.opened_on)
    close = [
        one for one in near
        if one.proceeding == trace.proceeding
        and abs((one.opened_on - trace.opened_on).days) <= days
    ]  # fmt: skip
    same = [one for one in close if _is_same_dispute(one, trace)]
    if len(same) + 1 >= bounds.of(KIND, "same", trace.opened_on):
        pair = f"pair:{trace.recipient}:{min(trace.opponents)}:{trace.proceeding}"
        said = f"同一受援人对同一对方在同一程序中有{len(same) + 1}件"
        yield _hint(pair, said, trace, same, _disputes)
    tried = [one for one in close if _is_same_docket(one, trace)]
    if len(tried) + 1 >= bounds.of(KIND, _least(tried, trace), trace.opened_on):
        said = f"同一案号由同一承办人办理的有{len(tried) + 1}件"
        yield _hint(f"docket:{trace.docket}", said, trace, tried, _dockets)


def _least(tried: Sequence[Trace], trace: Trace) -> str:
    """Which number asks: that of one home where all live in it, else that of a docket."""
    is_home = trace.address != "" and all(one.address == trace.address for one in tried)
    return "home" if is_home else "docket"


def _is_same_dispute(one: Trace, trace: Trace) -> bool:
    is_pair = one.recipient == trace.recipient and set(one.opponents) & set(trace.opponents)
    return bool(is_pair) and (one.matter == trace.matter or one.handler == trace.handler != "")


def _is_same_docket(one: Trace, trace: Trace) -> bool:
    is_tried = one.docket == trace.docket != "" and one.recipient != trace.recipient
    return is_tried and one.handler == trace.handler != ""


def _disputes(one: Trace, trace: Trace) -> Iterator[Fact]:
    yield Fact(one.file, "受援人、对方当事人和程序", "相同")
    yield Fact(one.file, "事项", "相同" if one.matter == trace.matter else "不同")


def _dockets(one: Trace, trace: Trace) -> Iterator[Fact]:
    yield Fact(one.file, "办案机关案号和承办人", "相同")


def _hint(
    key: str,
    said: str,
    trace: Trace,
    others: list[Trace],
    told: Callable[[Trace, Trace], Iterator[Fact]],
) -> Hint:
    files = [*others, trace]
    facts = tuple(fact for one in files for fact in told(one, trace))
    return Hint(KIND.id, key, trace.opened_on, said, tuple(one.file for one in files), facts)
