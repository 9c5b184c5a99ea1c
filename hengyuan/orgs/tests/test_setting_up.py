"""Who sets up and closes down which organisations, and what becomes of the roles held there."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from hengyuan.kernel import clock
from hengyuan.kernel.errors import NotAllowed
from hengyuan.ledger.queries import last_event
from hengyuan.orgs.commands import (
    CannotEndOrganisation,
    CannotOpenOrganisation,
    end_organisation,
    open_organisation,
)
from hengyuan.orgs.models import Organisation
from hengyuan.orgs.rules import Kind
from hengyuan.people.models import Account
from hengyuan.people.queries import actor_of
from tests.cast import at, build, new_organisation

pytestmark = pytest.mark.django_db
NOW = at("2026-03-02 09:00")
TODAY = NOW.date()
NOBODY = ("officer", "assigner", "finance", "auditor", "firm_1", "handler", "station")


@pytest.fixture
def cast(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: NOW)
    return build()


def page_of(who):
    client = Client()
    client.force_login(Account.objects.get(username=who))
    return client


def opened(cast, who, kind, parent=None, region="990102", name="新设"):
    place = Organisation(kind=kind, name=name, region=region, parent=parent, valid_from=TODAY)
    return open_organisation(organisation=place, actor=cast.actor(who), at=NOW)


def ended(cast, who, place, last_day=TODAY, reason="整合"):
    return end_organisation(
        organisation=place, last_day=last_day, reason=reason, actor=cast.actor(who), at=NOW
    )


def test_an_institution_sets_up_its_workstations_and_a_bureau_the_rest(cast):
    station = opened(cast, "head", Kind.WORKSTATION, cast.institution)
    assert last_event(f"organisation:{station.pk}").account_id == cast.accounts["head"].pk
    assert opened(cast, "local_administrator", Kind.LIAISON_POINT, station)
    assert opened(cast, "administrator", Kind.INSTITUTION, cast.bureau, "990100", "市中心")
    assert opened(cast, "bureau", Kind.FIRM, None, "990103")


@pytest.mark.parametrize("who", NOBODY)
def test_other_roles_set_up_nothing(cast, who):
    with pytest.raises(NotAllowed):
        opened(cast, who, Kind.WORKSTATION, cast.institution)
    with pytest.raises(NotAllowed):
        ended(cast, who, cast.stations[0])
    client = page_of(who)
    for address in (
        reverse("orgs:open_organisation"),
        reverse("orgs:end_organisation", args=[cast.stations[0].pk]),
    ):
        assert client.get(address).status_code == 404
        assert client.post(address, {"name": "x"}).status_code == 404


def test_nothing_is_set_up_outside_one_s_reach(cast):
    for who, kind, parent, region, field in (
        ("head", Kind.WORKSTATION, cast.other_institution, "990103", "parent"),
        ("head", Kind.FIRM, None, "990102", "region"),
        ("head", Kind.WORKSTATION, cast.institution, "990103", "region"),
        ("bureau", Kind.FIRM, None, "980102", "region"),
        ("bureau", Kind.BUREAU, None, "990000", "parent"),
        ("bureau", Kind.WORKSTATION, cast.bureau, "990102", "parent"),
    ):
        with pytest.raises(CannotOpenOrganisation) as refused:
            opened(cast, who, kind, parent, region)
        assert refused.value.field == field, (who, kind)
    with pytest.raises(CannotOpenOrganisation, match="同名"):
        opened(cast, "bureau", Kind.FIRM, None, "990102", cast.firms[0].name)
    assert not Organisation.objects.filter(name="新设").exists()


def test_a_place_is_closed_down_from_the_bottom_and_its_roles_lapse(cast):
    station = cast.stations[0]
    with pytest.raises(CannotEndOrganisation, match="下设"):
        ended(cast, "administrator", cast.institution)
    point = new_organisation(Kind.LIAISON_POINT, "青石社区联络点", "", "990102", station)
    with pytest.raises(CannotEndOrganisation, match="下设"):
        ended(cast, "head", station)
    ended(cast, "head", point, date(2026, 3, 1))
    ended(cast, "head", station)
    station.refresh_from_db()
    assert station.valid_to == TODAY
    account = cast.accounts["station"]
    assert actor_of(account, TODAY) is not None
    assert actor_of(account, date(2026, 3, 3)) is None
    with pytest.raises(CannotEndOrganisation, match="终止"):
        ended(cast, "head", station)


def test_nobody_closes_one_s_own_place_or_another_s(cast):
    other = new_organisation(Kind.WORKSTATION, "云渡工作站", "", "990103", cast.other_institution)
    for who, place in (
        ("head", cast.institution), ("head", other), ("head", cast.firms[0]),
        ("administrator", cast.bureau),
    ):  # fmt: skip
        with pytest.raises(NotAllowed):
            ended(cast, who, place)
    address = reverse("orgs:end_organisation", args=[other.pk])
    assert page_of("head").get(address).status_code == 403
    with pytest.raises(CannotEndOrganisation, match="事由"):
        ended(cast, "head", cast.stations[0], reason=" ")
    with pytest.raises(CannotEndOrganisation, match="改写"):
        ended(cast, "head", cast.stations[0], date(2026, 2, 1))


def test_a_workstation_is_set_up_and_closed_on_its_pages(cast):
    client, address = page_of("head"), reverse("orgs:open_organisation")
    shown = client.get(address).content.decode()
    assert 'value="workstation"' in shown and 'value="firm"' not in shown
    stated = {
        "kind": "workstation", "name": "青石区法院工作站", "parent": str(cast.institution.pk),
        "region": "990102", "valid_from": "2026-03-02",
    }  # fmt: skip
    wrong = client.post(address, stated | {"region": "99"})
    assert wrong.status_code == 422 and "青石区法院工作站" in wrong.content.decode()
    assert client.post(address, stated).status_code == 302
    station = Organisation.objects.get(name="青石区法院工作站")
    page = client.get(reverse("orgs:organisation", args=[station.pk])).content.decode()
    end = reverse("orgs:end_organisation", args=[station.pk])
    assert end in page and f"?organisation={station.pk}" in page
    offered = client.get(reverse("people:open_account"), {"organisation": station.pk})
    assert f'value="{station.pk}" selected' in offered.content.decode()
    done = client.post(end, {"last_day": "2026-03-02", "reason": "迁址"})
    assert done.status_code == 302
    assert end not in client.get(reverse("orgs:organisation", args=[station.pk])).content.decode()


def test_an_institution_needs_a_short_name_for_its_numbers(cast):
    stated = {
        "kind": "institution", "name": "青石市法律援助中心", "parent": str(cast.bureau.pk),
        "region": "990100", "valid_from": "2026-03-02",
    }  # fmt: skip
    client, address = page_of("administrator"), reverse("orgs:open_organisation")
    assert "文号需要简称" in client.post(address, stated).content.decode()
    assert client.post(address, stated | {"short_name": "青市"}).status_code == 302
