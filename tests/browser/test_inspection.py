"""The inspection's screen in a real browser: hints chosen and judged by keys, evidence lit."""

import pytest
from django.urls import reverse

from hengyuan.dossier import commands, tasks
from hengyuan.dossier.models import Finding
from hengyuan.kernel import clock
from hengyuan.ui.tests.chromium import axe_violations
from tests.browser.test_whole_case import Walk
from tests.cast import at
from tests.journeys.test_chain import apply, assign_and_name, close_case, examine_and_grant, handle

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=False)]
NOW = at("2026-04-21 09:00")


def test_hints_are_judged_by_keys(cast, chromium, site_address, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: NOW)
    case = apply(cast)
    examine_and_grant(cast, case)
    handler = assign_and_name(cast, case)
    handle(case, handler)
    close_case(cast, case, handler)
    made = commands.ask_inspection(case=case, actor=cast.actor("officer"), at=NOW)
    tasks.inspect_dossier.func(str(made.pk))
    page = Walk(chromium, site_address).page("quality")
    page.goto(reverse("dossier:inspections", args=[case.pk]))
    assert axe_violations(page) == []
    page.goto(reverse("dossier:inspection", args=[made.pk]))
    assert axe_violations(page) == []
    page.keyboard.press("j")
    assert page.locator(".hy-finding.is-chosen").get_attribute("data-finding") == "1"
    page.keyboard.press("n")
    page.keyboard.type("原件另存")
    page.keyboard.press("Enter")
    page.wait_for_selector("#finding-1 >> text=原件另存")
    assert Finding.objects.get(inspection=made, place=1).verdict == "dismissed"
    page.set_viewport_size({"width": 390, "height": 844})
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    assert axe_violations(page) == []
