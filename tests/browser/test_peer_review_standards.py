"""Standards of peer review in a real browser: changed, previewed, put in force by another."""

import pytest
from django.urls import reverse

from demo.cast import let_everybody_in
from hengyuan.kernel import clock
from hengyuan.peer_review.models import StandardVersion
from hengyuan.people.rules import Role
from hengyuan.ui.tests.chromium import axe_violations
from tests.browser.test_whole_case import Walk
from tests.cast import at, new_account

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=False)]
NOW = at("2026-04-20 10:00")


@pytest.fixture
def walk(chromium, site_address, cast, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: NOW)
    new_account(cast, "second_bureau", "副局", Role.BUREAU_OFFICER, cast.bureau)
    let_everybody_in()
    return Walk(chromium, site_address)


def propose(walk):
    page = walk.page("bureau")
    page.goto(reverse("peer_review:home"))
    page.click("nav a:text-is('标准')")
    page.locator("a:has-text('提出新的标准')").last.click()
    text = page.input_value("[name=text]")
    assert "most_gap: 10" in text
    page.fill("[name=text]", text.replace("weight: 18", "weight: 19"))
    page.fill("[name=reason]", "本市要求会见占更多分值")
    page.click("main form button[type=submit]")
    assert "101" in page.inner_text("main")
    page.fill("[name=text]", text.replace("most_gap: 10", "most_gap: 5"))
    page.click("main form button[type=submit]")
    page.wait_for_url("**/standards/versions/*/")
    assert "两名专家分差上限" in page.inner_text("main")
    return StandardVersion.objects.get()


def test_a_standard_is_changed_and_put_in_force_by_another(walk):
    row = propose(walk)
    page = walk.page("second_bureau")
    page.goto(reverse("peer_review:standard_version", args=[row.pk]))
    page.click("main a:text-is('批准标准')")
    page.click("main form button[type=submit]")
    page.wait_for_url("**/standards/versions/*/")
    row.refresh_from_db()
    assert row.state == "approved"
    assert "青石市" in page.inner_text("main") or "990100" in page.inner_text("main")


def test_every_page_can_be_read(walk):
    row = propose(walk)
    pages = [
        reverse("peer_review:standards"),
        reverse("peer_review:standard", args=["criminal"]),
        reverse("peer_review:standard_version", args=[row.pk]),
        reverse("peer_review:decide_standard", args=[row.pk, "decline"]),
        reverse("peer_review:propose_standard", args=["civil"]),
    ]
    page = walk.page("second_bureau")
    for width, scheme in ((1440, "light"), (390, "dark")):
        page.set_viewport_size({"width": width, "height": 844})
        page.emulate_media(color_scheme=scheme)
        for each in pages:
            page.goto(each)
            assert axe_violations(page) == [], each
            assert page.evaluate("document.documentElement.scrollWidth") <= width, each
