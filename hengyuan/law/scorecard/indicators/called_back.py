"""回访: how many of the drawn were reached."""

from hengyuan.law.scorecard.indicator import Counts, Indicator, pair, references
from hengyuan.law.scorecard.intervals import Tally
from hengyuan.law.scorecard.words import Better, Measure, Whom
from hengyuan.law.supervision.hints import LAW, cited

INDICATOR = Indicator(
    id="J12-connected", version=1, point="J12", name_zh="回访接通",
    counts_zh="接通并答完的回访", of_zh="已经结束的抽中回访",
    whom=(Whom.INSTITUTION,), measure=Measure.SHARE, better=Better.MORE,
    reads=("calls_connected", "calls_ended"),
    bounds=references(target=600, least=20),
    cites=cited(f"{LAW}:59"),
)  # fmt: skip


def tally(counts: Counts) -> Tally | None:
    """接通并答完的回访／已经结束的抽中回访."""
    return pair(counts, *INDICATOR.reads)
