"""A party found later is entered once, and the running handler is looked at: told, not replaced."""

import pytest
from django.urls import reverse

from hengyuan.assignment import commands
from hengyuan.assignment.queries.recheck import recheck
from hengyuan.assignment.tests.factories import TODAY, assigned, granted
from hengyuan.cases.models import Case, Party, Side
from hengyuan.kernel import clock
from hengyuan.kernel.errors import NotAllowed
from hengyuan.ledger import audit
from hengyuan.ledger.models import Event
from hengyuan.people.models import Account
from tests.cast import at

pytestmark = pytest.mark.django_db
NINE = at("2026-03-06 09:00")


@pytest.fixture(autouse=True)
def in_march(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: NINE)


@pytest.fixture
def running(cast):
    """A case with its handler, who declared kin."""
    case = granted(cast, "甲某", 11, opponents=("某公司",))
    handler = assigned(cast, case)
    commands.declare_interest(
        provider=handler, relation="kin", name="周明堂", actor=cast.actor("assigner"),
        at=at("2026-03-05 18:00"),
    )  # fmt: skip
    return Case.objects.get(pk=case.pk)


def add(cast, case, names, side="opponent", who="officer"):
    return commands.add_parties(case=case, side=side, names=names, actor=cast.actor(who), at=NINE)


def test_a_conflict_that_comes_to_light_is_told_and_nobody_is_replaced(cast, running):
    assert recheck(running, TODAY) == ()
    against = add(cast, running, ["周明堂", " 周明堂 ", "某公司"])
    assert [each.rule_id for each in against] == ["C-1"]
    again = Case.objects.get(pk=running.pk)
    assert again.handler == running.handler and again.stage == running.stage
    assert again.opponents.splitlines() == ["某公司", "周明堂"]
    told = Event.objects.filter(stream__name=running.stream, type="conflict.found").get()
    assert "C-1" in told.sentence and "周明堂" not in told.values
    assert audit.run().differences == []


def test_no_conflict_leaves_no_such_event_and_old_names_are_refused(cast, running):
    assert add(cast, running, ["别人"], side="victim") == ()
    assert not Event.objects.filter(type="conflict.found").exists()
    assert Party.objects.filter(case=running, side=Side.VICTIM).count() == 1
    with pytest.raises(commands.CannotAddParties, match="没有新的姓名"):
        add(cast, running, ["某公司"])
    with pytest.raises(commands.CannotAddParties, match="身份"):
        add(cast, running, ["某公司"], side="judge")
    assert audit.run().differences == []


@pytest.mark.parametrize("who", ["finance", "outsider", "bureau"])
def test_only_who_works_on_the_case_adds(cast, running, who):
    with pytest.raises(NotAllowed):
        add(cast, running, ["别人"], who=who)


def test_the_pages(client, cast, running):
    page = reverse("assignment:parties", args=[running.pk])
    form = reverse("assignment:add_parties", args=[running.pk])
    client.force_login(Account.objects.get(username="officer"))
    assert page in client.get(reverse("cases:case", args=[running.pk])).content.decode()
    assert "未发现利益冲突" in client.get(page).content.decode()
    assert client.post(form, {"side": "opponent", "names": "周明堂"})["Location"] == page
    shown = client.get(page).content.decode()
    assert "近亲属" in shown and "登记更换承办人的申请" in shown and "周明堂" not in shown
    assert client.post(form, {"side": "opponent", "names": "周明堂"}).status_code == 422
    client.force_login(Account.objects.get(username="finance"))
    assert client.get(form).status_code == 403
    client.force_login(Account.objects.get(username="outsider"))
    assert client.get(page).status_code == client.get(form).status_code == 404
