"""The pool of readers in a real browser: one is entered, trained, and declares a tie himself."""

import pytest
from django.urls import reverse

from demo.cast import let_everybody_in
from hengyuan.kernel import clock
from hengyuan.peer_review.models import Reader
from hengyuan.people.rules import Role
from hengyuan.ui.tests.chromium import axe_violations
from tests.browser.test_whole_case import Walk
from tests.cast import at, new_account

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=False)]
NOW = at("2026-04-20 10:00")


@pytest.fixture
def walk(chromium, site_address, cast, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: NOW)
    new_account(cast, "reader", "阅卷", Role.REVIEWER, cast.bureau)
    let_everybody_in()
    return Walk(chromium, site_address)


def enter(walk):
    page = walk.page("bureau")
    page.goto(reverse("peer_review:home"))
    page.click("nav a:text-is('评估专家')")
    page.click("main a:text-is('列入评估专家')")
    page.click("main a:text-is('列入')")
    page.check("main input[name=fields_judged][value=civil]")
    page.fill("[name=practises_since]", "2015")
    page.fill("[name=district]", "990103")
    page.click("main form button[type=submit]")
    page.wait_for_url(f"**{reverse('peer_review:reader', args=[Reader.objects.get().pk])}")
    assert "本年度未参加评估培训" in page.inner_text("main")
    return page


def test_a_reader_is_entered_trained_and_declares_a_tie(walk, cast):
    page = enter(walk)
    page.click("nav a:text-is('评估专家')")
    page.click("main a:text-is('登记培训')")
    page.check("main input[name=readers]")
    page.click("main form button[type=submit]")
    page.wait_for_url(f"**{reverse('peer_review:readers')}")
    assert "可以评估" in page.inner_text("tbody")
    own = walk.page("reader")
    own.goto(reverse("peer_review:home"))
    own.click("nav a:text-is('我的专家档案')")
    own.click("main a:text-is('申报回避关系')")
    handler = cast.providers["handler"]
    own.fill("[name=names]", handler.name)
    own.click("main form button[type=submit]")
    own.wait_for_url(f"**{reverse('peer_review:own_reader')}")
    assert handler.name in own.inner_text("main")
    assert Reader.objects.get().kin == [handler.pk]


def readable(page, pages):
    for width, scheme in ((1440, "light"), (390, "dark")):
        page.set_viewport_size({"width": width, "height": 844})
        page.emulate_media(color_scheme=scheme)
        for each in pages:
            page.goto(each)
            assert axe_violations(page) == [], each
            assert page.evaluate("document.documentElement.scrollWidth") <= width, each


def test_every_page_can_be_read(walk, cast):
    page = enter(walk)
    new_account(cast, "second_reader", "阅二", Role.REVIEWER, cast.bureau)
    row = Reader.objects.get()
    acts = [
        reverse("peer_review:reader_act", args=[row.pk, name])
        for name in ("change", "discipline", "ties", "leave")
    ]
    second = reverse("peer_review:enter_reader", args=[cast.accounts["second_reader"].pk])
    names = ("readers", "candidates", "train_readers")
    pages = [reverse(f"peer_review:{name}") for name in names]
    readable(page, [*pages, second, reverse("peer_review:reader", args=[row.pk]), *acts])
    own = [reverse("peer_review:own_reader"), reverse("peer_review:own_ties", args=[row.pk])]
    readable(walk.page("reader"), own)
