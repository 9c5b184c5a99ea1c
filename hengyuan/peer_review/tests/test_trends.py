"""The trend: rounds in their order, years added up, one scale where ties allow it."""

import io
from datetime import date, timedelta

import openpyxl
import pytest
from django.urls import reverse

from demo.cast import let_everybody_in
from hengyuan.kernel import clock
from hengyuan.law.review.words import Field, Grade
from hengyuan.peer_review.commands import decisions, paper, rounds
from hengyuan.peer_review.models import Dossier, Reader, Round, Sheet
from hengyuan.peer_review.queries.trends import ended_in, trend_of, units_of
from hengyuan.peer_review.rules.trends import NotOnOneScale, Unit
from hengyuan.peer_review.tests.factories import (
    DRAWN_AT,
    READ_AT,
    TODAY,
    closed_cases,
    drawn,
    sheets_of,
    sign,
    with_readers,
)
from hengyuan.people.rules import Role
from hengyuan.web.tests.factories import signed_in
from tests.cast import build, new_account

pytestmark = pytest.mark.django_db
LATER = READ_AT + timedelta(days=9)
SPRING = (Grade.GOOD, Grade.GOOD, Grade.GOOD, Grade.EXCELLENT)
AUTUMN = (Grade.QUALIFIED, Grade.GOOD, Grade.QUALIFIED, Grade.QUALIFIED)


@pytest.fixture
def cast(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: LATER)
    return build()


def walked(cast, grades, first, month):
    """A round over cases of one month, read and ended."""
    day = date(2026, month, 10)
    cases = closed_cases(cast, len(grades), first=first, day=day.isoformat())
    row = drawn(cast, rate="1", title=f"{month}月评估", closed_from=day.replace(day=1),
                closed_to=day.replace(day=28))  # fmt: skip
    actor = cast.actor("bureau")
    rounds.allocate_readers(round_=row, actor=actor, at=DRAWN_AT, on=TODAY)
    by_case = {one.case_id: one for one in Dossier.objects.filter(round=row)
               .select_related("round", "case")}  # fmt: skip
    for case, grade in zip(cases, grades, strict=True):
        dossier = by_case[case.pk]
        for sheet in sheets_of(dossier):
            sign(sheet, grade)
        told = {"dossier": dossier, "grade": grade, "reason": "已核对", "actor": actor}
        dossier.refresh_from_db()
        if dossier.state == "agreed":
            decisions.decide_draft(at=READ_AT, **told)
            decisions.finish(at=LATER, **told)
    return rounds.close_round(round_=row, actor=actor, at=LATER)


def two_rounds(cast):
    with_readers(cast, 3)
    return walked(cast, SPRING, 60, 2), walked(cast, AUTUMN, 70, 3)


def listed():
    return list(ended_in(Round.objects.all()))


def test_rounds_stand_in_their_order_with_counts_means_and_lacks(cast):
    first, second = two_rounds(cast)
    found = trend_of(listed(), Unit())
    assert [one.round for one in found.steps] == [first, second]
    assert [one.row.counts[Grade.GOOD] for one in found.steps] == [3, 1]
    assert [one.row.total for one in found.steps] == [4, 4]
    share = found.steps[0].shares[1]
    assert share.count == 3 and share.low < 0.75 < share.high
    means = [one.means[Field.CIVIL][0].mean for one in found.steps]
    assert means[0] > means[1]
    assert found.steps[1].short[Field.CIVIL][0].short >= 6
    [year] = found.years
    assert (year.year, year.row.total, year.change, found.falls) == (2026, 8, None, 0)


def test_points_stand_on_one_scale_where_the_same_readers_read(cast):
    two_rounds(cast)
    rows = trend_of(listed(), Unit()).scaled[Field.CIVIL]
    assert [one.why for one in rows] == [None, None]
    assert rows[0].points.value > rows[1].points.value
    assert all(one.points.low < one.points.value < one.points.high for one in rows)


