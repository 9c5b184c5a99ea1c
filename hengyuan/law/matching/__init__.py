"""智能匹配: the match score in points with reasons, one matter or many at once.

Serves 浙江 “智能随机” and 河北 “科学精准指派”; a person decides on every proposal.
"""

from hengyuan.law.matching.score import Part, PartName, Ranked, Score, best, score, weights_of
from hengyuan.law.matching.text import figures, figures_of, weights_from, written_weights
from hengyuan.law.matching.weights import Weights, weights_for, weights_of_policy

__all__ = [
    "Part", "PartName", "Ranked", "Score", "Weights", "best", "figures", "figures_of", "score",
    "weights_for", "weights_from", "weights_of", "weights_of_policy", "written_weights",
]  # fmt: skip
