"""The mirror in a real browser: by keys, at two widths, in both themes and both languages."""

from itertools import islice

import pytest
from django.urls import reverse

from hengyuan.dossier import commands, tasks
from hengyuan.inspection.tests import dossiers
from hengyuan.kernel import clock
from hengyuan.ledger.models import Event
from hengyuan.ui.tests.chromium import axe_violations
from tests.browser.test_whole_case import Walk
from tests.cast import at
from tests.journeys.test_chain import apply, assign_and_name, examine_and_grant, handle

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=False)]
NOW = at("2026-04-18 09:00")


def test_a_handler_looks_into_the_mirror(cast, chromium, site_address, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: NOW)
    case = apply(cast)
    examine_and_grant(cast, case)
    handler = assign_and_name(cast, case)
    handle(case, handler)
    talk = islice(dossiers.scanned(dossiers.dossier(6, "short_interview")), 3, 4)
    commands.receive_file(
        case=case, content=dossiers.scan_pdf(talk), title="会见笔录", actor=handler, at=NOW
    )
    page = Walk(chromium, site_address).page(case.handler.account.username)
    page.goto(reverse("cases:case", args=[case.pk]))
    before = Event.objects.count()
    page.locator("#dossier a", has_text="结案前自查").click()
    page.wait_for_selector("text=上传的文件共 1 页，已读 0 页")
    assert axe_violations(page) == []
    page.locator("main form button[type=submit]").click()
    page.wait_for_selector("[hx-trigger]")
    assert axe_violations(page) == []
    tasks.read_papers.func(str(case.pk))
    page.wait_for_selector("[data-inspection]")  # the page loads anew by itself
    page.keyboard.press("j")
    assert page.locator(".hy-finding.is-chosen").get_attribute("data-finding") == "1"
    page.locator(".hy-finding", has_text="会见 8 分钟").locator("strong").first.click()
    assert page.locator(".hy-box.is-lit").count() >= 1
    sheet = page.locator(".hy-sheet:has(.hy-box.is-lit) img")
    page.wait_for_function("(img) => img.naturalWidth === 1100", arg=sheet.element_handle())
    assert Event.objects.count() == before
    for width, theme in ((1440, "light"), (1440, "dark"), (390, "light"), (390, "dark")):
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=theme)
        page.reload()
        page.wait_for_selector(".hy-box")
        assert page.get_attribute("html", "data-bs-theme") == theme
        assert page.evaluate("document.documentElement.scrollWidth") == width
        assert axe_violations(page) == [], (width, theme)
