"""Self-check, training deck and trend in a real browser: at the desk, on a phone, in the dark."""

from datetime import date

import pytest
from django.urls import reverse

from hengyuan.kernel import clock
from hengyuan.law.review.words import Answer
from hengyuan.peer_review.commands import decks, rounds
from hengyuan.peer_review.models import DeckRun, SelfCheck
from hengyuan.peer_review.queries import self_check as queries
from hengyuan.peer_review.tests import test_decks
from hengyuan.peer_review.tests.factories import DRAWN_AT, MORNING, closed_cases, opened
from hengyuan.ui.tests.chromium import axe_violations
from tests.browser.test_review_results import fits
from tests.browser.test_whole_case import Walk

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=False)]
round_ = test_decks.round_  # a round that is over, two of its dossiers disputed


@pytest.fixture
def walk(chromium, site_address):
    return Walk(chromium, site_address)


def looked_at(page, path):
    """The page without a fault for who cannot see it, in both schemes, and no wider than it is."""
    page.goto(path)
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        assert axe_violations(page) == [], (path, scheme)
    fits(page)


def test_an_institution_checks_its_own_dossier_by_keyboard_and_hands_it_in(walk, cast, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: DRAWN_AT)
    closed_cases(cast, 1)
    row, actor = opened(cast, rate="1"), cast.actor("bureau")
    row = rounds.close_frame(round_=row, actor=actor, at=MORNING)
    bureau = walk.page("bureau")
    looked_at(bureau, reverse("peer_review:ask_self_check", args=[row.pk]))
    bureau.fill("[name=due_on]", date(2026, 4, 9).isoformat())
    with bureau.expect_navigation():
        bureau.locator("main form button[type=submit]").click()
    looked_at(bureau, bureau.url)
    check = SelfCheck.objects.get()
    [sheet] = queries.sheets_of(check)
    page = walk.page("quality")
    looked_at(page, reverse("peer_review:self_checks"))
    looked_at(page, reverse("peer_review:self_check", args=[check.pk]))
    looked_at(page, reverse("peer_review:self_sheet", args=[sheet.pk]))
    items = page.locator("[data-item]:has([name^='answer:'])")
    count = items.count()
    items.first.focus()
    for _item in range(count):
        page.keyboard.press("1")  # yes, and on to the next
    page.locator("#whole").focus()
    page.keyboard.press("1")
    page.wait_for_function("() => document.querySelector('[data-count]').textContent === '0'")
    with page.expect_navigation():
        page.keyboard.press("Control+Enter")
    with page.expect_navigation():
        page.click("text=交回自测自检 >> visible=true")
    with page.expect_navigation():
        page.locator("main form button[type=submit]").click()
    assert SelfCheck.objects.get().state == "handed_in"
    assert "优秀" in page.content()
    bureau.goto(reverse("peer_review:self_checks_of_round", args=[row.pk]))
    assert "已交回" in bureau.content() and "优秀" not in bureau.content()


def test_a_reader_goes_through_a_deck_and_the_trend_is_shown(walk, cast, round_, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: test_decks.LATER)
    actor = cast.actor("bureau")
    deck = decks.make_deck(round_=round_, actor=actor, at=test_decks.LATER)
    bureau = walk.page("bureau")
    looked_at(bureau, reverse("peer_review:deck_of_round", args=[round_.pk]))
    looked_at(bureau, reverse("peer_review:deck_card", args=[round_.pk, 1]))
    for number in (1, 2):
        told = {"answer": Answer.NO, "reason": "笔录须双方签名"}
        decks.settle_card(deck=deck, card=number, actor=actor, at=test_decks.LATER, **told)
    decks.issue_deck(deck=deck, actor=actor, at=test_decks.LATER)
    page = walk.page("reader_1")
    looked_at(page, reverse("peer_review:decks"))
    looked_at(page, reverse("peer_review:deck", args=[deck.pk]))
    for number in (1, 2):
        page.check(f"[name=card-{number}][value=no]")
    with page.expect_navigation():
        page.click("text=提交，看参考答案")
    assert DeckRun.objects.get().alike == 2
    looked_at(page, page.url)
    with page.expect_download() as got:
        page.click("main a:has-text('HTML')")
    file = walk.page("reader_1")
    file.set_content(got.value.path().read_text(encoding="utf-8"))
    assert not file.locator("text=笔录须双方签名").first.is_visible()
    file.locator("summary").first.click()
    assert file.locator("text=笔录须双方签名").first.is_visible()
    looked_at(bureau, reverse("peer_review:trends"))
    looked_at(bureau, reverse("peer_review:training", args=[round_.pk]))
    looked_at(bureau, reverse("peer_review:rectifications"))
