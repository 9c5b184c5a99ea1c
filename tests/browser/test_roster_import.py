"""A roster is imported in a real browser: upload, preview, look at each verdict, confirm."""

import pytest
from django.urls import reverse

from hengyuan.people.models import Provider
from hengyuan.pool import workbook
from hengyuan.ui.tests.chromium import axe_violations
from tests.browser.test_whole_case import Walk

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=False)]


def test_a_roster_is_previewed_and_then_stored(cast, chromium, site_address):
    known = cast.providers["handler"]
    content = workbook.write(
        [
            {"name": "新来者", "kind": "律师", "unit": known.organisation.name,
             "licence_number": "14401201510000001"},
            {"id": known.pk, "name": known.name, "languages": "手语"},
            {"name": "坏行"},
        ]
    )  # fmt: skip
    walk = Walk(chromium, site_address)
    page = walk.page("assigner")
    page.goto(reverse("pool:import"))
    assert axe_violations(page) == []
    file = {"name": "名册.xlsx", "mimeType": "application/octet-stream", "buffer": content}
    page.set_input_files("main [name=file]", file)
    with page.expect_navigation():
        page.locator("main form button[type=submit].btn-primary").click()
    assert "新增人员必填" in page.inner_text("main") and axe_violations(page) == []
    assert not Provider.objects.filter(name="新来者").exists()
    with page.expect_navigation():
        page.locator("main button[name=show][value=changed]").click()
    assert "手语" in page.inner_text("main")
    with page.expect_navigation():
        page.locator("main button[name=store]").click()
    assert page.url == site_address + reverse("people:roster")
    assert Provider.objects.filter(name="新来者").exists()
    known.refresh_from_db()
    assert known.languages == ["手语"] and axe_violations(page) == []
