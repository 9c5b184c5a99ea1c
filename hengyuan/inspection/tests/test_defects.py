"""Each planted defect is found, in each layout, and nothing else; an honest dossier has none."""

import re
from datetime import date
from pathlib import Path

import pytest

from hengyuan.inspection.defects import (
    CHECKS,
    RULES,
    late_hand_in,
    printed_questions,
    substitute_at_hearing,
)
from hengyuan.inspection.documents import documents
from hengyuan.inspection.dossier import Dossier
from hengyuan.inspection.english import english
from hengyuan.inspection.inspect import Asked, inspected, parse_kind
from hengyuan.inspection.pages import Box, How, Line, Page, Piece
from hengyuan.inspection.tests import dossiers
from hengyuan.law.english import HAN
from hengyuan.law.errors import UnknownRule
from hengyuan.law.vocabulary import Kind

GUIDE = Path(__file__).parents[3] / "docs" / "guide" / "inspect.md"
ASKED = Asked(*parse_kind("criminal.trial"), date(2026, 8, 3))
PLANTED = {
    "missing:D-23": ("IN-01", "阅卷笔录", []),
    "missing:D-34": ("IN-01", "结案报告表", []),
    "order": ("IN-02", "会见", [1]),
    "blank:D-29": ("IN-03", "进展通报", [7]),
    "unsigned:D-22": ("IN-04", "被会见人签名", [5]),
    "unsealed:D-14": ("IN-05", "指派通知书", [1]),
    "party": ("IN-06", "陶大海", [4]),
    "case_number": ("IN-07", "（2025）浙0188刑初77号", [8]),
    "agreement_late": ("IN-08", "委托协议应当在开庭前", [3, 12]),
    "reading_late": ("IN-08", "阅卷应当在提出意见之前", [6, 9]),
    "short_interview": ("IN-09", "8 分钟", [4]),
    "no_rights": ("IN-10", "权利义务", [4]),
    "no_risk": ("IN-11", "风险", [4]),
    "no_page_refs": ("IN-12", "0 处", [6]),
    "short_opinion": ("IN-13", "字", [8]),
    "printed_questions": ("IN-17", "8 个提问", [4, 5]),
    "substitute": ("IN-18", dossiers.SUBSTITUTE, [12, 13]),
    "overdue": ("IN-19", "晚", [14, 15]),
}


def talk(*lines):
    return ["会见笔录", "会见人：冯知行", *lines]


def dossier_of(*papers, **known):
    """A dossier of bare lines, a paper a page."""
    pages = [
        Page("a.pdf", "", index, How.TEXT, tuple(
            Line((Piece(text, Box(0.3, 0.05 + 0.03 * n, 0.7, 0.07 + 0.03 * n)),))
            for n, text in enumerate(lines)
        ))
        for index, lines in enumerate(papers)
    ]  # fmt: skip
    return Dossier(
        ASKED.kind, ASKED.rows(), pages, documents(pages), lambda number, width: None, **known
    )


def found_in(tmp_path, seed, *plan, layout=None, asked=ASKED):
    (tmp_path / "a.pdf").write_bytes(dossiers.dossier(seed, *plan, layout=layout))
    with inspected(tmp_path / "a.pdf", asked) as done:
        return done.findings


@pytest.mark.parametrize("layout", range(3))
@pytest.mark.parametrize("plan", PLANTED)
def test_a_planted_defect_is_found_and_nothing_else(tmp_path, plan, layout):
    rule, words, pages = PLANTED[plan]
    (found,) = found_in(tmp_path, 11 + layout, plan, layout=layout)
    assert found.rule.id == rule
    assert words in found.sentence
    assert sorted({spot.page for spot in found.spots}) == pages
    assert 0.5 <= found.confidence <= 1


@pytest.mark.parametrize("seed", range(20, 32))
def test_an_honest_dossier_has_no_finding(tmp_path, seed):
    assert found_in(tmp_path, seed) == ()


def test_a_record_that_makes_the_other_tell_his_case_is_not_only_the_printed_list():
    asked = ["问：你的基本情况？", "答：没有工作。", "问：是否同意我担任你的辩护人？", "答：同意。"]
    asked += ["问：请把经过讲一下。"]
    told = talk(*asked, "答：" + "".join(dossiers.FACTS[:4]))
    assert list(printed_questions.check(dossier_of(told))) == []
    (found,) = printed_questions.check(dossier_of(talk(*asked, "答：和起诉书写的一样。")))
    assert "3 个提问" in found.sentence


