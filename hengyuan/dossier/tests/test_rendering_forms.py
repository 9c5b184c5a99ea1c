"""Each form: its values are checked as a whole, and its paper says what the law asks it to say."""

import dataclasses
from datetime import UTC, date, datetime

import pytest

from hengyuan.dossier import rendering
from hengyuan.dossier.rendering import wording
from hengyuan.dossier.rendering.blocks import texts_of
from hengyuan.dossier.rendering.forms.reception import BOX_OF, GROUPS, group_words
from hengyuan.dossier.tests.rendering_samples import IMPRINT, SAMPLES
from hengyuan.dossier.tests.test_rendering_pdf import pages_of, text_of

ISSUED = [
    "D-01",
    "D-02",
    "D-04",
    "D-05",
    "D-07",
    "D-08",
    "D-09",
    "D-10",
    "D-11",
    "D-12",
    "D-13",
    "D-14",
    "D-15",
    "D-16",
    "D-17",
    "D-19",
    "D-20",
    "D-22",
    "D-23",
    "D-24",
    "D-26",
    "D-27",
    "D-29",
    "D-30",
    "D-31",
    "D-32",
    "D-34",
    "D-35",
    "D-36",
    "catalogue",
    "cover",
    "remarks",
]


def said_by(form_id: str, **changes) -> str:
    values = {**SAMPLES[form_id], **changes}
    return "\n".join(texts_of(rendering.build(form_id, values, IMPRINT)))


def test_every_issued_form_is_there_and_has_a_sample():
    assert sorted(rendering.FORMS) == sorted(ISSUED) == sorted(SAMPLES)


@pytest.mark.parametrize("form_id", ISSUED)
def test_a_sample_passes_the_check_and_prints(form_id):
    rendering.check(form_id, SAMPLES[form_id])
    pages = pages_of(rendering.render_pdf(rendering.build(form_id, SAMPLES[form_id], IMPRINT)))
    assert rendering.FORMS[form_id].title in "".join(pages).replace("\r\n", "")
    assert all(len(page) > 20 for page in pages)


@pytest.mark.parametrize("form_id", ISSUED)
def test_each_required_value_is_missed_by_its_label(form_id):
    form = rendering.form_of(form_id)
    required = [spec for spec in form.specs() if spec.is_required]
    assert required
    for spec in required:
        blank: object = (
            "  " if spec.kind == "text" else [] if spec.kind.startswith("list") else None
        )
        for values in (
            {k: v for k, v in SAMPLES[form_id].items() if k != spec.key},
            {**SAMPLES[form_id], spec.key: blank},
        ):
            with pytest.raises(rendering.IncompleteForm) as caught:
                rendering.build(form_id, values, IMPRINT)
            assert caught.value.problems == (f"缺少“{spec.label}”",)
            assert form.title in str(caught.value)


@pytest.mark.parametrize("form_id", ISSUED)
def test_the_required_values_alone_make_a_paper(form_id):
    required = {spec.key for spec in rendering.form_of(form_id).specs() if spec.is_required}
    values = {k: v for k, v in SAMPLES[form_id].items() if k in required}
    blank = dataclasses.replace(IMPRINT, number="", case_number="", bureau="", dated_on=None)
    text = text_of(rendering.render_pdf(rendering.build(form_id, values, blank)))
    assert "None" not in text and "（）" not in text


def test_all_problems_are_told_at_once():
    with pytest.raises(rendering.IncompleteForm) as caught:
        rendering.check(
            "D-36",
            {
                "recipient": 7,
                "firm": "律所",
                "schedule": "标准",
                "lines": [{"name": "基本补贴", "amount_fen": 1.5}, "x"],
                "total_fen": True,
                "signed_on": "昨天",
                "colour": "red",
            },
        )
    problems = "；".join(caught.value.problems)
    for told in (
        "没有“colour”这一项",
        "“受援人姓名”应为文字",
        "缺少“承办人”",
        "缺少“计算明细第1行·依据”",
        "“计算明细第1行·金额（分）”应为整数",
        "“补贴总额（分）”应为整数",
        "“签署日期”应为日期",
        "计算明细第2行·应为一组项目",
    ):
        assert told in problems, told
    with pytest.raises(rendering.IncompleteForm, match="应为列表"):
        rendering.check("D-08", {**SAMPLES["D-08"], "missing": "身份证"})
    with pytest.raises(rendering.IncompleteForm, match="带时区"):
        rendering.check("D-13", {**SAMPLES["D-13"], "served_at": "2026-11-24T09:00:00"})
    with pytest.raises(rendering.IncompleteForm, match="应为是或否"):
        rendering.check("D-05", {**SAMPLES["D-05"], "was_read_aloud": "yes"})


def test_dates_may_be_dates():
    rendering.check("D-08", {**SAMPLES["D-08"], "due_on": date(2026, 11, 3)})
    at = datetime(2026, 11, 24, 1, 30, tzinfo=UTC)
    assert "2026年11月24日9时30分" in said_by("D-13", served_at=at)


def test_a_value_that_the_form_does_not_know_is_still_printed():
    text = said_by("D-29", weather="雨", places=["甲", "乙"], more={"a": 1}, nothing="")
    assert "其他记载" in text and "weather\n雨" in text and "甲；乙" in text and "a：1" in text
    assert "nothing" not in text
    with pytest.raises(rendering.IncompleteForm, match="weather"):
        rendering.check("D-29", {**SAMPLES["D-29"], "weather": "雨"})


