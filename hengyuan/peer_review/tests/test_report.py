"""The report of a round: its tables recomputed from the sheets, the table for publication."""

from collections import Counter
from datetime import date, timedelta

import pytest
from django.urls import reverse

from hengyuan.kernel import clock
from hengyuan.law.review.words import Grade
from hengyuan.peer_review.commands import decisions
from hengyuan.peer_review.models import Dossier, Round, Sheet
from hengyuan.peer_review.queries.report import report_of
from hengyuan.peer_review.tests.factories import (
    READ_AT,
    being_read,
    closed_cases,
    opened,
    sheets_of,
    sign,
    with_readers,
)
from hengyuan.web.tests.factories import signed_in
from tests.cast import build

pytestmark = pytest.mark.django_db
LATER = READ_AT + timedelta(days=8)
GRADES = (Grade.EXCELLENT, Grade.GOOD, Grade.GOOD, Grade.QUALIFIED)


@pytest.fixture
def cast(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: LATER)
    return build()


@pytest.fixture
def round_(cast):
    """Four dossiers, three of them final."""
    cases = closed_cases(cast, 4)
    with_readers(cast, 3)
    row = being_read(cast, rate="1")
    by_case = {one.case_id: one for one in Dossier.objects.select_related("round", "case")}
    chief = cast.actor("bureau")
    for case, grade in zip(cases, GRADES, strict=True):
        dossier = by_case[case.pk]
        for sheet in sheets_of(dossier):
            sign(sheet, grade)
        decisions.decide_draft(dossier=dossier, grade=grade, reason="", actor=chief, at=READ_AT)
        if grade is not Grade.QUALIFIED:
            decisions.finish(dossier=dossier, grade=grade, reason="", actor=chief, at=LATER)
    return row


def test_the_tables_are_those_of_the_decisions(round_):
    found = report_of(round_)
    assert list(found.whole.counts.values()) == [1, 2, 0, 0]
    assert str(found.whole.good_or_better) == "100.00"
    for rows in found.tables.values():
        together = Counter()
        for row in rows:
            together.update(row.counts)
        assert together == Counter(found.whole.counts)
    assert (found.pairs, found.alike) == (4, 4)


def test_readers_who_always_agree_have_an_alpha_of_one_and_no_dispute(round_):
    found = report_of(round_)
    [readers] = found.agreement.values()
    assert (readers.alpha.value, readers.alpha.units) == (1, 4)
    assert (readers.kappa, readers.pairs, readers.disputed) == (1, 4, [])


def test_what_two_readers_say_differently_is_named(round_):
    first, second = list(Sheet.objects.filter(state="signed"))[:2]
    second.marks["marks"]["meeting"]["answers"]["record"] = "no"
    first.marks["marks"]["meeting"]["answers"]["record"] = "yes"
    for one in (first, second):
        Sheet.objects.filter(pk=one.pk).update(marks=one.marks)
    [readers] = report_of(round_).agreement.values()
    [found] = readers.disputed
    assert (found.item, found.zh) == ("meeting:record", "笔录写明时间、地点、人员并由双方签名")


def test_the_common_lacks_are_those_of_the_signed_sheets(round_):
    short = {}
    for sheet in Sheet.objects.filter(state="signed"):
        for name, mark in sheet.marks["marks"].items():
            for item, answer in mark["answers"].items():
                short[name, item] = short.get((name, item), 0) + (answer in ("partly", "no"))
    [(_field, items)] = [(f, each) for f, each in report_of(round_).short.items() if each]
    assert [one.short for one in items] == sorted(short.values(), reverse=True)[: len(items)]


def test_the_page_and_the_table_for_publication(cast, round_):
    client, page = signed_in("bureau"), reverse("peer_review:report", args=[round_.pk])
    shown = client.get(page).content.decode()
    assert "已确定 3 件" in shown and "地方草案" in shown
    table = client.get(page + "?export=csv").content.decode()
    assert table.count("良好") == 2 and table.count("优秀") == 1 and "合格" not in table
    recipients = {one.case.recipient.name for one in Dossier.objects.select_related("case")}
    assert not {name for name in recipients if name in table}
    assert signed_in("officer").get(page).status_code == 404


