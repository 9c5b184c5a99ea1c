"""窗口接待: how much of what came to the desk was answered."""

from hengyuan.law.scorecard.indicator import Counts, Indicator, pair, references
from hengyuan.law.scorecard.intervals import Tally
from hengyuan.law.scorecard.words import Better, Measure, Whom
from hengyuan.law.supervision.hints import NOTE, cited

INDICATOR = Indicator(
    id="J01-answered", version=1, point="J1", name_zh="接待事项已答复",
    counts_zh="已经答复的接待登记", of_zh="接待登记",
    whom=(Whom.INSTITUTION,), measure=Measure.SHARE, better=Better.MORE,
    reads=("consultations_answered", "consultations"),
    bounds=references(target=950, least=20),
    cites=cited(NOTE),
)  # fmt: skip


def tally(counts: Counts) -> Tally | None:
    """已经答复的接待登记／接待登记."""
    return pair(counts, *INDICATOR.reads)
