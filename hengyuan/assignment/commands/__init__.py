"""Every write about assignment, one act a module."""

from hengyuan.assignment.commands.choice import assign_by_choice
from hengyuan.assignment.commands.designation import (
    approve_designation,
    propose_designation,
    reject_designation,
)
from hengyuan.assignment.commands.made import CannotAssign
from hengyuan.assignment.commands.rotation import assign_by_rotation
from hengyuan.assignment.commands.undertaking import (
    CannotNameHandler,
    decline_assignment,
    name_handler,
)

__all__ = [
    "CannotAssign",
    "CannotNameHandler",
    "approve_designation",
    "assign_by_choice",
    "assign_by_rotation",
    "decline_assignment",
    "name_handler",
    "propose_designation",
    "reject_designation",
]