def test_the_page_and_its_files_take_few_queries(cast, round_, django_assert_num_queries):
    client = signed_in("bureau")
    for name, count in (("report", 11), ("figures", 10), ("signed_sheets", 9)):
        page = reverse(f"peer_review:{name}", args=[round_.pk])
        client.get(page)
        with django_assert_num_queries(count):
            assert client.get(page).status_code == 200


def test_raw_and_adjusted_points_stand_side_by_side_and_decide_nothing(cast, round_):
    [found] = report_of(round_).comparable.values()
    assert len(found.dossiers) == 3 and len(found.strictness) == 3
    page = reverse("peer_review:report", args=[round_.pk])
    shown = signed_in("bureau").get(page).content.decode()
    assert "可比分数" in shown and "不改变任何等次" in shown
    assert "专家宽严" in shown and all(one.code in shown for one in found.dossiers)
    figures = reverse("peer_review:figures", args=[round_.pk])
    told = signed_in("bureau").get(figures).json()["comparable"]
    assert "readers" in next(iter(told.values()))


def test_a_bureau_above_sees_the_points_and_no_reader(cast, round_):
    Round.objects.filter(pk=round_.pk).update(organisation=cast.institution)
    page = reverse("peer_review:report", args=[round_.pk])
    shown = signed_in("bureau").get(page).content.decode()
    assert "逐件对照" in shown and "专家宽严" not in shown and "专家1" not in shown
    figures = reverse("peer_review:figures", args=[round_.pk])
    for told in signed_in("bureau").get(figures).json()["comparable"].values():
        assert told["dossiers"] and "readers" not in told


def test_the_round_before_stands_beside(cast, round_, django_assert_num_queries):
    Round.objects.filter(pk=round_.pk).update(state="closed")
    page, figures = (f"peer_review:{name}" for name in ("report", "figures"))
    later = opened(cast)
    empty = signed_in("bureau").get(reverse(page, args=[later.pk])).content.decode()
    assert "上一轮" not in empty  # nothing of its own yet to stand beside
    told = signed_in("bureau").get(reverse(figures, args=[later.pk])).json()["previous"]
    own = signed_in("bureau").get(reverse(figures, args=[round_.pk])).json()
    assert own["previous"] is None and told["number"] == own["round"]["number"]
    assert all(told["same_standard"].values())
    assert all(told[name] == own[name] for name in ("whole", "grades", "indicators"))
    one = Dossier.objects.filter(round=round_, state="final").first()
    Dossier.objects.filter(pk=one.pk).update(round=later)
    civil = Round.objects.get(pk=round_.pk).standards
    civil["civil"]["most_gap"] = 11
    Round.objects.filter(pk=round_.pk).update(standards=civil)
    client = signed_in("bureau")
    with django_assert_num_queries(13):
        shown = client.get(reverse(page, args=[later.pk])).content.decode()
    assert "上轮优良率" in shown and "上轮平均" in shown
    assert "民事行政：上一轮适用的标准不同" in shown and "刑事：上一轮" not in shown


def test_the_page_has_the_means_and_kappa_and_an_empty_round_says_so(cast, round_):
    page = signed_in("bureau").get(reverse("peer_review:report", args=[round_.pk]))
    shown = page.content.decode()
    assert "各项指标的平均得分率" in shown and "加权 κ" in shown
    empty = opened(cast, closed_from=date(2026, 1, 1), closed_to=date(2026, 1, 31))
    page = signed_in("bureau").get(reverse("peer_review:report", args=[empty.pk]))
    shown = page.content.decode()
    assert "还没有确定的等次" in shown and "加权 κ" not in shown
    figures = signed_in("bureau").get(reverse("peer_review:figures", args=[empty.pk])).json()
    assert figures["whole"] is None and figures["published"] == []
