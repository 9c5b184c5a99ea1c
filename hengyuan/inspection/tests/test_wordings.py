"""Papers are known, and read, in words that no list foresees: what a hundred counties write."""

from dataclasses import replace

import pytest

from hengyuan.inspection.cells import without_sides
from hengyuan.inspection.defects import (
    blank_form,
    notes_without_pages,
    other_person,
    printed_questions,
    rights_not_told,
    substitute_at_hearing,
)
from hengyuan.inspection.documents import documents
from hengyuan.inspection.facts.days import days_in, spans_in
from hengyuan.inspection.facts.numbers import page_references_of
from hengyuan.inspection.facts.people import people_in
from hengyuan.inspection.facts.places import places
from hengyuan.inspection.marks import named
from hengyuan.inspection.tests.test_defects import dossier_of
from hengyuan.inspection.tests.test_layouts import BODY, flow, line, page

LARGE = 0.022


@pytest.mark.parametrize(
    ("title", "wanted"),
    [
        ("与在押当事人首次交谈记录", "D-22"),
        ("法律援助案件任务派案单", "D-14"),
        ("变更承办律师通知书", None),
        ("承办律师结案总结", "D-34"),
        ("卷宗材料总目录", "X-cover"),
        ("孟某聚众斗殴案辩护意见书", "D-26"),
        ("辩护人出庭通知书", "D-27a"),
        ("案卷摘抄笔记", "D-23"),
        ("向办案单位沟通情况记录", "X-contact"),
        ("受援人风险提示单", "D-29"),
        ("特别授权委托书", "D-16"),
        ("法律援助申请受理登记表", "D-02"),
        ("法律援助申请信息表", "D-02"),
        ("申请援助审批单", "D-10"),
        ("家庭经济困难申报表", "D-04"),
        ("卷内材料登记表", "X-cover"),
        ("法律援助办案档案", "X-cover"),
        ("证据登记单", "X-evidence"),
        ("疑难案件讨论登记单", "D-28"),
        ("劳动争议申诉书", "X-arbitration"),
        ("向证人了解情况记录", "D-24"),
        ("证据材料提交清单", "X-evidence"),
        ("申请材料接收清单", "D-07"),
        ("向办案民警了解案情记录", "X-contact"),
        ("律师调查谈话笔录", "D-24"),
        ("辩护发言", "D-26"),
        ("看卷摘记", "D-23"),
        ("委托字据", "D-16"),
        ("卷内材料目次", "X-cover"),
        ("入卷材料一览", "X-cover"),
        ("庭审准备提纲表", "D-25"),
        ("所内议案记录", "D-28"),
        ("联系办案机关登记单", "X-contact"),
        ("关于指派律师提供法律援助的公函", "D-17"),
        ("关于指派律师辩护的公函", "D-19"),
        ("住院病案首页", None),
        ("劳动合同", None),
    ],
)
def test_a_paper_is_known_by_the_stem_of_its_title(title, wanted):
    found = named(title)
    assert (found.id if found else None) == wanted


def ids(*lines):
    return [one.id for one in documents([page(*lines, *BODY)])]


def test_a_title_may_stand_at_the_side_of_its_line_or_of_its_page():
    beside = line(0.06, ("卷宗摘抄", 0.1))
    title = line(0.06, ("卷宗摘抄", 0.1), size=LARGE)
    assert ids(line(0.1, ("受援人：陆小满", 0.1)), beside) == [""]
    assert ids(title) == ["D-23"]
    with_firm = type(title)(
        (*title.pieces, *line(0.062, ("青石律师事务所", 0.7), size=0.01).pieces)
    )
    assert ids(with_firm) == ["D-23"]


def test_a_large_signature_begins_no_paper():
    pages = [
        page(line(0.1, "会见笔录", size=LARGE), *BODY),
        page(line(0.1, "陆小满", size=LARGE), line(0.2, ("2026年3月5日", 0.6))),
    ]
    assert [one.last for one in documents(pages)] == [2]


def test_labels_that_run_down_the_side_are_no_words_of_the_lines():
    lines = [
        line(0.1 + n / 40, (sign, 0.1), ("承办人：冯知行", 0.2))
        for n, sign in enumerate("办理过程")
    ]
    assert {one.text for one in without_sides(lines)} == {"承办人：冯知行"}
    talk = [line(0.1 + n / 40, (sign, 0.1), ("听清楚了", 0.2)) for n, sign in enumerate("问答问答")]
    assert [one.text[0] for one in without_sides(talk)] == list("问答问答")


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("〔谈话对象〕昝若兰", ("谈话对象", "昝若兰")),
        ("2．谈话人（受援人）：岑若兰", ("受援人", "岑若兰")),
        ("三、被通报人：饶若兰", ("被通报人", "饶若兰")),
        ("受 援 人：全若兰", ("受援人", "全若兰")),
        ("承办人员：冯知行", ("承办人员", "冯知行")),
    ],
)
def test_whoever_is_named_is_found_behind_whatever_label(label, name):
    words = flow(line(0.1, (label, 0.1)))
    assert [(one.role, one.name) for one in people_in(words)] == [name]


