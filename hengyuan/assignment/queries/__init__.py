"""Reads of assignment: who could be assigned and why not, and what was assigned."""

from hengyuan.assignment.queries.candidates import (
    ConsideredFirm,
    cases_this_month,
    consider,
    firms_against,
)
from hengyuan.assignment.queries.current import current_assignment, declined_firms

__all__ = [
    "ConsideredFirm",
    "cases_this_month",
    "consider",
    "current_assignment",
    "declined_firms",
    "firms_against",
]
