"""回访受援人: who is asked what, when to try again, and what the answers say about everybody.

Serves 法律援助法 art. 59. Every published rate that was found is 100 %: who could not be reached
was dropped, and nobody says on the telephone that a lawyer took money. So the unreachable are
modelled from how many tries the others needed, the question on money is asked by chance, and a
result that is too good is said to be. `reached` needs NumPy and is imported where it is used.
"""

from hengyuan.law.follow_up.money import Coin, MoneyRate, money_rate
from hengyuan.law.follow_up.perfect import Perfect, too_perfect
from hengyuan.law.follow_up.tries import Try, next_try
from hengyuan.law.follow_up.words import Hour, Outcome, Question, questions

__all__ = [
    "Coin", "Hour", "MoneyRate", "Outcome", "Perfect", "Question", "Try", "money_rate", "next_try",
    "questions", "too_perfect",
]  # fmt: skip
