"""Pages of assignment, one matter a module."""

from hengyuan.assignment.views.batches import (
    accept_lines,
    batch,
    batch_list,
    batch_progress,
    open_batch,
)
from hengyuan.assignment.views.lot_acts import (
    abandon_lot,
    lot_hash,
    lot_number,
    lot_secret,
    prepare_lot,
    withdraw_lot,
)
from hengyuan.assignment.views.lots import (
    assign_by_lot,
    commit_lot,
    draw_lot,
    lot,
    lot_list,
    lot_record,
    lot_verdict,
    open_match,
    reveal_lot,
)
from hengyuan.assignment.views.methods import approve_designation, assign, propose_designation
from hengyuan.assignment.views.open_lots import (
    announcement_file,
    earlier_file,
    ledger_file,
    open_record,
    party_page,
    record_file,
    verify_page,
)
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
    "abandon_lot",
    "accept_lines",
    "announcement_file",
    "approve_designation",
    "assign",
    "assign_by_lot",
    "batch",
    "batch_list",
    "batch_progress",
    "commit_lot",
    "decide_policy",
    "decide_replacement",
    "decline_assignment",
    "draft_policy",
    "draw_lot",
    "earlier_file",
    "file_policy",
    "ledger_file",
    "lot",
    "lot_hash",
    "lot_list",
    "lot_number",
    "lot_record",
    "lot_secret",
    "lot_verdict",
    "name_handler",
    "open_batch",
    "open_match",
    "open_record",
    "party_page",
    "policies",
    "policy",
    "prepare_lot",
    "propose_designation",
    "publish_policy",
    "published_policies",
    "record_file",
    "record_hand_over",
    "records",
    "request_replacement",
    "reveal_lot",
    "verify_page",
    "withdraw_lot",
]
