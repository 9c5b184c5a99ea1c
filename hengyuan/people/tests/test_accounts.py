"""Accounts: opened with a code, closed and opened again, passwords and second steps reset."""

from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator

from hengyuan.kernel.actor import SYSTEM
from hengyuan.ledger.models import Event
from hengyuan.ledger.queries import last_event, stream_events
from hengyuan.people.commands import (
    CannotAdminister,
    CannotChangeAccount,
    CannotOpenAccount,
    CannotWithdrawRole,
    change_own_password,
    close_account,
    give_role,
    open_account,
    open_account_in_role,
    open_first_account,
    reopen_account,
    reset_password,
    reset_second_factor,
    withdraw_role,
)
from hengyuan.people.models import Account, RoleHeld
from hengyuan.people.rules import Role
from tests.cast import PASSWORD, at, build

pytestmark = pytest.mark.django_db
NOW = at("2026-03-02 09:00")
TODAY = NOW.date()
ACTS = (reset_password, reset_second_factor, close_account, reopen_account)


@pytest.fixture
def cast():
    cast = build()
    for account in cast.accounts.values():
        account.refresh_from_db()  # let_everybody_in went past them
    return cast


def opened(cast, giver="head", **also):
    stated = {
        "username": "xinren", "name": "辛仁", "role": Role.OFFICER,
        "organisation": cast.institution, "valid_from": TODAY,
    } | also  # fmt: skip
    return open_account_in_role(actor=cast.actor(giver), at=NOW, **stated)


def act(cast, command, who, giver="head"):
    return command(account=cast.accounts[who], reason="遗忘", actor=cast.actor(giver), at=NOW)


def test_an_account_opens_with_a_role_and_a_code_that_must_be_changed(cast):
    account, code = opened(cast)
    account.refresh_from_db()
    assert account.check_password(code) and account.must_change_password
    assert account.code_ends_at == NOW + timedelta(days=7)
    assert not account.has_run_out_at(NOW) and account.has_run_out_at(NOW + timedelta(days=8))
    assert account.roles.get().role == Role.OFFICER
    types = [event.type for event in stream_events(account.stream)]
    assert types == ["role.given", "account.opened"]


def test_no_event_keeps_the_name_or_the_code_in_clear(cast):
    account, code = opened(cast)
    kept = "".join(
        f"{e.values}{e.sealed}" for e in Event.objects.filter(stream__name=account.stream)
    )
    assert "xinren" not in kept and "辛仁" not in kept and code not in kept


def test_a_name_is_taken_once_whatever_its_letters(cast):
    opened(cast)
    with pytest.raises(CannotOpenAccount):
        opened(cast, username="XinRen")
    assert Account.objects.filter(username__iexact="xinren").count() == 1


@pytest.mark.parametrize("giver", ["officer", "auditor", "handler", "firm_1"])
def test_other_roles_open_no_account(cast, giver):
    with pytest.raises(CannotAdminister):
        open_account(username="x", name="x", password=None, actor=cast.actor(giver), at=NOW)


def test_an_account_in_another_district_is_not_opened_and_leaves_nothing(cast):
    with pytest.raises(CannotAdminister):
        opened(cast, organisation=cast.other_institution)
    assert not Account.objects.filter(username="xinren").exists()


def test_a_reset_gives_a_code_and_the_old_password_is_gone(cast):
    account = cast.accounts["officer"]
    code = act(cast, reset_password, "officer")
    account.refresh_from_db()
    assert account.check_password(code) and not account.check_password(PASSWORD)
    assert account.must_change_password
    assert last_event(account.stream).type == "password.reset"
    assert "遗忘" not in last_event(account.stream).values
    change_own_password(
        account=account, password="only-mine-7", actor=cast.actor("officer"), at=NOW
    )
    account.refresh_from_db()
    assert account.check_password("only-mine-7") and not account.must_change_password
    assert last_event(account.stream).type == "password.changed"


def test_nobody_sets_the_password_of_somebody_else(cast):
    with pytest.raises(CannotAdminister):
        change_own_password(
            account=cast.accounts["officer"], password="x", actor=cast.actor("head"), at=NOW
        )


