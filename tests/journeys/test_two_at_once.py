"""Two people do the same act: one wins, the other is told who did it and when.

PostgreSQL runs both at the same instant in two connections. The embedded database has one writer
at a time, so there the second comes with what it read before the first wrote.
"""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from hengyuan.assignment import commands as assignment
from hengyuan.assignment.models import Assignment
from hengyuan.cases.commands import StageMoved
from hengyuan.cases.models import Case
from hengyuan.handling.models import HandlingAct
from hengyuan.intake.models import Notice
from hengyuan.ledger.queries import stream_events
from hengyuan.ledger.verification import verify
from hengyuan.people.models import Account
from tests.cast import at, build
from tests.journeys.test_chain import apply, assign_and_name, examine_and_grant

PEOPLE = 2


@pytest.mark.django_db(transaction=True)
def test_one_wins_and_the_other_is_told():
    cast = build()
    case = apply(cast)
    examine_and_grant(cast, case)
    actor = cast.actor("assigner")
    read = [
        Case.objects.select_related("institution", "recipient").get(pk=case.pk)
        for _ in range(PEOPLE)
    ]
    together = Barrier(PEOPLE)

    def assign(mine):
        try:
            if connection.vendor != "sqlite":
                together.wait()
            assignment.assign_by_rotation(case=mine, actor=actor, at=at("2026-03-05 09:00"))
        except StageMoved as refusal:
            return refusal.message
        finally:
            if connection.vendor != "sqlite":
                connection.close()
        return ""

    if connection.vendor == "sqlite":
        answers = [assign(mine) for mine in read]
    else:
        with ThreadPoolExecutor(PEOPLE) as pool:
            answers = list(pool.map(assign, read))
    assert sorted(map(bool, answers)) == [False, True]
    assert "您已于2026-03-05 09:00办理“指派" in next(filter(None, answers))
    assert Assignment.objects.filter(case=case).count() == 1
    made = [event for event in stream_events(case.stream) if event.type == "assignment.made"]
    assert len(made) == 1
    assert verify().is_sound


def send_twice(who, path, values):
    """The same page sent twice at the same instant, from two windows of one account."""
    clients = [Client(), Client()]
    for client in clients:
        client.force_login(Account.objects.get(username=who))
    together = Barrier(PEOPLE)

    def send(client):
        try:
            if connection.vendor != "sqlite":
                together.wait()
            return client.post(path, values)
        finally:
            if connection.vendor != "sqlite":
                connection.close()

    if connection.vendor == "sqlite":
        return [send(client) for client in clients]
    with ThreadPoolExecutor(PEOPLE) as pool:
        return list(pool.map(send, clients))


TOKEN = "00000000-0000-4000-8000-00000000000a"


def won_and_told(answers):
    first, second = sorted(answers, key=lambda answer: answer.status_code)
    assert (first.status_code, second.status_code) == (302, 409)
    return second.content.decode()


@pytest.mark.django_db(transaction=True)
def test_one_page_sent_twice_opens_one_case():
    build()
    values = {
        "form_token": TOKEN, "authority_name": "青石区人民法院", "notice_number": "1",
        "proceeding": "trial_first_instance", "ground": "CR-M1", "charge": "盗窃", "name": "何某某",
    }  # fmt: skip
    told = won_and_told(send_twice("officer", reverse("intake:register_notice"), values))
    assert "没有重复办理：您已于" in told
    assert Notice.objects.count() == Case.objects.count() == 1
    assert verify().is_sound


@pytest.mark.django_db(transaction=True)
def test_one_page_of_handling_sent_twice_records_one_act():
    cast = build()
    case = apply(cast)
    examine_and_grant(cast, case)
    who = assign_and_name(cast, case)
    name = Account.objects.get(pk=who.account_id).username
    values = {"token": TOKEN, "happened_on": "2026-03-06", "text": "已通报"}
    path = reverse("handling:record_act", args=[case.pk, "progress_report"])
    assert "已经保存过" in won_and_told(send_twice(name, path, values))
    assert HandlingAct.objects.filter(case=case).count() == 1
    assert verify().is_sound


@pytest.mark.django_db(transaction=True)
def test_a_refused_page_may_be_sent_again(client):
    cast = build()
    case = apply(cast)
    client.force_login(Account.objects.get(username="officer"))
    path = reverse("examination:examine", args=[case.pk])
    refused = {"form_token": TOKEN, "conclusion": "refuse", "refusal_code": "RF-2"}
    assert client.post(path, refused).status_code == 422
    assert client.post(path, refused | {"reasons": "收入超过标准"}).status_code == 302
    again = client.post(path, refused | {"reasons": "收入超过标准"})
    assert again.status_code == 409 and "您已于" in again.content.decode()
