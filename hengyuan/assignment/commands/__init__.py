"""Every write about assignment, one act a module."""

from hengyuan.assignment.commands.batch import (
    CannotMatchCases,
    accept_line,
    accept_lines,
    give_up_batch,
    keep_proposals,
    note_progress,
    note_stale,
    open_batch,
)
from hengyuan.assignment.commands.by_lot import assign_by_lot
from hengyuan.assignment.commands.choice import assign_by_choice
from hengyuan.assignment.commands.declarations import (
    CannotDeclare,
    declare_interest,
    declare_post,
    declare_tie,
    end_interest,
    end_tie,
    withdraw_post,
)
from hengyuan.assignment.commands.designation import (
    approve_designation,
    propose_designation,
    reject_designation,
)
from hengyuan.assignment.commands.draws import (
    abandon_round,
    draw_round,
    enter_external_result,
    hand_in_secret,
    reveal_own_secret,
)
from hengyuan.assignment.commands.lots import (
    commit_round,
    hand_in_commitment,
    prepare_lot,
    prepare_round,
    withdraw_round,
)
from hengyuan.assignment.commands.made import CannotAssign
from hengyuan.assignment.commands.match import open_match
from hengyuan.assignment.commands.parties import CannotAddParties, add_parties
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
from hengyuan.assignment.commands.rounds import CannotHoldRound, RoundMoved
from hengyuan.assignment.commands.turns import CapReached
from hengyuan.assignment.commands.undertaking import (
    CannotNameHandler,
    decline_assignment,
    name_handler,
)

__all__ = [
    "CannotAddParties",
    "CannotAssign",
    "CannotChangePolicy",
    "CannotDeclare",
    "CannotHoldRound",
    "CannotMatchCases",
    "CannotNameHandler",
    "CannotReplace",
    "CapReached",
    "RoundMoved",
    "abandon_round",
    "accept_line",
    "accept_lines",
    "add_parties",
    "approve_designation",
    "assign",
    "assign_by_choice",
    "assign_by_lot",
    "assign_by_rotation",
    "commit_round",
    "decide_policy",
    "declare_interest",
    "declare_post",
    "declare_tie",
    "decline_assignment",
    "draft_policy",
    "draw_round",
    "end_interest",
    "end_tie",
    "enter_external_result",
    "file_policy",
    "give_up_batch",
    "hand_in_commitment",
    "hand_in_secret",
    "keep_handler",
    "keep_proposals",
    "name_handler",
    "note_progress",
    "note_stale",
    "open_batch",
    "open_match",
    "prepare_lot",
    "prepare_round",
    "propose_designation",
    "publish_policy",
    "record_hand_over",
    "reject_designation",
    "replace_handler",
    "request_replacement",
    "reveal_own_secret",
    "withdraw_post",
    "withdraw_round",
]
