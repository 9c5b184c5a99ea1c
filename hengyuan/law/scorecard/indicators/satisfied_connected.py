"""回访: satisfaction over connected."""

from hengyuan.law.scorecard.indicator import Counts, Indicator, pair, references
from hengyuan.law.scorecard.intervals import Tally
from hengyuan.law.scorecard.words import Better, Measure, Whom
from hengyuan.law.supervision.hints import LAW, cited

INDICATOR = Indicator(
    id="J12-satisfied", version=1, point="J12", name_zh="回访无不满意（以接通为分母）",
    counts_zh="没有指出问题的回访", of_zh="接通并答完的回访",
    whom=(Whom.INSTITUTION,), measure=Measure.SHARE, better=Better.MORE,
    reads=("calls_without_fault", "calls_connected"),
    bounds=references(target=900, least=20),
    cites=cited(f"{LAW}:59"),
)  # fmt: skip


def tally(counts: Counts) -> Tally | None:
    """没有指出问题的回访／接通并答完的回访."""
    return pair(counts, *INDICATOR.reads)
