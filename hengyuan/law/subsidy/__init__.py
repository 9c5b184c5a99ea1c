"""办案补贴: schedules as dated data, the sum for a claim with its derivation, shares, conditions.

Serves 法律援助法 art. 52 and 司发通〔2019〕27号. Nothing here pays: it proposes, line by line.
"""

from hengyuan.law.subsidy.claim import (
    BadClaim,
    Claim,
    ClaimKind,
    Difficulty,
    Distance,
    HandlerKind,
    Outcome,
    Pick,
    Voucher,
)
from hengyuan.law.subsidy.computation import Computation, Line, NeedsPick, NoRate, compute
from hengyuan.law.subsidy.ended import ENDED, how_it_ended
from hengyuan.law.subsidy.national import Precondition, preconditions, unmet
from hengyuan.law.subsidy.schedule import Schedule, schedule_for, schedule_named, schedules
from hengyuan.law.subsidy.sharing import Share, SharedSum, split_among
from hengyuan.law.vocabulary import Grade

__all__ = [
    "ENDED", "BadClaim", "Claim", "ClaimKind", "Computation", "Difficulty", "Distance", "Grade",
    "HandlerKind", "Line", "NeedsPick", "NoRate", "Outcome", "Pick", "Precondition", "Schedule",
    "Share", "SharedSum", "Voucher", "compute", "how_it_ended", "preconditions", "schedule_for",
    "schedule_named", "schedules", "split_among", "unmet",
]  # fmt: skip
