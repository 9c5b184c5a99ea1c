"""Assignment by rotation, by choice, by designation; the firm names the handler (art. 43)."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from hengyuan.assignment import events
from hengyuan.assignment.models import Assignment, Method
from hengyuan.assignment.queries import (
    ConsideredFirm,
    consider,
    current_assignment,
    declined_firms,
)
from hengyuan.assignment.rules import DESIGNATION_GROUNDS
from hengyuan.cases.commands import move
from hengyuan.cases.models import Case, CaseDuty
from hengyuan.dossier.commands import issue_document
from hengyuan.kernel.actor import Actor
from hengyuan.kernel.clock import day_of
from hengyuan.kernel.errors import NotAllowed, Refused
from hengyuan.law.citation import Citation
from hengyuan.orgs.models import Organisation
from hengyuan.people.models import Provider
from hengyuan.people.rules import Duty, objection_to


class CannotAssign(Refused):
    """Nobody is eligible, or the one chosen is not; the message says why."""


class CannotNameHandler(Refused):
    """The person is not of the firm, or fails a filter; the message says why."""


@transaction.atomic
def assign_by_rotation(*, case: Case, actor: Actor, at: datetime) -> Assignment:
    """Assign the eligible firm that waited longest. Raises NotAllowed, StageMoved, CannotAssign."""
    considered = consider(case, day_of(at), without_firms=declined_firms(case.pk))
    found = next((row for row in considered if row.is_eligible), None)
    if found is None:
        raise CannotAssign(
            _("没有符合条件的单位：请查看每个单位被排除的理由，或改用指定并说明理由。")
        )
    return _assign(case, "assign_by_rotation", Method.BY_ROTATION, found, considered, actor, at)


@transaction.atomic
def assign_by_choice(
    *, case: Case, wished: Sequence[Provider], actor: Actor, at: datetime
) -> Assignment:
    """Follow the recipient's wishes in their order, as far as the filters allow.

    Raises NotAllowed, StageMoved, CannotAssign with the reason for each name.
    """
    considered = consider(case, day_of(at), without_firms=declined_firms(case.pk))
    reasons = []
    for provider in wished:
        for row in considered:
            if row.firm.pk != provider.organisation_id:
                continue
            if not row.reason and provider in row.eligible:
                return _assign(
                    case,
                    "assign_by_choice",
                    Method.BY_CHOICE,
                    row,
                    considered,
                    actor,
                    at,
                    handler=provider,
                )
            why = row.reason or dict(row.excluded).get(provider, "不在名册")
            reasons.append(f"{provider.name}：{why}")
    raise CannotAssign(_("所选人员都不能指派：") + "；".join(reasons), field="wished")


def _assign(
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
    kept = [each.as_values() for each in considered]
    move(
        case=case,
        command=command,
        actor=actor,
        at=at,
        event=events.ASSIGNED,
        values=_assigned_values(row.firm, method, kept) | {"wished": bool(handler)},
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
    _issue_notice(case, assignment, actor, at)
    return assignment


def _assigned_values(
    firm: Organisation, method: Method, kept: Sequence[dict[str, Any]]
) -> dict[str, Any]:
    return {
        "firm": firm.name,
        "method": method.value,
        "candidates": sum(1 for each in kept if each["is_eligible"]),
        "excluded": sum(1 for each in kept if not each["is_eligible"]),
        "considered": list(kept),
    }


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
        values=_assigned_values(assignment.firm, Method.BY_DESIGNATION, assignment.considered)
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
    _issue_notice(case, assignment, actor, at)
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
    _end(case, reason.strip(), at)


@transaction.atomic
def name_handler(*, case: Case, provider: Provider, actor: Actor, at: datetime) -> None:
    """The firm names the person who handles the case. Raises NotAllowed, CannotNameHandler."""
    assignment = current_assignment(case.pk)
    if assignment is None or provider.organisation_id != assignment.firm_id:
        raise CannotNameHandler(_("承办人须是被指派单位的人员。"), field="provider")
    over_cap = assignment.method == Method.BY_DESIGNATION
    _check_handler(case, provider, at, over_cap=over_cap)
    move(
        case=case,
        command="name_handler",
        actor=actor,
        at=at,
        event=events.HANDLER_NAMED,
        values={"firm": assignment.firm.name, "handler": provider.name, "provider": provider.pk},
        changes={"handler_id": provider.pk, "handling_since": day_of(at)},
    )
    case.handler = provider
    Assignment.objects.filter(pk=assignment.pk).update(handler=provider, named_at=at)
    if provider.account_id is not None:
        CaseDuty.objects.update_or_create(
            case=case,
            duty=Duty.HANDLE.value,
            defaults={"account_id": provider.account_id, "done_at": at},
        )


def _check_handler(case: Case, provider: Provider, at: datetime, *, over_cap: bool) -> None:
    row = next(
        (
            r
            for r in consider(case, day_of(at), over_cap=over_cap)
            if r.firm.pk == provider.organisation_id
        ),
        None,
    )
    if row is not None:
        why = row.reason or dict(row.excluded).get(provider, "")
        if why:
            raise CannotNameHandler(_("不能承办：") + why, field="provider")
    done = {
        Duty(duty): account
        for duty, account in CaseDuty.objects.filter(case=case).values_list("duty", "account_id")
    }
    objection = objection_to(Duty.HANDLE, done, provider.account_id or 0)
    if objection:
        raise NotAllowed(_(objection), cite=Citation("法律援助法", "2022-01-01", 61))


@transaction.atomic
def decline_assignment(*, case: Case, reason: str, actor: Actor, at: datetime) -> None:
    """The firm gives the case back with its reason. Raises NotAllowed, CannotAssign."""
    assignment = current_assignment(case.pk)
    if assignment is None or assignment.firm_id != actor.organisation_id:
        raise NotAllowed(_("只有被指派的单位可以退回指派。"))
    if not reason.strip():
        raise CannotAssign(_("请写明退回的理由。"), field="reason")
    move(
        case=case,
        command="decline_assignment",
        actor=actor,
        at=at,
        event=events.ASSIGNMENT_DECLINED,
        values={"firm": assignment.firm.name},
        words={"reason": reason.strip()},
        changes={"firm_id": None, "assigned_on": None, "assignment_method": ""},
    )
    _end(case, reason.strip(), at)


def _end(case: Case, reason: str, at: datetime) -> None:
    Assignment.objects.filter(case=case, ended_at=None).update(ended_at=at, end_reason=reason)


def _issue_notice(case: Case, assignment: Assignment, actor: Actor, at: datetime) -> None:
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
