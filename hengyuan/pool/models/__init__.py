"""What the pool keeps beside the roster of `people`: standing, groups, duty loads, recruitment."""

from hengyuan.pool.models.duty import DutyDay, DutyLoad
from hengyuan.pool.models.members import (
    Group,
    GroupMember,
    Honour,
    Leave,
    Recheck,
    Standing,
)
from hengyuan.pool.models.recruitment import Application, Objection, Recruitment, Score

__all__ = [
    "Application",
    "DutyDay",
    "DutyLoad",
    "Group",
    "GroupMember",
    "Honour",
    "Leave",
    "Objection",
    "Recheck",
    "Recruitment",
    "Score",
    "Standing",
]