def test_a_label_that_is_far_from_a_name_is_no_part_of_it():
    words = flow(
        line(0.1, ("受援人", 0.1), ("单淑贤", 0.25), ("案", 0.5), ("由", 0.53), ("盗窃", 0.6))
    )
    assert [(one.role, one.name) for one in people_in(words)] == [("受援人", "单淑贤")]
    assert [token.text for token in words.tokens(words.rows[0])] == [
        "受援人", "单淑贤", "案由", "盗窃",
    ]  # fmt: skip


def test_labels_may_stand_above_what_they_ask_for():
    words = flow(
        line(0.1, ("受援人", 0.1), ("承办律师", 0.5)),
        line(0.13, ("廖雪芳", 0.1), ("章爱莲", 0.5)),
        line(0.16, ("开始时间", 0.1), ("结束时间", 0.5)),
        line(0.19, ("2026-04-16 15:02", 0.1), ("2026-04-16 15:09", 0.5)),
    )
    assert [(one.role, one.name) for one in people_in(words)] == [
        ("受援人", "廖雪芳"), ("承办律师", "章爱莲"),
    ]  # fmt: skip
    assert [span.minutes for span in spans_in(words.text)] == [7]
    assert list(spans_in("2026-04-16 15:02 2026-04-17 15:09")) == []


def test_cells_of_a_row_of_labels_may_be_centred():
    words = flow(
        line(0.1, ("受援人姓名", 0.16), ("告知方式", 0.5)),
        line(0.13, ("廖雪芳", 0.18), ("当面", 0.52)),
    )
    assert [one.name for one in people_in(words)] == ["廖雪芳"]


def test_a_role_may_stand_in_the_cell_before_a_name():
    words = flow(line(0.1, ("5", 0.1), ("承办人员", 0.14), ("颜立冬", 0.33)))
    assert [(one.role, one.name) for one in people_in(words)] == [("承办人员", "颜立冬")]
    assert not list(people_in(flow(line(0.1, ("被告人", 0.1), ("同意", 0.33)))))


def signed(*rows):
    """The places of signature of an interview, with whether words alone fill them."""
    lines = [line(0.1, "会见笔录", size=LARGE), *BODY]
    lines += [line(0.7 + n / 40, *cells) for n, cells in enumerate(rows)]
    (one,) = documents([page(*lines)])
    return {place.label: place.is_filled for place in places(one, lambda *_: 0.0)}


def test_a_name_below_its_label_signs():
    both = (("谈话对象：", 0.1), ("律师：", 0.5))
    assert signed(both, (("陆小满", 0.14), ("冯知行", 0.54))) == {"谈话对象": True, "律师": True}
    assert signed(both, (("冯知行", 0.54),)) == {"谈话对象": False, "律师": True}
    assert signed(both, (("2026年3月5日", 0.1),)) == {"谈话对象": False, "律师": False}


def test_a_name_behind_the_next_label_signs_for_nobody_else():
    rows = (("被会见人：", 0.6),), (("律师：", 0.56), ("冯知行", 0.7))
    assert signed(*rows) == {"被会见人": False, "律师": True}


def test_ink_beside_the_next_label_is_none_below_this_one():
    lines = [line(0.1, "会见笔录", size=LARGE), *BODY]
    lines += [line(0.7, ("被会见人：", 0.1)), line(0.746, ("律师：", 0.1))]
    (one,) = documents([page(*lines)])

    def stroke(_page, box):
        """A pen that drew from 0.738 on."""
        return 0.1 if box.bottom > 0.738 else 0.0

    found = {place.label: place.is_filled for place in places(one, stroke)}
    assert found == {"被会见人": False, "律师": True}


def test_the_rule_to_sign_on_is_no_ink():
    lines = [line(0.1, "会见笔录", size=LARGE), *BODY, line(0.7, ("被会见人签名或手印", 0.3))]
    (one,) = documents([page(*lines)])
    rule = 0.7 + 1.6 * 0.014  # below the words, as far as a line of writing

    def drawn(_page, box):
        """A rule on which nobody signed; what lies wholly above it is bare paper."""
        return 0.1 if box.top < rule < box.bottom and box.left < 0.4 else 0.0

    assert {place.is_filled for place in places(one, drawn)} == {False}


