"""The roster and its pages: who sees whom, holds, and a constant number of queries."""

import pytest
from django.test import Client
from django.urls import reverse

from hengyuan.ledger.queries import stream_events
from hengyuan.orgs.rules import Kind
from hengyuan.people.models import Account, Hold
from tests.cast import Cast, build, new_organisation, new_provider

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast():
    return build()


def page_of(cast: Cast, who: str) -> Client:
    client = Client()
    client.force_login(Account.objects.get(username=who))
    return client


def provider_url(cast: Cast, who: str = "handler", name: str = "people:provider") -> str:
    return reverse(name, args=[cast.providers[who].pk])


def test_an_institution_sees_the_roster_of_its_city_only(cast):
    away = new_organisation(Kind.FIRM, "远山律师事务所", "", "980102")
    new_provider(cast, "stranger", "远方人", away)
    shown = page_of(cast, "assigner").get(reverse("people:roster")).content.decode()
    assert "周明远" in shown and "叶知秋" in shown and "远方人" not in shown
    assert page_of(cast, "head").get(provider_url(cast, "stranger")).status_code == 404


def test_a_firm_sees_its_own_people_and_a_lawyer_oneself(cast):
    firm = page_of(cast, "firm_1")
    assert firm.get(provider_url(cast)).status_code == 200
    assert firm.get(provider_url(cast, "second_handler")).status_code == 404
    lawyer = page_of(cast, "handler")
    assert lawyer.get(provider_url(cast)).status_code == 200
    assert lawyer.get(provider_url(cast, "second_handler")).status_code == 404


@pytest.mark.parametrize("who", ["finance", "archivist", "auditor"])
def test_other_roles_have_no_roster(cast, who):
    assert page_of(cast, who).get(provider_url(cast)).status_code == 404


def test_a_visitor_is_sent_to_the_login(cast):
    answer = Client().get(reverse("people:roster"))
    assert answer.status_code == 302 and reverse("account_login") in answer["Location"]


def test_a_head_places_a_hold_that_the_page_and_the_ledger_show(cast):
    head, url = page_of(cast, "head"), provider_url(cast, name="people:place_hold")
    answer = head.post(url, {"begins_on": "2026-01-05", "ends_on": "", "reason": "整改期间"})
    assert answer.status_code == 302
    hold = Hold.objects.get()
    assert (hold.provider, hold.reason, hold.ends_on) == (
        cast.providers["handler"],
        "整改期间",
        None,
    )
    shown = head.get(provider_url(cast)).content.decode()
    assert "整改期间" in shown and "顾怀山" in shown
    newest = stream_events(f"provider:{cast.providers['handler'].pk}")[0]
    assert newest.type == "hold.placed"


def test_a_hold_that_ends_before_it_begins_is_explained_and_nothing_is_stored(cast):
    days = {"begins_on": "2026-01-05", "ends_on": "2026-01-04", "reason": "整改期间"}
    answer = page_of(cast, "head").post(provider_url(cast, name="people:place_hold"), days)
    assert answer.status_code == 422
    assert "截止日早于起始日" in answer.content.decode()
    assert "整改期间" in answer.content.decode()
    assert not Hold.objects.exists()


@pytest.mark.parametrize("who", ["assigner", "firm_1", "handler", "outsider"])
def test_nobody_else_places_a_hold(cast, who):
    stated = {"begins_on": "2026-01-05", "reason": "整改期间"}
    url = provider_url(cast, name="people:place_hold")
    assert page_of(cast, who).post(url, stated).status_code == 404
    assert not Hold.objects.exists()


def test_the_roster_costs_the_same_however_long_it_is(cast, django_assert_num_queries):
    client, url = page_of(cast, "assigner"), reverse("people:roster")
    with django_assert_num_queries(10):
        client.get(url)
    for number in range(8):
        new_provider(cast, f"lawyer_{number}", f"律师{number}", cast.firms[0])
    with django_assert_num_queries(10):
        client.get(url)


def test_an_export_holds_what_is_shown(cast):
    answer = page_of(cast, "assigner").get(
        reverse("people:roster"), {"name": "周", "export": "csv", "columns": "name,organisation"}
    )
    assert answer.content.decode("utf-8-sig").split("\r\n") == [
        "姓名,单位",
        "周明远,青石正平律师事务所",
        "",
    ]
