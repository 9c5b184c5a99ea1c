"""A party found later, and a subsidy shared between two handlers, in a browser; axe, a phone."""

import pytest
from django.urls import reverse

from hengyuan.kernel import clock
from hengyuan.money.models import SubsidySlip
from hengyuan.money.queries import handlers_of
from hengyuan.money.tests.test_shares import replaced
from hengyuan.ui.tests.chromium import axe_violations
from hengyuan.web.tests.factories import applied, under_handling
from tests.browser.test_whole_case import Walk
from tests.cast import at

__all__ = ["replaced"]  # a fixture
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=False)]


def looked_at(page, *paths):
    for width, scheme in ((1440, "light"), (390, "light"), (390, "dark")):
        page.set_viewport_size({"width": width, "height": 844})
        page.emulate_media(color_scheme=scheme)
        for path in paths:
            page.goto(path)
            assert axe_violations(page) == [], (path, width, scheme)
            assert page.evaluate("document.documentElement.scrollWidth") <= width, path


def test_a_party_found_later_is_entered_and_looked_at(chromium, site_address, cast, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: at("2026-03-06 09:00"))
    case = under_handling(cast, applied(cast, serial=11))[0]
    walk = Walk(chromium, site_address)
    add = reverse("assignment:add_parties", args=[case.pk])
    page = walk.act("officer", add, side="opponent", names="另一家公司")
    assert "未发现利益冲突" in page.inner_text("main")
    looked_at(page, add, reverse("assignment:parties", args=[case.pk]))


def test_a_subsidy_is_shared_between_two_handlers(
    chromium, site_address, cast, replaced, monkeypatch
):
    monkeypatch.setattr(clock, "now", lambda: at("2026-04-21 09:00"))
    one, other = handlers_of(replaced)
    path = reverse("money:sign_subsidy", args=[replaced.pk])
    walk = Walk(chromium, site_address)
    looked_at(walk.page("quality"), path)
    stated = {
        f"percent_{one.provider.pk}": "40", f"reason_{one.provider.pk}": "阅卷、会见",
        f"percent_{other.provider.pk}": "60", f"reason_{other.provider.pk}": "调查、出庭",
    }  # fmt: skip
    page = walk.act("quality", path, grade="qualified", **stated)
    assert "阅卷、会见" in page.inner_text("main")
    assert sum(each.fen for each in SubsidySlip.objects.get().shares.all()) > 0
