"""印章与出具单位不在一地: the seal of one place on the paper of another."""

from collections.abc import Iterator, Sequence

from hengyuan.law.radar.hints import Fact, Hint, Kind
from hengyuan.law.radar.places import is_elsewhere
from hengyuan.law.radar.trace import Trace
from hengyuan.law.supervision.bounds import Bounds
from hengyuan.law.supervision.words import Severity

KIND = Kind(
    id="R-01", name_zh="印章与出具单位不在一地", severity=Severity.HIGH,
    compares_zh="材料的出具单位与印章上的单位所在的乡镇、街道、区县",
    clears_zh=(
        "乡镇、街道撤并或者更名，沿用旧印章的：登记更名，或者附当地公告",
        "印章识别有误的：对照原件更正",
        "由上级或者受托单位代为出具的：附委托手续",
    ),
    needs_zh="材料的出具单位和印章文字",
)  # fmt: skip


def keys(trace: Trace) -> Iterator[str]:
    """A file alone."""
    yield from ()


def check(trace: Trace, near: Sequence[Trace], bounds: Bounds) -> Iterator[Hint]:
    """One hint for a file, with every such seal."""
    odd = [s for s in trace.seals if is_elsewhere(s.paper_of, s.seal_of, trace.region)]
    if not odd:
        return
    facts = [
        fact
        for seal in odd
        for fact in (
            Fact(trace.file, "出具单位", seal.paper_of), Fact(trace.file, "印章", seal.seal_of)
        )
    ]  # fmt: skip
    said = f"{len(odd)}份材料盖的是另一地单位的印章"
    yield Hint(KIND.id, trace.file, trace.opened_on, said, (trace.file,), tuple(facts))
