"""In a real browser: axe is silent on the pages of every day, wide and narrow."""

import pytest
from django.urls import reverse

from hengyuan.kernel import clock
from hengyuan.people.models import Account
from hengyuan.ui.tests.chromium import axe_violations, sign_in
from hengyuan.web.tests.factories import applied, under_handling
from tests.cast import at, build

pytestmark = pytest.mark.browser


@pytest.fixture
def case(db, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: at("2026-03-06 09:00"))
    cast = build()
    applied(cast, serial=12, name="乙二")
    return under_handling(cast, applied(cast, serial=11))[0]


@pytest.mark.parametrize("width", [1440, 390])
def test_the_pages_of_every_day_are_clean(chromium, site_address, client, case, width):
    context = chromium.new_context(
        base_url=site_address, locale="zh-CN", viewport={"width": width, "height": 900}
    )
    sign_in(context, client, Account.objects.get(username="head"), site_address)
    page, heard = context.new_page(), []
    page.on("pageerror", lambda error: heard.append(str(error)))
    page.on("console", lambda line: heard.append(line.text) if line.type == "error" else None)
    addresses = [
        reverse("web:desk"),
        reverse("cases:list"),
        reverse("cases:case", args=[case.pk]),
        reverse("cases:recipient", args=[case.pk]),
        reverse("cases:clock", args=[case.pk, case.clocks.first().pk]),
        reverse("people:roster"),
        reverse("people:provider", args=[case.handler_id]),
        reverse("people:place_hold", args=[case.handler_id]),
        reverse("orgs:list"),
        reverse("orgs:organisation", args=[case.institution_id]),
        reverse("web:actor"),
    ]
    for address in addresses:
        page.goto(address)
        found = axe_violations(page)
        assert found == [], address
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address
    assert heard == []
    context.close()


def test_a_clock_opens_its_derivation_beside_the_case(chromium, site_address, client, case):
    context = chromium.new_context(base_url=site_address, locale="zh-CN")
    sign_in(context, client, Account.objects.get(username="head"), site_address)
    page = context.new_page()
    page.goto(reverse("cases:case", args=[case.pk]))
    page.locator(".hy-case-side a.hy-chip").first.click()
    panel = page.locator("#hy-panel-body")
    panel.get_by_role("columnheader", name="第几日").wait_for()
    assert reverse("cases:case", args=[case.pk]) in page.url
    context.close()
