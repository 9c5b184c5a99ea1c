"""同行评估: dossiers reviewed good or better; its source is a plug for a later floor."""

from hengyuan.law.scorecard.indicator import Counts, Indicator, pair, references
from hengyuan.law.scorecard.intervals import Tally
from hengyuan.law.scorecard.words import Better, Measure, Whom
from hengyuan.law.supervision.hints import NOTE, cited

INDICATOR = Indicator(
    id="J13-good", version=1, point="J13", name_zh="同行评估良好以上",
    counts_zh="评为优秀、良好的案卷", of_zh="经过评估的案卷",
    whom=(Whom.INSTITUTION, Whom.FIRM, Whom.HANDLER), measure=Measure.SHARE, better=Better.MORE,
    reads=("reviews_good", "reviews"),
    bounds=references(target=600, least=20),
    cites=cited(NOTE),
)  # fmt: skip


def tally(counts: Counts) -> Tally | None:
    """评为优秀、良好的案卷／经过评估的案卷."""
    return pair(counts, *INDICATOR.reads)
