"""纸质评估结果: entered, checked by another, corrected; the published rounds give their tables."""

import csv
import io
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from hengyuan.kernel import clock
from hengyuan.kernel.errors import NotAllowed
from hengyuan.law.review.words import Field, Grade
from hengyuan.ledger.models import Event
from hengyuan.ledger.queries import stream_events
from hengyuan.peer_review.commands import paper as commands
from hengyuan.peer_review.commands.rounds import CannotReview
from hengyuan.peer_review.forms.paper import LIST
from hengyuan.peer_review.models import Entry, Handover, Paper, Round
from hengyuan.peer_review.queries.paper import digest_of
from hengyuan.peer_review.rules.paper import (
    COLUMNS,
    read_result,
    results_of_totals,
    shares,
    totals_of,
)
from hengyuan.peer_review.tests.factories import MORNING
from hengyuan.peer_review.tests.test_rounds import differences
from hengyuan.peer_review.views.paper import SHARES
from hengyuan.pool import workbook
from hengyuan.web.tests.factories import signed_in
from tests.cast import build

pytestmark = pytest.mark.django_db

# Published rounds (place, year): counts by grade, how many are criminal where it was published,
# and the shares per cent as printed.
PUBLISHED = {
    "宝山 2021 市中心": ((0, 3, 37, 0), None, ("0.00", "7.50", "92.50", "0.00")),
    "宝山 2021 两轮": ((5, 10, 35, 0), None, ("10.00", "20.00", "70.00", "0.00")),
    "东莞 2020-07": ((62, 56, 4, 1), 97, ("50.41", "45.53", "3.25", "0.81")),
    "福州 2024": ((3, 39, 341, 0), None, ("0.78", "10.18", "89.03", "0.00")),
    "深圳坪山 2022": ((14, 20, 66, 0), None, ("14.00", "20.00", "66.00", "0.00")),
}
LISTED = [name for name in PUBLISHED if name != "福州 2024"]  # of which single cases may be known


@pytest.fixture
def cast(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: MORNING)
    monkeypatch.setattr(clock, "today", lambda: MORNING.date())
    return build()


def told(number=1, **changes):
    """One row of a list by its keys."""
    return {
        "number": f"试援刑字〔2025〕第{number}号", "kind": "刑事", "stage": "一审",
        "institution": "试验区法律援助中心", "firm": "试验律师事务所", "handler": "钟言",
        "readers": "2", "points": "", "grade": "合格", **changes,
    }  # fmt: skip


def rows_of(counts, criminal):
    """Invented cases with these grades, so many of them criminal."""
    grades = [grade.name_zh for grade, n in zip(Grade, counts, strict=True) for _ in range(n)]
    criminal = len(grades) if criminal is None else criminal
    return [
        told(n, grade=grade, kind="刑事" if n <= criminal else "民事")
        for n, grade in enumerate(grades, start=1)
    ]


def as_csv(rows):
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([column.header for column in COLUMNS])
    writer.writerows([[row.get(column.key, "") for column in COLUMNS] for row in rows])
    return SimpleUploadedFile("结果.csv", out.getvalue().encode("utf-8-sig"))


def stated(title="宝山", **changes):
    return {
        "title": title, "closed_from": "2025-01-01", "closed_to": "2025-12-31",
        "ended_on": "2026-01-20", "source": "公开的通报", **changes,
    }  # fmt: skip


def totals(counts, criminal=None):
    found = dict(zip([grade.value for grade in Grade], map(str, counts), strict=True))
    if criminal is not None:
        found |= {"criminal": str(criminal), "civil": str(sum(counts) - criminal)}
    return found


def enter(data, who="quality"):
    return signed_in(who).post(reverse("peer_review:enter_paper"), data)


def entered(**changes):
    data = stated(**changes)
    if "excellent" not in data and "listing" not in data:
        data["listing"] = as_csv([told(1), told(2, grade="优秀", points="92.5")])
    answer = enter(data)
    assert answer.status_code == 302, answer.content.decode()
    return Round.objects.order_by("-number").first()


def confirm(row, who="head"):
    url = reverse("peer_review:confirm_paper", args=[row.pk])
    return signed_in(who).post(url, {"digest": row.paper.digest})


def page(row, who="head"):
    return signed_in(who).get(reverse("peer_review:paper", args=[row.pk])).content.decode()


