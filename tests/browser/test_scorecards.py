"""Scorecards in a real browser: one click, the worst first, the cases behind; readable by all."""

import re

import pytest
from django.urls import reverse

from hengyuan.kernel import clock
from hengyuan.ledger.commands import settled
from hengyuan.supervision.commands import falls, following, scorecards
from hengyuan.supervision.models import Scorecard, ScorecardFall, ScorecardRow
from hengyuan.supervision.rules.quarters import Quarter
from hengyuan.ui.tests.chromium import axe_violations
from hengyuan.web.tests.factories import applied
from tests.browser.test_whole_case import Walk
from tests.cast import at

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=False)]
NOW = at("2026-04-03 09:00")


@pytest.fixture
def walk(chromium, site_address, cast, monkeypatch):
    """Three applications of March that nobody decided, and cards of three years that fell."""
    monkeypatch.setattr(clock, "now", lambda: NOW)
    for serial in (11, 12, 13):
        applied(cast, serial=serial, day=f"2026-03-{serial}")
    following.supervise_events(upto=settled(), at=at("2026-03-25 09:00"))
    head = cast.actor("head")
    for year, k in ((2023, 95), (2024, 90), (2025, 85)):
        for number in (1, 2, 3, 4):
            card = scorecards.make_scorecard(quarter=Quarter(year, number), actor=head, at=NOW)
            ScorecardRow.objects.update_or_create(
                card=card, whom="institution", subject=head.organisation_id,
                defaults={"tallies": {"J06-clocks": [[k, 100, 0], [k, 100, 0], [k - 5, 100, 0]]}},
            )  # fmt: skip
    falls.raise_falls(card=card, at=NOW)
    return Walk(chromium, site_address)


def test_a_card_is_made_read_and_every_page_can_be_read(walk):
    page = walk.page("quality")
    page.goto(reverse("supervision:scorecards"))
    page.click("main form button")
    page.wait_for_url(re.compile(r"/scorecards/[0-9a-f-]{36}/"))
    page.click("tbody tr:first-child a")
    assert "没有官方规定" in page.inner_text("main")
    page.click("a[href$='/J03-clocks/']")
    assert "以下为 2026-04-03" in page.inner_text("main")
    made = Scorecard.objects.get(quarter="2026Q1")
    fallen = ScorecardFall.objects.get()
    row = made.rows.get(whom="institution")
    old = ScorecardRow.objects.get(card__quarter="2025Q4", whom="institution")
    pages = [
        reverse("supervision:scorecards"), reverse("supervision:scorecard", args=[made.pk]),
        reverse("supervision:scorecard_row", args=[row.pk]),
        reverse("supervision:scorecard_row", args=[old.pk]),
        reverse("supervision:scorecard_cases", args=[row.pk, "J03-clocks"]),
        reverse("supervision:fall", args=[fallen.pk]),
        reverse("supervision:fall_act", args=[fallen.pk, "answer"]),
    ]  # fmt: skip
    for width, scheme in ((1440, "light"), (390, "dark")):
        page.set_viewport_size({"width": width, "height": 844})
        page.emulate_media(color_scheme=scheme)
        for each in pages:
            page.goto(each)
            assert axe_violations(page) == [], each
            assert page.evaluate("document.documentElement.scrollWidth") <= width, each
