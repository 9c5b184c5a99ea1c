"""公平性: who got what in a month, against the published rule.

Serves 法律援助法 art. 43 and 浙司〔2024〕6号. Nothing here judges anybody: what stands out is a
question to a person. `radar` needs NumPy and is imported where a month is computed, not here.
"""

from hengyuan.law.fairness.shares import gini, largest_to_smallest
from hengyuan.law.fairness.turns import Turn, by_firm, digest_of, turns_of
from hengyuan.law.fairness.words import Measure, Reason, Way
from hengyuan.law.fairness.worth import Worth, WorthTable, worth_for

__all__ = [
    "Measure", "Reason", "Turn", "Way", "Worth", "WorthTable", "by_firm", "digest_of", "gini",
    "largest_to_smallest", "turns_of", "worth_for",
]  # fmt: skip
