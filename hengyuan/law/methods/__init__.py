"""指派办法: which methods a place uses, in what order, for which cases; dated and comparable.

Serves 法律援助法 art. 43 and the local rules on assignment. A person decides on every proposal.
"""

from hengyuan.law.methods.compare import Difference, differences, sentences
from hengyuan.law.methods.plan import Matter, Plan, Rule, plan_for, plan_of
from hengyuan.law.methods.text import rules_of, written
from hengyuan.law.methods.words import AUTOMATIC, AfterRefusal, Method, Rotate, Scope, SeedParty

__all__ = [
    "AUTOMATIC", "AfterRefusal", "Difference", "Matter", "Method", "Plan", "Rotate", "Rule",
    "Scope", "SeedParty", "differences", "plan_for", "plan_of", "rules_of", "sentences", "written",
]  # fmt: skip