def test_an_unknown_form_is_refused():
    with pytest.raises(rendering.UnknownForm, match="D-99"):
        rendering.build("D-99", {}, IMPRINT)


def test_an_entry_stands_for_a_paper_kept_elsewhere():
    values = {"recipient": "田小禾", "is_entry_only": True, "happened_on": "2026-11-02"}
    document = rendering.build("", values, dataclasses.replace(IMPRINT, title="起诉状"))
    text = "\n".join(texts_of(document))
    assert document.title == "起诉状" and "原件另存" in text and "田小禾" in text
    assert rendering.build("D-26", values, IMPRINT).title == "代理（辩护）意见"


def test_a_refusal_gives_reason_article_and_the_way_to_object():
    text = said_by("D-12")
    for told in (
        "不符合经济困难标准",
        "第34条",
        "家庭人均月收入高于",
        "衡州市云溪区司法局提出异议",
        "五日内",
        "六十日内申请行政复议",
        "六个月内向人民法院",
    ):
        assert told in text, told
    bare = dataclasses.replace(IMPRINT, bureau="")
    document = rendering.build("D-12", SAMPLES["D-12"], bare)
    assert "设立本机构的司法行政部门提出异议" in "\n".join(texts_of(document))


def test_aid_given_first_names_its_ground_and_the_papers_to_follow():
    text = said_by("D-11", code="T1", papers_due_on="2026-12-01")
    assert "先行提供法律援助" in text and "不足七日" in text and "2026年12月1日以前" in text
    assert "经审查，符合" not in text
    assert "经审查，符合" in said_by("D-11")


def test_a_supplement_notice_lists_everything_with_the_day_and_the_effect():
    text = said_by("D-08")
    for told in (
        *SAMPLES["D-08"]["missing"],
        "2026年11月3日以前",
        "视为撤回申请",
        "不计入审查期限",
    ):
        assert told in text, told


def test_an_assignment_has_a_return_slip_and_the_letter_has_none():
    notice = rendering.build("D-14", SAMPLES["D-14"], IMPRINT)
    assert "指派通知书回执" in texts_of(notice.slip)
    assert "利害冲突" in texts_of(notice.slip)
    assert rendering.build("D-17", SAMPLES["D-17"], IMPRINT).slip == ()
    assert "担任代理人" in said_by("D-17") and "担任辩护人" in said_by("D-17", kind="criminal")


def test_what_nobody_stated_is_not_said():
    consent = "同意法律援助机构向有关部门和单位查询核对。"
    for stated in (False, True):
        document = rendering.build(
            "D-05", {**SAMPLES["D-05"], "consents_to_check": stated}, IMPRINT
        )
        (box,) = [
            check
            for block in document.blocks
            for check in getattr(block, "checks", ())
            if check.text == consent
        ]
        assert box.is_ticked is stated
    assert "初审人" in said_by("D-35", remarks="") and "齐全" not in said_by("D-35", remarks="")


def test_a_subsidy_whose_lines_do_not_sum_is_not_printed():
    with pytest.raises(ValueError, match="不符"):
        rendering.build("D-36", {**SAMPLES["D-36"], "total_fen": 123_456_789_011}, IMPRINT)
    text = said_by("D-36")
    assert "1,234,567,890.12元" in text
    assert "人民币壹拾贰亿叁仟肆佰伍拾陆万柒仟捌佰玖拾元壹角贰分" in text


@pytest.mark.parametrize(
    ("fen", "text"),
    [
        (0, "人民币零元整"),
        (1, "人民币壹分"),
        (10, "人民币壹角整"),
        (100, "人民币壹元整"),
        (105, "人民币壹元零伍分"),
        (1000, "人民币壹拾元整"),
        (100_500, "人民币壹仟零伍元整"),
        (10_000_000, "人民币壹拾万元整"),
        (10_010_000, "人民币壹拾万零壹佰元整"),
        (1_000_000_000_00, "人民币壹拾亿元整"),
        (10_000_000_100, "人民币壹亿零壹元整"),
        (10_203_000_056, "人民币壹亿零贰佰零叁万元伍角陆分"),
        (-150, "人民币负壹元伍角整"),
        (12_000_300, "人民币壹拾贰万零叁元整"),
        (500_010_000, "人民币伍佰万零壹佰元整"),
    ],
)
def test_sums_in_the_characters_of_vouchers(fen, text):
    assert wording.capital_yuan(fen) == text


def test_wording_of_dates_and_boxes():
    assert wording.yuan(-123_456) == "-1,234.56元"
    assert wording.day(None) == wording.BLANK_DATE
    assert wording.one_of(("男", "女"), "女") == "□男　☑女"
    assert wording.one_of(("当面",), "托人") == "□当面　☑托人"
    assert wording.some_of(("甲", "乙"), ("乙", "丙")) == "□甲　☑乙　☑丙"
    night = datetime(2026, 11, 2, 15, 30, tzinfo=UTC)
    after = datetime(2026, 11, 2, 16, 5, tzinfo=UTC)
    assert wording.span(night, after) == "2026年11月2日23时30分至2026年11月3日0时05分"
    with pytest.raises(ValueError, match="voucher"):
        wording.capital_yuan(10**14)


def test_a_group_is_printed_in_its_box_or_by_the_law_s_name_of_it():
    said = group_words(("elderly", "visual-disability", "disabled", "violence-victim", "单亲母亲"))
    assert said == ("六十周岁以上", "残疾人", "虐待、遗弃或者家庭暴力受害人", "单亲母亲")
    assert {group_words((code,))[0] for code in BOX_OF} <= set(GROUPS)
