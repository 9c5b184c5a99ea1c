"""One sheet: what is missing before signing, points, the proposed grade under three models."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from hengyuan.law.review.scoring import grade_of_points, work_out
from hengyuan.law.review.sheet import WHOLE, Mark, Marks, Remark, missing
from hengyuan.law.review.standards import standard_for
from hengyuan.law.review.words import Answer, Field, Grade
from hengyuan.law.vocabulary import Stage

DAY = date(2026, 3, 2)
POINTS = standard_for(Field.CRIMINAL, "330106", DAY)
GRADES = standard_for(Field.CRIMINAL, "440306", DAY)
MIXED = standard_for(Field.CIVIL, "341302", DAY)
TRIAL, INVESTIGATION = Stage.TRIAL_FIRST_INSTANCE, Stage.INVESTIGATION
PROOF = Remark("第二次会见没有笔录", (12,))


def full(standard, *, grade=Grade.EXCELLENT, answer=Answer.YES, signed=Grade.EXCELLENT, **other):
    """A sheet with one answer and one single grade throughout; `other` by indicator."""
    marks = {
        one.id: Mark({item.id: answer for item in one.items}, grade=grade)
        for one in standard.indicators
    }
    for name, changed in other.items():
        marks[name] = replace(marks[name], **changed)
    return Marks(marks, grade=signed)


def told(standard, stage, marks):
    proposed = work_out(standard, stage, marks).proposed
    return [one.zh for one in missing(standard, stage, marks, proposed)]


def test_an_empty_sheet_says_everything_that_is_missing():
    found = missing(POINTS, TRIAL, Marks(), None)
    items = sum(len(one.items) for one in POINTS.indicators)
    assert len(found) == items + 1
    assert found[0].indicator == "meeting" and found[0].item == "in-time"
    assert found[-1].zh == "还没有评定等次"


def test_a_full_sheet_can_be_signed_and_is_a_hundred_points():
    marks = full(POINTS)
    assert told(POINTS, TRIAL, marks) == []
    found = work_out(POINTS, TRIAL, marks)
    assert (found.points, found.proposed) == (100, Grade.EXCELLENT)
    assert found.why_zh == "合计100.0分"


def test_a_fact_is_answered_but_never_scored_nor_proven():
    answers = {**full(POINTS).mark("opinion").answers, "adopted": Answer.NO}
    marks = full(POINTS, opinion={"answers": answers})
    assert told(POINTS, TRIAL, marks) == []
    assert work_out(POINTS, TRIAL, marks).points == 100


@pytest.mark.parametrize("answer", [Answer.PARTLY, Answer.NO])
def test_what_is_wanting_needs_a_sentence_and_a_page(answer):
    answers = {**full(POINTS).mark("meeting").answers, "record": answer}
    marks = full(POINTS, meeting={"answers": answers})
    assert told(POINTS, TRIAL, marks) == [
        "须写一句话并注明页码：笔录写明时间、地点、人员并由双方签名"
    ]
    only_text = full(POINTS, meeting={"answers": answers, "remarks": {"record": Remark("缺签名")}})
    assert len(told(POINTS, TRIAL, only_text)) == 1
    proven = full(POINTS, meeting={"answers": answers, "remarks": {"record": PROOF}})
    assert told(POINTS, TRIAL, proven) == []
    nowhere = Remark("案卷中没有笔录", (WHOLE,))
    absent = full(POINTS, meeting={"answers": answers, "remarks": {"record": nowhere}})
    assert told(POINTS, TRIAL, absent) == []


def test_not_applicable_needs_a_reason_and_weighs_nothing():
    answers = {**full(POINTS).mark("meeting").answers, "guardian": Answer.NOT_APPLICABLE}
    bare = full(POINTS, meeting={"answers": answers})
    assert told(POINTS, TRIAL, bare)[0].startswith("不适用须说明理由")
    why = {"guardian": Remark("受援人已成年")}
    halves = {**answers, "enough": Answer.PARTLY}
    marks = full(POINTS, meeting={"answers": halves, "remarks": {**why, "enough": PROOF}})
    assert told(POINTS, TRIAL, marks) == []
    # 15 points over the four items that apply, one of them half: 15 × 3.5/4
    assert work_out(POINTS, TRIAL, marks).points == 85 + Fraction(15 * 7, 8)


def test_an_indicator_without_an_item_that_applies_is_not_judged():
    answers = dict.fromkeys(full(POINTS).mark("reporting").answers, Answer.NOT_APPLICABLE)
    found = work_out(POINTS, TRIAL, full(POINTS, reporting={"answers": answers}))
    assert (found.points, found.proposed) == (None, None)


def test_what_the_stage_does_not_know_is_dropped_and_the_rest_weighed_anew():
    marks = full(POINTS, reading={"answers": {}}, hearing={"answers": {}})
    assert told(POINTS, INVESTIGATION, marks) == []
    found = work_out(POINTS, INVESTIGATION, marks)
    assert found.points == 100
    assert [one.waived_zh for one in found.lines if one.is_waived] == [
        "侦查阶段不能阅卷", "本阶段没有庭审",
    ]  # fmt: skip
    assert work_out(POINTS, TRIAL, marks).points is None


def test_a_reader_waives_an_indicator_with_his_reason():
    marks = full(POINTS, investigation={"answers": {}, "waived": "事实清楚，无须取证"})
    assert told(POINTS, TRIAL, marks) == []
    line = next(one for one in work_out(POINTS, TRIAL, marks).lines if one.is_waived)
    assert (line.indicator.id, line.waived_en) == ("investigation", "事实清楚，无须取证")


def test_nothing_applies_nothing_is_proposed():
    everything = {one.id: {"waived": "无"} for one in GRADES.indicators}
    assert work_out(GRADES, TRIAL, full(GRADES, **everything)).proposed is None
    assert work_out(POINTS, TRIAL, full(POINTS, **everything)).points is None


def test_points_that_the_reader_gives_stand_before_the_answers_but_never_above_the_weight():
    marks = full(POINTS, opinion={"points": 110})
    assert work_out(POINTS, TRIAL, marks).points == 89  # 11 of 22
    assert work_out(POINTS, TRIAL, full(POINTS, opinion={"points": 999})).points == 100


@pytest.mark.parametrize(
    ("points", "grade"),
    [(90, "excellent"), (Fraction(899, 10), "good"), (80, "good"), (Fraction(799, 10), "qualified"),
     (60, "qualified"), (Fraction(599, 10), "unqualified")],
)  # fmt: skip
def test_thresholds(points, grade):
    assert grade_of_points(POINTS, Fraction(points)) is Grade.parse(grade)


def test_another_grade_than_the_proposed_one_needs_a_reason():
    marks = full(POINTS, signed=Grade.GOOD)
    assert told(POINTS, TRIAL, marks) == ["评定等次与规则推算的等次不同，须说明理由"]
    assert told(POINTS, TRIAL, replace(marks, reason="意见质量一般")) == []


def test_a_veto_proposes_unqualified_and_needs_its_proof():
    marks = replace(full(POINTS, signed=Grade.UNQUALIFIED), vetoes={"forged": Remark()})
    found = work_out(POINTS, TRIAL, marks)
    assert (found.points, found.proposed) == (100, Grade.UNQUALIFIED)
    assert found.why_zh == "一票否决：伪造笔录或者签名"
    assert told(POINTS, TRIAL, marks) == ["须写一句话并注明页码：伪造笔录或者签名"]
    assert told(POINTS, TRIAL, replace(marks, vetoes={"forged": PROOF})) == []


def single(**grades):
    return full(GRADES, **{name: {"grade": Grade.parse(one)} for name, one in grades.items()})


E_, G, Q, U = "excellent", "good", "qualified", "unqualified"
CORE = {"meeting": E_, "reading": E_, "opinion": E_}
WHOLES = [
    ({"investigation": G, "hearing": G, "informing": G}, E_),  # five excellent, the core among them
    ({"investigation": G, "hearing": G, "informing": G, "reporting": G}, G),  # four excellent
    ({"opinion": G}, G),  # a core one is only good
    ({"investigation": Q}, G),  # one below good
    ({"investigation": Q, "hearing": Q, "informing": Q}, G),  # five good or better
    ({"investigation": Q, "hearing": Q, "informing": Q, "reporting": Q}, Q),
    ({"reporting": U}, Q),
    ({"reporting": U, "dossier": U}, Q),
    ({"reporting": U, "dossier": U, "informing": U}, U),  # three unqualified
    ({"opinion": U}, U),  # a core one
]


@pytest.mark.parametrize(("grades", "whole"), WHOLES)
def test_eight_single_grades_make_a_whole_one(grades, whole):
    assert work_out(GRADES, TRIAL, single(**grades)).proposed is Grade.parse(whole)


def test_where_fewer_apply_no_more_can_be_asked_for():
    few = {
        name: {"waived": "无"} for name in ("investigation", "reporting", "informing", "dossier")
    }
    assert work_out(GRADES, TRIAL, full(GRADES, **few)).proposed is Grade.EXCELLENT
    few["meeting"] = {"grade": Grade.GOOD}
    assert work_out(GRADES, TRIAL, full(GRADES, **few)).proposed is Grade.GOOD


def test_single_grades_are_asked_for_and_below_good_proven():
    assert told(GRADES, TRIAL, full(GRADES, meeting={"grade": None})) == [
        "没有单项等次：及时有效会见受援人"
    ]
    assert work_out(GRADES, TRIAL, full(GRADES, meeting={"grade": None})).why_en.startswith("not")
    low = {"grade": Grade.QUALIFIED}
    marks = full(GRADES, informing=low, signed=Grade.GOOD)
    assert told(GRADES, TRIAL, marks) == ["须写一句话并注明页码：全面履行告知义务"]
    assert (
        told(GRADES, TRIAL, full(GRADES, informing={**low, "remark": PROOF}, signed=Grade.GOOD))
        == []
    )
    item = {**low, "remarks": {"risk": PROOF}}
    assert told(GRADES, TRIAL, full(GRADES, informing=item, signed=Grade.GOOD)) == []


def test_a_mixed_model_waits_for_what_the_office_enters():
    marks = full(MIXED)
    assert work_out(MIXED, TRIAL, marks).points is None
    found = work_out(MIXED, TRIAL, marks, {"system": 60})
    assert (found.points, found.proposed) == (88, Grade.GOOD)  # 70 + 18


def test_a_sheet_is_kept_and_read_again():
    answers = {"in-time": Answer.NO}
    mark = Mark(answers, {"in-time": PROOF}, Grade.GOOD, 75, "", Remark("好", (1, 2)))
    marks = Marks(
        {"meeting": mark, "dossier": Mark(waived="无")}, {"forged": PROOF}, Grade.GOOD, "理由"
    )
    assert Marks.of(marks.as_dict()) == marks
    assert Marks.of(Marks().as_dict()) == Marks()
    assert marks.with_mark("meeting", Mark()).mark("meeting") == Mark()
