"""Giving and withdrawing roles: by whom, at which place, beside which others."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from hengyuan.kernel.actor import SYSTEM, Actor
from hengyuan.kernel.clock import day_of
from hengyuan.kernel.errors import NotAllowed, Refused
from hengyuan.ledger.commands import append
from hengyuan.orgs.models import Organisation
from hengyuan.people import access, events
from hengyuan.people.models import Account, RoleHeld, role_name
from hengyuan.people.queries import others_in_role
from hengyuan.people.rules import FACTS, Role, is_of_level, objection_to_role


class CannotAdminister(NotAllowed):
    """The account or the role is not the actor's to administer."""


class CannotGiveRole(Refused):
    """The role cannot be held there, then, or beside another role of the account."""


class CannotWithdrawRole(Refused):
    """The role has ended already, or nobody would be left to administer the place."""


@transaction.atomic
def give_role(
    *,
    account: Account,
    role: Role,
    organisation: Organisation,
    valid_from: date,
    actor: Actor,
    at: datetime,
    valid_to: date | None = None,
) -> RoleHeld:
    """Let an account hold a role at an organisation, from a day on, until a day or for good.

    Raises CannotAdminister and CannotGiveRole.
    """
    _check_giver(account, role, organisation, actor)
    _check_place(role, organisation, valid_from)
    if actor != SYSTEM and valid_from < day_of(at):
        raise CannotGiveRole(_("起始日不能早于今天。"), field="valid_from")
    if valid_to is not None and valid_to < valid_from:
        raise CannotGiveRole(_("截止日早于起始日。"), field="valid_to")
    Account.objects.select_for_update().get(pk=account.pk)  # two gifts at once see each other
    _check_others(account, role, organisation, valid_from, valid_to)
    row = RoleHeld.objects.create(
        account=account,
        role=role,
        organisation=organisation,
        valid_from=valid_from,
        valid_to=valid_to,
    )
    append(
        stream=account.stream,
        event=events.ROLE_GIVEN,
        actor=actor,
        at=at,
        values={
            "role": role.value,
            "organisation": organisation.pk,
            "from": valid_from,
            "to": valid_to,
        },
    )
    return row


def _check_giver(account: Account, role: Role, organisation: Organisation, actor: Actor) -> None:
    if account.pk == actor.account_id:
        raise CannotAdminister(_("不能给自己授予或收回角色，请由另一位管理人员办理。"))
    if not access.may_give_role(actor, role, organisation):
        raise CannotAdminister(
            _("您不能管理%(place)s的“%(role)s”。请由有权的本级或上级管理人员办理。")
            % {"place": organisation.name, "role": role_name(role)},
            field="role",
        )


def _check_place(role: Role, organisation: Organisation, on: date) -> None:
    if organisation.kind not in FACTS[role].held_at or not is_of_level(role, organisation.region):
        raise CannotGiveRole(
            _("角色“%(role)s”不能在%(place)s担任。")
            % {"role": role_name(role), "place": organisation.get_kind_display()},
            field="role",
        )
    if organisation.valid_to is not None and organisation.valid_to < on:
        raise CannotGiveRole(_("该单位已经撤销。"), field="organisation")


def _check_others(
    account: Account,
    role: Role,
    organisation: Organisation,
    valid_from: date,
    valid_to: date | None,
) -> None:
    """Against the roles that the account holds on any of the same days."""
    overlapping = RoleHeld.objects.filter(
        Q(valid_to=None) | Q(valid_to__gte=valid_from), account=account
    )
    if valid_to is not None:
        overlapping = overlapping.filter(valid_from__lte=valid_to)
    held = list(overlapping)
    why = objection_to_role(role, {each.role for each in held})
    if why:
        raise CannotGiveRole(_("%(why)s。") % {"why": _(why)}, field="role")
    if any(each.role == role and each.organisation_id == organisation.pk for each in held):
        raise CannotGiveRole(_("此人这段时间已在该单位担任这个角色。"), field="role")


@transaction.atomic
def withdraw_role(
    *, held: RoleHeld, last_day: date, reason: str, actor: Actor, at: datetime
) -> RoleHeld:
    """End a role after its last day; yesterday ends it at once.

    Raises CannotAdminister and CannotWithdrawRole.
    """
    role = Role(held.role)
    _check_giver(held.account, role, held.organisation, actor)
    if not reason.strip():
        raise CannotWithdrawRole(_("请写明收回的理由。"), field="reason")
    if last_day < day_of(at) - timedelta(days=1):
        raise CannotWithdrawRole(_("过去的日子已经担任，不能改写。"), field="last_day")
    check_is_not_last(held, last_day, at)
    later = Q(valid_to=None) | Q(valid_to__gt=last_day)
    ended = RoleHeld.objects.filter(later, pk=held.pk).update(valid_to=last_day)
    if not ended:
        raise CannotWithdrawRole(_("没有保存：这个角色在此日之前已经结束。"), field="last_day")
    held.valid_to = last_day
    append(
        stream=held.account.stream,
        event=events.ROLE_ENDED,
        actor=actor,
        at=at,
        values={
            "role": held.role,
            "organisation": held.organisation_id,
            "from": held.valid_from,
            "to": last_day,
        },
        words={"reason": reason.strip()},
    )
    return held


def check_is_not_last(held: RoleHeld, last_day: date, at: datetime) -> None:
    """Raise CannotWithdrawRole when no administrator of the place would be left."""
    place = Organisation.objects.select_for_update().get(pk=held.organisation_id)
    is_over = place.valid_to is not None and place.valid_to < day_of(at)
    if held.role != Role.ADMINISTRATOR or is_over:
        return
    if not others_in_role(held, last_day).exists():
        raise CannotWithdrawRole(
            _("%(name)s是%(place)s最后一名系统管理员。请先任命接任者，再收回或关闭。")
            % {"name": held.account.name, "place": place.name}
        )
