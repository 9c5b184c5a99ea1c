"""Holds over a person and over a firm: placed, seen, lifted where they were decided or above."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from hengyuan.kernel import clock
from hengyuan.kernel.errors import NotAllowed
from hengyuan.ledger.queries import last_event
from hengyuan.orgs.rules import Kind
from hengyuan.people.commands import CannotHold, CannotLiftHold, lift_hold, place_hold
from hengyuan.people.models import Account, Hold
from hengyuan.people.queries import holds_on
from tests.cast import at, build, new_organisation, new_provider

pytestmark = pytest.mark.django_db
NOW = at("2026-03-02 09:00")
TODAY = NOW.date()


@pytest.fixture
def cast(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: NOW)
    return build()


def page_of(who):
    client = Client()
    client.force_login(Account.objects.get(username=who))
    return client


def held(cast, who="head", **whom):
    whom = whom or {"provider": cast.providers["handler"]}
    return place_hold(begins_on=TODAY, reason="整改期间", actor=cast.actor(who), at=NOW, **whom)


def lift(cast, hold, who, last_day=date(2026, 3, 1), reason="整改完成"):
    return lift_hold(hold=hold, last_day=last_day, reason=reason, actor=cast.actor(who), at=NOW)


def test_a_hold_is_lifted_at_once_and_the_ledger_keeps_why(cast):
    hold = held(cast)
    assert hold in holds_on(TODAY)
    lift(cast, hold, "head")
    assert hold not in holds_on(TODAY)
    event = last_event(hold.stream)
    assert event.type == "hold.lifted" and "整改完成" in event.opened_sentence
    assert "整改完成" not in event.sentence
    with pytest.raises(CannotLiftHold, match="已经结束"):
        lift(cast, hold, "head")


def test_what_was_decided_above_is_not_lifted_below(cast):
    hold = held(cast, "bureau")
    with pytest.raises(NotAllowed):
        lift(cast, hold, "head")
    assert page_of("head").get(reverse("people:lift_hold", args=[hold.pk])).status_code == 403
    lift(cast, hold, "bureau")


def test_what_was_decided_below_is_lifted_above(cast):
    assert lift(cast, held(cast, "head"), "bureau").ends_on == date(2026, 3, 1)


@pytest.mark.parametrize("who", ["officer", "assigner", "administrator", "firm_1", "handler"])
def test_other_roles_neither_place_nor_lift(cast, who):
    with pytest.raises(NotAllowed):
        held(cast, who)
    hold = held(cast)
    with pytest.raises(NotAllowed):
        lift(cast, hold, who)
    client, firm = page_of(who), cast.firms[0].pk
    for address in (
        reverse("people:lift_hold", args=[hold.pk]), reverse("people:holds"),
        reverse("people:unit", args=[firm]), reverse("people:place_hold_on_unit", args=[firm]),
    ):  # fmt: skip
        assert client.get(address).status_code == 404, address
    stated = {"begins_on": "2026-03-02", "reason": "x", "last_day": "2026-03-02"}
    for address in (
        reverse("people:lift_hold", args=[hold.pk]),
        reverse("people:place_hold_on_unit", args=[firm]),
    ):
        assert client.post(address, stated).status_code == 404
    assert Hold.objects.get().ends_on is None


def test_another_city_is_out_of_reach(cast):
    away = new_organisation(Kind.FIRM, "远山律师事务所", "", "980102")
    stranger = new_provider(cast, "stranger", "远方人", away)
    for whom in ({"provider": stranger}, {"organisation": away}):
        with pytest.raises(NotAllowed, match="本市"):
            held(cast, **whom)
    assert page_of("head").get(reverse("people:unit", args=[away.pk])).status_code == 404


def test_days_and_reasons_are_asked_for(cast):
    with pytest.raises(CannotHold, match="选定"):
        place_hold(begins_on=TODAY, reason="x", actor=cast.actor("head"), at=NOW)
    hold = held(cast)
    with pytest.raises(CannotLiftHold, match="理由"):
        lift(cast, hold, "head", reason=" ")
    with pytest.raises(CannotLiftHold, match="不能改写"):
        lift(cast, hold, "head", last_day=date(2026, 2, 27))


def test_a_whole_firm_is_held_and_released_on_its_pages(cast):
    head, firm = page_of("head"), cast.firms[0]
    address = reverse("people:place_hold_on_unit", args=[firm.pk])
    stated = {"begins_on": "2026-03-02", "ends_on": "", "reason": "行政处罚期间"}
    assert head.post(address, stated).status_code == 302
    hold = Hold.objects.get(organisation=firm)
    unit = head.get(reverse("people:unit", args=[firm.pk])).content.decode()
    assert "行政处罚期间" in unit and "周明远" in unit and "叶知秋" not in unit
    person = head.get(reverse("people:provider", args=[cast.providers["handler"].pk]))
    assert "全所暂停" in person.content.decode()
    shown = head.get(reverse("people:holds"), {"state": "running"}).content.decode()
    assert reverse("people:lift_hold", args=[hold.pk]) in shown
    done = head.post(
        reverse("people:lift_hold", args=[hold.pk]),
        {"last_day": "2026-03-01", "reason": "处罚期满"},
    )
    assert done["Location"] == reverse("people:unit", args=[firm.pk])
    over = head.get(reverse("people:holds"), {"state": "ended", "whom": "正平"})
    assert "已结束" in over.content.decode()
    assert "正平" not in head.get(reverse("people:holds"), {"state": "running"}).content.decode()


def test_the_list_of_holds_costs_the_same_however_long_it_is(cast, django_assert_num_queries):
    client, address = page_of("head"), reverse("people:holds")
    held(cast)
    with django_assert_num_queries(6):
        client.get(address)
    for _number in range(5):
        held(cast, organisation=cast.firms[0])
    with django_assert_num_queries(6):
        client.get(address)
