"""Peer review alone in a real browser: a bureau without a case, from a zip to the report."""

import csv
import io
from datetime import timedelta

import pytest
from django.urls import reverse

from hengyuan.cases.models import Case
from hengyuan.kernel import clock
from hengyuan.law.review.words import Grade
from hengyuan.peer_review.models import BlindPage, Dossier, Round, Sheet
from hengyuan.peer_review.tasks import blind_dossier
from hengyuan.peer_review.tests.elsewhere_factories import (
    SECRETS,
    Alone,
    as_csv,
    bundle_of,
    told,
    zipped,
)
from hengyuan.peer_review.tests.factories import READ_AT, sheets_of, sign
from hengyuan.ui.tests.chromium import axe_violations
from tests.browser.test_whole_case import Walk

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=False)]
DOSSIERS = 6
GRADES = (Grade.EXCELLENT, Grade.GOOD, Grade.GOOD, Grade.QUALIFIED, Grade.GOOD, Grade.GOOD)
LATER = READ_AT + timedelta(days=30)


@pytest.fixture
def walk(chromium, site_address, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: READ_AT)
    Alone(readers=4)
    return Walk(chromium, site_address)


def looked_at(page):
    """At both widths, light and dark."""
    for width, scheme in ((390, "dark"), (1440, "light")):
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)
        assert axe_violations(page) == [], page.url
        assert page.evaluate("document.documentElement.scrollWidth") <= width, page.url


def send(page, to):
    page.click("main form button[type=submit] >> nth=0")
    page.wait_for_url(to)


def test_from_a_zip_to_the_report(walk, monkeypatch):
    officer = walk.page("bureau")
    row = opened(officer)
    handed_in(officer, row)
    for number, step in enumerate(("封闭抽样范围", "抽样", "分配评估专家"), start=1):
        when = READ_AT + timedelta(minutes=number)
        monkeypatch.setattr(clock, "now", lambda when=when: when)
        officer.click(f"main a.btn:text-is('{step}')")
        looked_at(officer)
        send(officer, "**/rounds/*/")
    dossiers = list(Dossier.objects.order_by("entry__place"))
    assert len(dossiers) == DOSSIERS and Sheet.objects.count() == 2 * DOSSIERS
    for dossier in dossiers:
        blind_dossier.call(str(dossier.pk))
    assert BlindPage.objects.filter(picture=None).count() == 0
    read(walk, dossiers)
    for dossier in dossiers:
        drafted(officer, dossier)
    answered(officer, dossiers[0])
    monkeypatch.setattr(clock, "now", lambda: LATER)
    for number, dossier in enumerate(dossiers):
        officer.goto(reverse("peer_review:decide", args=[dossier.pk, "finish"]))
        if number == 0:
            officer.fill("[name=reason]", "附卷的笔录没有签名")
        send(officer, "**/dossiers/*/")
    officer.goto(reverse("peer_review:step", args=[row.pk, "close"]))
    send(officer, "**/rounds/*/")
    reported(officer, row)
    assert Case.objects.count() == 0


def opened(page):
    page.goto(reverse("peer_review:rounds"))
    page.click("text=开启评估")
    for name, value in (("title", "本市外来案卷评估"), ("closed_from", "2026-03-01"),
                        ("closed_to", "2026-03-31"), ("rate", "100")):  # fmt: skip
        page.fill(f"[name={name}]", value)
    page.check("[name=source][value=elsewhere]")
    page.select_option("[name=chief]", label="江明")
    looked_at(page)
    send(page, "**/rounds/*/")
    return Round.objects.get()


def handed_in(page, row):
    page.click("main a.btn:text-is('外来案卷')")
    looked_at(page)
    rows = [told(number) for number in range(1, DOSSIERS + 1)]
    upload(page, bundle_of(DOSSIERS), [*rows[:-1], {**rows[-1], "handler": "", "stage": "侦查中"}])
    page.wait_for_selector("[data-judged]")
    assert "承办人：没有填写" in page.inner_text("[data-judged]")
    assert "不是案件阶段（侦查中）" in page.inner_text("[data-judged]")
    looked_at(page)
    assert row.handovers.count() == 0
    upload(page, bundle_of(DOSSIERS), rows)
    page.wait_for_selector("[data-waiting]")
    looked_at(page)
    page.click("text=接收这批案卷")
    page.wait_for_url("**/rounds/*/")
    looked_at(page)


def upload(page, files, rows):
    page.set_input_files("[name=archive]", {
        "name": "案卷.zip", "mimeType": "application/zip", "buffer": zipped(files),
    })  # fmt: skip
    page.set_input_files("[name=listing]", {
        "name": "清单.csv", "mimeType": "text/csv", "buffer": as_csv(rows),
    })  # fmt: skip
    page.click("text=上传并逐行检查")


def read(walk, dossiers):
    """One reader looks at his page; everybody signs."""
    first = sheets_of(dossiers[0])[0]
    page = walk.page(first.reader.account.username)
    page.goto(reverse("peer_review:sheet", args=[first.pk]))
    page.wait_for_function("() => document.querySelector('[data-page] img').naturalWidth > 500")
    assert not [secret for secret in SECRETS if secret in page.content()]
    looked_at(page)
    for dossier, grade in zip(dossiers, GRADES, strict=True):
        for sheet in sheets_of(dossier):
            sign(sheet, grade)


def drafted(page, dossier):
    page.goto(reverse("peer_review:dossier", args=[dossier.pk]))
    page.click("text=确定初评等次")
    send(page, "**/dossiers/*/")


def answered(page, dossier):
    page.goto(reverse("peer_review:dossier", args=[dossier.pk]))
    page.click("text=打印告知书")
    assert "冯知行" in page.inner_text("[data-letter]")
    looked_at(page)
    page.click("text=返回")
    looked_at(page)
    page.click("text=登记承办人意见")
    page.fill("[name=said_by]", "冯知行")
    page.fill("[name=text]", "第二次会见有笔录，在第3页")
    looked_at(page)
    send(page, "**/dossiers/*/")
    assert "第二次会见有笔录" in page.inner_text("main")


def reported(page, row):
    path = reverse("peer_review:report", args=[row.pk])
    page.goto(path)
    looked_at(page)
    assert "已确定 6 件" in page.inner_text("main")
    answer = page.request.get(f"{path}?export=csv")
    lines = list(csv.DictReader(io.StringIO(answer.body().decode("utf-8-sig"))))
    assert sorted(one["等次"] for one in lines) == sorted(grade.name_zh for grade in GRADES)
    assert {(one["承办单位"], one["承办人"]) for one in lines} == {
        ("青石正平律师事务所", "冯知行"),
    }  # fmt: skip
