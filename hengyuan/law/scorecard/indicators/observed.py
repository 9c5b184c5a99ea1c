"""庭审旁听: the share of hearings that was observed."""

from hengyuan.law.scorecard.indicator import Counts, Indicator, pair, references
from hengyuan.law.scorecard.intervals import Tally
from hengyuan.law.scorecard.words import Better, Measure, Whom
from hengyuan.law.supervision.hints import LAW, cited

INDICATOR = Indicator(
    id="S59-observed", version=1, point="J6", name_zh="庭审旁听",
    counts_zh="有旁听记录的庭审", of_zh="已经举行的庭审",
    whom=(Whom.INSTITUTION,), measure=Measure.SHARE, better=Better.MORE,
    reads=("hearings_observed", "hearings_held"),
    bounds=references(target=50, least=40),
    cites=cited(f"{LAW}:59"),
)  # fmt: skip


def tally(counts: Counts) -> Tally | None:
    """有旁听记录的庭审／已经举行的庭审."""
    return pair(counts, *INDICATOR.reads)
