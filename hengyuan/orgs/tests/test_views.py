"""Pages of organisations: the tree, its past, and who sees it."""

import pytest
from django.test import Client
from django.urls import reverse

from hengyuan.kernel.actor import SYSTEM
from hengyuan.orgs.commands import end_organisation
from hengyuan.orgs.rules import Kind
from tests.cast import at, build, new_organisation

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast():
    return build()


@pytest.fixture
def head(cast):
    client = Client()
    cast.accounts["head"].refresh_from_db()
    client.force_login(cast.accounts["head"])
    return client


def test_the_list_filters_by_kind_and_name(cast, head):
    shown = head.get(reverse("orgs:list"), {"kind": "firm", "name": "正平"}).content.decode()
    assert "青石正平律师事务所" in shown and "青石明衡律师事务所" not in shown


def test_a_place_of_another_city_does_not_exist_here(cast, head):
    away = new_organisation(Kind.FIRM, "远山律师事务所", "", "980102")
    assert head.get(reverse("orgs:organisation", args=[away.pk])).status_code == 404
    assert "远山" not in head.get(reverse("orgs:list")).content.decode()


def test_the_page_shows_what_is_above_and_what_still_stands_below(cast, head):
    station = new_organisation(Kind.WORKSTATION, "青石区法院工作站", "", "990102", cast.institution)
    url = reverse("orgs:organisation", args=[cast.institution.pk])
    shown = head.get(url).content.decode()
    assert "青石市青石区司法局" in shown and station.name in shown
    end_organisation(
        organisation=station, last_day=at("2026-01-31 00:00").date(), reason="迁址",
        actor=SYSTEM, at=at("2026-01-30 09:00"),
    )  # fmt: skip
    assert station.name not in head.get(url).content.decode()
    past = head.get(reverse("orgs:organisation", args=[station.pk])).content.decode()
    assert "迁址" in past and "2026-01-31" in past


def test_the_list_costs_the_same_however_long_it_is(cast, head, django_assert_num_queries):
    with django_assert_num_queries(6):
        head.get(reverse("orgs:list"))
    for number in range(8):
        new_organisation(Kind.FIRM, f"第{number}律师事务所", "", "990102")
    with django_assert_num_queries(6):
        head.get(reverse("orgs:list"))


def test_a_visitor_is_sent_to_the_login(cast):
    assert Client().get(reverse("orgs:list")).status_code == 302
