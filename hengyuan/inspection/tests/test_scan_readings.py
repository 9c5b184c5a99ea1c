"""What scans taught: heights that vary from line to line, blanks lost, signs misread."""

from dataclasses import replace

import pytest
from PIL import Image, ImageDraw

from hengyuan.inspection.cells import whole_cells
from hengyuan.inspection.defects import (
    days_out_of_order,
    other_number,
    other_person,
    printed_questions,
    rights_not_told,
    substitute_at_hearing,
)
from hengyuan.inspection.documents import documents
from hengyuan.inspection.facts.days import days_in
from hengyuan.inspection.facts.places import places
from hengyuan.inspection.facts.seals import ink
from hengyuan.inspection.flow import FULL
from hengyuan.inspection.pages import Box, How, Line, Page, Piece
from hengyuan.inspection.tests.test_defects import dossier_of
from hengyuan.inspection.tests.test_layouts import BODY, line, page

LARGE = 0.022


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("定于2026.4.209时00分开庭", "2026-04-20"),
        ("定于2026.4.210时开庭", "2026-04-02"),
        ("定于2026-4-2014：30开庭", "2026-04-20"),
        ("定于2026/12/308点开庭", "2026-12-30"),
    ],
)
def test_the_blank_before_a_time_of_day_is_lost(said, day):
    assert [str(found.day) for found in days_in(said)] == [day]


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("（公章）二二六年五月二十日", "2026-05-20"),
        ("落款〇二六年五月一日", "2026-05-01"),
        ("2026年05月Ⅱ日", "2026-05-11"),
        ("2026年5月1Ⅱ日", "2026-05-11"),
        ("一九二六年五月一日", "1926-05-01"),
        ("落款2026,2/26".translate(FULL), "2026-02-26"),
    ],
)
def test_a_day_of_which_a_sign_is_lost_or_misread_is_still_that_day(said, day):
    assert [str(found.day) for found in days_in(said)] == [day]


def test_the_last_line_of_a_sentence_is_no_title_though_it_ends_as_papers_do():
    notes = [
        page(line(0.1, "阅卷笔录", size=LARGE), *BODY),
        page(
            line(0.1, ("银行流水与陈述不合，待核的还有报案时间，看下来", 0.14)),
            line(0.13, ("只有孤证。", 0.1), size=0.016),
            *BODY,
        ),
    ]
    assert [(one.id, one.last) for one in documents(notes)] == [("D-23", 2)]


def scanned(*papers, **known):
    """A dossier of bare lines as it would be read from scans."""
    made = dossier_of(*papers, **known)
    pages = [replace(one, how=How.OCR) for one in made.pages]
    return replace(made, pages=pages, documents=documents(pages))


ASKED = {"asked_recipient": "陆小满", "asked_number": "（2026）浙0199刑初55号"}
NEAR = ["会见笔录", "受援人：陆小瞒", "问：你说说经过？", "答：那天我在家。"]


def test_on_a_scan_one_sign_of_a_name_is_misread_sooner_than_miswritten():
    assert list(other_person.check(dossier_of(NEAR, **ASKED))) != []
    assert list(other_person.check(scanned(NEAR, **ASKED))) == []
    assert list(other_person.check(scanned([*NEAR, "受援人签名：陆小瞒"], **ASKED))) != []
    assert list(other_person.check(scanned(["会见笔录", "受援人：岑若兰"], **ASKED))) != []


def test_an_opinion_for_a_misread_name_is_for_the_recipient():
    said = ["辩护词", "我作为被告人陆小瞒的辩护人，发表以下意见。"]
    assert list(other_person.check(dossier_of(said, **ASKED))) != []
    assert list(other_person.check(scanned(said, **ASKED))) == []


def test_a_misread_advocate_is_the_handler():
    notice = ["指派通知书", "交由贵所冯知行律师办理，担任被告人陆小满的辩护人。"]
    heard = ["庭审笔录", "被告人：陆小满", "辩护人：冯如行", "审判员：现在开庭。"]
    assert list(substitute_at_hearing.check(dossier_of(notice, heard, **ASKED))) != []
    assert list(substitute_at_hearing.check(scanned(notice, heard, **ASKED))) == []


