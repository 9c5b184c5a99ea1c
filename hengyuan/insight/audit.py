"""What the statistics leave: runs that can be computed again, and judgements with their note."""

from hengyuan.insight import events
from hengyuan.ledger.audit import declare

declare("fairness", silent=(events.FAIRNESS_TESTED.key, events.DEVIATION_JUDGED.key))
