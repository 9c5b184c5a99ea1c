"""指派的资格和回避: hard filters Q-1 … Q-10, conflicts C-1 … C-7, the monthly cap.

Serves 法律援助法 arts. 12–17, 25, 26, 28, 律师法 art. 39 and the rulings on assignment.
"""

from hengyuan.law.qualification.filters import (
    conditions,
    filters,
    is_eligible,
    may_review,
    must_withdraw,
)
from hengyuan.law.qualification.policy import RuleSource, policy_for, source, sources
from hengyuan.law.qualification.values import (
    Answer,
    Brief,
    Candidate,
    CapitalReading,
    Coordinates,
    Finding,
    FormerPost,
    Policy,
    ProviderKind,
)

__all__ = [
    "Answer", "Brief", "Candidate", "CapitalReading", "Coordinates", "Finding", "FormerPost",
    "Policy", "ProviderKind", "RuleSource", "conditions", "filters", "is_eligible", "may_review",
    "must_withdraw", "policy_for", "source", "sources",
]  # fmt: skip