def test_a_misread_number_is_the_cases():
    said = ["法律援助公函", "你院受理的（2026）浙0199刑初56号一案，我中心指派律师辩护。"]
    assert list(other_number.check(dossier_of(said, **ASKED))) != []
    assert list(other_number.check(scanned(said, **ASKED))) == []
    other = [said[0], said[1].replace("0199刑初56", "0188刑初77")]
    assert list(other_number.check(scanned(other, **ASKED))) != []


def test_a_place_ends_where_the_label_beside_it_begins_with_its_value():
    lines = [line(0.1, "案件进展情况通报表", size=LARGE), *BODY]
    lines += [line(0.7, ("受援人（签章）：", 0.1), ("通报律师（签章）：谭慧敏", 0.4))]
    (one,) = documents([page(*lines)])
    found = {place.label: place for place in places(one, lambda *_: 0.0)}
    assert found["受援人"].behind.right < 0.4
    assert not found["受援人"].is_filled


def test_a_place_ends_where_the_line_below_begins():
    lines = [line(0.1, "会见笔录", size=LARGE), *BODY]
    lines += [line(0.7, ("受援人签名：", 0.1)), line(0.717, ("承办律师签名：谭慧敏", 0.1))]
    (one,) = documents([page(*lines)])
    found = {place.label: place for place in places(one, lambda *_: 0.0)}
    assert found["受援人签名"].behind.bottom == 0.717


