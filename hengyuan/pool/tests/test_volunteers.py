"""The published list of volunteers: who stands on it, and that nothing else of them does."""

from datetime import date

import pytest
from django.urls import reverse

from hengyuan.kernel import clock
from hengyuan.people.models import Provider
from hengyuan.pool.models import Standing
from tests.cast import at, build

pytestmark = pytest.mark.django_db
PAGE = "/pool/volunteers/"


@pytest.fixture
def cast(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: at("2026-03-06 09:00"))
    return build()


def volunteer(cast, name, unit=0, *, is_student=False, **stated):
    made = Provider.objects.create(
        name=name, kind="volunteer", organisation=cast.firms[unit],
        **{"joined_on": date(2026, 3, 2), **stated},
    )  # fmt: skip
    Standing.objects.create(provider=made, is_student=is_student, phone="13900000000")
    return made


def test_everybody_reads_who_is_a_volunteer_today(client, cast, django_assert_num_queries):
    assert "还没有在册的志愿者" in client.get(PAGE).content.decode()
    volunteer(cast, "温故")
    volunteer(cast, "知新", 1, is_student=True)
    volunteer(cast, "已离", left_on=date(2026, 3, 5))
    volunteer(cast, "未到", joined_on=date(2026, 3, 7))
    with django_assert_num_queries(1):
        said = client.get(PAGE).content.decode()
    assert "温故" in said and cast.firms[1].name in said
    assert said.count("在校学生") == 1
    assert not [word for word in ("已离", "未到", "周明远", "13900000000") if word in said]


def test_one_region_is_asked_for_by_its_code(client, cast):
    volunteer(cast, "温故")
    region = cast.firms[0].region
    assert "温故" in client.get(PAGE, {"region": region}).content.decode()
    assert "温故" not in client.get(PAGE, {"region": "110000"}).content.decode()
    assert "温故" in client.get(PAGE, {"region": "nowhere"}).content.decode()


def test_the_list_is_found_from_the_entrance(client, cast):
    entrance = client.get(reverse("account_login")).content.decode()
    assert reverse("pool:volunteers") in entrance