def test_the_dots_to_sign_on_are_no_ink():
    lines = [line(0.1, "会见笔录", size=LARGE), *BODY, line(0.7, ("律师签名", 0.1))]
    lines.append(line(0.708, ("……", 0.25)))
    (one,) = documents([page(*lines)])

    def drawn(_page, box):
        """Dots from 0.71 on; above them nobody signed."""
        return 0.1 if box.bottom > 0.71 else 0.0

    assert {place.label: place.is_filled for place in places(one, drawn)} == {"律师签名": False}


def test_a_name_with_its_firm_behind_signs():
    assert signed((("律师", 0.1), ("颜立冬（青石律师事务所）", 0.4))) == {"律师": True}


def test_any_label_that_asks_for_a_signature_is_a_place():
    assert signed((("见证者：", 0.1),)) == {"见证者": False}
    asked = signed((("监护人（手签、指印）", 0.1), ("翻译手签", 0.5)))
    assert asked == {"监护人（手签、指印）": False, "翻译手签": False}


CURT = ("身份信息有没有变化？", "有没有要补充的证据？", "是否有证人？", "要不要调解？",
        "有无疾病？", "对程序有无异议？")  # fmt: skip


@pytest.mark.parametrize(("asks", "answers"), [("律师（问）", "受援人（答）"), ("会见人", "受援人"),
                                               ("律师问", "受援人答")])  # fmt: skip
def test_turns_of_talk_are_known_by_who_speaks(asks, answers):
    colon = "" if asks.endswith("问") else "："
    said = [part for one in CURT for part in (f"{asks}{colon}{one}", f"{answers}{colon}没有。")]
    (found,) = printed_questions.check(dossier_of(["会见笔录", *said]))
    assert "6 个提问" in found.sentence


def test_rights_told_in_an_answer_are_not_told():
    told = [
        "会见笔录", "问：你的基本情况？", "答：我知道我有权利。", "问：犯过事吗？", "答：没有。",
        "问：家里有谁？", "答：父母。",
    ]  # fmt: skip
    assert list(rights_not_told.check(dossier_of(told))) != []
    told[1] = "问：你有哪些权利，先讲给你听。"
    assert list(rights_not_told.check(dossier_of(told))) == []


def test_notes_that_quote_a_page_now_and_then_cannot_be_followed():
    said = ["讯问笔录与证人证言不合，量出的距离与图上不一致，需要核对。"] * 24
    notes = ["阅卷笔录", "第3页和第18页之间缺页。", *said]
    (found,) = notes_without_pages.check(dossier_of(notes))
    assert "只有 2 处" in found.sentence


def test_a_head_that_names_somebody_else_is_told():
    asked = {"asked_recipient": "陆小满"}
    head = "被告人岑若兰（（2026）浙0199刑初5号）由本律师辩护，意见如下。"
    body = ["本案的事实和证据，有以下几点需要请合议庭注意。"] * 8
    (found,) = other_person.check(dossier_of(["辩护词", head, *body, "陆小满没有动手。"], **asked))
    assert "岑若兰" in found.sentence
    own = head.replace("岑若兰", "陆小满")
    assert list(other_person.check(dossier_of(["辩护词", own], **asked))) == []


OPINION = ["本案的事实和证据，有以下几点需要请合议庭注意。", "陆小满没有动手。"]


@pytest.mark.parametrize(
    "head",
    [
        "青石律师事务所受指派，由冯知行律师承办{}健康权纠纷一案，提出如下意见：",
        "关于被告人{}涉嫌盗窃一案，本律师提出以下意见：",
        "代理意见如下：青石律师事务所指派冯知行担任申请人{}确认劳动关系争议一案的代理人。",
    ],
)
def test_the_first_sentence_says_for_whom_though_the_text_names_the_recipient(head):
    asked = {"asked_recipient": "陆小满"}
    papers = [["辩护词", head.format(name), *OPINION] for name in ("岑若兰", "陆小满")]
    (found,) = other_person.check(dossier_of(papers[0], **asked))
    assert "岑若兰" in found.sentence
    assert list(other_person.check(dossier_of(papers[1], **asked))) == []


def test_a_statement_is_nobodys_name():
    said = ["代理词", "关于劳动报酬争议代理陈述意见，因追索纠纷一案提出。", *OPINION]
    assert list(other_person.check(dossier_of(said, asked_recipient="陆小满"))) == []


