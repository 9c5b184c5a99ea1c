"""抽样: cases are drawn as they close, the period ends with the quota, every chance is known.

Serves 法律援助法 art. 59 (庭审旁听、案卷检查、回访受援人) and the rounds of 同行评估. What is drawn
anybody can compute again from the record; what follows from a sample is decided by people.
`period`, `record`, `verification` and `estimate` need NumPy and are imported where a sample is
drawn, not here.
"""

from hengyuan.law.sampling.frame import Batch, Unit
from hengyuan.law.sampling.policies import Policy, policy_for
from hengyuan.law.sampling.settings import CannotSample, Minimum, Settings, read_settings
from hengyuan.law.sampling.words import Grouping, How, Purpose

__all__ = [
    "Batch", "CannotSample", "Grouping", "How", "Minimum", "Policy", "Purpose", "Settings", "Unit",
    "policy_for", "read_settings",
]  # fmt: skip