@pytest.mark.parametrize(
    "question",
    [
        "监控里你进仓库的时候门是开着的吗？",
        "工资是按月发还是按件算，最后一次发到几月？",
        "扣押的那部手机是谁的，当时放在哪里？",
        "被害人先动手的时候，你站在什么位置？",
    ],
)
def test_one_question_about_the_case_is_enough(question):
    lines = [f"问：{one}" for one in dossiers.PRINTED]
    assert list(printed_questions.check(dossier_of(talk(*lines)))) != []
    assert list(printed_questions.check(dossier_of(talk(*lines, f"问：{question}")))) == []


def test_yes_and_no_to_whatever_was_asked_tell_nothing_of_the_case():
    asked = [
        "监控里是你吗？",
        "工资按月发吗？",
        "手机是谁的？",
        "谁先动手？",
        "几点到的？",
        "认识他吗？",
    ]
    curt = [line for one in asked for line in (f"问：{one}", "答：不清楚。")]
    (found,) = printed_questions.check(dossier_of(talk(*curt)))
    assert "不超过 12 字" in found.sentence
    curt[5] = "答：手机是我姐姐的，那天放在柜台上充电，我没有动过。"
    assert list(printed_questions.check(dossier_of(talk(*curt)))) == []


def test_that_one_may_ask_for_another_lawyer_covers_no_substitute():
    notice = ["指派通知书", "现指派你所冯知行律师担任原告陆小满的代理人。"]
    told = ["谈话笔录", "问：你有权申请更换承办律师，清楚吗？", "记录人：贺兰若"]
    heard = ["庭审笔录", "原告：陆小满", "委托诉讼代理人：贺兰若"]
    asked = {"asked_recipient": "陆小满"}
    (found,) = substitute_at_hearing.check(dossier_of(notice, told, heard, **asked))
    assert "贺兰若" in found.sentence


@pytest.mark.parametrize(
    "question",
    [
        "你愿意由我来担任你的代理人吗？",
        "你知不知道法律援助是不收取任何费用的？",
        "对起诉书上的犯罪事实和罪名，你有没有异议？",
        "对案件的结果有风险，你是否清楚、明白？",
        "你还有没有其他要补充说明的？",
    ],
)
def test_a_printed_question_in_other_words_is_still_one(question):
    assert printed_questions.alike(question) >= printed_questions.ALIKE


def test_a_substitute_whom_a_paper_of_the_dossier_covers_is_none(tmp_path):
    assert found_in(tmp_path, 12, "substitute", "replaced") == ()


def test_the_agent_of_the_other_party_is_no_substitute():
    notice = ["指派通知书", "现指派你所冯知行律师担任原告陆小满的代理人。"]
    heard = ["庭审笔录", "原告：陆小满", "委托诉讼代理人：冯知行", "被告：青石建材有限公司",
             "委托诉讼代理人：蒋映川"]  # fmt: skip
    asked = {"asked_recipient": "陆小满"}
    assert list(substitute_at_hearing.check(dossier_of(notice, heard, **asked))) == []
    heard[2] = "委托诉讼代理人：贺兰若"
    (found,) = substitute_at_hearing.check(dossier_of(notice, heard, **asked))
    assert "贺兰若" in found.sentence
    heard[2] = "委托诉讼代理人：冯知衍"  # a sign was misread, or miswritten
    (found,) = substitute_at_hearing.check(dossier_of(notice, heard, **asked))
    assert found.confidence == 0.5


def test_the_day_of_receipt_starts_the_clock_and_makes_surer(tmp_path):
    (unknown,) = found_in(tmp_path, 12, "overdue")
    (known,) = found_in(tmp_path, 12, "received")
    (long,) = found_in(tmp_path, 12, "long_overdue")
    assert "收到日期不明" in unknown.sentence
    assert "收到结案文书" in known.sentence
    assert unknown.confidence < long.confidence < known.confidence
    late = [int(re.search(r"晚 (\d+) 日", one.sentence)[1]) for one in (unknown, known, long)]
    assert late[0] > late[1]
    assert late[2] > late[0]


@pytest.mark.parametrize(
    ("on", "place", "late"),
    [
        ("2026年4月1日", "", None),  # the thirtieth day
        ("2026年4月2日", "", 1),
        ("2026年3月17日", "330102", None),  # Hangzhou: fifteen days
        ("2026年3月18日", "330102", 1),
        ("2026年3月18日", "330000", 1),  # Zhejiang by its own clock for the closing report
    ],
)
def test_the_clock_is_that_of_the_place(on, place, late):
    judged = ["刑事判决书", "被告人陆小满犯盗窃罪。", "2026年3月2日"]
    closed = ["结案报告表", "受援人：陆小满", on]
    found = list(late_hand_in.check(dossier_of(judged, closed, jurisdiction=place)))
    assert [f"晚 {late} 日" in one.sentence for one in found] == ([] if late is None else [True])