@pytest.mark.parametrize(
    ("name", "as_list"),
    [*((name, True) for name in LISTED), *((name, False) for name in PUBLISHED)],
)
def test_each_published_round_goes_in_and_gives_its_table(cast, name, as_list):
    counts, criminal, printed = PUBLISHED[name]
    data = {"listing": as_csv(rows_of(counts, criminal))} if as_list else totals(counts, criminal)
    row = entered(title=name, **data)
    assert row.state == "entered" and confirm(row).status_code == 302
    row.refresh_from_db()
    assert row.state == "recorded" and differences() == []
    shown = page(row)
    assert f"共 {sum(counts)} 件" in shown
    for grade, count, share in zip(Grade, counts, printed, strict=True):
        cells = (
            f'{grade.name_zh}</th><td class="text-end">{count}</td><td class="text-end">{share}%'
        )
        assert cells in shown
    if criminal is not None:
        assert f"刑事 {criminal}，" in shown and f"民事行政 {sum(counts) - criminal}" in shown
    answer = signed_in("head").get(reverse("peer_review:paper_shares", args=[row.pk]))
    first = workbook.read(answer.content, SHARES)[0].cells
    assert [first[grade.value] for grade in Grade] == list(counts)
    assert [first[f"{grade.value}_share"] for grade in Grade] == [f"{one}%" for one in printed]


def test_intervals_are_those_of_wilson():
    found = results_of_totals(totals_of(dict(zip(Grade, (3, 39, 341, 0), strict=True)), {}))
    first, *_rest, last = shares(found.whole)
    # 3 of 383: 0.27 to 2.28 per cent; 0 of 383: 0 to 0.99 per cent
    assert (round(first.low * 100, 2), round(first.high * 100, 2)) == (0.27, 2.28)
    assert (last.low, round(last.high * 100, 2)) == (0, 0.99)


def test_the_table_of_publication_and_the_groups_stand_on_the_page(cast):
    row = entered()
    confirm(row)
    shown = page(row)
    for word in ("公布表（附件7）", "试验律师事务所", "钟言", "92.5", "按承办单位", "按机构",
                 "一致性、调整宽严以后的分数、各项指标的得分都不知道", "公开的通报"):  # fmt: skip
        assert word in shown, word
    listed = signed_in("head").get(reverse("peer_review:rounds")).content.decode()
    assert "录入的结果，已核对" in listed and f"/rounds/paper/{row.pk}/" in listed
    url = reverse("peer_review:paper", args=[row.pk])
    exported = signed_in("head").get(url, {"export": "csv"}).content.decode()
    assert "试验律师事务所,钟言,合格" in exported


def test_where_only_totals_are_published_there_is_no_table_of_cases(cast):
    shown = page(entered(**totals((3, 39, 341, 0))))
    assert "公布表" not in shown and "383" in shown


WRONG = {
    "等次：不是等次（优）": {"grade": "优"},
    "分数：不是0至100的分数（101）": {"points": "101"},
    "评估专家数：不是专家人数（0）": {"readers": "0"},
    "承办人：没有填写": {"handler": ""},
    "类别：不是案件类型（商事）": {"kind": "商事"},
    "阶段：阶段与类型不符（侦查）": {"kind": "民事", "stage": "侦查"},
    "案号：清单中出现两次": {"number": "试援刑字〔2025〕第2号"},
}


@pytest.mark.parametrize("verdict", WRONG)
def test_one_mistake_and_nothing_is_kept(cast, verdict):
    rows = [{**told(1), **WRONG[verdict]}, told(2)]
    answer = enter(stated(listing=as_csv(rows)))
    assert answer.status_code == 422 and verdict in answer.content.decode()
    assert (Round.objects.count(), Entry.objects.count(), Handover.objects.count()) == (0, 0, 0)


@pytest.mark.parametrize(
    ("changes", "verdict"),
    [
        ({}, "不能都交，也不能都不交"),
        ({"listing": [told(1)], **totals((1, 0, 0, 0))}, "不能都交，也不能都不交"),
        ({"excellent": "3"}, "四个等次都要填"),
        (totals((1, 1, 1, 1)) | {"criminal": "3", "civil": "2"}, "应当等于各等次之和"),
        (totals((1, 1, 1, 1)) | {"criminal": "4"}, "应当等于各等次之和"),
        (totals((0, 0, 0, 0)), "没有一件案卷"),
        (totals((1, 0, 0, 0)) | {"closed_to": "2024-01-01"}, "结案日的起止颠倒"),
        (totals((1, 0, 0, 0)) | {"ended_on": "2027-01-01"}, "也不在今天之后"),
    ],
)
def test_what_does_not_fit_together_is_told(cast, changes, verdict):
    if "listing" in changes:
        changes = changes | {"listing": as_csv(changes["listing"])}
    answer = enter(stated(**changes))
    assert answer.status_code == 422 and verdict in answer.content.decode()
    assert Round.objects.count() == 0


def test_the_same_is_not_entered_twice(cast):
    first = entered()
    again = enter(stated(listing=as_csv([told(1), told(2, grade="优秀", points="92.5")])))
    assert again.status_code == 422 and "同样的结果已经录入" in again.content.decode()
    assert Round.objects.get() == first


