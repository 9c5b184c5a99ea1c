"""The first administrator of an empty site, and the way back in, from the shell."""

import re

import pytest
from click.testing import CliRunner
from django.test import Client
from django.urls import reverse

from hengyuan.cli.people import group
from hengyuan.ledger.queries import last_event
from hengyuan.orgs.models import Organisation
from hengyuan.people.models import Account

pytestmark = pytest.mark.django_db
FIRST = ["open-first-account", "chengmo", "程默", "--bureau", "青石市司法局", "--region", "990100"]


def run(*words):
    return CliRunner().invoke(group, list(words))


def code_in(answer):
    return re.search(r"one-time code  (\S+)", answer.output).group(1)


def test_the_first_account_opens_an_empty_site(settings):
    answer = run(*FIRST)
    assert answer.exit_code == 0, answer.output
    client = Client()
    entered = client.post(
        reverse("account_login"), {"login": "chengmo", "password": code_in(answer)}, follow=True
    )
    assert entered.redirect_chain[-1][0] == reverse("account_change_password")
    client.post(
        reverse("account_change_password"),
        {"oldpassword": code_in(answer), "password1": "mine-alone-7", "password2": "mine-alone-7"},
    )
    assert "青石市司法局" in client.get(reverse("people:open_account")).content.decode()
    assert client.get(reverse("orgs:open_organisation")).status_code == 200


def test_there_is_one_first_account_only_and_the_bureau_is_used_again():
    assert run(*FIRST).exit_code == 0
    second = run("open-first-account", "two", "二", *FIRST[3:])
    assert second.exit_code == 1 and "已有管理员" in second.output
    assert Account.objects.count() == Organisation.objects.count() == 1


def test_a_wrong_region_is_named_and_leaves_nothing():
    answer = run(*FIRST[:-1], "99")
    assert answer.exit_code == 1 and "six digits" in answer.output
    assert not Organisation.objects.exists()


def test_the_shell_lets_somebody_in_again_and_says_so_in_the_ledger():
    run(*FIRST)
    answer = run("reset-password", "chengmo", "--reason", "遗忘")
    account = Account.objects.get()
    assert account.check_password(code_in(answer))
    event = last_event(account.stream)
    assert event.type == "password.reset" and "遗忘" in event.opened_sentence
    assert run("reset-password", "nobody", "--reason", "x").exit_code == 1
