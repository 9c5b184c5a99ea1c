"""By designation (指定): a ground from the list and a second approver."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from hengyuan.assignment import events
from hengyuan.assignment.commands.made import (
    CannotAssign,
    end_current,
    issue_notice,
)
from hengyuan.assignment.models import Assignment, Method
from hengyuan.assignment.queries import consider, current_assignment
from hengyuan.assignment.rules import DESIGNATION_GROUNDS, assigned_values
from hengyuan.cases.commands import move
from hengyuan.cases.models import Case
from hengyuan.kernel.actor import Actor
from hengyuan.kernel.clock import day_of
from hengyuan.orgs.models import Organisation
from hengyuan.people.models import Provider


@transaction.atomic
def propose_designation(
    *,
    case: Case,
    firm: Organisation,
    ground: str,
    note: str,
    actor: Actor,
    at: datetime,
    handler: Provider | None = None,
) -> Assignment:
    """Propose a firm by name, on a ground from the list; the head approves.

    Raises NotAllowed, StageMoved, CannotAssign.
    """
    if ground not in DESIGNATION_GROUNDS:
        raise CannotAssign(_("请选择指定承办的理由。"), field="ground")
    considered = consider(case, day_of(at), over_cap=True)
    row = next((each for each in considered if each.firm.pk == firm.pk), None)
    if row is not None and not row.is_eligible and ground != "in_house":
        why = row.as_values()["reason"]
        raise CannotAssign(_("不能指定：") + str(why), field="firm")
    move(
        case=case,
        command="propose_designation",
        actor=actor,
        at=at,
        event=events.DESIGNATION_PROPOSED,
        values={"firm": firm.name, "ground": ground},
        words={"note": note},
    )
    return Assignment.objects.create(
        case=case,
        method=Method.BY_DESIGNATION,
        firm=firm,
        handler=handler,
        ground=ground,
        ground_note=note,
        considered=[
            {**each.as_values(), "last_assigned_on": str(each.last_assigned_on or "")}
            for each in considered
        ],
        assigned_by_id=actor.account_id,
        proposed_at=at,
    )


@transaction.atomic
def approve_designation(*, case: Case, actor: Actor, at: datetime) -> Assignment:
    """The second approver agrees; the notice is issued. Raises NotAllowed, StageMoved."""
    assignment = current_assignment(case.pk)
    if assignment is None:
        raise CannotAssign(_("没有待批准的指定。"))
    move(
        case=case,
        command="approve_designation",
        actor=actor,
        at=at,
        event=events.ASSIGNED,
        values=assigned_values(
            assignment.firm.name, Method.BY_DESIGNATION.value, assignment.considered
        )
        | {"ground": assignment.ground},
        changes={
            "firm_id": assignment.firm_id,
            "assigned_on": day_of(at),
            "assignment_method": Method.BY_DESIGNATION.value,
        },
    )
    Assignment.objects.filter(pk=assignment.pk).update(
        approved_by_id=actor.account_id, assigned_on=day_of(at)
    )
    issue_notice(case, assignment, actor, at)
    return assignment


@transaction.atomic
def reject_designation(*, case: Case, reason: str, actor: Actor, at: datetime) -> None:
    """The head does not agree; the case waits for assignment again. Raises as `move`."""
    if not reason.strip():
        raise CannotAssign(_("请写明不同意的理由。"), field="reason")
    move(
        case=case,
        command="reject_designation",
        actor=actor,
        at=at,
        event=events.DESIGNATION_REJECTED,
        values={},
        words={"reason": reason.strip()},
    )
    end_current(case, reason.strip(), at)
