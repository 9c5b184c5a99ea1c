"""窗口等候: how many visitors waited no longer than a number of minutes, which is ours."""

from hengyuan.law.scorecard.indicator import Counts, Indicator, pair, references
from hengyuan.law.scorecard.intervals import Tally
from hengyuan.law.scorecard.words import Better, Measure, Whom
from hengyuan.law.supervision.hints import NOTE, Bound, cited

INDICATOR = Indicator(
    id="J01-waited", version=1, point="J1", name_zh="来访等候不超过规定的分钟数",
    counts_zh="等候不超过规定分钟数的来访", of_zh="登记了到达时间、没有转送的来访",
    whom=(Whom.INSTITUTION,), measure=Measure.SHARE, better=Better.MORE,
    reads=("visits_brief", "visits_timed"),
    bounds={**references(target=900, least=20), "minutes": Bound("等候至多多少分钟", 30)},
    cites=cited(NOTE),
)  # fmt: skip


def tally(counts: Counts) -> Tally | None:
    """等候不超过规定分钟数的来访／登记了到达时间、没有转送的来访."""
    return pair(counts, *INDICATOR.reads)
