"""Reads of assignment: who could be assigned and why not, and what was assigned."""

from hengyuan.assignment.queries.brief import Question, question_of
from hengyuan.assignment.queries.candidates import (
    Considered,
    ConsideredFirm,
    consider,
    in_turn,
    judge,
)
from hengyuan.assignment.queries.conflicts import Conflicts, conflicts_of
from hengyuan.assignment.queries.current import (
    current_assignment,
    decisions_of,
    declined_firms,
    replacement_by_id,
    replacements_of,
    rounds_of,
    waiting_replacement,
)
from hengyuan.assignment.queries.policies import (
    PolicyInForce,
    policies_of,
    policies_published,
    policy_in_force,
    weights_in_force,
)
from hengyuan.assignment.queries.proposal import Found, Proposal, find, propose
from hengyuan.assignment.queries.records import Kept, assignments_of, kept

__all__ = [
    "Conflicts",
    "Considered",
    "ConsideredFirm",
    "Found",
    "Kept",
    "PolicyInForce",
    "Proposal",
    "Question",
    "assignments_of",
    "conflicts_of",
    "consider",
    "current_assignment",
    "decisions_of",
    "declined_firms",
    "find",
    "in_turn",
    "judge",
    "kept",
    "policies_of",
    "policies_published",
    "policy_in_force",
    "propose",
    "question_of",
    "replacement_by_id",
    "replacements_of",
    "rounds_of",
    "waiting_replacement",
    "weights_in_force",
]