def test_who_entered_does_not_check_and_nobody_else_from_elsewhere(cast):
    row = entered()
    assert confirm(row, "quality").status_code == 404
    assert "核对无误" not in page(row, "quality") and "核对无误" in page(row, "head")
    for who in ("outsider", "handler", "officer"):
        assert confirm(row, who).status_code == 404
        assert signed_in(who).get(reverse("peer_review:enter_paper")).status_code == 404
        assert signed_in(who).get(reverse("peer_review:paper", args=[row.pk])).status_code == 404
    with pytest.raises(NotAllowed):
        commands.confirm_results(
            round_=row, digest=row.paper.digest, actor=cast.actor("quality"), at=MORNING
        )
    assert confirm(row, "bureau").status_code == 302  # the bureau above
    row.refresh_from_db()
    assert row.state == "recorded" and row.paper.confirmed_by.username == "bureau"


def test_it_is_checked_once_and_as_it_was_shown(cast):
    row, actor = entered(), cast.actor("head")
    with pytest.raises(CannotReview, match="与页面上的不同"):
        commands.confirm_results(round_=row, digest="0" * 64, actor=actor, at=MORNING)
    confirm(row)
    confirm(row)  # a double click
    types = [event.type for event in stream_events(row.stream)]
    assert sorted(types) == ["review_round.results_confirmed", "review_round.results_entered"]


def test_a_row_that_was_changed_underneath_is_not_confirmed_and_the_audit_names_it(cast):
    row = entered()
    entry = Entry.objects.first()
    entry.told = {**entry.told, "grade": "excellent"}
    entry.save(update_fields=["told"])
    with pytest.raises(CannotReview, match="与页面上的不同"):
        commands.confirm_results(
            round_=row, digest=row.paper.digest, actor=cast.actor("head"), at=MORNING
        )
    assert any("Paper" in each for each in differences())


def test_it_is_put_away_with_a_reason_before_it_is_checked(cast):
    row = entered()
    url = reverse("peer_review:put_away_paper", args=[row.pk])
    assert signed_in("outsider").post(url, {"word": "错"}).status_code == 404
    assert signed_in("head").post(url, {"word": "清单抄错"}).status_code == 302
    assert Entry.objects.count() == 0 and Round.objects.get().state == "put_away"
    assert differences() == []
    assert entered().number == 2  # and entered anew
    confirm(Round.objects.get(number=2))
    kept = signed_in("head").post(reverse("peer_review:put_away_paper", args=[
        Round.objects.get(number=2).pk]), {"word": "错"})  # fmt: skip
    assert kept.status_code == 403 and Entry.objects.count() == 2


def test_a_later_entry_corrects_and_both_are_kept(cast):
    first = entered()
    assert 'name="corrects"' not in signed_in("quality").get(
        reverse("peer_review:enter_paper")).content.decode()  # fmt: skip
    confirm(first)
    later = entered(corrects=str(first.pk), listing=as_csv([told(1), told(2, grade="良好")]))
    other = entered(corrects=str(first.pk), listing=as_csv([told(1)]))
    first.refresh_from_db()
    assert first.state == "recorded"  # until the later one is checked
    confirm(later)
    first.refresh_from_db()
    assert first.state == "replaced" and Entry.objects.filter(handover__round=first).count() == 2
    assert f"/rounds/paper/{later.pk}/" in page(first) and "已由后来的录入更正" in page(first)
    assert f"/rounds/paper/{first.pk}/" in page(later)
    confirm(other)  # the second correction of the same
    other.refresh_from_db()
    assert other.state == "entered" and differences() == []


def test_the_pages_of_other_rounds_know_nothing_of_it(cast):
    row = entered()
    for name in ("round", "report", "figures", "signed_sheets"):
        url = reverse(f"peer_review:{name}", args=[row.pk])
        assert signed_in("head").get(url).status_code == 404, name


def test_names_lie_sealed_in_the_tables_and_the_ledger(cast):
    entered(source="钟言交来的评估表")
    shown = "".join(event.values + event.sealed + event.sentence for event in Event.objects.all())
    assert "钟言" not in shown
    assert digest_of(Paper.objects.get()) == Paper.objects.get().digest


def test_the_page_asks_the_same_however_many_there_are(cast, django_assert_num_queries):
    client = signed_in("head")
    for count in (1, 30):
        row = entered(title=f"{count}件", listing=as_csv([told(n) for n in range(count)]))
        url = reverse("peer_review:paper", args=[row.pk])
        client.get(url)
        with django_assert_num_queries(8):
            client.get(url)


def test_the_template_is_read_back(cast):
    answer = signed_in("quality").get(reverse("peer_review:paper_template"))
    assert workbook.read(answer.content, LIST) == []
    book = workbook.write([told(1, points=88, readers=2)], LIST)
    [line] = workbook.read(book, LIST)
    row = read_result(line.number, line.cells, line.wrong)
    assert row.wrong == () and row.told["points"] == "88" and row.told["readers"] == 2
    assert row.told["field"] == Field.CRIMINAL.value


def test_days_of_entry_are_those_of_the_place(cast):
    row = entered(ended_on="2026-01-01")
    assert row.paper.ended_on == date(2026, 1, 1)
