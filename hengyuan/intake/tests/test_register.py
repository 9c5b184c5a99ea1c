"""The register as a list: every row is reachable, and each says what its reader can do next."""

import pytest
from django.urls import reverse

from hengyuan.intake import commands
from hengyuan.intake.models import Consultation
from hengyuan.intake.rules import AdviceResult, Channel
from hengyuan.kernel import clock
from hengyuan.web.tests.factories import signed_in
from tests.cast import at, build

pytestmark = pytest.mark.django_db
REGISTER = "/intake/"


@pytest.fixture
def cast(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: at("2026-03-06 09:00"))
    return build()


def came(cast, day, channel=Channel.VISIT):
    return commands.receive_visitor(
        institution=cast.institution, channel=channel, name="陈小工", question="欠薪",
        actor=cast.actor("officer"), at=at(f"2026-03-{day:02d} 09:30"),
    )  # fmt: skip


def rows_of(page):
    return page.content.decode().partition("<tbody")[2].partition("</tbody>")[0]


def test_older_rows_stand_on_the_next_page(cast, monkeypatch):
    monkeypatch.setattr("hengyuan.ui.tables.PER_PAGE", 2)
    rows = [came(cast, day) for day in (2, 3, 4)]
    client = signed_in("officer")
    first, second = client.get(REGISTER), client.get(REGISTER, {"page": 2})
    numbers = [row.number for row in rows]
    assert [number in rows_of(first) for number in numbers] == [False, True, True]
    assert [number in rows_of(second) for number in numbers] == [True, False, False]


def test_a_row_offers_what_comes_next(cast):
    row = came(cast, 2)
    advice, passing = (
        reverse(f"intake:{name}", args=[row.pk]) for name in ("give_advice", "pass_on")
    )
    applying = reverse("intake:receive_application", args=[row.pk])
    shown = rows_of(signed_in("officer").get(REGISTER))
    assert advice in shown and passing in shown and applying not in shown
    assert advice not in rows_of(signed_in("head").get(REGISTER))
    commands.give_advice(
        consultation=row, answer="可以申请", told_of_right=True,
        result=AdviceResult.TURNED_TO_APPLICATION, actor=cast.actor("officer"), at=clock.now(),
    )  # fmt: skip
    shown = rows_of(signed_in("officer").get(REGISTER))
    assert applying in shown and passing in shown and advice not in shown


def test_filters_and_export(cast):
    visit, call = came(cast, 2), came(cast, 4, Channel.PHONE)
    client = signed_in("officer")
    assert visit.number not in rows_of(client.get(REGISTER, {"channel": "phone"}))
    assert call.number not in rows_of(client.get(REGISTER, {"until": "2026-03-03"}))
    assert visit.number not in rows_of(client.get(REGISTER, {"since": "2026-03-03"}))
    lines = client.get(REGISTER, {"export": "csv", "channel": "phone"}).content.decode("utf-8-sig")
    assert call.number in lines and visit.number not in lines and "下一步" not in lines


def test_the_register_costs_the_same_for_many_rows(cast, django_assert_num_queries):
    client = signed_in("officer")
    came(cast, 2)
    client.get(REGISTER)
    with django_assert_num_queries(10):
        client.get(REGISTER)
    for day in range(3, 7):
        came(cast, day)
    with django_assert_num_queries(10):
        client.get(REGISTER)
    assert Consultation.objects.count() == 5
