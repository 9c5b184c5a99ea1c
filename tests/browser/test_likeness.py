"""Two texts side by side in a real browser; one above the other on a narrow screen."""

import pytest
from django.urls import reverse

from hengyuan.kernel import clock
from hengyuan.ui.tests.chromium import axe_violations
from tests.browser.test_whole_case import Walk
from tests.journeys.test_likeness import NOW, alike, handed_in, inspect

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=False)]


def test_a_text_is_read_beside_its_relative(cast, chromium, site_address, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: NOW)
    inspect(cast, handed_in(cast, 11, "陈小工", 21))
    (finding,) = alike(inspect(cast, handed_in(cast, 12, "田小禾", 22)))
    page = Walk(chromium, site_address).page("quality")
    page.goto(reverse("dossier:inspection", args=[finding.inspection_id]))
    page.locator(f"#finding-{finding.place} >> text=并排对照").click()
    page.wait_for_url("**/relatives/")
    assert axe_violations(page) == []
    mine, theirs = page.locator(".hy-sides article").all()
    assert mine.locator("mark").count() == theirs.locator("mark").count() > 3
    assert mine.bounding_box()["y"] == theirs.bounding_box()["y"]
    page.set_viewport_size({"width": 390, "height": 844})
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    assert mine.bounding_box()["y"] < theirs.bounding_box()["y"]
    assert axe_violations(page) == []
