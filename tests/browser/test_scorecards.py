"""Scorecards in a real browser: one click, the worst first, the cases behind; readable by all."""

import re

import pytest
from django.urls import reverse

from hengyuan.kernel import clock
from hengyuan.ledger.commands import settled
from hengyuan.supervision.commands import following, scorecards
from hengyuan.supervision.models import (
    IndicatorSetVersion,
    Scorecard,
    ScorecardFall,
    ScorecardRow,
)
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
    looked_at(page, [
        reverse("supervision:scorecards"), reverse("supervision:scorecard", args=[made.pk]),
        reverse("supervision:scorecard_row", args=[row.pk]),
        reverse("supervision:scorecard_row", args=[old.pk]),
        reverse("supervision:scorecard_cases", args=[row.pk, "J03-clocks"]),
        reverse("supervision:fall", args=[fallen.pk]),
        reverse("supervision:fall_act", args=[fallen.pk, "answer"]),
    ])  # fmt: skip


def test_a_set_is_drafted_previewed_adopted_and_weighs_the_next_card(walk, monkeypatch):
    page = walk.page("head")
    page.goto(reverse("supervision:indicator_sets"))
    page.click("main a:has-text('起草新的一版')")
    page.fill("input[name='weight.institution.J06-clocks']", "11")
    page.fill("textarea[name=reason]", "试行")
    page.click("main form button[type=submit]")
    assert "机构的权重合计是 101" in page.inner_text("main")
    page.fill("input[name='weight.institution.J06-clocks']", "10")
    page.fill("input[name='target.J06-clocks']", "75")
    page.click("main form button[type=submit]")
    page.wait_for_url(re.compile(r"/sets/[0-9a-f-]{36}/"))
    assert "办理环节期限按期 未达参考值 → 达到参考值：1" in page.inner_text("main")
    assert page.query_selector("a:has-text('通过指标体系')") is None  # not who drafted
    row = IndicatorSetVersion.objects.get()
    own = reverse("supervision:indicator_set", args=[row.pk])
    pages = [
        reverse("supervision:indicator_sets"), own, reverse("supervision:propose_indicator_set"),
    ]  # fmt: skip
    looked_at(page, pages)
    above = walk.page("bureau")
    above.goto(own)
    above.click("a:has-text('通过指标体系')")
    above.fill("textarea[name=word]", "同意")
    looked_at(above, [above.url])
    above.click("main form button[type=submit]")
    above.wait_for_url(re.compile(rf"{own}$"))
    assert "已通过" in above.inner_text("main")
    monkeypatch.setattr(clock, "now", lambda: at("2026-10-02 09:00"))
    page.goto(reverse("supervision:scorecards"))
    page.click("main form button:has-text('2026年第三季度')")
    page.wait_for_url(re.compile(r"/scorecards/[0-9a-f-]{36}/"))
    page.click("tbody tr:first-child a")
    assert "按权重合计" in page.inner_text("main")
    looked_at(page, [page.url])


def looked_at(page, pages):
    for width, scheme in ((1440, "light"), (390, "dark")):
        page.set_viewport_size({"width": width, "height": 844})
        page.emulate_media(color_scheme=scheme)
        for each in pages:
            page.goto(each)
            assert axe_violations(page) == [], each
            assert page.evaluate("document.documentElement.scrollWidth") <= width, each
