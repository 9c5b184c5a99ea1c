"""征询意见: what courts and prosecutors are asked about a handler's work, and what it says.

Serves 法律援助法 art. 59. The share of those who answered always stands beside what they said; a
count of few is hidden. `sheet` says where the boxes of the printed sheet are.
"""

from hengyuan.law.opinions.tally import Share, Tally
from hengyuan.law.opinions.words import OVERALL, Asked, Overall, Said, asked

__all__ = ["OVERALL", "Asked", "Overall", "Said", "Share", "Tally", "asked"]
