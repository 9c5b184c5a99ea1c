"""受理审批: statutory clocks kept."""

from hengyuan.law.scorecard.indicator import Counts, Indicator, pair, references
from hengyuan.law.scorecard.intervals import Tally
from hengyuan.law.scorecard.words import Better, Measure, Whom
from hengyuan.law.supervision.hints import NOTE, cited

INDICATOR = Indicator(
    id="J03-clocks", version=1, point="J3", name_zh="审批环节期限按期",
    counts_zh="按期完成的期限", of_zh="已届满或者完成的期限",
    whom=(Whom.INSTITUTION,), measure=Measure.SHARE, better=Better.MORE,
    reads=("clocks_decision_met", "clocks_decision"),
    bounds=references(target=980, least=20),
    cites=cited(NOTE),
)  # fmt: skip


def tally(counts: Counts) -> Tally | None:
    """按期完成的期限／已届满或者完成的期限."""
    return pair(counts, *INDICATOR.reads)
