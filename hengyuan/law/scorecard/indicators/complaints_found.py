"""职业道德: complaints found, per hundred cases."""

from hengyuan.law.scorecard.indicator import Counts, Indicator, pair, references
from hengyuan.law.scorecard.intervals import Tally
from hengyuan.law.scorecard.words import Better, Measure, Whom
from hengyuan.law.supervision.hints import NOTE, cited

INDICATOR = Indicator(
    id="J07-complaints", version=1, point="J7", name_zh="投诉属实",
    counts_zh="查实或者部分查实的投诉", of_zh="在办案件",
    whom=(Whom.INSTITUTION, Whom.FIRM, Whom.HANDLER), measure=Measure.RATE, better=Better.LESS,
    reads=("complaints_found", "cases"),
    bounds=references(target=1, least=50),
    cites=cited(NOTE),
)  # fmt: skip


def tally(counts: Counts) -> Tally | None:
    """查实或者部分查实的投诉／在办案件."""
    return pair(counts, *INDICATOR.reads)
