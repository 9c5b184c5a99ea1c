"""补贴发放: days from closing to payment."""

from hengyuan.law.scorecard.indicator import Counts, Indicator, references
from hengyuan.law.scorecard.intervals import Tally
from hengyuan.law.scorecard.words import Better, Measure, Whom
from hengyuan.law.supervision.hints import NOTE, cited

INDICATOR = Indicator(
    id="J09-paid", version=1, point="J9 Q14", name_zh="结案到发放补贴的日数",
    counts_zh="从结案到发放的日数之和", of_zh="已发放补贴的案件",
    whom=(Whom.INSTITUTION,), measure=Measure.MEAN, better=Better.LESS,
    reads=("paid_days", "paid", "paid_days_squared"),
    bounds=references(target=60, least=20),
    cites=cited(NOTE),
)  # fmt: skip


def tally(counts: Counts) -> Tally | None:
    """Days summed, cases, squares summed."""
    if any(name not in counts for name in INDICATOR.reads):
        return None
    return Tally(counts["paid_days"], counts["paid"], counts["paid_days_squared"])
