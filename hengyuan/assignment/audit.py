"""What assignments leave in the tables: the firm on the case, and every assignment with its end."""

from collections.abc import Iterator, Sequence

from hengyuan.assignment import events
from hengyuan.assignment.models import Assignment
from hengyuan.cases.audit import DUTY, moved
from hengyuan.ledger.audit import Rows, Standing, Told, declare
from hengyuan.people.rules import Duty

ASSIGNMENT = "assignment.Assignment"


def _assigned(rows: Rows, told: Told) -> None:
    method, firm = told.values["method"], told.values["firm"]
    is_approved = method == "by_designation"
    moved(
        rows, told, "approve_designation" if is_approved else f"assign_{method}",
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


def _proposed(rows: Rows, told: Told) -> None:
    moved(rows, told, "propose_designation")
    rows.add(
        ASSIGNMENT,
        method="by_designation", firm=told.get("firm"), ground=told.get("ground"),
        ground_note=told.word("note"), assigned_by=told.account_id, approved_by=None,
        proposed_at=told.at, assigned_on=None, named_at=None, ended_at=None, end_reason="",
    )  # fmt: skip


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


def _assignments(ids: Sequence[str]) -> Iterator[Standing]:
    rows = Assignment.objects.filter(case_id__in=ids).select_related("firm").order_by("id")
    for row in rows.defer("considered"):
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
    },
)
