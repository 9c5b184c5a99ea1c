"""律师库: of members for a year or longer, those whose standing was checked within the year."""

from hengyuan.law.scorecard.indicator import Counts, Indicator, pair, references
from hengyuan.law.scorecard.intervals import Tally
from hengyuan.law.scorecard.words import Better, Measure, Whom
from hengyuan.law.supervision.hints import NOTE, cited

INDICATOR = Indicator(
    id="J02-checked", version=2, point="J2", name_zh="一年内经过复核的库内人员",
    counts_zh="一年内作出复核结论的人员", of_zh="在库满一年的人员",
    whom=(Whom.INSTITUTION,), measure=Measure.SHARE, better=Better.MORE,
    reads=("pool_checked", "pool_members"),
    bounds=references(target=950, least=5),
    cites=cited(NOTE),
)  # fmt: skip


def tally(counts: Counts) -> Tally | None:
    """一年内作出复核结论的人员／在库满一年的人员."""
    return pair(counts, *INDICATOR.reads)
