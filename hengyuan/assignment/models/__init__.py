"""Tables of assignment."""

from hengyuan.assignment.models.assignment import Assignment, Method
from hengyuan.assignment.models.round import Round, RoundParty

__all__ = ["Assignment", "Method", "Round", "RoundParty"]
