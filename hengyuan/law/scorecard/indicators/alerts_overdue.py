"""监督提示: those that nobody took up in time."""

from hengyuan.law.scorecard.indicator import Counts, Indicator, pair, references
from hengyuan.law.scorecard.intervals import Tally
from hengyuan.law.scorecard.words import Better, Measure, Whom

INDICATOR = Indicator(
    id="S61-overdue", version=1, point="J6 Q7", name_zh="监督提示逾期未处理",
    counts_zh="逾期未处理的提示", of_zh="监督提示",
    whom=(Whom.INSTITUTION,), measure=Measure.SHARE, better=Better.LESS,
    reads=("alerts_overdue", "alerts"),
    bounds=references(target=50, least=10),
)  # fmt: skip


def tally(counts: Counts) -> Tally | None:
    """逾期未处理的提示／监督提示."""
    return pair(counts, *INDICATOR.reads)
