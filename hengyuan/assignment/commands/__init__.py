"""Every write about assignment, one act a module."""

from hengyuan.assignment.commands.choice import assign_by_choice
from hengyuan.assignment.commands.designation import (
    approve_designation,
    propose_designation,
    reject_designation,
)
from hengyuan.assignment.commands.made import CannotAssign
from hengyuan.assignment.commands.policies import (
    CannotChangePolicy,
    decide_policy,
    draft_policy,
    file_policy,
    publish_policy,
)
from hengyuan.assignment.commands.replacement import (
    CannotReplace,
    keep_handler,
    record_hand_over,
    replace_handler,
    request_replacement,
)
from hengyuan.assignment.commands.rotation import assign, assign_by_rotation
from hengyuan.assignment.commands.turns import CapReached
from hengyuan.assignment.commands.undertaking import (
    CannotNameHandler,
    decline_assignment,
    name_handler,
)

__all__ = [
    "CannotAssign",
    "CannotChangePolicy",
    "CannotNameHandler",
    "CannotReplace",
    "CapReached",
    "approve_designation",
    "assign",
    "assign_by_choice",
    "assign_by_rotation",
    "decide_policy",
    "decline_assignment",
    "draft_policy",
    "file_policy",
    "keep_handler",
    "name_handler",
    "propose_designation",
    "publish_policy",
    "record_hand_over",
    "reject_designation",
    "replace_handler",
    "request_replacement",
]