def test_the_rules_of_a_sloped_table_are_no_ink():
    place = Box(0.5, 0.6, 0.7, 0.63)
    for slope in (-5, 0, 5):
        image = Image.new("RGB", (1000, 1414), (250, 250, 247))
        draw = ImageDraw.Draw(image)
        draw.line((480, 862 - slope, 720, 862 + slope), fill="black", width=2)
        draw.line((620 + slope // 5, 862, 620 - slope // 5, 900), fill="black", width=3)
        assert ink(image, place) < 0.002
        draw.line((520, 880, 550, 868, 560, 888, 600, 870), fill="black", width=3)
        assert ink(image, place) > 0.01


def test_a_list_below_a_title_begins_no_paper():
    listed = page(
        line(0.07, "卷内文书材料目录", size=LARGE),
        line(0.13, ("页次", 0.1), ("文书材料名称", 0.2)),
        line(0.16, ("指派通知书", 0.16)),
        *BODY,
    )
    assert [one.id for one in documents([listed])] == ["X-cover"]


def wide(top, left, words, *, sign, height=0.016):
    """Words as an engine boxes them: the height tells little, the width of a sign much."""
    box = Box(left, top, left + (len(words) + 0.4) * sign, top + height)
    return Line((Piece(words, box),))


def read(*lines):
    return Page("a.pdf", "", 0, How.OCR, lines)


PROSE = tuple(
    wide(0.3 + n / 30, 0.12, "当时天色已暗看不清人脸", sign=0.02, height=0.014 + n % 3 / 500)
    for n in range(9)
)


def test_on_a_scan_the_width_of_signs_tells_a_title():
    pages = [read(wide(0.1, 0.36, "被害人谅解意见", sign=0.028), *PROSE)]
    assert [one.name for one in documents([read(*PROSE), *pages])] == ["未能识别", "未能识别"]
    pages = [read(wide(0.1, 0.36, "被害人谅解意见", sign=0.02, height=0.019), *PROSE)]
    assert len(documents([read(*PROSE), *pages])) == 1


def test_a_title_beside_its_body_is_larger_than_it_and_hardly_than_the_rest():
    firm = wide(0.06, 0.12, "城厢区法律援助中心", sign=0.016).pieces
    title = Line((*firm, *wide(0.06, 0.6, "申请法律援助表", sign=0.022).pieces))
    assert [one.id for one in documents([read(title, *PROSE)])] == ["D-02"]
    same = Line((*firm, *wide(0.06, 0.6, "申请法律援助表", sign=0.016).pieces))
    assert [one.id for one in documents([read(same, *PROSE)])] == [""]


def test_the_head_of_a_table_and_signatures_begin_no_paper():
    cells = wide(0.06, 0.1, "目次材料名称", sign=0.03), wide(0.06, 0.8, "页次", sign=0.04)
    names = wide(0.06, 0.3, "符建国", sign=0.03), wide(0.06, 0.5, "庞细妹", sign=0.024)
    head, signed = (Line((*one.pieces, *other.pieces)) for one, other in (cells, names))
    first = read(wide(0.1, 0.4, "会见笔录", sign=0.03), *PROSE)
    assert [one.last for one in documents([first, read(head, *PROSE)])] == [2]
    assert [one.last for one in documents([first, read(signed, *PROSE)])] == [2]


def test_an_answer_is_no_rest_of_the_cell_above():
    asked = line(0.1, ("律师问", 0.1), ("你有哪些权利，先讲给你听。", 0.2))
    answered = line(0.12, ("受援人答记住了。", 0.1))
    assert len(whole_cells([asked, answered])) == 2
    form = line(0.1, ("通报律师(签章):", 0.1), ("谭慧敏", 0.4))
    assert len(whole_cells([form, line(0.12, ("通报时间:三月", 0.1))])) == 2


def test_a_question_whose_first_sign_is_misread_is_still_one():
    said = [
        "会见笔录", "问：是否同意由我担任你的律师？", "答：同意。",
        "间你的权利义务在这张纸上，看过吗？", "答：看过。", "问：家里有谁？",
        "答：只有父母，还有我妹妹，那一段时", "间都住在我这里。", "问：还有吗？", "答：没有。",
    ]  # fmt: skip
    (paper,) = scanned(said).of("D-22")
    assert len(list(printed_questions.questions(paper))) == 4
    assert list(rights_not_told.check(scanned(said))) == []


def test_days_that_lie_years_apart_on_a_scan_are_misread():
    notice = ["指派通知书", "指派冯知行律师。", "2026年4月6日"]
    for day, wrong in (("2020年4月7日", 0), ("2025年4月7日", 1)):
        signed = ["委托协议书", "委托人：陆小满", day]
        assert len(list(days_out_of_order.check(scanned(notice, signed, **ASKED)))) == wrong
        assert len(list(days_out_of_order.check(dossier_of(notice, signed, **ASKED)))) == 1


def test_a_day_of_the_text_is_not_taken_for_the_signing_that_a_seal_hides():
    opinion = ["代理词", "请予采纳。", "2026年4月6日"]
    judged = ["民事判决书", "2026年4月3日开庭。", *["本院认为，应予支持。"] * 9, "20203/23"]
    assert list(days_out_of_order.check(dossier_of(opinion, judged, **ASKED))) != []
    assert list(days_out_of_order.check(scanned(opinion, judged, **ASKED))) == []
    judged[-1] = "2026年4月5日"
    assert list(days_out_of_order.check(scanned(opinion, judged, **ASKED))) != []


def test_a_signature_that_no_words_tell_may_stand_below_its_label():
    lines = [line(0.1, "会见笔录", size=LARGE), *BODY]
    lines += [
        line(0.7, ("受援人签名：", 0.1), ("律师签名：", 0.4)),
        line(0.76, ("2026年3月2日", 0.7)),
    ]
    (one,) = documents([page(*lines)])

    def drawn(_number, box):
        return 0.02 if box.left < 0.12 and box.top > 0.71 else 0.0

    found = {place.label: place.is_filled for place in places(one, drawn)}
    assert found == {"受援人签名": True, "律师签名": False}
    lines[-1] = line(0.73, ("以上无误。", 0.13))
    (one,) = documents([page(*lines)])
    found = {place.label: place.is_filled for place in places(one, drawn)}
    assert found == {"受援人签名": False, "律师签名": False}
