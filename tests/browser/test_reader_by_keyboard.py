"""A reader without a mouse, from the login page to the signature, over a dossier of sixty pages."""

import pytest
from django.urls import reverse

from demo.cast import PASSWORD
from hengyuan.inspection.tests import dossiers
from hengyuan.kernel import clock
from hengyuan.peer_review.models import Dossier, Sheet
from hengyuan.peer_review.tasks import blind_dossier
from hengyuan.peer_review.tests.elsewhere_factories import Alone
from hengyuan.peer_review.tests.factories import READ_AT, sheets_of
from tests.browser.test_whole_case import Walk

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=False)]
PAGES, FOUND_ON = 60, 40
IS_THERE = "(wanted) => document.activeElement.matches(wanted)"
IS_SEEN = "() => getComputedStyle(document.activeElement).outlineStyle !== 'none'"
NOT_UNQUALIFIED = "() => document.querySelector('[data-proposed]').textContent !== '不合格'"
IS_IN_VIEW = """() => {
  const { top, bottom } = document.activeElement.getBoundingClientRect();
  return top < innerHeight && bottom > 0;
}"""


@pytest.fixture
def sheet(tmp_path):
    pages = [f"#par[会见笔录（第{number}页） 受援人陆小满。]" for number in range(1, PAGES + 1)]
    Alone(readers=2).being_read(tmp_path, 1, files={"1号案卷.pdf": dossiers.pdf(pages)})
    dossier = Dossier.objects.get()
    blind_dossier.call(str(dossier.pk))
    return sheets_of(dossier)[0]


@pytest.fixture
def page(chromium, site_address, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: READ_AT)
    context = Walk(chromium, site_address).browser.new_context(
        base_url=site_address, locale="zh-CN", viewport={"width": 1440, "height": 900}
    )
    return context.new_page()


def reach(page, wanted, most=20):
    """By Tab alone, and it is seen where one is."""
    for _each in range(most):
        page.keyboard.press("Tab")
        if page.evaluate(IS_THERE, wanted):
            assert page.evaluate(IS_SEEN) and page.evaluate(IS_IN_VIEW), wanted
            return
    raise AssertionError(f"{most} Tabs do not reach {wanted}")


def is_on(page, wanted):
    page.wait_for_function(IS_THERE, arg=wanted)
    assert page.evaluate(IS_SEEN) and page.evaluate(IS_IN_VIEW), wanted


def test_from_the_login_to_the_signature(page, sheet):
    log_in(page, sheet.reader.account.username)
    address = reverse("peer_review:sheet", args=[sheet.pk])
    reach(page, f"main a[href='{address}']")  # on the desk: it waits for him
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{address}")
    tell_of_page_forty(page)
    items = page.locator("[data-item]").count()
    for _each in range(items):  # more than there are: the vetoes stop them
        page.keyboard.press("1")
    page.wait_for_selector("[data-count]:text-is('1')")
    assert page.locator("[data-veto]:checked").count() == 0
    page.keyboard.press("Control+Enter")
    page.wait_for_url("**/sign/")
    is_on(page, "#whole")  # what was missing
    page.keyboard.press("1")
    page.wait_for_selector("[data-count]:text-is('0')")
    page.keyboard.press("Control+Enter")
    page.wait_for_url("**/sheets/")
    row = Sheet.objects.get(pk=sheet.pk)
    assert (row.state, row.grade, row.marks["vetoes"]) == ("signed", "excellent", {})
    [remark] = row.marks["marks"]["meeting"]["remarks"].values()
    assert remark == {"text": "第四十页没有签名", "pages": [FOUND_ON]}


def test_a_veto_is_ticked_proved_and_taken_back_by_keys(page, sheet):
    log_in(page, sheet.reader.account.username)
    page.goto(reverse("peer_review:sheet", args=[sheet.pk]))
    while not page.evaluate(IS_THERE, "[data-item]:has([data-veto])"):
        page.keyboard.press("j")
    assert page.evaluate(IS_SEEN) and page.evaluate(IS_IN_VIEW)
    page.keyboard.press("v")
    page.keyboard.press("t")
    page.keyboard.type("收条附卷")
    page.keyboard.press("Escape")
    page.keyboard.press("p")
    page.wait_for_selector("[data-proposed]:text-is('不合格')")
    page.keyboard.press("v")
    page.wait_for_function(NOT_UNQUALIFIED)
    assert page.locator("[data-veto]:checked").count() == 0


def log_in(page, who):
    page.goto(reverse("account_login"))
    page.wait_for_function(IS_THERE, arg="main [name=login]")  # the page begins there
    page.keyboard.type(who)
    reach(page, "main [name=password]")
    page.keyboard.type(PASSWORD)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def tell_of_page_forty(page):
    """The first item is answered 部分, with a sentence and the page that one turned to."""
    page.keyboard.press("j")
    is_on(page, "[data-item]")
    page.keyboard.press("g")
    page.keyboard.type("999")  # there is no such page: one is asked again
    page.keyboard.press("Enter")
    page.keyboard.type(str(FOUND_ON - 1))
    page.keyboard.press("Enter")
    is_on(page, "[data-item]")
    page.keyboard.press("]")
    page.wait_for_selector(f"[data-place]:has-text('第 {FOUND_ON} 页，共 {PAGES} 页')")
    page.keyboard.press("p")
    page.keyboard.press("2")
    is_on(page, "[data-text]")
    page.keyboard.type("第四十页没有签名")
    page.keyboard.press("Escape")
    page.keyboard.press("j")
