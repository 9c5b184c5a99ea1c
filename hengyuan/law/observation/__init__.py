"""庭审旁听: which hearings are observed, by whom, and how many must be.

Serves 法律援助法 art. 59. A case is selected by a secret number of its own, so that no lawyer can
foresee it and moving a hearing changes nothing; its chance is known and kept. `plan` needs OR-Tools
and is imported where it is used.
"""

from hengyuan.law.observation.chances import Secret, chance_of
from hengyuan.law.observation.quota import Order, Quota, is_suspended
from hengyuan.law.observation.words import Mark, Point, points

__all__ = [
    "Mark", "Order", "Point", "Quota", "Secret", "chance_of", "is_suspended", "points",
]  # fmt: skip