@pytest.mark.parametrize("command", ACTS)
@pytest.mark.parametrize(
    ("giver", "who"),
    [
        ("head", "head"),  # oneself
        ("head", "outsider"),  # another district
        ("local_administrator", "head"),  # who leads the house
        ("local_administrator", "auditor"), ("administrator", "auditor"),  # who watches
        ("administrator", "bureau_colleague"),  # an equal
        ("officer", "archivist"), ("finance", "officer"), ("firm_1", "handler"),  # other roles
        ("head", "handler"),  # a firm's
    ],
)  # fmt: skip
def test_whose_account_is_not_one_s_own_to_administer(cast, command, giver, who):
    if who == "bureau_colleague":
        cast.accounts[who] = open_account_in_role(
            username=who, name="同事", role=Role.ADMINISTRATOR, organisation=cast.bureau,
            valid_from=TODAY, actor=SYSTEM, at=NOW,
        )[0]  # fmt: skip
    before = Event.objects.count()
    with pytest.raises(CannotAdminister):
        act(cast, command, who, giver)
    assert Event.objects.count() == before


def test_who_moved_away_is_no_longer_administered_from_the_old_place(cast):
    account = cast.accounts["archivist"]
    withdraw_role(
        held=account.roles.get(), last_day=TODAY, reason="调动", actor=cast.actor("head"), at=NOW
    )
    give_role(
        account=account, role=Role.ARCHIVIST, organisation=cast.other_institution,
        valid_from=TODAY + timedelta(days=1), actor=cast.actor("administrator"), at=NOW,
    )  # fmt: skip
    with pytest.raises(CannotAdminister, match="无权管理"):
        act(cast, reset_password, "archivist")
    assert act(cast, reset_password, "archivist", "administrator")


def test_who_holds_nothing_more_stays_with_the_last_place(cast):
    RoleHeld.objects.filter(account=cast.accounts["finance"]).update(
        valid_to=TODAY - timedelta(days=30)
    )
    act(cast, close_account, "finance")
    with pytest.raises(CannotAdminister):
        act(cast, reopen_account, "finance", "outsider")
    assert act(cast, reopen_account, "finance")


def test_a_closed_account_is_opened_again_with_a_new_code(cast):
    account = cast.accounts["officer"]
    act(cast, close_account, "officer")
    assert not Account.objects.get(pk=account.pk).is_active
    with pytest.raises(CannotChangeAccount, match="已经关闭"):
        act(cast, close_account, "officer")
    code = act(cast, reopen_account, "officer")
    found = Account.objects.get(pk=account.pk)
    assert found.is_active and found.must_change_password and found.check_password(code)
    with pytest.raises(CannotChangeAccount, match="没有关闭"):
        act(cast, reopen_account, "officer")
    types = [event.type for event in stream_events(account.stream)][:2]
    assert types == ["account.reopened", "account.closed"]


def test_the_last_administrator_is_not_shut_out(cast):
    with pytest.raises(CannotWithdrawRole, match="最后一名"):
        act(cast, close_account, "local_administrator")
    opened(cast, username="next", role=Role.ADMINISTRATOR)
    act(cast, close_account, "local_administrator")


def test_the_second_step_is_taken_off_once(cast):
    account = cast.accounts["officer"]
    Authenticator.objects.create(user=account, type="totp", data={"secret": "x"})
    act(cast, reset_second_factor, "officer")
    assert not Authenticator.objects.filter(user=account).exists()
    assert last_event(account.stream).type == "second_factor.reset"
    with pytest.raises(CannotChangeAccount, match="没有开启"):
        act(cast, reset_second_factor, "officer")


def test_every_act_asks_why(cast):
    for command in (reset_password, close_account, reset_second_factor):
        with pytest.raises(CannotChangeAccount, match="理由"):
            command(account=cast.accounts["officer"], reason=" ", actor=cast.actor("head"), at=NOW)


def test_the_first_account_comes_from_the_shell_and_is_the_only_one(cast):
    with pytest.raises(CannotOpenAccount, match="已有管理员"):
        open_first_account(username="first", name="首任", organisation=cast.bureau, at=NOW)
    RoleHeld.objects.filter(role=Role.ADMINISTRATOR).delete()
    account, code = open_first_account(
        username="first", name="首任", organisation=cast.bureau, at=NOW
    )
    assert account.check_password(code)
    assert account.roles.get().organisation == cast.bureau
