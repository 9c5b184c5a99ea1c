"""一个电话多名互不相识的受援人: one telephone for strangers in one hand."""

from collections.abc import Iterator, Sequence

from hengyuan.law.radar.hints import Hint, Kind
from hengyuan.law.radar.shared import strangers, telling
from hengyuan.law.radar.trace import Trace
from hengyuan.law.supervision.bounds import Bounds
from hengyuan.law.supervision.hints import Bound
from hengyuan.law.supervision.words import Severity

KIND = Kind(
    id="R-04", name_zh="一个电话多名受援人", severity=Severity.MEDIUM,
    compares_zh="登记的受援人电话、住址、对方当事人和承办人",
    clears_zh=(
        "家庭成员共用电话的：登记住址或者亲属关系",
        "工作站、村居、福利机构电话的：登记为公用电话",
        "工友由一人代为联系的：登记对方当事人",
    ),
    needs_zh="受援人电话",
    bounds={
        "days": Bound("几日内开立的案件放在一起看", 365),
        "circles": Bound("几户互不相识的受援人起", 3),
        "share": Bound("同一承办人的案件占百分之几起", 75),
    },
)  # fmt: skip


def keys(trace: Trace) -> Iterator[str]:
    """The telephone, unless it is known to be a desk's."""
    if trace.phone and not trace.is_shared_phone:
        yield f"phone:{trace.phone}"


def check(trace: Trace, near: Sequence[Trace], bounds: Bounds) -> Iterator[Hint]:
    """One hint for a telephone, where its files lie in one hand."""
    found = strangers(trace, near, KIND, bounds)
    hands = [one.handler for one in found if one.handler]
    most = max((hands.count(hand) for hand in hands), default=0)
    if found and most * 100 >= bounds.of(KIND, "share", trace.opened_on) * len(found):
        yield telling(f"phone:{trace.phone}", "登记同一个电话", trace, found, KIND)