def test_where_nobody_read_in_both_it_says_so(cast):
    two_rounds(cast)
    later = Round.objects.get(title="3月评估")
    twins = {}
    for number, reader in enumerate(Reader.objects.order_by("pk"), 1):
        account = new_account(cast, f"other_{number}", f"另{number}", Role.REVIEWER, cast.bureau)
        old = reader.pk
        reader.pk = reader.id = None
        reader = Reader(pool=cast.bureau, account=account, practises_since=2010,
                        entered_at=LATER)  # fmt: skip
        reader.save()
        twins[old] = reader
    let_everybody_in()
    for sheet in Sheet.objects.filter(dossier__round=later):
        Sheet.objects.filter(pk=sheet.pk).update(reader=twins[sheet.reader_id])
    rows = trend_of(listed(), Unit()).scaled[Field.CIVIL]
    assert NotOnOneScale.APART in [one.why for one in rows]
    standards = later.standards
    standards["civil"]["most_gap"] = 11
    Round.objects.filter(pk=later.pk).update(standards=standards)
    rows = trend_of(listed(), Unit()).scaled[Field.CIVIL]
    assert [one.why for one in rows] == [NotOnOneScale.STANDARD, None]


def test_one_firm_or_institution_is_told_apart(cast):
    two_rounds(cast)
    every = listed()
    assert set(units_of(every)) == {
        Unit("institution", cast.institution.name), Unit("firm", cast.firms[0].name),
    }  # fmt: skip
    found = trend_of(every, Unit("firm", cast.firms[0].name))
    assert [one.row.total for one in found.steps] == [4, 4]
    none = trend_of(every, Unit("firm", "没有这一家"))
    assert [one.row.total for one in none.steps] == [0, 0] and none.years[0].row.total == 0


def test_results_on_paper_count_and_years_are_compared(cast):
    two_rounds(cast)
    for year, good in ((2024, 90), (2025, 70)):
        totals = {"grades": {"excellent": 0, "good": good, "qualified": 100 - good,
                             "unqualified": 0}, "fields": {}}  # fmt: skip
        stated = paper.Stated(
            title=f"{year}年评估", closed_from=date(year, 1, 1), closed_to=date(year, 12, 31),
            ended_on=date(year + 1, 1, 31), source="公报", rows=[], totals=totals, corrects=None,
        )  # fmt: skip
        row = paper.enter_results(
            organisation=cast.bureau, stated=stated, actor=cast.actor("bureau"), at=LATER
        )
        Round.objects.filter(pk=row.pk).update(state="recorded")
    found = trend_of(listed(), Unit())
    assert [one.year for one in found.years] == [2024, 2025, 2026]
    change = found.years[1].change
    assert change.value == pytest.approx(-0.2) and change.is_clear
    assert not found.years[2].change.is_clear and found.falls == 2
    assert [one.why for one in found.scaled[Field.CIVIL]][:2] == [NotOnOneScale.PAPER] * 2
    shown = signed_in("bureau").get(reverse("peer_review:trends")).content.decode()
    assert "连续 2 年低于上一年" in shown and "不能说有变化" in shown


def test_the_page_and_the_workbook_say_the_same(cast):
    assert "还没有结束的评估" in signed_in("bureau").get(
        reverse("peer_review:trends")
    ).content.decode()  # fmt: skip
    two_rounds(cast)
    client, firm = signed_in("bureau"), Unit("firm", cast.firms[0].name)
    page = client.get(reverse("peer_review:trends"), {"unit": firm.key}).content.decode()
    assert "2月评估" in page and "同一尺度的分数" in page and "polyline" in page
    answer = client.get(reverse("peer_review:trends_workbook"), {"unit": firm.key})
    book = openpyxl.load_workbook(io.BytesIO(answer.content))
    rows = list(book["2 按轮"].iter_rows(min_row=2, values_only=True))
    assert [row[:2] for row in rows] == [("2月评估", 4), ("3月评估", 4)]
    assert rows[0][6] == 100 and rows[1][6] == 25
    assert book["1 按年"]._charts
    for who in ("handler", "officer", "outsider", "reader_1"):
        for name in ("trends", "trends_workbook"):
            assert signed_in(who).get(reverse(f"peer_review:{name}")).status_code == 404
