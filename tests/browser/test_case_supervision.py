"""Objections, contacts and evaluation in a real browser: each act done once, each page readable."""

import pytest
from django.urls import reverse

from hengyuan.kernel import clock
from hengyuan.supervision.models import Objection
from hengyuan.ui.tests.chromium import axe_violations
from hengyuan.web.tests.factories import applied
from tests.browser.test_whole_case import Walk
from tests.cast import at
from tests.journeys.test_chain import apply, assign_and_name, close_case, examine_and_grant, handle
from tests.journeys.test_refusals import refuse

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=False)]
NOW = at("2026-04-21 10:00")


@pytest.fixture
def walk(chromium, site_address, cast, monkeypatch):
    """One application was refused; one case is handled, one was closed."""
    monkeypatch.setattr(clock, "now", lambda: NOW)
    walk = Walk(chromium, site_address)
    walk.handled = applied(cast, serial=12)
    examine_and_grant(cast, walk.handled)
    assign_and_name(cast, walk.handled)
    walk.closed = apply(cast)
    examine_and_grant(cast, walk.closed)
    handler = assign_and_name(cast, walk.closed)
    handle(walk.closed, handler)
    close_case(cast, walk.closed, handler)
    walk.refused = applied(cast, serial=13, day="2026-03-02")
    refuse(cast, walk.refused)
    return walk


def test_an_objection_a_contact_and_a_sheet(walk):
    new = reverse("supervision:receive_objection", args=[walk.refused.pk])
    walk.act("district_bureau", new, channel="written", reasons="收入算错了")
    found = Objection.objects.get()
    decide = reverse("supervision:decide_objection", args=[found.pk])
    walk.act("district_bureau", decide, outcome="order", words="收入认定有误")
    correct = reverse("supervision:correct_objection", args=[found.pk])
    page = walk.act("head", correct, reasons="照办")
    assert "已纠正" in page.inner_text("main")
    page.goto(reverse("supervision:supervisors"))
    page.click("main form button:has-text('按建议指定')")
    page.goto(reverse("supervision:contacts", args=[walk.handled.pk]))
    assert "向承办人了解" in page.inner_text("main")
    note = reverse("supervision:note_contact", args=[walk.handled.pk])
    walk.act("head", note, party="handler", how="phone", text="已会见")
    make = reverse("supervision:make_evaluation", args=[walk.closed.pk])
    page = walk.act("quality", make, remarks="按期办结")
    assert "第 1 版" in page.inner_text("main")
    pages = [
        reverse("supervision:objections"), reverse("supervision:objection", args=[found.pk]),
        reverse("supervision:supervisors"), reverse("supervision:evaluations"),
        reverse("supervision:contacts", args=[walk.handled.pk]),
        reverse("supervision:evaluation", args=[walk.closed.pk]), reverse("web:desk"),
    ]  # fmt: skip
    page = walk.page("head")
    for width, scheme in ((1440, "light"), (390, "dark")):
        page.set_viewport_size({"width": width, "height": 844})
        page.emulate_media(color_scheme=scheme)
        for each in pages:
            page.goto(each)
            assert axe_violations(page) == [], each
            assert page.evaluate("document.documentElement.scrollWidth") <= width, each
