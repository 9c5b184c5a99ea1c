"""Use of results in a real browser: hold, letter, rectification, correction, the way back."""

import pytest
from django.urls import reverse

from demo.cast import let_everybody_in
from hengyuan.kernel import clock
from hengyuan.peer_review.models import Dossier, Measure, Rectification
from hengyuan.peer_review.tests.results_factories import USED_AT, graded, read
from hengyuan.people.models import Hold
from hengyuan.people.rules import Role
from hengyuan.ui.tests.chromium import axe_violations
from tests.browser.test_whole_case import Walk
from tests.cast import new_account

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=False)]
HANDLERS = {"周明远": "handler", "叶知秋": "second_handler"}


@pytest.fixture
def walk(chromium, site_address, cast, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: USED_AT)
    new_account(cast, "bureau_2", "岳清", Role.BUREAU_OFFICER, cast.bureau)
    let_everybody_in()
    return Walk(chromium, site_address)


def send(page):
    """Send the form of the page, and look at where it leads."""
    assert axe_violations(page) == [], page.url
    with page.expect_navigation():
        page.locator("main form button[type=submit]").first.click()
    assert axe_violations(page) == [], page.url


def on_desk(walk, dossier):
    """The desk of the round, before the bureau's officer."""
    page = walk.page("bureau")
    page.goto(reverse("peer_review:follow_up", args=[dossier.round_id]))
    assert axe_violations(page) == []
    return page


def measure(walk, dossier, name, **values):
    page = on_desk(walk, dossier)
    page.click(f"main a.btn:text-is('{name}')")
    for field, value in values.items():
        page.fill(f"[name={field}]", value)
    send(page)
    return page


def rectified(walk, dossier, proof):
    """Asked for, answered with a file, checked by another person."""
    page = walk.page("bureau")
    page.goto(reverse("peer_review:ask_rectification", args=[dossier.pk]))
    page.locator("[name=items]").first.check()
    page.fill("[name=order]", "补写会见笔录")
    send(page)
    found = Rectification.objects.get()
    path = reverse("peer_review:rectification", args=[found.pk])
    own = walk.page(HANDLERS[dossier.case.handler.name])
    own.goto(f"{path}answer/")
    own.fill("[name=answer]", "已经补写")
    own.set_input_files("[name=proof]", str(proof))
    send(own)
    other = walk.page("bureau_2")
    other.goto(f"{path}accept/")
    other.fill("[name=word]", "属实")
    send(other)
    found.refresh_from_db()
    return found


def fits(page):
    """Nothing is wider than the screen, on a desk, on a phone, in the dark."""
    for width, scheme in ((1440, "light"), (390, "light"), (390, "dark")):
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)
        page.wait_for_function("() => document.readyState === 'complete'")
        assert page.evaluate("() => document.documentElement.scrollWidth") <= width
    page.set_viewport_size({"width": 1440, "height": 900})


def test_from_unqualified_to_the_offer_to_lift(walk, cast, tmp_path):
    read(cast)
    dossier = Dossier.objects.order_by("code").first()
    graded(cast, dossier)
    days = {"begins_on": "2026-05-02", "ends_on": "2026-08-01"}
    measure(walk, dossier, "暂停指派", word="没有会见，没有阅卷", **days)
    page = measure(walk, dossier, "函告律师协会", word="请调查处理")
    assert Hold.objects.count() == 1 and Measure.objects.count() == 2
    with page.expect_download() as got:
        page.click("text=函件（Word）")
    assert got.value.suggested_filename.endswith(".docx")
    fits(page)
    proof = tmp_path / "proof.pdf"
    proof.write_bytes(b"%PDF-1.4 proof")
    assert rectified(walk, dossier, proof).state == "closed"

    page.goto(reverse("peer_review:decide", args=[dossier.pk, "correct"]))
    page.check("[name=grade][value=qualified]")
    page.fill("[name=reason]", "另有会见笔录")
    send(page)
    lift = on_desk(walk, dossier).locator("main a.btn:text-is('恢复指派')")
    assert lift.count() == 1 and Hold.objects.get().ends_on.isoformat() == "2026-08-01"
    fits(page)
    lift.click()
    page.fill("[name=last_day]", "2026-04-30")
    page.fill("[name=reason]", "等次更正")
    send(page)
    page = on_desk(walk, dossier)
    assert page.locator("main a.btn:text-is('恢复指派')").count() == 0
