"""案卷审查: dossiers returned to be mended."""

from hengyuan.law.scorecard.indicator import Counts, Indicator, pair, references
from hengyuan.law.scorecard.intervals import Tally
from hengyuan.law.scorecard.words import Better, Measure, Whom
from hengyuan.law.supervision.hints import NOTE, cited

INDICATOR = Indicator(
    id="J09-returned", version=1, point="J9", name_zh="案卷退回补正",
    counts_zh="被退回补正的案卷", of_zh="提交结案的案卷",
    whom=(Whom.INSTITUTION, Whom.FIRM, Whom.HANDLER), measure=Measure.SHARE, better=Better.LESS,
    reads=("dossiers_returned", "dossiers_reported"),
    bounds=references(target=150, least=20),
    cites=cited(NOTE),
)  # fmt: skip


def tally(counts: Counts) -> Tally | None:
    """被退回补正的案卷／提交结案的案卷."""
    return pair(counts, *INDICATOR.reads)
