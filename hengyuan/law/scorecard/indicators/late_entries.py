"""动态跟踪: work that was entered late, by alerts per hundred cases."""

from hengyuan.law.scorecard.indicator import Counts, Indicator, pair, references
from hengyuan.law.scorecard.intervals import Tally
from hengyuan.law.scorecard.words import Better, Measure, Whom
from hengyuan.law.supervision.hints import NOTE, cited

INDICATOR = Indicator(
    id="J06-late", version=1, point="J6", name_zh="补录提示",
    counts_zh="晚于办理日期较久才登记的提示", of_zh="在办案件",
    whom=(Whom.INSTITUTION, Whom.FIRM, Whom.HANDLER), measure=Measure.RATE, better=Better.LESS,
    reads=("alerts_late_entry", "cases"),
    bounds=references(target=5, least=20),
    cites=cited(NOTE),
)  # fmt: skip


def tally(counts: Counts) -> Tally | None:
    """晚于办理日期较久才登记的提示／在办案件."""
    return pair(counts, *INDICATOR.reads)