def test_who_signs_below_each_page_is_still_who_was_asked():
    talk = ["谈话笔录", "被谈话人 岑若兰", *["问：你说吧。", "答：我没有动手。", "被谈话人："] * 3]
    (found,) = other_person.check(dossier_of(talk, asked_recipient="陆小满"))
    assert "岑若兰" in found.sentence


def test_what_is_signed_below_a_page_makes_no_answer_longer():
    said = [part for one in CURT for part in (f"问：{one}", "答：没有。")]
    said[8:8] = ["被谈话人（签名）：", "青石律师事务所谈话笔录（续页）", "陆小满盗窃案"]
    (found,) = printed_questions.check(dossier_of(["会见笔录", *said]))
    assert "6 个提问" in found.sentence


def test_who_speaks_at_a_hearing_is_not_who_is_spoken_of():
    asked = {"asked_recipient": "陆小满"}
    heard = [
        "庭审笔录",
        "原告：陆小满",
        *["原告：庞某借了钱没有还。"] * 3,
        "原告：庞海涛，他在场。",
    ]
    assert list(other_person.check(dossier_of(["起诉状", "原告：陆小满"], heard, **asked))) == []


@pytest.mark.parametrize(
    "said", ["辩护人及单位：青石律师事务所律师岑若兰", "辩护人：岑若兰（青石律师事务所）"]
)
def test_an_advocate_may_stand_behind_his_firm(said):
    notice = ["指派通知书", "交由贵所冯知行律师办理，担任被告人陆小满的辩护人。"]
    heard = ["庭审笔录", "被告人：陆小满", said, "审判员：现在开庭。"]
    asked = {"asked_recipient": "陆小满"}
    (found,) = substitute_at_hearing.check(dossier_of(notice, heard, **asked))
    assert "岑若兰" in found.sentence


def test_an_advocate_may_stand_in_a_cell_of_his_own():
    heard = [
        line(0.1, "庭审笔录", size=LARGE), *BODY,
        line(0.7, ("被告人", 0.2), ("陆小满", 0.3)),
        line(0.73, ("辩护人", 0.2), ("岑若兰", 0.3), ("青石律师事务所律师", 0.4)),
    ]  # fmt: skip
    notice = ["指派通知书", "交由贵所冯知行律师办理，担任被告人陆小满的辩护人。"]
    dossier = dossier_of(notice, asked_recipient="陆小满")
    (paper,) = documents([page(*heard)])
    dossier = replace(dossier, documents=(*dossier.documents, paper))
    (found,) = substitute_at_hearing.check(dossier)
    assert "岑若兰" in found.sentence


def test_pages_in_a_column_of_their_own_count():
    lines = [line(0.1, "阅卷笔录", size=LARGE), line(0.14, ("卷号", 0.1), ("页码", 0.2))]
    lines += [line(0.18 + n / 50, ("1", 0.1), (f"{n + 3}-{n + 5}", 0.2)) for n in range(4)]
    (one,) = documents([page(*lines)])
    assert page_references_of(one.flow) == 4


def test_numbers_dots_and_empty_boxes_fill_no_form():
    rows = ("被告知人", 0.14), ("告知方式", 0.14), ("被告知人意见", 0.14)
    lines = [line(0.1, "案件进展告知单", size=LARGE)]
    lines += [line(0.2 + n / 30, (f"{n}", 0.1), cell) for n, cell in enumerate(rows, start=1)]
    lines += [line(0.4, ("被告知人本人签名", 0.1), ("......", 0.3))]

    lines[2] = line(0.2667, ("2", 0.1), rows[1], ("□当面 □电话", 0.33))
    (one,) = documents([page(*lines)])
    assert blank_form.is_blank(one)


def test_a_form_of_labels_alone_is_blank():
    labels = ["告知记录", "〔告知对象〕", "〔告知日〕", "〔以何种方式〕", "受援人（签字）"]
    assert [found.rule.id for found in blank_form.check(dossier_of(labels))] == ["IN-03"]
    labels[2] = "〔告知日〕二〇二六年三月五日"
    assert list(blank_form.check(dossier_of(labels))) == []


def test_who_made_a_form_fills_none_of_its_places():
    labels = [
        "案件进展情况告知书",
        "制作单位：青石律师事务所",
        "办理进展",
        "受援人反馈",
        "受援人签名",
    ]
    assert [found.rule.id for found in blank_form.check(dossier_of(labels))] == ["IN-03"]
    labels[1] = "制作时间：2026年3月5日"
    assert list(blank_form.check(dossier_of(labels))) == []


def test_a_time_close_behind_a_day_hides_no_day():
    said = "到庭时间2026.04.279点30分"
    assert [str(found.day) for found in days_in(said)] == ["2026-04-27"]
