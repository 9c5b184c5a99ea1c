"""Pages of assignment, one matter a module."""

from hengyuan.assignment.views.methods import approve_designation, assign, propose_designation
from hengyuan.assignment.views.policies import (
    decide_policy,
    draft_policy,
    file_policy,
    policies,
    policy,
    publish_policy,
    published_policies,
)
from hengyuan.assignment.views.records import records
from hengyuan.assignment.views.replacement import (
    decide_replacement,
    record_hand_over,
    request_replacement,
)
from hengyuan.assignment.views.undertaking import decline_assignment, name_handler

__all__ = [
    "approve_designation",
    "assign",
    "decide_policy",
    "decide_replacement",
    "decline_assignment",
    "draft_policy",
    "file_policy",
    "name_handler",
    "policies",
    "policy",
    "propose_designation",
    "publish_policy",
    "published_policies",
    "record_hand_over",
    "records",
    "request_replacement",
]
