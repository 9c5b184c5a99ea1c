"""What the ledger tells of the statistics: figures that are computed anew, and people's judgements.

A run keeps its seed and the hash of what it read, so that recomputing it is its own audit.
"""

from hengyuan.insight import events
from hengyuan.ledger.audit import declare

declare("fairness", silent=(events.FAIRNESS_TESTED.key, events.DEVIATION_JUDGED.key))
