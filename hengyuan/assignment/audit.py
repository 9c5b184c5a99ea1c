"""What assignments leave in the tables: the firm on the case, every assignment with its end, the

record behind it by its digest, and the policies. A lot is proved by its own published record.
"""

import zlib
from collections.abc import Callable, Iterator, Sequence

from hengyuan.assignment import events
from hengyuan.assignment.models import Assignment, Policy
from hengyuan.assignment.rules import REPLACEMENT_GROUNDS
from hengyuan.cases.audit import DUTY, moved
from hengyuan.kernel import crypto
from hengyuan.ledger.audit import ANY, Rows, Standing, Told, declare
from hengyuan.people.rules import Duty

ASSIGNMENT = "assignment.Assignment"
RECORD, POLICY = "assignment.DecisionRecord", "assignment.Policy"


def _assigned(rows: Rows, told: Told) -> None:
    method, firm = told.values["method"], told.values["firm"]
    is_approved = method == "by_designation"
    moved(
        rows, told, "approve_designation" if is_approved else "assign",
        firm=firm, assigned_on=told.on, assignment_method=method,
    )  # fmt: skip
    if is_approved:
        rows.last(ASSIGNMENT).update(assigned_on=told.on, approved_by=told.account_id)
    else:
        rows.add(
            ASSIGNMENT,
            method=method, firm=firm, ground="", assigned_by=told.account_id, approved_by=None,
            proposed_at=told.at, assigned_on=told.on, named_at=None, ended_at=None, end_reason="",
        )  # fmt: skip
    if is_approved:
        rows.last(RECORD)["digest"] = told.get("record")
    else:
        rows.add(RECORD, digest=told.get("record"))


def _proposed(rows: Rows, told: Told) -> None:
    moved(rows, told, "propose_designation")
    rows.add(
        ASSIGNMENT,
        method="by_designation", firm=told.get("firm"), ground=told.get("ground"),
        ground_note=told.word("note"), assigned_by=told.account_id, approved_by=None,
        proposed_at=told.at, assigned_on=None, named_at=None, ended_at=None, end_reason="",
    )  # fmt: skip
    rows.add(RECORD, digest=ANY)  # told when it is approved


def _rejected(rows: Rows, told: Told) -> None:
    moved(rows, told, "reject_designation")
    rows.last(ASSIGNMENT).update(ended_at=told.at, end_reason=told.word("reason"))


def _named(rows: Rows, told: Told) -> None:
    provider = told.values["provider"]
    moved(rows, told, "name_handler", handler=provider, handling_since=told.on)
    rows.last(ASSIGNMENT).update(handler=provider, named_at=told.at)
    rows.change(DUTY, Duty.HANDLE.value, account="handler", done_at=told.at)


def _declined(rows: Rows, told: Told) -> None:
    moved(rows, told, "decline_assignment", firm=None, assigned_on=None, assignment_method="")
    rows.last(ASSIGNMENT).update(ended_at=told.at, end_reason=told.word("reason"))


def _moves_only(command: str) -> Callable[[Rows, Told], None]:
    return lambda rows, told: moved(rows, told, command)


def _replaced(rows: Rows, told: Told) -> None:
    moved(
        rows, told, "replace_handler",
        firm=None, handler=None, assigned_on=None, handling_since=None, assignment_method="",
    )  # fmt: skip
    reason = REPLACEMENT_GROUNDS[told.values["ground"]]
    rows.last(ASSIGNMENT).update(ended_at=told.at, end_reason=reason)


def _drafted(rows: Rows, told: Told) -> None:
    rows.add(
        POLICY, told.values["version"],
        content=told.get("content"), valid_from=told.get("valid_from"), note=told.word("note"),
        state="draft", drafted_by=told.account_id, drafted_at=told.at, decided_by=None,
        decided_at=None, filing_number="", filed_on=None, published_on=None,
    )  # fmt: skip


def _decided(state: str) -> Callable[[Rows, Told], None]:
    def tells(rows: Rows, told: Told) -> None:
        rows.change(
            POLICY, told.values["version"],
            state=state, decided_by=told.account_id, decided_at=told.at,
        )  # fmt: skip

    return tells


def _filed(rows: Rows, told: Told) -> None:
    rows.change(
        POLICY, told.values["version"], filing_number=told.get("number"), filed_on=told.get("on")
    )


def _published(rows: Rows, told: Told) -> None:
    rows.change(POLICY, told.values["version"], published_on=told.on)


def _policies(ids: Sequence[str]) -> Iterator[Standing]:
    names = ("content", "valid_from", "note", "state", "drafted_at", "decided_at",
             "filing_number", "filed_on", "published_on")  # fmt: skip
    for policy in Policy.objects.filter(jurisdiction__in=ids):
        columns = {name: getattr(policy, name) for name in names}
        columns |= {"drafted_by": policy.drafted_by_id, "decided_by": policy.decided_by_id}
        yield policy.jurisdiction, POLICY, str(policy), columns


def _assignments(ids: Sequence[str]) -> Iterator[Standing]:
    rows = Assignment.objects.filter(case_id__in=ids).order_by("id")
    for row in rows.select_related("firm", "record"):
        content = zlib.decompress(bytes(row.record.kept))
        yield str(row.case_id), RECORD, "", {"digest": crypto.sm3_hex(content)}
        yield (
            str(row.case_id),
            ASSIGNMENT,
            "",
            {
                "method": row.method,
                "firm": row.firm.name,
                "handler": row.handler_id,
                "ground": row.ground,
                "ground_note": row.ground_note,
                "assigned_by": row.assigned_by_id,
                "approved_by": row.approved_by_id,
                "proposed_at": row.proposed_at,
                "assigned_on": row.assigned_on,
                "named_at": row.named_at,
                "ended_at": row.ended_at,
                "end_reason": row.end_reason,
            },
        )


declare(
    "case",
    reads=(_assignments,),
    tells={
        events.ASSIGNED.key: _assigned,
        events.DESIGNATION_PROPOSED.key: _proposed,
        events.DESIGNATION_REJECTED.key: _rejected,
        events.HANDLER_NAMED.key: _named,
        events.ASSIGNMENT_DECLINED.key: _declined,
        events.REPLACEMENT_REQUESTED.key: _moves_only("request_replacement"),
        events.HANDLER_REPLACED.key: _replaced,
        events.HANDLER_KEPT.key: _moves_only("keep_handler"),
    },
    silent=(  # a lot's record proves itself: `hengyuan draw verify`
        events.HANDED_OVER.key,
        events.LOT_PREPARED.key,
        events.LOT_SECRET_COMMITTED.key,
        events.LOT_COMMITTED.key,
        events.LOT_SECRET_REVEALED.key,
        events.LOT_NUMBER_ENTERED.key,
        events.LOT_DRAWN.key,
        events.LOT_ABANDONED.key,
        events.LOT_WITHDRAWN.key,
    ),
)
declare(
    "policy",
    reads=(_policies,),
    tells={
        events.POLICY_DRAFTED.key: _drafted,
        events.POLICY_APPROVED.key: _decided("approved"),
        events.POLICY_REJECTED.key: _decided("rejected"),
        events.POLICY_FILED.key: _filed,
        events.POLICY_PUBLISHED.key: _published,
    },
)
