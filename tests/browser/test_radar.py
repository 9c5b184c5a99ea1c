"""The radar in a real browser: from its tab to cases side by side, cleared with a ground."""

import pytest
from django.urls import reverse

from hengyuan.kernel import clock
from hengyuan.ledger.commands import settled
from hengyuan.supervision.commands import radar_following
from hengyuan.supervision.models import RadarHint
from hengyuan.supervision.tests.test_radar import again
from hengyuan.ui.tests.chromium import axe_violations
from hengyuan.web.tests.factories import applied
from tests.browser.test_whole_case import Walk
from tests.cast import at

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=False)]
NOW = at("2026-03-06 09:00")


@pytest.fixture
def walk(chromium, site_address, cast, monkeypatch):
    """One dispute as three cases."""
    monkeypatch.setattr(clock, "now", lambda: NOW)
    first = applied(cast)
    for day in ("2026-03-03", "2026-03-04"):
        again(cast, first, day)
    radar_following.follow(upto=settled(), at=NOW)
    return Walk(chromium, site_address)


def test_a_hint_is_found_read_and_cleared(walk):
    page = walk.page("quality")
    page.goto(reverse("supervision:inbox"))
    page.click("nav a:has-text('线索雷达')")
    page.click("tbody a:has-text('同一受援人')")
    text = page.inner_text("main")
    assert text.count("第") >= 3 and "撤回后重新申请的" in text
    page.click("a:has-text('排除线索')")
    page.check("main input[name=ground][value*='撤回']")
    page.fill("main textarea", "申请人两次重复提交，已登记撤回")
    page.click("main form button[type=submit]")
    page.wait_for_url(f"**{reverse('supervision:radar_hint', args=[RadarHint.objects.get().pk])}")
    assert "已排除" in page.inner_text("main")


def test_every_page_can_be_read(walk):
    hint = RadarHint.objects.get()
    page = walk.page("bureau")
    pages = [
        reverse("supervision:radar"), reverse("supervision:radar_kinds"),
        reverse("supervision:radar_hint", args=[hint.pk]),
        reverse("supervision:radar_act", args=[hint.pk, "clear"]),
    ]  # fmt: skip
    for width, scheme in ((1440, "light"), (390, "dark")):
        page.set_viewport_size({"width": width, "height": 844})
        page.emulate_media(color_scheme=scheme)
        for each in pages:
            page.goto(each)
            assert axe_violations(page) == [], each
            assert page.evaluate("document.documentElement.scrollWidth") <= width, each
