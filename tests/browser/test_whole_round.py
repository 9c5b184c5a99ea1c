"""A whole round of 300 dossiers: frame, draw, twelve readers, disagreements, a veto, a drop-out,

a reply, the published table. What people click is clicked here once of each kind; the other sheets
and grades go through the same commands.
"""

import csv
import io
import random
from collections import Counter
from dataclasses import replace
from datetime import timedelta

import pytest
from django.urls import reverse

from hengyuan.cases.models import Case
from hengyuan.kernel import clock
from hengyuan.law.review.words import Grade
from hengyuan.peer_review.commands import decisions, sheets
from hengyuan.peer_review.models import Dossier, Round, Sheet
from hengyuan.peer_review.queries import rounds as queries
from hengyuan.peer_review.queries.sheets import settlement_of
from hengyuan.peer_review.tests.factories import (
    PROOF,
    READ_AT,
    closed_cases,
    marks_for,
    reader_actor,
    sheets_of,
    sign,
    with_readers,
)
from tests.browser.test_whole_case import Walk

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=False)]
DOSSIERS = 300
USUAL = (Grade.EXCELLENT, Grade.GOOD, Grade.GOOD, Grade.QUALIFIED)
LATER = READ_AT + timedelta(days=9)


@pytest.fixture
def walk(chromium, site_address, cast, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: READ_AT)
    return Walk(chromium, site_address)


def many_cases(cast):
    """One case made by its way, and its likes beside it."""
    first = closed_cases(cast, 2)
    copies = []
    for number in range(DOSSIERS - 2):
        copy = Case.objects.get(pk=first[number % 2].pk)
        copy.pk, copy.number = None, f"青援申字〔2026〕第{1000 + number}号"
        copy.id = Case().id
        copies.append(copy)
    Case.objects.bulk_create(copies)


def press(page, text):
    page.click(f"main a.btn:text-is('{text}')")
    page.click("main form button[type=submit]")
    page.wait_for_url("**/rounds/*/")


def test_a_whole_round(walk, cast, monkeypatch):
    many_cases(cast)
    with_readers(cast, 12)
    officer = walk.page("bureau")
    row = opened(officer, monkeypatch)
    loads = Counter(Sheet.objects.values_list("reader", flat=True))
    assert sum(loads.values()) == 2 * DOSSIERS and len(loads) == 12
    assert max(loads.values()) - min(loads.values()) <= 1
    dossiers = list(queries.dossiers_of(row).select_related("round", "case").order_by("code"))
    one_drops_out(walk, officer, dossiers[0])
    veto, differing = dossiers[1], dossiers[2:22]
    everybody_signs(dossiers, veto, differing)
    states = Counter(queries.dossiers_of(row).values_list("state", flat=True))
    assert states == {"agreed": DOSSIERS - 21, "two_more": 21}
    officer.reload()
    press(officer, "分配评估专家")
    for dossier in (veto, *differing):
        for sheet in sheets_of(dossier)[2:]:
            sign(sheet, Grade.QUALIFIED)
    drafted(cast, dossiers)
    one_replies(walk, cast, dossiers[-1])
    monkeypatch.setattr(clock, "now", lambda: LATER)
    settled(cast, dossiers)
    officer.goto(reverse("peer_review:round", args=[row.pk]))
    press(officer, "结束评估")
    assert Round.objects.get().state == "closed"
    published_is_what_was_decided(officer, row)


def opened(page, monkeypatch):
    page.goto(reverse("peer_review:open_round"))
    for name, value in (("title", "年度评估"), ("closed_from", "2026-03-01"),
                        ("closed_to", "2026-03-31"), ("rate", "100")):  # fmt: skip
        page.fill(f"[name={name}]", value)
    page.select_option("[name=chief]", label="江明")
    page.click("main form button[type=submit]")
    page.wait_for_url("**/rounds/*/")
    for number, text in enumerate(("封闭抽样范围", "抽样", "分配评估专家"), start=1):
        when = READ_AT + timedelta(minutes=number)
        monkeypatch.setattr(clock, "now", lambda when=when: when)
        press(page, text)
    return Round.objects.get()


def one_drops_out(walk, officer, dossier):
    gone = sheets_of(dossier)[0]
    reader = walk.page(gone.reader.account.username)
    reader.goto(reverse("peer_review:leave", args=[gone.pk]))
    reader.fill("[name=word]", "认识受援人")
    reader.click("main form button[type=submit]")
    reader.wait_for_url("**/sheets/")
    officer.reload()
    press(officer, "分配评估专家")
    others = {one.reader_id for one in sheets_of(dossier)}
    assert len(others) == 2 and gone.reader_id not in others


def everybody_signs(dossiers, veto, differing):
    dice = random.Random(7)
    for dossier in dossiers:
        grade = dice.choice(USUAL)
        first, second = sheets_of(dossier)
        sign(first, grade)
        if dossier == veto:
            signed_with_veto(second)
        else:
            sign(second, Grade.UNQUALIFIED if dossier in differing else grade)


def drafted(cast, dossiers):
    for dossier in dossiers:
        standard = queries.standard_of(dossier.round, dossier.field)
        grade = settlement_of(dossier, standard.most_gap).proposed or Grade.QUALIFIED
        decisions.decide_draft(
            dossier=dossier, grade=grade, reason="按多数意见", actor=cast.actor("bureau"),
            at=READ_AT,
        )  # fmt: skip


def one_replies(walk, cast, dossier):
    is_first = dossier.case.handler_id == cast.providers["handler"].pk
    handler = walk.page("handler" if is_first else "second_handler")
    handler.goto(reverse("peer_review:reply", args=[dossier.decisions.get().pk]))
    handler.fill("[name=text]", "附卷有第二次会见的笔录")
    handler.click("main form button[type=submit]")
    handler.wait_for_url("**/grades/*/")


def settled(cast, dossiers):
    for dossier in dossiers:
        draft = queries.last_decision(dossier)
        decisions.finish(
            dossier=dossier, grade=Grade.parse(draft.grade), reason="意见已核对",
            actor=cast.actor("bureau"), at=LATER,
        )  # fmt: skip


def signed_with_veto(sheet):
    actor = reader_actor(sheet)
    standard = queries.standard_of(sheet.dossier.round, sheet.dossier.field)
    marks = replace(
        marks_for(standard, Grade.EXCELLENT, signed=Grade.UNQUALIFIED), vetoes={"forged": PROOF}
    )
    sheets.keep(sheet=sheet, marks=marks, saved=0, actor=actor)
    sheets.sign(sheet=sheet, actor=actor, at=READ_AT)


def published_is_what_was_decided(page, row):
    """The exported table, counted apart from the program, is the table on the page."""
    path = reverse("peer_review:report", args=[row.pk])
    text = page.request.get(path + "?export=csv").body().decode("utf-8-sig")
    table = list(csv.DictReader(io.StringIO(text)))
    counted = Counter(line["等次"] for line in table)
    assert sum(counted.values()) == DOSSIERS
    assert counted == Counter(
        Grade.parse(grade).name_zh for grade in Dossier.objects.values_list("grade", flat=True)
    )
    page.goto(path)
    shown = page.inner_text("main")
    fine = counted["优秀"] + counted["良好"]
    assert f"已确定 {DOSSIERS} 件：优良率 {100 * fine / DOSSIERS:.2f}%" in shown
    assert {"承办单位", "承办人", "等次"} <= set(table[0])
