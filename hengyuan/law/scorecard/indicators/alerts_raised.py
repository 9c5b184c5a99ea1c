"""监督提示: alerts per hundred cases."""

from hengyuan.law.scorecard.indicator import Counts, Indicator, pair, references
from hengyuan.law.scorecard.intervals import Tally
from hengyuan.law.scorecard.words import Better, Measure, Whom

INDICATOR = Indicator(
    id="S61-alerts", version=1, point="J6 Q7", name_zh="监督提示",
    counts_zh="监督提示", of_zh="在办案件",
    whom=(Whom.INSTITUTION, Whom.FIRM, Whom.HANDLER), measure=Measure.RATE, better=Better.LESS,
    reads=("alerts", "cases"),
    bounds=references(target=30, least=20),
)  # fmt: skip


def tally(counts: Counts) -> Tally | None:
    """监督提示／在办案件."""
    return pair(counts, *INDICATOR.reads)
