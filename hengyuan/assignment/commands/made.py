"""What every method ends in: the assignment kept with everybody considered, and its papers."""

from collections.abc import Sequence
from datetime import datetime

from hengyuan.assignment import events
from hengyuan.assignment.models import Assignment, Method
from hengyuan.assignment.queries import ConsideredFirm
from hengyuan.assignment.rules import assigned_values
from hengyuan.cases.commands import move
from hengyuan.cases.models import Case
from hengyuan.dossier.commands import issue_document
from hengyuan.kernel.actor import Actor
from hengyuan.kernel.clock import day_of
from hengyuan.kernel.errors import Refused
from hengyuan.people.models import Provider


class CannotAssign(Refused):
    """Nobody is eligible, or the one chosen is not; the message says why."""


def assign(
    case: Case,
    command: str,
    method: Method,
    row: ConsideredFirm,
    considered: Sequence[ConsideredFirm],
    actor: Actor,
    at: datetime,
    *,
    handler: Provider | None = None,
) -> Assignment:
    """Move the case to the firm, keep everybody who was considered, issue the papers."""
    kept = [each.as_values() for each in considered]
    move(
        case=case,
        command=command,
        actor=actor,
        at=at,
        event=events.ASSIGNED,
        values=assigned_values(row.firm.name, method.value, kept) | {"wished": bool(handler)},
        changes={
            "firm_id": row.firm.pk,
            "assigned_on": day_of(at),
            "assignment_method": method.value,
        },
    )
    assignment = Assignment.objects.create(
        case=case,
        method=method,
        firm=row.firm,
        handler=handler,
        considered=[
            {**each, "last_assigned_on": str(each["last_assigned_on"] or "")} for each in kept
        ],
        assigned_by_id=actor.account_id,
        proposed_at=at,
        assigned_on=day_of(at),
    )
    issue_notice(case, assignment, actor, at)
    return assignment


def end_current(case: Case, reason: str, at: datetime) -> None:
    """End the case's assignment with its reason; the event is that of the act that ends it."""
    Assignment.objects.filter(case=case, ended_at=None).update(ended_at=at, end_reason=reason)


def issue_notice(case: Case, assignment: Assignment, actor: Actor, at: datetime) -> None:
    """Issue the notice to the firm and the letter to the authority (art. 43)."""
    values = {
        "firm": assignment.firm.name,
        "recipient": case.recipient.name,
        "cause": case.cause,
        "kind": case.kind,
        "proceeding": case.proceeding,
        "method": str(assignment.get_method_display()),
        "institution": case.institution.name,
        "assigned_on": day_of(at),
    }
    issue_document(case=case, form="D-14", title="指派通知书", values=values, actor=actor, at=at)
    issue_document(case=case, form="D-17", title="法律援助公函", values=values, actor=actor, at=at)
    if case.basis == "notified":
        receipt = {"recipient": case.recipient.name, "document": "法律援助公函"}
        issue_document(case=case, form="D-13", title="送达回证", values=receipt, actor=actor, at=at)
