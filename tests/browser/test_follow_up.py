"""Follow-up and observation in a real browser: a call, the slider, a form without a line."""

import pytest
from django.urls import reverse

from hengyuan.kernel import clock
from hengyuan.law.observation import points
from hengyuan.supervision.commands import follow_up_periods as periods
from hengyuan.supervision.commands import observation
from hengyuan.supervision.models import FollowUp, Hearing, ObservationSheet, Opinion, Seat
from hengyuan.supervision.tests.follow_up_factories import OPENED, closed, with_observers
from hengyuan.ui.tests.chromium import axe_violations
from hengyuan.web.tests.factories import applied, under_handling
from tests.browser.test_whole_case import Walk
from tests.cast import at

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=False)]
NOW = at("2026-03-12 09:00")


@pytest.fixture
def walk(chromium, site_address, cast, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: NOW)
    with_observers(cast)
    periods.open_period(institution=cast.institution, on=OPENED.date(), at=OPENED)
    cases = [closed(cast, 11 + n, outcome="lost") for n in range(3)]
    periods.close_batches(case_ids=[case.pk for case in cases], at=at("2026-03-11 09:00"))
    return Walk(chromium, site_address)


@pytest.fixture
def hearing(walk, cast):
    """A hearing of this morning, drawn, with the observer in a seat."""
    case = under_handling(cast, applied(cast, serial=40, name="李四"))[0]
    made = observation.enter_hearing(
        case=case, court="青石区人民法院", region="990102", starts_at=at("2026-03-12 08:30"),
        minutes=60, is_public=True, actor=cast.actor("officer"), at=at("2026-03-09 09:00"),
    )  # fmt: skip
    Hearing.objects.filter(pk=made.pk).update(is_drawn=True)
    Seat.objects.create(hearing=made, observer=cast.accounts["observer"])
    return made


def test_a_call_is_taken_and_told(walk):
    page = walk.page("observer")
    page.goto(reverse("supervision:follow_ups"))
    page.click("tbody tr:first-child a.btn")
    page.click("main form button[type=submit]")
    assert "13900000000" in page.inner_text("main")
    assert axe_violations(page) == []
    page.check("input[name=outcome][value=no_answer]")
    page.click("main form button[type=submit].btn-primary")
    page.wait_for_url("**/follow-up/")
    assert FollowUp.objects.filter(tries__outcome="no_answer").count() == 1


def test_the_slider_tells_the_yield_while_it_moves(walk):
    page = walk.page("head")
    page.goto(reverse("supervision:follow_up_settings"))
    for key in page.locator("input[name=certain]").all():
        key.uncheck()
    page.locator("input[name=rate]").fill("100")
    page.wait_for_selector("[data-shows]:text-is('100%')")
    page.wait_for_selector("#hy-yield strong:text-is('3')")


def test_the_sheet_survives_a_lost_line_and_a_closed_page(walk, hearing):
    page = walk.page("observer")
    page.set_viewport_size({"width": 390, "height": 844})
    url = reverse("supervision:observation_sheet", args=[hearing.pk])
    page.goto(url)
    assert axe_violations(page) == []
    for one in points():
        page.check(f"input[name={one.id}][value=good]")
    page.fill("textarea[name=remark]", "发问清楚")
    page.context.set_offline(True)
    page.click("main form button[type=submit].btn-primary")
    page.wait_for_selector("text=没有网络")
    assert ObservationSheet.objects.count() == 0
    page.wait_for_timeout(500)
    context = page.context
    page.close()
    context.set_offline(False)
    page = context.new_page()
    page.goto(url)  # opened again: what was written is there, and goes out by itself
    page.wait_for_url("**/observation/")
    sheet = ObservationSheet.objects.get()
    assert sheet.remark == "发问清楚" and sheet.marks["speech"] == "good"
    page.evaluate("path => localStorage.setItem(`hy.unsent.${path}`, 'yes')", url)
    page.goto(url)
    assert "已经收到" in page.inner_text("main")
    left = page.evaluate("Object.keys(localStorage).filter(k => k.startsWith('hy.unsent'))")
    assert left == []


def test_a_line_that_comes_back_sends_without_a_hand(walk, hearing):
    page = walk.page("observer")
    page.goto(reverse("supervision:observation_sheet", args=[hearing.pk]))
    for one in points():
        page.check(f"input[name={one.id}][value=fair]")
    page.context.set_offline(True)
    page.click("main form button[type=submit].btn-primary")
    page.wait_for_selector("text=没有网络")
    page.context.set_offline(False)
    page.wait_for_url("**/observation/")
    assert ObservationSheet.objects.get().marks["respect"] == "fair"


def test_every_page_can_be_read(walk, hearing, cast):
    row = FollowUp.objects.first()
    pages = {
        "quality": [
            reverse("supervision:follow_ups"), reverse("supervision:follow_up", args=[row.pk]),
            reverse("supervision:follow_up_results"), reverse("supervision:follow_up_settings"),
            reverse("supervision:follow_up_periods"), reverse("supervision:observation"),
            reverse("supervision:observed", args=[hearing.pk]), reverse("supervision:hearings"),
        ],
        "head": [
            reverse("supervision:enter_hearing"), reverse("supervision:suspend_observation"),
            reverse("supervision:move_hearing", args=[hearing.pk]),
        ],
        "observer": [reverse("supervision:observation")],
    }  # fmt: skip
    for who, each in pages.items():
        page = walk.page(who)
        for width, scheme in ((1440, "light"), (390, "dark")):
            page.set_viewport_size({"width": width, "height": 844})
            page.emulate_media(color_scheme=scheme)
            for path in each:
                page.goto(path)
                assert axe_violations(page) == [], path
                assert page.evaluate("document.documentElement.scrollWidth") <= width, path


def test_the_pages_of_opinions_can_be_read_and_the_body_answers_without_an_account(walk, cast):
    case = closed(cast, 50)
    Hearing.objects.create(
        case=case, institution=cast.institution, region="990102", court="青石区人民法院",
        starts_at=at("2026-03-05 09:00"), minutes=60, is_public=True, rate="1/20", is_drawn=False,
    )  # fmt: skip
    page = walk.page("quality")
    page.goto(reverse("supervision:opinions"))
    assert axe_violations(page) == []
    page.fill("main input[name=body]", "青石区人民法院")
    page.select_option("main select[name=quarter]", "2026Q1")
    page.click("main form button[type=submit]")
    page.wait_for_selector("code:has-text('/opinions/')")
    address = page.inner_text("code:has-text('/opinions/')")
    visitor = page.context.browser.new_context(locale="zh-CN").new_page()
    for seen, path in ((page, page.url), (visitor, address)):
        for width, scheme in ((1440, "light"), (390, "dark")):
            seen.set_viewport_size({"width": width, "height": 844})
            seen.emulate_media(color_scheme=scheme)
            seen.goto(path)
            assert axe_violations(seen) == [], path
            assert seen.evaluate("document.documentElement.scrollWidth") <= width, path
    visitor.check("input[name='1-overall'][value=satisfied]")
    visitor.click("main form button[type=submit]")
    visitor.wait_for_selector("text=已收到 1 件的意见")
    assert Opinion.objects.get().answers == {"overall": "satisfied"}
