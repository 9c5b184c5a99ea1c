"""一个账户多名互不相识的受援人: money of strangers goes to one account, or to the handler."""

from collections.abc import Iterator, Sequence

from hengyuan.law.radar.hints import Fact, Hint, Kind
from hengyuan.law.radar.shared import strangers, telling
from hengyuan.law.radar.trace import Trace
from hengyuan.law.supervision.bounds import Bounds
from hengyuan.law.supervision.hints import Bound
from hengyuan.law.supervision.words import Severity

KIND = Kind(
    id="R-05", name_zh="一个收款账户多名受援人", severity=Severity.HIGH,
    compares_zh="受援人的收款账户、住址、对方当事人，以及承办人的账户",
    clears_zh=(
        "由子女、监护人代收的：登记亲属关系或者授权",
        "由福利机构代收的：登记为公用账户",
        "登记错误的：对照银行凭证更正",
    ),
    needs_zh="受援人收款账户",
    bounds={
        "days": Bound("几日内开立的案件放在一起看", 730),
        "circles": Bound("几户互不相识的受援人起", 3),
    },
)  # fmt: skip


def keys(trace: Trace) -> Iterator[str]:
    """The account."""
    if trace.account:
        yield f"account:{trace.account}"


def check(trace: Trace, near: Sequence[Trace], bounds: Bounds) -> Iterator[Hint]:
    """One hint for an account of strangers; one for a file whose account is its handler's."""
    if trace.account and trace.account == trace.handler_account:
        fact = Fact(trace.file, "收款账户", "与承办人账户相同", trace.opened_on)
        said = "受援人的收款账户与承办人账户相同"
        yield Hint(KIND.id, trace.file, trace.opened_on, said, (trace.file,), (fact,))
    found = strangers(trace, near, KIND, bounds)
    if found:
        yield telling(f"account:{trace.account}", "登记同一个收款账户", trace, found, KIND)
