"""Tables of assignment."""

from hengyuan.assignment.models.assignment import Assignment, DecisionRecord, End, method_name
from hengyuan.assignment.models.interest import DeclaredInterest, FormerPost, Relation
from hengyuan.assignment.models.policy import Policy, PolicyState
from hengyuan.assignment.models.standing import FirmStanding, MonthLoad, OnDuty, Standing
from hengyuan.law.methods import Method

__all__ = [
    "Assignment",
    "DecisionRecord",
    "DeclaredInterest",
    "End",
    "FirmStanding",
    "FormerPost",
    "Method",
    "MonthLoad",
    "OnDuty",
    "Policy",
    "PolicyState",
    "Relation",
    "Standing",
    "method_name",
]
