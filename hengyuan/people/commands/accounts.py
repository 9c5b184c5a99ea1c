"""Accounts: opening, closing, one-time codes, the second step of the login.

A code lets somebody in once: to the page where they set a password that nobody else knows.
"""

import secrets
from datetime import date, datetime, timedelta

from allauth.mfa.models import Authenticator
from django.contrib.auth.hashers import make_password
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from hengyuan.kernel.actor import SYSTEM, Actor
from hengyuan.kernel.clock import day_of
from hengyuan.kernel.errors import Refused
from hengyuan.ledger.commands import append
from hengyuan.orgs.models import Organisation
from hengyuan.people import access, events
from hengyuan.people.commands.roles import CannotAdminister, check_is_not_last, give_role
from hengyuan.people.models import Account
from hengyuan.people.queries import administrators_exist, roles_from
from hengyuan.people.rules import Role

SIGNS = "23456789abcdefghjkmnpqrstuvwxyz"  # none that a reader takes for another
CODE_DAYS = 7


class CannotOpenAccount(Refused):
    """The user name is taken."""


class CannotChangeAccount(Refused):
    """The account is in that state already."""


@transaction.atomic
def open_account(
    *, username: str, name: str, password: str | None, actor: Actor, at: datetime
) -> Account:
    """Open an account; without a password nobody can log in to it yet.

    Raises CannotAdminister and CannotOpenAccount.
    """
    if not access.may_administer(actor):
        raise CannotAdminister(_("您的角色不能开立账户。"))
    taken = CannotOpenAccount(_("这个用户名已有人使用。"), field="username")
    if Account.objects.filter(username__iexact=username).exists():
        raise taken
    account = Account(username=username, name=name)
    account.set_password(password)
    try:
        account.save(force_insert=True)
    except IntegrityError as error:  # somebody was a moment quicker
        raise taken from error
    append(
        stream=account.stream,
        event=events.ACCOUNT_OPENED,
        actor=actor,
        at=at,
        values={},
        words={"name": name, "username": username},
    )
    return account


@transaction.atomic
def open_account_in_role(
    *,
    username: str,
    name: str,
    role: Role,
    organisation: Organisation,
    valid_from: date,
    actor: Actor,
    at: datetime,
    valid_to: date | None = None,
) -> tuple[Account, str]:
    """Open an account with its first role; gives the code for the first login, shown once.

    Raises CannotAdminister, CannotOpenAccount and CannotGiveRole.
    """
    account = open_account(username=username, name=name, password=None, actor=actor, at=at)
    give_role(
        account=account,
        role=role,
        organisation=organisation,
        valid_from=valid_from,
        valid_to=valid_to,
        actor=actor,
        at=at,
    )
    return account, _set_code(account, _first_instant(valid_from, at))


@transaction.atomic
def open_first_account(
    *, username: str, name: str, organisation: Organisation, at: datetime
) -> tuple[Account, str]:
    """The first administrator of a site, from the command line. Raises CannotOpenAccount."""
    if administrators_exist(day_of(at)):
        raise CannotOpenAccount(_("系统已有管理员，请由管理员开立账户。"))
    return open_account_in_role(
        username=username,
        name=name,
        role=Role.ADMINISTRATOR,
        organisation=organisation,
        valid_from=day_of(at),
        actor=SYSTEM,
        at=at,
    )


def _first_instant(day: date, at: datetime) -> datetime:
    """From when the code is of use: a role may begin later than the account."""
    return at + timedelta(days=max(0, (day - day_of(at)).days))


def _set_code(account: Account, at: datetime) -> str:
    """A new one-time code as the account's password: twelve signs, good for seven days."""
    code = "-".join("".join(secrets.choice(SIGNS) for _sign in range(4)) for _group in range(3))
    account.password = make_password(code)
    account.must_change_password = True
    account.code_ends_at = at + timedelta(days=CODE_DAYS)
    account.save(update_fields=["password", "must_change_password", "code_ends_at"])
    return code


