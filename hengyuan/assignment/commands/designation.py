"""By designation (指定): a ground from the list and a second approver."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from hengyuan.assignment import events
from hengyuan.assignment.commands.made import (
    CannotAssign,
    check_no_tie,
    end_current,
    issue_notice,
    keep_record,
)
from hengyuan.assignment.commands.turns import note_turns
from hengyuan.assignment.models import Assignment, End, Method
from hengyuan.assignment.queries import current_assignment
from hengyuan.assignment.queries.brief import question_of
from hengyuan.assignment.queries.candidates import ConsideredFirm, consider
from hengyuan.assignment.queries.records import content_of, counts
from hengyuan.assignment.rules import DESIGNATION_GROUNDS, OVER_NAMESAKES, assigned_values
from hengyuan.cases.commands import move
from hengyuan.cases.models import Case
from hengyuan.kernel import crypto
from hengyuan.kernel.actor import Actor
from hengyuan.kernel.clock import day_of
from hengyuan.orgs.models import Organisation


@transaction.atomic
def propose_designation(
    *, case: Case, firm: Organisation, ground: str, note: str, actor: Actor, at: datetime
) -> Assignment:
    """Propose a firm by name, on a ground from the list; the head approves.

    The firm names the person afterwards; then the month's cap may be passed (ruling 28).
    Raises NotAllowed, StageMoved, CannotAssign.
    """
    if ground not in DESIGNATION_GROUNDS:
        raise CannotAssign(_("请选择指定承办的理由。"), field="ground")
    check_no_tie(actor, firm)
    asked = question_of(case, day_of(at))
    rows = consider(case, asked.on, over_cap=True, question=asked)
    why = _why_not(rows, firm, ground)
    if why:
        raise CannotAssign(_("不能指定：") + why, field="firm")
    move(
        case=case,
        command="propose_designation",
        actor=actor,
        at=at,
        event=events.DESIGNATION_PROPOSED,
        values={"firm": firm.name, "ground": ground},
        words={"note": note},
    )
    assignment = Assignment.objects.create(
        case=case,
        method=Method.BY_DESIGNATION.value,
        policy=asked.policy.policy,
        firm=firm,
        ground=ground,
        ground_note=note,
        assigned_by_id=actor.account_id,
        proposed_at=at,
    )
    content = content_of(
        asked,
        rows,
        method=Method.BY_DESIGNATION.value,
        why=DESIGNATION_GROUNDS[ground],
        firm_id=firm.pk,
    )
    keep_record(assignment, content, crypto.sm3_hex(content.encode()), *counts(rows))
    return assignment


def _why_not(rows: Sequence[ConsideredFirm], firm: Organisation, ground: str) -> str:
    """Why the firm cannot be designated on this ground; "" if it can."""
    row = next((each for each in rows if each.firm.pk == firm.pk), None)
    if row is None or row.is_eligible or ground == "in_house":
        return ""
    is_compared = ground == OVER_NAMESAKES and not row.reason
    if is_compared and any(each.is_barred_by_name_alone() for each in row.people):
        return ""
    return row.reason or "；".join(f"{person.name}：{why}" for person, why in row.excluded)


@transaction.atomic
def approve_designation(*, case: Case, actor: Actor, at: datetime) -> Assignment:
    """The second approver agrees; the notice is issued. Raises NotAllowed, StageMoved."""
    assignment = current_assignment(case.pk)
    if assignment is None:
        raise CannotAssign(_("没有待批准的指定。"))
    check_no_tie(actor, assignment.firm)
    record = assignment.record
    move(
        case=case,
        command="approve_designation",
        actor=actor,
        at=at,
        event=events.ASSIGNED,
        values=assigned_values(
            assignment.firm.name,
            Method.BY_DESIGNATION.value,
            candidates=record.eligible,
            excluded=record.excluded,
            digest=record.digest,
        )
        | {"ground": assignment.ground},
        changes={
            "firm_id": assignment.firm_id,
            "assigned_on": day_of(at),
            "assignment_method": Method.BY_DESIGNATION.value,
        },
    )
    note_turns(firm=assignment.firm, provider=None, at=at)
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
    end_current(case, End.REJECTED, reason.strip(), at)
