"""A batch in a real browser: opened, watched, ticked and accepted; axe, on a phone, in the dark."""

import pytest
from django.urls import reverse

from hengyuan.assignment.models import Batch, LineState
from hengyuan.assignment.tasks import match_batch
from hengyuan.ui.tests.chromium import axe_violations
from hengyuan.web.tests.factories import applied, granted
from tests.browser.test_whole_case import Walk

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=False)]


def test_proposals_are_read_and_accepted_by_a_person(chromium, site_address, cast):
    for serial in (11, 12, 13):
        granted(cast, applied(cast, serial=serial, name=f"受{serial}"))
    walk = Walk(chromium, site_address)
    page = walk.act("assigner", reverse("assignment:open_batch"))
    batch = Batch.objects.get()
    path = reverse("assignment:batch", args=[batch.pk])
    assert page.locator("progress").count() == 1
    match_batch.func(batch_id=str(batch.pk))
    page.wait_for_selector("#prices", timeout=8000)  # the page asks by itself, and comes anew
    assert axe_violations(page) == []
    page.locator("td details summary").first.click()
    assert "执业经验" in page.inner_text("main")
    with page.expect_navigation():
        page.locator("button[name=only]").first.click()
    page.locator("input[name=places]").first.check()
    with page.expect_navigation():
        page.locator("button[form], form#accept button", has_text="采纳勾选").click()
    states = list(batch.lines.values_list("state", flat=True))
    assert states == [LineState.ACCEPTED, LineState.ACCEPTED, LineState.PROPOSED]
    for width, scheme in ((1440, "light"), (390, "light"), (390, "dark")):
        page.set_viewport_size({"width": width, "height": 844})
        page.emulate_media(color_scheme=scheme)
        for each in (path, reverse("assignment:batches"), reverse("assignment:open_batch")):
            page.goto(each)
            assert axe_violations(page) == [], each
            assert page.evaluate("document.documentElement.scrollWidth") <= width, each