def _check_administers(actor: Actor, account: Account, at: datetime) -> None:
    if account.pk == actor.account_id:
        raise CannotAdminister(_("不能管理自己的账户。改密码和两步验证请用右上角的菜单。"))
    if not access.may_act_on(actor, account, day_of(at)):
        raise CannotAdminister(
            _("%(name)s还担任您无权管理的角色，请由有权的本级或上级管理人员办理。")
            % {"name": account.name}
        )


@transaction.atomic
def reset_password(*, account: Account, reason: str, actor: Actor, at: datetime) -> str:
    """Replace the password by a one-time code, shown once; every session of it ends.

    Raises CannotAdminister and CannotChangeAccount.
    """
    _check_administers(actor, account, at)
    words = _reason(reason)
    code = _set_code(account, at)
    append(
        stream=account.stream,
        event=events.PASSWORD_RESET,
        actor=actor,
        at=at,
        values={},
        words=words,
    )
    return code


@transaction.atomic
def change_own_password(*, account: Account, password: str, actor: Actor, at: datetime) -> None:
    """Set the password that only its owner knows. Raises CannotAdminister."""
    if account.pk != actor.account_id:
        raise CannotAdminister(_("只能设置自己的密码。"))
    account.set_password(password)
    account.must_change_password = False
    account.code_ends_at = None
    account.save(update_fields=["password", "must_change_password", "code_ends_at"])
    append(stream=account.stream, event=events.PASSWORD_CHANGED, actor=actor, at=at, values={})


@transaction.atomic
def reset_second_factor(*, account: Account, reason: str, actor: Actor, at: datetime) -> None:
    """Take the second step off the login, for somebody who lost the telephone.

    Raises CannotAdminister and CannotChangeAccount.
    """
    _check_administers(actor, account, at)
    words = _reason(reason)
    gone, _kinds = Authenticator.objects.filter(user_id=account.pk).delete()
    if not gone:
        raise CannotChangeAccount(_("这个账户没有开启两步验证。"))
    append(
        stream=account.stream,
        event=events.SECOND_FACTOR_RESET,
        actor=actor,
        at=at,
        values={},
        words=words,
    )


@transaction.atomic
def close_account(*, account: Account, reason: str, actor: Actor, at: datetime) -> None:
    """Let nobody log in to the account any more; its roles and its past stay as they are.

    Raises CannotAdminister, CannotChangeAccount and CannotWithdrawRole.
    """
    _check_administers(actor, account, at)
    words = _reason(reason)
    for held in roles_from(account.pk, day_of(at)):
        check_is_not_last(held, day_of(at), at)
    closed = Account.objects.filter(pk=account.pk, is_active=True).update(is_active=False)
    if not closed:
        raise CannotChangeAccount(_("没有保存：这个账户已经关闭。"))
    account.is_active = False
    append(
        stream=account.stream,
        event=events.ACCOUNT_CLOSED,
        actor=actor,
        at=at,
        values={},
        words=words,
    )


@transaction.atomic
def reopen_account(*, account: Account, reason: str, actor: Actor, at: datetime) -> str:
    """Open a closed account again, with a new one-time code.

    Raises CannotAdminister and CannotChangeAccount.
    """
    _check_administers(actor, account, at)
    words = _reason(reason)
    opened = Account.objects.filter(pk=account.pk, is_active=False).update(is_active=True)
    if not opened:
        raise CannotChangeAccount(_("没有保存：这个账户没有关闭。"))
    account.is_active = True
    code = _set_code(account, at)
    append(
        stream=account.stream,
        event=events.ACCOUNT_REOPENED,
        actor=actor,
        at=at,
        values={},
        words=words,
    )
    return code


def _reason(reason: str) -> dict[str, str]:
    if not reason.strip():
        raise CannotChangeAccount(_("请写明理由。"), field="reason")
    return {"reason": reason.strip()}
