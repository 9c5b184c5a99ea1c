"""征询司法机关意见: how many answered."""

from hengyuan.law.scorecard.indicator import Counts, Indicator, pair, references
from hengyuan.law.scorecard.intervals import Tally
from hengyuan.law.scorecard.words import Better, Measure, Whom
from hengyuan.law.supervision.hints import LAW, cited

INDICATOR = Indicator(
    id="S59-opinions", version=1, point="J12", name_zh="征询意见答复",
    counts_zh="已经答复的征询", of_zh="发出的征询",
    whom=(Whom.INSTITUTION,), measure=Measure.SHARE, better=Better.MORE,
    reads=("opinions_answered", "opinions_asked"),
    bounds=references(target=600, least=10),
    cites=cited(f"{LAW}:59"),
)  # fmt: skip


def tally(counts: Counts) -> Tally | None:
    """已经答复的征询／发出的征询."""
    return pair(counts, *INDICATOR.reads)
