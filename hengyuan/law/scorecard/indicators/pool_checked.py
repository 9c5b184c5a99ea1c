"""律师库: members whose standing was checked this year."""

from hengyuan.law.scorecard.indicator import Counts, Indicator, pair, references
from hengyuan.law.scorecard.intervals import Tally
from hengyuan.law.scorecard.words import Better, Measure, Whom
from hengyuan.law.supervision.hints import NOTE, cited

INDICATOR = Indicator(
    id="J02-checked", version=1, point="J2", name_zh="本年经过审核的库内人员",
    counts_zh="本年经过审核的人员", of_zh="库内人员",
    whom=(Whom.INSTITUTION,), measure=Measure.SHARE, better=Better.MORE,
    reads=("pool_checked", "pool_members"),
    bounds=references(target=950, least=5),
    cites=cited(NOTE),
)  # fmt: skip


def tally(counts: Counts) -> Tally | None:
    """本年经过审核的人员／库内人员."""
    return pair(counts, *INDICATOR.reads)
