"""水平不一: how far the handlers of one institution differ in clocks kept, beyond chance."""

from hengyuan.law.scorecard.indicator import Counts, Indicator, pair, references
from hengyuan.law.scorecard.intervals import Tally
from hengyuan.law.scorecard.words import Better, Measure, Whom

INDICATOR = Indicator(
    id="Q08-spread", version=1, point="Q8", name_zh="承办人之间按期率的离散程度",
    counts_zh="每名承办人按期完成的办理期限", of_zh="每名承办人已届满或者完成的办理期限",
    whom=(Whom.INSTITUTION,), measure=Measure.SPREAD, better=Better.LESS,
    reads=("clocks_handling_met", "clocks_handling"),
    bounds=references(target=100, least=50),
)  # fmt: skip


def tally(counts: Counts) -> Tally | None:
    """One handler's clocks; a spread takes the handlers side by side."""
    return pair(counts, *INDICATOR.reads)