def test_a_due_day_at_rest_is_rolled_and_the_sentence_says_so():
    judged = ["刑事判决书", "被告人陆小满犯盗窃罪。", "2026年3月6日"]  # due on 5 April, Qingming
    closed = ["结案报告表", "受援人：陆小满", "2026年4月8日"]
    (found,) = late_hand_in.check(dossier_of(judged, closed))
    assert "2026-04-05 是休息日，顺延" in found.sentence


def test_a_matter_that_the_institution_ended_ends_on_its_decision():
    judged = ["刑事判决书", "被告人陆小满犯盗窃罪。", "2026年3月2日"]
    ended = ["终止法律援助决定书", "经查，决定终止对陆小满的法律援助。", "2026年3月9日"]
    closed = ["结案报告表", "受援人：陆小满", "2026年4月9日"]
    (found,) = late_hand_in.check(dossier_of(judged, ended, closed))
    assert "决定终止法律援助 2026-03-09次日起 30日" in found.sentence
    assert (found.confidence, "晚 1 日" in found.sentence) == (0.9, True)
    assert [spot.page for spot in found.spots] == [3, 2]
    closed[2] = "2026年4月8日"
    assert list(late_hand_in.check(dossier_of(judged, ended, closed))) == []


@pytest.mark.parametrize(
    "says",
    [
        [], ["结案时间：2026年3月6日"], ["收到判决书时间：2026年3月6日"],
        ["收到判决书时间：2026年3月7日", "交卷时间：2026年4月18日"],
    ],
)  # fmt: skip
@pytest.mark.parametrize("end", ["刑事判决书", "终止法律援助决定书"])
def test_each_way_to_say_that_it_is_late_has_its_english(says, end):
    ended = [end, "被告人陆小满犯盗窃罪。", "2026年3月6日"]
    closed = ["结案报告表", "受援人：陆小满", *says, "2026年4月8日"]
    (found,) = late_hand_in.check(dossier_of(ended, closed))
    assert not HAN.search(english(found.sentence)), english(found.sentence)


@pytest.mark.parametrize("plan", ["printed_questions", "substitute", "overdue", "received"])
def test_what_is_told_has_its_english(tmp_path, plan):
    (found,) = found_in(tmp_path, 12, plan)
    assert not re.search("[\u4e00-\u9fff]", english(found.rule.name))
    told = re.sub("“[^”]*”|《[^》]*》", "", english(found.sentence))
    assert not re.search("[\u4e00-\u9fff]", told), told


def test_several_defects_are_told_the_gravest_first(tmp_path):
    found = found_in(tmp_path, 3, "short_interview", "case_number", "order")
    assert [one.rule.id for one in found] == ["IN-07", "IN-09", "IN-02"]


def test_who_and_what_are_asked_about_can_be_given(tmp_path):
    kind, stage = parse_kind("criminal.trial-first-instance")
    asked = Asked(kind, stage, date(2026, 8, 3), recipient="无名氏", number="（2020）京01刑初1号")
    rules = {one.rule.id for one in found_in(tmp_path, 5, asked=asked)}
    assert {"IN-06", "IN-07"} <= rules


def test_a_number_of_the_institution_is_not_held_against_those_of_courts(tmp_path):
    kind, stage = parse_kind("criminal.trial")
    asked = Asked(kind, stage, date(2026, 8, 3), number="青石援审字〔2026〕第9号")
    assert found_in(tmp_path, 5, asked=asked) == ()


def test_a_kind_needs_its_stage():
    with pytest.raises(UnknownRule, match=r"kind\.stage"):
        parse_kind("criminal")


def test_each_rule_has_a_file_an_indicator_a_citation_and_a_line_in_the_guide():
    told = dict(re.findall(r"^\| (IN-\d\d) \| ([^|]+?) \|", GUIDE.read_text(), re.MULTILINE))
    assert told == {rule.id: rule.name for rule in RULES}
    for check in CHECKS:
        assert check.RULE.cites
        assert check.RULE.indicator(Kind.CRIMINAL)
        assert check.RULE.indicator(Kind.CIVIL)
        assert "：" not in check.RULE.name
        assert check.__doc__
