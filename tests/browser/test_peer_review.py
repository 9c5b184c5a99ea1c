"""A round of peer review in a real browser: its steps, a reader without a mouse, its grades."""

import json
from datetime import timedelta

import pytest
from django.urls import reverse

from hengyuan.kernel import clock
from hengyuan.law.review.words import Grade
from hengyuan.peer_review.models import Decision, Dossier, Round, Sheet
from hengyuan.peer_review.tests.factories import (
    READ_AT,
    being_read,
    closed_cases,
    sheets_of,
    sign,
    with_readers,
)
from hengyuan.ui.tests.chromium import axe_violations
from tests.browser.test_whole_case import Walk

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=False)]


@pytest.fixture
def walk(chromium, site_address, cast, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: READ_AT)
    return Walk(chromium, site_address)


def test_a_round_is_opened_and_allocated(walk, cast, monkeypatch):
    closed_cases(cast, 6)
    with_readers(cast, 4)
    page = walk.page("bureau")
    page.goto(reverse("peer_review:rounds"))
    page.click("text=开启评估")
    page.fill("[name=title]", "第一季度评估")
    page.fill("[name=closed_from]", "2026-03-01")
    page.fill("[name=closed_to]", "2026-03-31")
    page.fill("[name=rate]", "50")
    page.select_option("[name=chief]", label="江明")
    page.click("main form button[type=submit]")
    for number, step in enumerate(("封闭抽样范围", "抽样", "分配评估专家"), start=1):
        when = READ_AT + timedelta(hours=number)
        monkeypatch.setattr(clock, "now", lambda when=when: when)
        page.click(f"main a.btn:text-is('{step}')")
        assert axe_violations(page) == [], step
        page.click("main form button[type=submit]")
        page.wait_for_url("**/rounds/*/")
    assert Round.objects.get().state == "reading"
    assert Sheet.objects.count() == 6


def test_a_reader_reads_and_signs_without_the_mouse(walk, cast):
    closed_cases(cast, 1)
    with_readers(cast, 2)
    being_read(cast, rate="1")
    sheet = sheets_of(Dossier.objects.get())[0]
    page = walk.page(sheet.reader.account.username)
    page.goto(reverse("peer_review:sheet", args=[sheet.pk]))
    assert axe_violations(page) == []
    page.keyboard.press("j")
    items = page.locator("[data-item]").count()
    page.keyboard.press("2")  # partly: the cursor goes to the sentence
    page.keyboard.type("第二次会见没有笔录")
    page.keyboard.press("Escape")
    page.keyboard.press("0")
    page.keyboard.press("j")
    for _each in range(items - 1):
        page.keyboard.press("1")
    page.wait_for_selector("[data-count]:text-is('1')")
    page.locator("input[name=grade][value=excellent]").focus()
    page.keyboard.press("Space")
    page.wait_for_selector("[data-count]:text-is('0')")
    page.keyboard.press("Control+Enter")
    page.wait_for_url("**/sheets/")
    row = Sheet.objects.get(pk=sheet.pk)
    assert row.state == "signed" and row.grade == "excellent"
    [remark] = row.marks["marks"]["agency"]["remarks"].values()
    assert remark == {"text": "第二次会见没有笔录", "pages": [0]}


def test_what_is_written_survives_a_closed_page(walk, cast):
    closed_cases(cast, 1)
    with_readers(cast, 2)
    being_read(cast, rate="1")
    sheet = sheets_of(Dossier.objects.get())[0]
    page = walk.page(sheet.reader.account.username)
    page.set_viewport_size({"width": 820, "height": 1180})
    path = reverse("peer_review:sheet", args=[sheet.pk])
    page.goto(path)
    page.click("#i-meeting-record .form-check:has-text('是')")
    page.wait_for_selector("[data-state]:has-text('已保存')")
    page.goto("about:blank")
    page.goto(path)
    assert page.is_checked("input[name='answer:meeting:record'][value=yes]")


def test_the_chief_decides_and_the_handler_answers(walk, cast):
    closed_cases(cast, 1)
    with_readers(cast, 2)
    being_read(cast, rate="1")
    dossier = Dossier.objects.get()
    for sheet in sheets_of(dossier):
        sign(sheet, Grade.GOOD)
    page = walk.page("bureau")
    page.goto(reverse("peer_review:dossier", args=[dossier.pk]))
    page.click("text=确定初评等次")
    page.click("main form button[type=submit]")
    page.wait_for_url("**/dossiers/*/")
    handler = walk.page("handler")
    handler.goto(reverse("peer_review:grades"))
    handler.click("tbody a")
    handler.click("text=提出意见 >> nth=0")
    handler.fill("[name=text]", "附卷有第二次会见的笔录")
    handler.click("main form button[type=submit]")
    handler.wait_for_url("**/grades/*/")
    assert Decision.objects.get().reply.text == "附卷有第二次会见的笔录"


def test_every_page_can_be_read(walk, cast):
    closed_cases(cast, 3)
    with_readers(cast, 3)
    row = being_read(cast, rate="1")
    dossier = Dossier.objects.first()
    first = sheets_of(dossier)[0]
    for sheet in sheets_of(dossier):
        sign(sheet, Grade.GOOD)
    pages = {
        "bureau": [
            reverse("peer_review:rounds"), reverse("peer_review:open_round"),
            reverse("peer_review:round", args=[row.pk]),
            reverse("peer_review:dossier", args=[dossier.pk]),
            reverse("peer_review:decide", args=[dossier.pk, "draft"]),
        ],
        first.reader.account.username: [
            reverse("peer_review:sheets"), reverse("peer_review:sheet", args=[first.pk]),
            *(reverse("peer_review:sheet", args=[one.pk]) for one in first.reader.sheets.all()),
        ],
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


def test_the_report_on_a_phone_in_the_dark_and_both_its_files(walk, cast, tmp_path):
    closed_cases(cast, 2)
    with_readers(cast, 2)
    row = being_read(cast, rate="1")
    for dossier in Dossier.objects.select_related("round", "case"):
        for sheet, grade in zip(sheets_of(dossier), (Grade.GOOD, Grade.QUALIFIED), strict=True):
            sign(sheet, grade)
    page, address = walk.page("bureau"), reverse("peer_review:report", args=[row.pk])
    for width, scheme in ((1440, "light"), (390, "light"), (390, "dark")):
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)
        page.goto(address)
        assert axe_violations(page) == [], (width, scheme)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, (width, scheme)
    for text, kind in (("报告数字", "report"), ("已签署的评估表", "sheets")):
        with page.expect_download() as waiting:
            page.click(f"main a.btn:has-text('{text}')")
        waiting.value.save_as(path := tmp_path / f"{kind}.json")
        assert json.loads(path.read_text())["format"] == f"hengyuan-review-{kind}-1"
