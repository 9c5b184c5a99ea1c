"""Supervision in a real browser: three clicks to the worst link, an order mended, the bulletin."""

import re

import pytest
from django.urls import reverse

from hengyuan.kernel import clock
from hengyuan.ledger.commands import settled
from hengyuan.supervision.commands import following
from hengyuan.supervision.models import Alert, Bulletin
from hengyuan.supervision.rules.alerts import State
from hengyuan.ui.tests.chromium import axe_violations
from hengyuan.web.tests.factories import applied
from tests.browser.test_whole_case import Walk
from tests.cast import at

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=False)]
NOW = at("2026-04-03 09:00")


@pytest.fixture
def walk(chromium, site_address, cast, monkeypatch):
    """Three applications of March that nobody decided."""
    monkeypatch.setattr(clock, "now", lambda: NOW)
    for serial in (11, 12, 13):
        applied(cast, serial=serial, day=f"2026-03-{serial}")
    following.supervise_events(upto=settled(), at=at("2026-03-25 09:00"))
    return Walk(chromium, site_address)


def test_a_supervisor_finds_the_worst_link_and_its_case_in_three_clicks(walk):
    page = walk.page("bureau")
    page.goto(reverse("supervision:inbox"))
    page.click("nav a:has-text('驾驶舱')")
    page.click("tbody tr:first-child td.hy-late a")
    page.click("tbody tr:first-child a[href*='/alerts/']")
    assert "审查并作出决定" in page.inner_text("main")
    assert "2026-03-2" in page.inner_text("main")


def test_an_order_is_mended_and_checked_by_another_person(walk):
    alert = Alert.objects.order_by("since").first()
    acts = {name: reverse("supervision:act", args=[alert.pk, name])
            for name in ("order", "reply", "accept")}  # fmt: skip
    walk.act("quality", acts["order"], word="三日内作出决定", due_on="2026-04-07")
    walk.act("officer", acts["reply"], word="已经作出决定")
    page = walk.act("quality", acts["accept"], word="核对属实")
    assert "已了结" in page.inner_text("main")


def test_what_one_cause_made_late_is_explained_with_one_word(walk):
    page = walk.page("officer")
    page.goto(reverse("supervision:inbox"))
    page.check("[data-tick-all]")
    page.click("#together button:has-text('说明情况')")
    assert axe_violations(page) == []
    page.fill("[name=word]", "当日系统停用，已补办。")
    page.click("main form button[type=submit]")
    page.wait_for_url(reverse("supervision:inbox"))
    assert "已保存：3 条提示。" in page.inner_text("body")
    assert Alert.objects.filter(state=State.EXPLAINED).count() == 3


def test_the_bulletin_is_made_in_one_click_and_every_page_can_be_read(walk):
    page = walk.page("quality")
    page.goto(reverse("supervision:bulletins"))
    page.click("main form button")
    page.wait_for_url(re.compile(r"/bulletins/[0-9a-f-]{36}/"))
    assert "监督提示 3 条" in page.inner_text("main")
    made = Bulletin.objects.get()
    alert = Alert.objects.first()
    pages = [
        reverse("supervision:inbox"), reverse("supervision:alerts"), reverse("supervision:cockpit"),
        reverse("supervision:rules"), reverse("supervision:bulletins"),
        reverse("supervision:rehearsal", args=["J06-silent", "days"]) + "?value=5",
        reverse("supervision:alert", args=[alert.pk]),
        reverse("supervision:act", args=[alert.pk, "dismiss"]),
        reverse("supervision:bulletin", args=[made.pk]),
        reverse("supervision:figure", args=[made.pk]) + "?by=all&count=raised",
    ]  # fmt: skip
    for width, scheme in ((1440, "light"), (390, "dark")):
        page.set_viewport_size({"width": width, "height": 844})
        page.emulate_media(color_scheme=scheme)
        for each in pages:
            page.goto(each)
            assert axe_violations(page) == [], each
            assert page.evaluate("document.documentElement.scrollWidth") <= width, each
