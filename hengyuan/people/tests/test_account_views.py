"""Pages of accounts: who has them, each act on its page, the code shown once, the first login."""

import re
from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from django.urls import reverse

from hengyuan.kernel import clock
from hengyuan.kernel.actor import SYSTEM
from hengyuan.ledger.queries import last_event
from hengyuan.people.commands import give_role
from hengyuan.people.models import Account, RoleHeld
from hengyuan.people.rules import Role
from tests.cast import PASSWORD, at, build

pytestmark = pytest.mark.django_db
NOW = at("2026-03-02 09:00")
TODAY = NOW.date()
ON_ACCOUNT = ("reset_password", "reset_second_factor", "close_account", "reopen_account")
NOBODY = ("officer", "assigner", "quality", "finance", "archivist", "auditor", "firm_1", "handler")


@pytest.fixture
def cast(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: NOW)
    return build()


def page_of(who):
    client = Client()
    client.force_login(Account.objects.get(username=who))
    return client


def url(name, *accounts):
    return reverse(f"people:{name}", args=[account.pk for account in accounts])


def stated(place, **also):
    return {
        "name": "辛仁", "username": "xinren", "organisation": str(place.pk),
        "role": Role.OFFICER.value, "valid_from": "2026-03-02", "valid_to": "",
    } | also  # fmt: skip


def code_in(answer):
    return re.search(r"<pre[^>]*>([2-9a-z-]{14})</pre>", answer.content.decode()).group(1)


def log_in(username, password):
    client = Client()
    answer = client.post(
        reverse("account_login"), {"login": username, "password": password}, follow=True
    )
    return client, answer


@pytest.mark.parametrize("who", NOBODY)
def test_other_roles_have_no_page_of_accounts(cast, who):
    client, officer = page_of(who), cast.accounts["second_officer"]
    held = officer.roles.get()
    assert client.get(url("accounts")).status_code == 404
    assert client.get(url("open_account")).status_code == 404
    assert client.post(url("open_account"), stated(cast.institution)).status_code == 404
    for name in ("account", "give_role", *ON_ACCOUNT):
        assert client.get(url(name, officer)).status_code == 404, name
        assert client.post(url(name, officer), {"reason": "x"}).status_code == 404 or (
            name == "account"
        ), name
    assert client.get(url("withdraw_role", officer, held)).status_code == 404
    assert not Account.objects.filter(username="xinren").exists()


def test_the_list_shows_one_s_own_and_what_is_beneath(cast):
    head = page_of("head").get(url("accounts")).content.decode()
    assert "沈一禾" in head and "方寸" in head
    assert "外人" not in head and "江明" not in head and "周明远" not in head
    bureau = page_of("administrator").get(url("accounts")).content.decode()
    assert all(name in bureau for name in ("沈一禾", "外人", "江明", "周明远"))


def test_another_district_does_not_exist(cast):
    client = page_of("head")
    for name in ("account", "give_role", *ON_ACCOUNT):
        assert client.get(url(name, cast.accounts["outsider"])).status_code == 404


@pytest.mark.parametrize(
    ("query", "there", "gone"),
    [
        ({"who": "沈"}, "沈一禾", "顾怀山"), ({"who": "HEAD"}, "顾怀山", "沈一禾"),
        ({"role": "R-09"}, "何算", "沈一禾"), ({"organisation": "云渡"}, "外人", "沈一禾"),
        ({"state": "closed"}, "罗存真", "沈一禾"), ({"state": "open"}, "沈一禾", "罗存真"),
        ({"state": "waiting"}, "苏晚", "沈一禾"), ({"state": "run_out"}, "许知白", "苏晚"),
    ],
)  # fmt: skip
def test_the_list_filters(cast, query, there, gone):
    Account.objects.filter(username="archivist").update(is_active=False)
    for who, days in (("second_officer", 1), ("assigner", -1)):
        Account.objects.filter(username=who).update(
            must_change_password=True, code_ends_at=NOW + timedelta(days=days)
        )
    shown = page_of("administrator").get(url("accounts"), query).content.decode()
    assert there in shown and gone not in shown


