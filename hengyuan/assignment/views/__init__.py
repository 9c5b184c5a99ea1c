"""Pages of assignment, one matter a module."""

from hengyuan.assignment.views.methods import (
    approve_designation,
    assign_by_choice,
    assign_by_rotation,
    propose_designation,
)
from hengyuan.assignment.views.undertaking import decline_assignment, name_handler

__all__ = [
    "approve_designation",
    "assign_by_choice",
    "assign_by_rotation",
    "decline_assignment",
    "name_handler",
    "propose_designation",
]
