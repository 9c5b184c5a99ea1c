"""好差评: satisfied over the ratings that visitors gave."""

from hengyuan.law.scorecard.indicator import Counts, Indicator, pair, references
from hengyuan.law.scorecard.intervals import Tally
from hengyuan.law.scorecard.words import Better, Measure, Whom
from hengyuan.law.supervision.hints import NOTE, cited

INDICATOR = Indicator(
    id="J01-rated", version=1, point="J1", name_zh="来访人评价满意（以作出评价为分母）",
    counts_zh="评价为基本满意以上的接待", of_zh="来访人作出评价的接待",
    whom=(Whom.INSTITUTION,), measure=Measure.SHARE, better=Better.MORE,
    reads=("ratings_well", "ratings_given"),
    bounds=references(target=900, least=20),
    cites=cited(NOTE),
)  # fmt: skip


def tally(counts: Counts) -> Tally | None:
    """评价为基本满意以上的接待／来访人作出评价的接待."""
    return pair(counts, *INDICATOR.reads)
