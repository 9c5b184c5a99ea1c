"""The wall screen: counts of what is open and due today, no person, asked for again by itself."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from hengyuan.cases.models import CaseClock
from hengyuan.kernel import clock
from hengyuan.ledger.commands import settled
from hengyuan.supervision.access import alerts as access
from hengyuan.supervision.commands import following
from hengyuan.supervision.models import Alert
from hengyuan.supervision.queries.wall import Wall
from hengyuan.web.tests.factories import applied, signed_in
from tests.cast import at, build

pytestmark = pytest.mark.django_db
NOW = at("2026-03-20 09:00")
URL = "/supervision/wall/"


@pytest.fixture
def cast(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: NOW)
    cast = build()
    for serial, day in ((11, "2026-03-02"), (12, "2026-03-13"), (13, "2026-03-16")):
        applied(cast, serial=serial, day=day)
    following.supervise_events(upto=settled(), at=NOW)
    return cast


def test_it_counts_what_is_open_and_what_ends_today(cast):
    clocks = CaseClock.objects.filter(rule="AP-02").order_by("due_on")
    due = list(clocks.values_list("due_on", flat=True))
    assert due == [date(2026, 3, 9), date(2026, 3, 20), date(2026, 3, 23)]
    actor = cast.actor("quality")
    shown = Wall(access.visible_to(actor), access.cases_of(actor), NOW)
    assert (shown.due_today, shown.total) == (1, Alert.objects.count())
    [decided] = [each for each in shown.clocks if each.today]
    assert (decided.name, decided.today, decided.missed) == ("审查并作出决定", 1, 1)
    assert not any("旧" in each.name for each in shown.clocks)
    tile = next(each for each in shown.tiles if each.due_today)
    assert (tile.due_today, tile.count, tile.tone) == (1, 1, "soon")
    assert len(shown.tiles) == 9


def test_a_paused_or_cancelled_clock_is_not_due(cast):
    CaseClock.objects.filter(due_on=date(2026, 3, 20)).update(is_paused=True)
    actor = cast.actor("quality")
    assert Wall(access.visible_to(actor), access.cases_of(actor), NOW).due_today == 0


def test_the_page_names_no_person_and_refreshes_itself(cast):
    client = signed_in("quality")
    page = client.get(reverse("supervision:wall")).content.decode()
    assert 'hx-trigger="every 30s"' in page and "今日届满" in page
    for case in (alert.case for alert in Alert.objects.select_related("case__recipient")):
        assert case.number not in page and case.recipient.name not in page
        assert str(case.pk) not in page
    again = client.get(URL, headers={"HX-Request": "true"}).content.decode()
    assert again.lstrip().startswith('<div class="hy-wall"') and "<html" not in again


def test_only_who_sees_a_whole_place_has_it(cast):
    sees = {"head": 200, "bureau": 200, "officer": 404, "handler": 404, "outsider": 404}
    for who, status in sees.items():
        assert signed_in(who).get(URL).status_code == status


def test_more_cases_ask_no_more_often(cast):
    client = signed_in("quality")
    client.get(URL)
    with CaptureQueriesContext(
        connection,
    ) as few:
        client.get(URL, headers={"HX-Request": "true"})
    for serial in range(14, 20):
        applied(cast, serial=serial, day="2026-03-03")
    following.supervise_events(upto=settled(), at=NOW)
    with CaptureQueriesContext(connection) as many:
        client.get(URL, headers={"HX-Request": "true"})
    assert len(many) == len(few)
