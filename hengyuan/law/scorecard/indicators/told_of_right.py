"""一次性告知 at the window: told of the right to apply."""

from hengyuan.law.scorecard.indicator import Counts, Indicator, pair, references
from hengyuan.law.scorecard.intervals import Tally
from hengyuan.law.scorecard.words import Better, Measure, Whom
from hengyuan.law.supervision.hints import NOTE, cited

INDICATOR = Indicator(
    id="J01-told", version=1, point="J1", name_zh="接待时告知可以申请援助",
    counts_zh="登记写明已告知", of_zh="接待登记",
    whom=(Whom.INSTITUTION,), measure=Measure.SHARE, better=Better.MORE,
    reads=("consultations_told", "consultations"),
    bounds=references(target=900, least=20),
    cites=cited(NOTE),
)  # fmt: skip


def tally(counts: Counts) -> Tally | None:
    """登记写明已告知／接待登记."""
    return pair(counts, *INDICATOR.reads)