def test_an_export_holds_what_is_shown(cast):
    answer = page_of("head").get(
        url("accounts"),
        {"who": "officer", "export": "csv", "columns": "name,roles_now,places,state"},
    )
    assert answer.content.decode("utf-8-sig").split("\r\n")[:2] == [
        "姓名,现任角色,单位,状态",
        "沈一禾,窗口审查员,青石市青石区法律援助中心,使用中",
    ]


def test_the_list_costs_the_same_however_long_it_is(cast, django_assert_num_queries):
    client = page_of("administrator")
    few = 10
    with django_assert_num_queries(few):
        client.get(url("accounts"))
    for number in range(8):
        account = Account.objects.create(username=f"more_{number}", name=f"更多{number}")
        give_role(
            account=account, role=Role.OFFICER, organisation=cast.institution, valid_from=TODAY,
            actor=SYSTEM, at=NOW,
        )  # fmt: skip
    with django_assert_num_queries(few):
        client.get(url("accounts"))


def test_an_account_is_opened_and_its_owner_must_set_a_password_first(cast):
    answer = page_of("head").post(url("open_account"), stated(cast.institution))
    assert answer.status_code == 200 and "no-store" in answer["Cache-Control"]
    code = code_in(answer)
    client, first = log_in("xinren", code)
    assert first.redirect_chain[-1][0] == reverse("account_change_password")
    assert "一次性登录码" in first.content.decode()
    for page in ("web:desk", "cases:list", "people:roster", "mfa_index"):
        assert client.get(reverse(page)).headers["Location"] == reverse("account_change_password")
    same = client.post(
        reverse("account_change_password"),
        {"oldpassword": code, "password1": code, "password2": code},
    )
    assert "不能与一次性登录码相同" in same.content.decode()
    done = client.post(
        reverse("account_change_password"),
        {"oldpassword": code, "password1": "only-mine-7", "password2": "only-mine-7"},
    )
    assert done["Location"] == reverse("web:desk")
    assert client.get(reverse("web:desk")).status_code == 200
    account = Account.objects.get(username="xinren")
    event = last_event(account.stream)
    assert (event.type, event.account_id) == ("password.changed", account.pk)
    assert code not in page_of("head").get(url("account", account)).content.decode()


def test_a_code_whose_days_are_over_opens_nothing(cast, monkeypatch):
    code = code_in(page_of("head").post(url("open_account"), stated(cast.institution)))
    monkeypatch.setattr(clock, "now", lambda: NOW + timedelta(days=8))
    client, answer = log_in("xinren", code)
    assert "一次性登录码已过期" in answer.content.decode()
    assert client.get(reverse("web:desk")).status_code == 302


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"username": "head"}, "这个用户名已有人使用"), ({"username": "a b"}, "用户名只能用"),
        ({"role": ""}, "角色"), ({"role": "R-16"}, "不能在"),
        ({"valid_from": "2026-03-01"}, "早于今天"),
        ({"valid_to": "2026-03-01"}, "截止日早于起始日"), ({"name": ""}, "姓名"),
    ],
)  # fmt: skip
def test_a_wrong_form_comes_back_filled_and_nothing_is_stored(cast, wrong, field):
    answer = page_of("administrator").post(url("open_account"), stated(cast.institution, **wrong))
    shown = answer.content.decode()
    assert answer.status_code == 422 and field in shown
    assert 'value="xinren"' in shown or "username" in wrong
    assert not Account.objects.filter(username="xinren").exists()


def test_a_form_offers_the_places_and_roles_of_the_actor_only(cast):
    shown = page_of("local_administrator").get(url("open_account")).content.decode()
    assert "云渡区法律援助中心" not in shown and "青石市司法局<" not in shown
    assert 'value="R-06"' in shown
    assert 'value="R-29b"' not in shown
    sent = stated(cast.other_institution)
    answer = page_of("local_administrator").post(url("open_account"), sent)
    assert answer.status_code == 422 and not Account.objects.filter(username="xinren").exists()


def test_a_role_is_given_and_withdrawn_on_its_page(cast):
    client, officer = page_of("head"), cast.accounts["officer"]
    form = stated(cast.institution, role="R-10")
    assert client.post(url("give_role", officer), form)["Location"] == url("account", officer)
    held = RoleHeld.objects.get(account=officer, role="R-10")
    end = {"last_day": "2026-03-01", "reason": "岗位调整"}
    assert client.post(url("withdraw_role", officer, held), end).status_code == 302
    shown = client.get(url("account", officer)).content.decode()
    assert "已结束" in shown and "岗位调整" in shown and "授予角色档案员" in shown


