"""Pages of a round with wide tables in a real browser: who reads what, results on paper, report."""

import pytest
from django.urls import reverse

from hengyuan.kernel import clock
from hengyuan.law.review.words import Grade
from hengyuan.peer_review.commands import decisions
from hengyuan.peer_review.models import Dossier, Round
from hengyuan.peer_review.tests.factories import (
    READ_AT,
    being_read,
    closed_cases,
    drawn,
    sheets_of,
    sign,
    with_readers,
)
from hengyuan.peer_review.tests.test_paper import PUBLISHED, as_csv, confirm, entered, rows_of
from hengyuan.ui.tests.chromium import axe_violations
from tests.browser.test_whole_case import Walk

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=False)]
LATER = READ_AT.replace(month=READ_AT.month + 1)


@pytest.fixture
def walk(chromium, site_address, cast, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: READ_AT)
    return Walk(chromium, site_address)


def fits(page, path):
    """Nothing is wider than the screen and axe finds nothing, wide and narrow, light and dark."""
    for width in (1440, 390):
        page.set_viewport_size({"width": width, "height": 900})
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            page.goto(path)
            assert axe_violations(page) == [], (path, width, scheme)
            wide = page.evaluate("() => document.documentElement.scrollWidth")
            assert wide <= width, (path, width, scheme)


def test_who_reads_what_before_it_is_settled(walk, cast):
    closed_cases(cast, 6)
    with_readers(cast, 4)
    row = drawn(cast, rate="1")
    page, path = walk.page("bureau"), reverse("peer_review:step", args=[row.pk, "allocate"])
    fits(page, path)
    assert page.locator("main form tbody tr").count() == 4
    fits(page, f"{path}?first=even")
    page.click("main form button[type=submit]")
    page.wait_for_url("**/rounds/*/")
    assert Round.objects.get().state == "reading"
    fits(page, path)
    text = page.inner_text("main")
    assert "现在没有要分配的评估表" in text and "专长最低的一份" not in text


def test_results_on_paper(walk, cast):
    counts, criminal, _shares = PUBLISHED["东莞 2020-07"]
    row = entered(listing=as_csv(rows_of(counts, criminal)))
    confirm(row)
    page = walk.page("head")
    fits(page, reverse("peer_review:paper", args=[row.pk]))
    assert page.locator("main section table").count() >= 5


def test_the_groups_of_a_report(walk, cast):
    closed_cases(cast, 4)
    with_readers(cast, 3)
    row = being_read(cast, rate="1")
    told = {"reason": "", "actor": cast.actor("bureau")}
    grades = (Grade.EXCELLENT, Grade.GOOD, Grade.GOOD, Grade.QUALIFIED)
    for dossier, grade in zip(Dossier.objects.select_related("round", "case"), grades, strict=True):
        for sheet in sheets_of(dossier):
            sign(sheet, grade)
        decisions.decide_draft(dossier=dossier, grade=grade, at=READ_AT, **told)
        decisions.finish(dossier=dossier, grade=grade, at=LATER, **told)
    page = walk.page("bureau")
    fits(page, reverse("peer_review:report", args=[row.pk]))
    assert page.locator("main").get_by_role("region").count() >= 4
