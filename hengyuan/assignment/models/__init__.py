"""Tables of assignment."""

from hengyuan.assignment.models.assignment import Assignment, DecisionRecord, End, method_name
from hengyuan.assignment.models.batch import Batch, BatchLine, BatchState, LineState
from hengyuan.assignment.models.interest import DeclaredInterest, FormerPost, Relation, Tie
from hengyuan.assignment.models.policy import Policy, PolicyState
from hengyuan.assignment.models.replacement import Outcome, Replacement
from hengyuan.assignment.models.round import PARTY_NAMES, Round, RoundParty
from hengyuan.assignment.models.turns import FirmTurn, MonthLoad, PersonTurn
from hengyuan.law.methods import Method

__all__ = [
    "PARTY_NAMES",
    "Assignment",
    "Batch",
    "BatchLine",
    "BatchState",
    "DecisionRecord",
    "DeclaredInterest",
    "End",
    "FirmTurn",
    "FormerPost",
    "LineState",
    "Method",
    "MonthLoad",
    "Outcome",
    "PersonTurn",
    "Policy",
    "PolicyState",
    "Relation",
    "Replacement",
    "Round",
    "RoundParty",
    "Tie",
    "method_name",
]
