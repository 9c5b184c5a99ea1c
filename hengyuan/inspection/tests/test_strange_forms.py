"""People, times and places of signature are found by where they stand, whatever they are called."""

import pytest

from hengyuan.inspection.defects import other_person, short_interview, unsigned
from hengyuan.inspection.defects.printed_questions import _is_curt, questions
from hengyuan.inspection.defects.rights_not_told import TOLD
from hengyuan.inspection.defects.substitute_at_hearing import REPLACED, _handler
from hengyuan.inspection.documents import Document, documents
from hengyuan.inspection.dossier import Dossier
from hengyuan.inspection.facts.days import days_in
from hengyuan.inspection.marks import mark
from hengyuan.inspection.pages import Box, How, Line, Page, Piece
from hengyuan.law.vocabulary import Kind

TITLE, WRITING = 0.03, 0.015


def page(*lines):
    """The first line is the title; a line is a text, or its cells."""
    made = [_line((lines[0],), 0.1, TITLE, 0.35)]
    made += [
        _line(line if isinstance(line, tuple) else (line,), 0.2 + at / 30, WRITING, 0.12)
        for at, line in enumerate(lines[1:])
    ]
    return Page("a.pdf", "", 0, How.TEXT, tuple(made))


def _line(cells, top, height, left):
    found = []
    for at, text in enumerate(cells):
        start = left + at * 0.25
        width = min(len(text) * height * 0.8, 0.24 if len(cells) > 1 else 0.85)
        found.append(Piece(text, Box(start, top, start + width, top + height)))
    return Line(tuple(found))


def dossier(*pages):
    return Dossier(Kind.CRIMINAL, (), pages, documents(pages), lambda number, width: None)


POWER = page("授权委托书", "委托人：陆小满", "现委托冯知行律师担任辩护人", "委托人：陆小满")
INTERVIEW = page("会见笔录", "被会见人：陆小满", "问：是否同意？", "答：同意。")


@pytest.mark.parametrize("label", ["受帮助者", "求助的本人", "被照顾人"])
@pytest.mark.parametrize(("name", "wanted"), [("奚有福", 1), ("陆小满", 0), ("冯知行", 0)])
def test_a_stranger_behind_a_label_of_a_houses_own_is_told(label, name, wanted):
    told = page("案件进展告知单", (label, name), "告知内容：案件已移送审查起诉。")
    found = list(other_person.check(dossier(POWER, INTERVIEW, told)))
    assert [each.rule.id for each in found] == ["IN-06"] * wanted
    assert all(name in each.sentence for each in found)


def test_a_judge_or_a_witness_behind_his_label_is_no_stranger():
    told = page("案件进展告知单", ("承办法官", "奚有福"), ("联系人", "巫月琴"), "内容：已开庭。")
    assert list(other_person.check(dossier(POWER, INTERVIEW, told))) == []


@pytest.mark.parametrize("ends", ["15:09", "16:20"])
def test_two_times_at_the_head_are_beginning_and_end_under_any_label(ends):
    record = page(
        "会见笔录", ("入所时刻", "2026-04-16 15:02"), ("离所时刻", f"2026-04-16 {ends}"),
        "问：你的姓名？", "答：陆小满。",
        "问：晚上10:30你在哪里？", "答：在家。", "问：还有吗？", "答：没有。",
    )  # fmt: skip
    found = [each.sentence[:6] for each in short_interview.check(dossier(record))]
    assert found == (["会见 7 分"] if ends == "15:09" else [])


@pytest.mark.parametrize(
    ("label", "name", "empty"),
    [
        ("被会见人签署：", "", True),
        ("被会见人签署：", "陆小满", False),
        ("被会见人署名：", "", True),
    ],
)
def test_a_place_of_signature_is_known_by_any_word_that_asks_for_one(label, name, empty):
    found = list(
        unsigned.check(dossier(page("会见笔录", "问：是否同意？", "答：同意。", label + name)))
    )
    assert bool(found) is empty


def test_a_role_alone_at_the_side_at_the_end_is_a_place_of_signature():
    lines = page("案件结案报告", "受援人：陆小满", "本案已经办结。").lines
    aside = Line((Piece("律师", Box(0.6, 0.5, 0.65, 0.515)),))
    whole = Page("a.pdf", "", 0, How.TEXT, (*lines, aside))
    assert [each.spots[0].quote for each in unsigned.check(dossier(whole))] == ["律师"]


def test_the_lawyer_is_whom_most_of_his_papers_name_under_whatever_label():
    notes = page("阅卷笔录", ("翻阅者", "冯知行"), "第一卷第3页：起诉书。")
    closing = page("案件结案报告", ("经手的律师", "冯知行"), "本案已经办结。")
    meeting = page("会见笔录", "问：我是冯知行律师，你同意吗？", "答：同意。")
    assert _handler(dossier(notes, closing, meeting)) == ("冯知行", False)
    assert _handler(dossier(notes, closing)) == ("", False)  # two papers are no majority


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("你享有知情、申请更换承办人员、投诉的权利；负有如实陈述的义务", True),
        ("享有的东西都写在纸上", False),
        ("他说权衡利弊之后才来", False),
    ],
)
def test_rights_are_told_however_many_stand_between(text, wanted):
    assert bool(TOLD.search(text)) is wanted


def test_to_change_ones_lodgings_replaces_no_lawyer():
    assert not REPLACED.search("对方多次更换住处，电话无人接听，代理人请求先行给付")
    assert REPLACED.search("现更换承办人，由蒋映川律师办理")


@pytest.mark.parametrize(
    ("text", "days"),
    [("2026年4月23 2026年4月29 日日", 2), ("2026年04月28", 1), ("2026年4月2 3日", 0)],
)
def test_a_day_whose_last_sign_stands_below_is_read_where_it_is_whole(text, days):
    assert len(list(days_in(text))) == days


CURT = (
    "问：我是法律援助中心派来的律师，你愿意由我办理吗？", "答：愿意的，就麻烦冯知行律师您了。",
    "问：你的姓名？", "答：陆小满。", "问：身体状况如何？", "答：正常。", "问：有无证据？",
    "答：无。",    "问：合法权益是否受到侵害？", "答：没有。", "问：有何要求？", "答：没有。",
)  # fmt: skip


@pytest.mark.parametrize(
    ("more", "wanted"),
    [
        ((), True),
        (("问：那天晚上怎么回事？", "答：我从后门进去，仓库的灯是亮着的，老板也在。"), False),
    ],
)
def test_consent_in_a_sentence_makes_no_interview_of_yes_and_no(more, wanted):
    record = Document(mark("D-22"), ((1, page("会见笔录", *CURT, *more)),), 0.9, None)
    assert _is_curt(list(questions(record))) is wanted
