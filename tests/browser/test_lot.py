"""A round of the lot in a real browser: parties who trust nobody, and a record that verifies.

The bar association makes its secret on its own page; the officer holds the round; what is
downloaded without an account verifies on the stand-alone page. axe on every page.
"""

import re

import pytest
from django.urls import reverse

from hengyuan.assignment.models import Round
from hengyuan.assignment.queries import lots
from hengyuan.assignment.tests.lot_factories import waiting
from hengyuan.law.draw import secret_commitment
from hengyuan.ui.tests.chromium import axe_violations
from tests.browser.test_whole_case import Walk, fill

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=False)]


def button(page, words):
    """Press the one button with these words."""
    with page.expect_navigation():
        page.locator("main form button[type=submit]", has_text=words).click()
    assert axe_violations(page) == [], words


def test_a_round_between_parties_who_trust_nobody(chromium, site_address, cast, tmp_path):
    case = waiting(cast)
    walk = Walk(chromium, site_address)
    walk.act("assigner", reverse("assignment:prepare_lot", args=[case.pk]),
             among="people", others=["bar"])  # fmt: skip
    round_ = Round.objects.get()
    path = reverse("assignment:lot", args=[round_.pk])
    party = stranger(chromium, site_address)
    mine = reverse("draw:party", args=[lots.parties_of(round_)[1].token])
    party.goto(mine)
    assert axe_violations(party) == []
    secret = re.sub(r"\s", "", party.inner_text("[data-secret]"))
    assert party.input_value("[data-hash]") == secret_commitment(secret)
    button(party, "交摘要")
    officer = walk.page("assigner")
    officer.goto(path)
    assert secret not in officer.content()
    button(officer, "承诺并公示名单")
    button(officer, "先揭示本机构的秘密")
    party.goto(mine)
    assert party.input_value("[name=secret]") == secret
    button(party, "揭示我的秘密")
    officer.goto(path)
    button(officer, "摇出并出具记录")
    verified_on_the_page(officer)
    round_.refresh_from_db()
    verified_alone(party, round_, tmp_path)
    walk.act("assigner", reverse("assignment:assign_by_lot", args=[case.pk]))
    case.refresh_from_db()
    assert case.assignment_method == "by_lot"
    looked_at(officer, round_)


def stranger(browser, address):
    """A browser of somebody without an account."""
    context = browser.new_context(
        base_url=address, locale="zh-CN", viewport={"width": 390, "height": 844}
    )
    return context.new_page()


def verified_on_the_page(officer):
    officer.click("#hy-lot-verdict a")
    officer.wait_for_selector("[data-sound]")
    assert officer.get_attribute("[data-sound]", "data-sound") == "yes"
    assert axe_violations(officer) == []


def verified_alone(page, round_, folder):
    """Everything is downloaded by hash, the network cut, and the page still judges."""
    page.goto(reverse("draw:record", args=[round_.record_hash]))
    assert axe_violations(page) == []
    files = []
    for link in page.locator("main a[href$='.json']").all():
        with page.expect_download() as download:
            link.click()
        kept = folder / download.value.suggested_filename
        download.value.save_as(kept)
        files.append(str(kept))
    assert len(files) == 4
    page.goto(reverse("draw:verify"))
    page.context.set_offline(True)
    page.set_input_files("#files", files)
    page.click("#go")
    page.wait_for_selector(".verdict")
    told = page.inner_text("#told")
    assert page.locator(".verdict.good").count() == 1, told
    assert page.locator(".stages .yes").count() == 8, told  # no earlier round to hold against
    page.context.set_offline(False)


def looked_at(page, round_):
    """Nothing is lost on a phone, light and dark; the record prints."""
    for name in ("lot", "lot_record", "lot_verdict"):
        for scheme in ("light", "dark"):
            page.set_viewport_size({"width": 390, "height": 844})
            page.emulate_media(color_scheme=scheme)
            page.goto(reverse(f"assignment:{name}", args=[round_.pk]))
            assert axe_violations(page) == [], name
            assert page.evaluate("document.documentElement.scrollWidth") <= 390, name
    page.goto(reverse("assignment:lots"))
    assert axe_violations(page) == []


def test_an_outside_number_is_asked_for_with_its_issue(chromium, site_address, cast):
    case = waiting(cast)
    walk = Walk(chromium, site_address)
    page = walk.page("assigner")
    page.goto(reverse("assignment:prepare_lot", args=[case.pk]))
    fill(page, "among", "firms")
    fill(page, "source", "中国福利彩票双色球")
    page.locator("main form button[type=submit].btn-primary").click()
    page.wait_for_selector(".invalid-feedback")
    assert axe_violations(page) == []
    assert Round.objects.count() == 0
    fill(page, "issue", "2026027")
    fill(page, "due_at", "2036-03-05T21:15")
    button(page, "筹备这一轮摇号")
    assert "2036-03-05 21:15" in page.inner_text("main")
