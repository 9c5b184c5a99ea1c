"""One complaint in a real browser, from reception to closing; the handler answers his question."""

import pytest
from django.urls import reverse

from hengyuan.kernel import clock
from hengyuan.supervision.models import Complaint, ComplaintNote
from hengyuan.ui.tests.chromium import axe_violations
from tests.browser.test_whole_case import Walk
from tests.cast import at
from tests.journeys.test_chain import apply, assign_and_name, examine_and_grant

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=False)]
NOW = at("2026-03-16 12:00")


@pytest.fixture
def walk(chromium, site_address, cast, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: NOW)
    case = apply(cast)
    examine_and_grant(cast, case)
    assign_and_name(cast, case)
    walk = Walk(chromium, site_address)
    walk.case = case
    return walk


def test_from_reception_to_closing(walk):
    received = {
        "relation": "recipient", "channel": "oral", "complainant": "钱有理", "about": "person",
        "institution": str(walk.case.institution_id), "case_number": walk.case.number,
        "grounds": ["N-1"], "contents": "私下收了五百元",
    }  # fmt: skip
    walk.act("district_bureau", reverse("supervision:receive_complaint"), **received)
    found = Complaint.objects.get()

    def act(name, **values):
        path = reverse("supervision:complaint_act", args=[found.pk, name])
        return walk.act("district_bureau", path, **values)

    act("accept", text="予以受理")
    act("ask_answer", text="请说明收费情况", due_on="2026-03-30")
    question = reverse(
        "supervision:question", args=[ComplaintNote.objects.get(act="ask_answer").pk]
    )
    handler = walk.page("handler")
    handler.goto(reverse("web:desk"))
    handler.click(f"a[href='{question}'] >> nth=0")
    handler.fill("main [name=text]", "没有收费")
    handler.click("main form button[type=submit]")
    assert "没有收费" in handler.inner_text("main") and "钱有理" not in handler.content()
    act("check", text="查阅转账记录，确有收取")
    act("decide", code="found", is_liable=True, text="属实")
    act("reply", text="经核查属实")
    act("measure", code="bar_letter", text="建议训诫")
    page = act("close", text="已函告")
    assert "已办结" in page.inner_text("main") and "有责投诉" in page.inner_text("main")
    pages = [
        reverse("supervision:complaints"), reverse("supervision:complaint", args=[found.pk]),
        reverse("supervision:complaint_clock", args=[found.pk, "accept"]),
        reverse("supervision:receive_complaint"), reverse("web:desk"),
    ]  # fmt: skip
    for width, scheme in ((1440, "light"), (390, "dark")):
        for who, paths in (
            ("district_bureau", pages),
            ("handler", [question]),
            ("head", pages[:2]),
        ):
            page = walk.page(who)
            page.set_viewport_size({"width": width, "height": 844})
            page.emulate_media(color_scheme=scheme)
            for each in paths:
                page.goto(each)
                assert axe_violations(page) == [], each
                assert page.evaluate("document.documentElement.scrollWidth") <= width, each
