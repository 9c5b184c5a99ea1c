"""The administrator's page: what waits and failed, and the way back for a parked job."""

import pytest
from django.urls import reverse

from hengyuan.kernel import tasks
from hengyuan.ledger.models import Event
from hengyuan.people.models import Account
from hengyuan.people.rules import Role
from hengyuan.queue import worker
from hengyuan.queue.models import Job
from hengyuan.queue.rules import State
from hengyuan.queue.tests import sample_tasks
from tests.cast import at

NOW = at("2026-03-05 10:00")
pytestmark = pytest.mark.django_db


@pytest.fixture
def parked(monkeypatch):
    monkeypatch.setattr("hengyuan.kernel.clock.now", lambda: NOW)
    tasks.later(f"{sample_tasks.HERE}.refuse", at=NOW)
    worker.run_one("w", NOW)
    return Job.objects.get()


@pytest.fixture
def administrator(cast, client):
    account = Account.objects.filter(
        roles__role=Role.ADMINISTRATOR, roles__organisation=cast.bureau
    ).first()
    if account is None:
        account = Account.objects.create(username="root", name="系统管理员")
        account.roles.create(
            role=Role.ADMINISTRATOR, organisation=cast.bureau, valid_from=NOW.date()
        )
    client.force_login(account)
    return client


def test_the_list_shows_counts_jobs_and_the_plan(administrator, parked):
    page = administrator.get(reverse("queue:jobs")).content.decode()
    assert "说明原因" in page and "the mail server does not answer" in page
    assert "签署账本校验点" in page
    assert "说明原因" not in administrator.get("/queue/?state=waiting").content.decode()
    assert administrator.get("/queue/?export=csv").status_code == 200


def test_a_job_page_leads_to_a_new_run(administrator, parked):
    page = administrator.get(reverse("queue:job", args=[parked.pk])).content.decode()
    assert "sample_tasks.py" in page and reverse("queue:retry", args=[parked.pk]) in page
    answer = administrator.post(reverse("queue:retry", args=[parked.pk]), follow=True)
    assert "已重新加入队列" in answer.content.decode()
    parked.refresh_from_db()
    assert parked.state == State.WAITING
    again = administrator.post(reverse("queue:discard", args=[parked.pk]), follow=True)
    assert "已不在搁置状态" in again.content.decode()
    assert not Event.objects.filter(type="job.discarded").exists()


def test_a_job_is_given_up_by_a_person(administrator, parked):
    administrator.post(reverse("queue:discard", args=[parked.pk]))
    parked.refresh_from_db()
    assert parked.state == State.DISCARDED
    assert Event.objects.get(type="job.discarded").account_id


@pytest.mark.parametrize("who", ["head", "officer", "auditor", "bureau", "handler", "outsider"])
def test_nobody_else_finds_the_queue(cast, client, parked, who):
    client.force_login(Account.objects.get(username=who))
    assert client.get(reverse("queue:jobs")).status_code == 404
    assert client.get(reverse("queue:job", args=[parked.pk])).status_code == 404
    for act in ("retry", "discard"):
        assert client.post(reverse(f"queue:{act}", args=[parked.pk])).status_code == 404
    parked.refresh_from_db()
    assert parked.state == State.PARKED


def test_an_unknown_job_is_not_found(administrator):
    assert administrator.get(reverse("queue:job", args=[999999])).status_code == 404


def test_the_administrator_of_one_institution_does_not_find_the_sites_queue(client, cast, parked):
    client.force_login(Account.objects.get(username="local_administrator"))
    for name, arguments in (("jobs", []), ("job", [parked.pk])):
        assert client.get(reverse(f"queue:{name}", args=arguments)).status_code == 404
    for name in ("retry", "discard"):
        assert client.post(reverse(f"queue:{name}", args=[parked.pk])).status_code == 404
    parked.refresh_from_db()
    assert parked.state == State.PARKED
    assert reverse("queue:jobs") not in client.get("/", follow=True).content.decode()


def test_the_administrator_at_the_top_finds_it_in_the_navigation(client, cast):
    client.force_login(Account.objects.get(username="administrator"))
    assert reverse("queue:jobs") in client.get("/", follow=True).content.decode()
