"""After the assignment: the firm names the handler, or gives the case back (AS-01)."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from hengyuan.assignment import events
from hengyuan.assignment.commands.made import CannotAssign, end_current
from hengyuan.assignment.models import Assignment, Method
from hengyuan.assignment.queries import consider, current_assignment
from hengyuan.cases.commands import move
from hengyuan.cases.models import Case, CaseDuty
from hengyuan.kernel.actor import Actor
from hengyuan.kernel.clock import day_of
from hengyuan.kernel.errors import NotAllowed, Refused
from hengyuan.law.citation import Citation
from hengyuan.people.models import Provider
from hengyuan.people.rules import Duty, objection_to


class CannotNameHandler(Refused):
    """The person is not of the firm, or fails a filter; the message says why."""


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
    end_current(case, reason.strip(), at)
