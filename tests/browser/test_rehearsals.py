"""Rehearsals and the pages after a termination in a real browser: progress, readable by all."""

import re

import pytest
from django.urls import reverse

from hengyuan.closing import commands as closing
from hengyuan.examination import commands as examination
from hengyuan.kernel import clock
from hengyuan.ledger.commands import settled
from hengyuan.queue import worker
from hengyuan.supervision.commands import following, rehearsals
from hengyuan.supervision.models import RehearsalRun
from hengyuan.ui.tests.chromium import axe_violations
from hengyuan.web.tests.factories import applied
from tests.browser.test_whole_case import Walk
from tests.cast import at
from tests.journeys.test_chain import assign_and_name, examine_and_grant

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=False)]
NOW = at("2026-03-16 09:00")


@pytest.fixture
def case(cast, monkeypatch):
    """One of three cases whose handlers are silent since the fifth of March."""
    monkeypatch.setattr(clock, "now", lambda: NOW)
    monkeypatch.setattr(rehearsals, "AT_ONCE", 2)
    for serial in (11, 12, 13):
        made = applied(cast, serial=serial)
        examine_and_grant(cast, made)
        made.handler_actor = assign_and_name(cast, made)
    following.supervise_events(upto=settled(), at=NOW)
    return made


def away(page):
    """No page asks while the test itself writes: both share one connection."""
    page.wait_for_load_state("networkidle")
    page.goto("about:blank")


def looked_at(page, pages):
    for width in (1440, 390):
        for scheme in ("light", "dark"):
            page.set_viewport_size({"width": width, "height": 844})
            page.emulate_media(color_scheme=scheme)
            for each in pages:
                page.goto(each)
                assert axe_violations(page) == [], each
                assert page.evaluate("document.documentElement.scrollWidth") <= width, each


def test_a_draft_is_asked_for_seen_on_its_way_and_found_again(chromium, site_address, case):
    page = Walk(chromium, site_address).page("quality")
    page.goto(reverse("supervision:rehearsal", args=["J06-silent", "days"]))
    page.fill("main input[name=value]", "3")
    page.click("main form button:has-text('预演')")
    page.click("main form button:has-text('在后台试算全部案件')")
    page.wait_for_url(re.compile(r"/rehearsals/[0-9a-f-]{36}/"))
    assert "已试算 0 / 3 件" in page.inner_text("main")
    run = page.url
    looked_at(page, [run])
    away(page)
    rehearsals.rehearse_on(run_id=RehearsalRun.objects.get().pk, at=NOW)
    page.goto(run)
    assert "已试算 2 / 3 件" in page.inner_text("main")
    away(page)
    worker.run_due("w")
    page.goto(run)
    assert "已试算 3 / 3 件" in page.inner_text("main") and "试算完毕" in page.inner_text("main")
    page.click("main a:has-text('以前的试算')")
    assert "3 / 3" in page.inner_text("main tbody tr")
    page.click("main tbody a")
    assert page.url == run and RehearsalRun.objects.get().done_at
    draft = reverse("supervision:rehearsal", args=["J06-silent", "days"])
    looked_at(page, [run, reverse("supervision:rehearsals"), f"{draft}?value=3"])


def test_the_two_pages_after_a_termination(chromium, site_address, cast, case):
    case.refresh_from_db()
    examination.terminate(
        case=case, code="TM-6", reasons="受援人自行委托了律师", actor=cast.actor("head"), at=NOW
    )
    who = case.handler_actor
    name = next(key for key, one in cast.providers.items() if one.pk == who.provider_id)
    page = Walk(chromium, site_address).page(name)
    url = reverse("closing:hand_in_after_termination", args=[case.pk])
    looked_at(page, [url])
    page.goto(url)
    page.click("main form button[type=submit]")
    assert axe_violations(page) == []
    page.fill("main textarea[name=summary]", "会见受援人一次，受援人随后自行委托律师。")
    page.click("main form button[type=submit]")
    page.wait_for_url(re.compile(rf"/cases/{case.pk}/"))
    case.refresh_from_db()
    assert case.stage == "closing_reported"
    away(page)
    closing.return_dossier(
        case=case, missing=["会见笔录缺签名"], remarks="", actor=cast.actor("second_officer"),
        at=NOW,
    )  # fmt: skip
    again = reverse("closing:report_closing", args=[case.pk])
    looked_at(page, [again])
    page.goto(again)
    page.fill("main textarea[name=summary]", "已补签名。")
    page.click("main form button[type=submit]")
    page.wait_for_url(re.compile(rf"/cases/{case.pk}/"))
    case.refresh_from_db()
    assert (case.stage, case.outcome) == ("closing_reported", "terminated")
