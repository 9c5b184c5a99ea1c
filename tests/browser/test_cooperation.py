"""Two institutions in a real browser: one asks, the other takes it on and reports; axe, a phone."""

import pytest
from django.urls import reverse

from hengyuan.cooperation.models import Cooperation
from hengyuan.kernel import clock
from hengyuan.ui.tests.chromium import axe_violations
from hengyuan.web.tests.factories import applied
from tests.browser.test_whole_case import Walk
from tests.cast import at

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=False)]


def test_one_place_asks_and_the_other_reports(chromium, site_address, cast, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: at("2026-03-03 09:00"))
    case = applied(cast, serial=11)
    walk = Walk(chromium, site_address)
    walk.act(
        "officer", reverse("cooperation:ask", args=[case.pk]), kind="check",
        asked=str(cast.other_institution.pk), what="请核查户籍地收入", due_on="2026-03-20",
    )  # fmt: skip
    made = Cooperation.objects.get()
    walk.act("outsider", reverse("cooperation:accept", args=[made.pk]), answer="三日内核查")
    page = walk.act("outsider", reverse("cooperation:report", args=[made.pk]), report="低于标准")
    assert "已反馈" in page.inner_text("main")
    for width, scheme in ((1440, "light"), (390, "light"), (390, "dark")):
        page.set_viewport_size({"width": width, "height": 844})
        page.emulate_media(color_scheme=scheme)
        for each in ("cooperation:requests", "cooperation:cooperation"):
            page.goto(reverse(each, args=[made.pk] if each.endswith("cooperation") else []))
            assert axe_violations(page) == [], each
            assert page.evaluate("document.documentElement.scrollWidth") <= width, each
