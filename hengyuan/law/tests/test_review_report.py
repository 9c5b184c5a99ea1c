"""What a round found: the published rounds give their published tables."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from hengyuan.law.parameters import read_yaml
from hengyuan.law.review.report import counted, means, row_of, shortest
from hengyuan.law.review.scoring import work_out
from hengyuan.law.review.sheet import Mark, Marks
from hengyuan.law.review.standards import standard_for
from hengyuan.law.review.words import Answer, Field, Grade
from hengyuan.law.tests.test_review_standards import EXAMPLES

PUBLISHED = read_yaml(EXAMPLES / "published.yaml")
STANDARD = standard_for(Field.CIVIL, "330106", date(2026, 3, 2))


@pytest.mark.parametrize("told", PUBLISHED, ids=lambda told: told["id"])
def test_a_published_round_gives_its_published_table(told):
    graded = [
        ("全部", grade)
        for grade, count in zip(Grade, told["counts"], strict=True)
        for _one in range(count)
    ]
    [row] = counted(graded)
    assert row.total == told["total"]
    assert list(row.counts.values()) == told["counts"]
    assert row.good_or_better == Decimal(told["good"])
    assert row.passed == Decimal(told["passed"])
    for grade, share in zip(Grade, told.get("shares", ()), strict=False):
        assert row.share(grade) == Decimal(share)


def test_groups_stand_apart_and_an_empty_one_has_no_share():
    rows = counted([("乙", Grade.GOOD), ("甲", Grade.GOOD), ("甲", Grade.UNQUALIFIED)])
    assert [(row.group, row.total, row.passed) for row in rows] == [
        ("乙", 1, Decimal("100.00")), ("甲", 2, Decimal("50.00")),
    ]  # fmt: skip
    assert row_of("无", {}).good_or_better is None


def marks(answer, item="record"):
    """Everything in order in the meeting but one item."""
    items = STANDARD.indicator("meeting").items
    return Marks({"meeting": Mark({one.id: Answer.YES for one in items} | {item: answer})})


def test_what_is_most_often_short_comes_first():
    sheets = [
        marks(Answer.NO),
        marks(Answer.PARTLY),
        marks(Answer.NOT_APPLICABLE),
        marks(Answer.YES),
    ]
    sheets.append(marks(Answer.NO, "wishes"))
    found = shortest(STANDARD, sheets)
    assert [(one.zh, one.short, one.of) for one in found] == [
        ("笔录写明时间、地点、人员并由双方签名", 2, 4),
        ("记录受援人的诉求和对方案的意见", 1, 5),
    ]
    assert found[0].share == 0.5
    assert shortest(STANDARD, sheets, most=1) == found[:1]


def test_the_mean_of_an_indicator_is_over_the_sheets_that_judge_it():
    sheets = [marks(Answer.NO), marks(Answer.YES), marks(Answer.NOT_APPLICABLE)]
    sheets.append(Marks({"meeting": Mark(waived="没有会见的必要")}))
    found = means(STANDARD, [work_out(STANDARD, None, one) for one in sheets])
    scored = len(STANDARD.indicator("meeting").items)
    expected = Decimal(100 * (3 * scored - 1)) / (3 * scored)
    meeting = next(one for one in found if one.indicator == "meeting")
    assert (meeting.mean, meeting.sheets) == (expected.quantize(Decimal("0.01")), 3)
    whole = means(STANDARD, [work_out(STANDARD, None, marks(Answer.YES))])
    assert [str(one.mean) for one in whole if one.sheets] == ["100.00"]
    assert [one.indicator for one in found] == [one.id for one in STANDARD.indicators]
    assert {(one.mean, one.sheets) for one in found} == {(meeting.mean, 3), (None, 0)}


def test_a_fact_is_never_short():
    indicator = STANDARD.indicator("opinion")
    fact = Marks({"opinion": Mark({one.id: Answer.NO for one in indicator.items if one.is_fact})})
    assert shortest(replace(STANDARD, indicators=(indicator,)), [fact]) == []
