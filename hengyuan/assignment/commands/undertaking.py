"""After the assignment: the firm names the handler, or gives the case back (AS-01)."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from hengyuan.assignment import events
from hengyuan.assignment.commands.made import CannotAssign, end_current
from hengyuan.assignment.commands.turns import (
    give_place_back,
    note_turns,
    place_limit,
    take_place,
)
from hengyuan.assignment.models import Assignment, End, Method
from hengyuan.assignment.queries import current_assignment, policy_in_force
from hengyuan.assignment.queries.brief import Question, question_of
from hengyuan.assignment.queries.candidates import judge
from hengyuan.assignment.rules import BY_NAME, OVER_NAMESAKES
from hengyuan.cases.commands import move
from hengyuan.cases.models import Case, CaseDuty
from hengyuan.kernel.actor import Actor
from hengyuan.kernel.clock import day_of
from hengyuan.kernel.errors import NotAllowed, Refused
from hengyuan.law.citation import Citation
from hengyuan.law.methods import AfterRefusal
from hengyuan.people.models import Provider
from hengyuan.people.rules import Duty, objection_to


class CannotNameHandler(Refused):
    """The person is not of the firm, or fails a filter; the message says why."""


@transaction.atomic
def name_handler(*, case: Case, provider: Provider, actor: Actor, at: datetime) -> None:
    """The firm names the person who handles the case.

    Raises NotAllowed, CannotNameHandler, CapReached.
    """
    assignment = current_assignment(case.pk)
    if assignment is None or provider.organisation_id != assignment.firm_id:
        raise CannotNameHandler(_("承办人须是被指派单位的人员。"), field="provider")
    asked = question_of(case, day_of(at))
    _check_handler(asked, provider, assignment)
    _check_duties(case, provider)
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
    _take_place(asked, provider, assignment, at)
    note_turns(firm=assignment.firm, provider=provider, at=assignment.proposed_at)
    if provider.account_id is not None:
        CaseDuty.objects.update_or_create(
            case=case,
            duty=Duty.HANDLE.value,
            defaults={"account_id": provider.account_id, "done_at": at},
        )


def _take_place(asked: Question, provider: Provider, assignment: Assignment, at: datetime) -> None:
    """The place that the assignment reserved, or one of the month's for whom the firm names."""
    month = assignment.slot_month
    if assignment.handler_id != provider.pk or not month:
        give_place_back(assignment)
        month = ""
        if not asked.brief.is_group:
            month = take_place(
                provider=provider,
                at=at,
                cap=place_limit(asked, provider),
                over_cap=assignment.method == Method.BY_DESIGNATION,
            )
    Assignment.objects.filter(pk=assignment.pk).update(
        handler=provider, named_at=at, slot_month=month
    )


def _check_handler(asked: Question, provider: Provider, assignment: Assignment) -> None:
    """Every filter once more, on the day; what the ground of a designation lets pass is let."""
    (row,) = judge(asked, [provider])
    is_designated = assignment.method == Method.BY_DESIGNATION
    kept = [f for f in row.objections if not _is_passed(f.rule_id, provider, assignment)]
    if is_designated and assignment.ground == OVER_NAMESAKES:
        kept = [f for f in kept if f.rule_id not in BY_NAME]
    if kept:
        why = "；".join(f"{f.rule_id}：{f.reason_zh}" for f in kept)
        raise CannotNameHandler(_("不能承办：") + why, field="provider")


def _is_passed(rule_id: str, provider: Provider, assignment: Assignment) -> bool:
    """The cap is passed by a designation, and by whose place is reserved."""
    if rule_id == "CAP":
        has_place = bool(assignment.slot_month) and assignment.handler_id == provider.pk
        return has_place or assignment.method == Method.BY_DESIGNATION
    return False


def _check_duties(case: Case, provider: Provider) -> None:
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
    plan = policy_in_force(case.region, day_of(at)).plan
    keeps = plan.after_refusal is AfterRefusal.KEEPS_TURN
    end_current(case, End.DECLINED, reason.strip(), at, keeps_turn=keeps)