def test_a_role_of_somebody_else_is_not_withdrawn_under_this_account(cast):
    other = cast.accounts["archivist"].roles.get()
    address = url("withdraw_role", cast.accounts["officer"], other)
    assert page_of("head").get(address).status_code == 404


def test_a_refusal_says_why_on_the_page(cast):
    client = page_of("head")
    answer = client.post(
        url("give_role", cast.accounts["quality"]), stated(cast.institution, role="R-09")
    )
    assert answer.status_code == 422 and "不得兼任补贴会计" in answer.content.decode()
    administrator = cast.accounts["local_administrator"]
    answer = client.post(
        url("withdraw_role", administrator, administrator.roles.get()),
        {"last_day": "2026-03-02", "reason": "离岗"},
    )
    assert answer.status_code == 422 and "最后一名系统管理员" in answer.content.decode()
    answer = client.post(url("close_account", administrator), {"reason": "离岗"})
    assert answer.status_code == 422 and "最后一名系统管理员" in answer.content.decode()


@pytest.mark.parametrize("name", ON_ACCOUNT)
def test_one_s_own_account_and_the_auditor_s_are_refused(cast, name):
    for who, whose in (("head", "head"), ("local_administrator", "auditor")):
        client = page_of(who)
        assert client.get(url(name, cast.accounts[whose])).status_code == 403
        answer = client.post(url(name, cast.accounts[whose]), {"reason": "x"})
        assert answer.status_code == 403
        assert Account.objects.get(username=whose).is_active


def test_a_reset_ends_the_sessions_and_gives_a_code(cast):
    session = page_of("officer")
    assert session.get(reverse("web:desk")).status_code == 200
    answer = page_of("head").post(
        url("reset_password", cast.accounts["officer"]), {"reason": "本人到场申请"}
    )
    assert session.get(reverse("web:desk")).status_code == 302
    _client, first = log_in("officer", code_in(answer))
    assert first.redirect_chain[-1][0] == reverse("account_change_password")
    assert Client().login(username="officer", password=PASSWORD) is False


def test_a_closed_account_is_logged_out_and_opened_again(cast):
    officer, head = cast.accounts["officer"], page_of("head")
    session = page_of("officer")
    assert head.post(url("close_account", officer), {"reason": "离职"}).status_code == 302
    assert session.get(reverse("web:desk")).status_code == 302
    _client, answer = log_in("officer", PASSWORD)
    assert answer.redirect_chain[-1][0] != reverse("web:desk")
    code = code_in(head.post(url("reopen_account", officer), {"reason": "返岗"}))
    _client, first = log_in("officer", code)
    assert first.redirect_chain[-1][0] == reverse("account_change_password")


def test_a_second_step_is_taken_off_on_its_page(cast):
    officer, head = cast.accounts["officer"], page_of("head")
    Authenticator.objects.create(user=officer, type="totp", data={"secret": "x"})
    assert url("reset_second_factor", officer) in head.get(url("account", officer)).content.decode()
    answer = head.post(url("reset_second_factor", officer), {"reason": "手机遗失"})
    assert answer.status_code == 302 and not Authenticator.objects.exists()


def test_the_list_warns_before_the_last_administrator_leaves(cast):
    RoleHeld.objects.filter(account=cast.accounts["local_administrator"]).update(
        valid_to=TODAY + timedelta(days=10)
    )
    shown = page_of("head").get(url("accounts")).content.decode()
    assert "一个月内将没有系统管理员" in shown
    RoleHeld.objects.filter(role=Role.ADMINISTRATOR).update(valid_to=None)
    assert "一个月内" not in page_of("head").get(url("accounts")).content.decode()


def test_the_owner_changes_the_password_without_a_role(cast):
    RoleHeld.objects.filter(account=cast.accounts["officer"]).update(valid_to="2025-01-01")
    client = page_of("officer")
    done = client.post(
        reverse("account_change_password"),
        {"oldpassword": PASSWORD, "password1": "only-mine-7", "password2": "only-mine-7"},
    )
    assert done.status_code == 302
    assert last_event(cast.accounts["officer"].stream).type == "password.changed"
