"""What other layouts than the rules' own taught: each case is a page as offices set it."""

import pytest

from hengyuan.inspection.cells import whole_cells
from hengyuan.inspection.defects import rights_not_told, risk_not_told
from hengyuan.inspection.documents import documents
from hengyuan.inspection.facts.days import days_in, spans_in
from hengyuan.inspection.facts.numbers import court_numbers_of
from hengyuan.inspection.facts.people import people_in
from hengyuan.inspection.flow import Flow
from hengyuan.inspection.headings import headings
from hengyuan.inspection.marks import titled
from hengyuan.inspection.pages import Box, How, Line, Page, Piece

SIZE = 0.014


def line(top, *cells, size=SIZE):
    """One line; a cell is its words and where it begins, alone in the middle when it is a text."""
    pieces = []
    for cell in cells:
        words, left = (cell, 0.5 - len(cell) * size / 2) if isinstance(cell, str) else cell
        pieces.append(Piece(words, Box(left, top, left + len(words) * size, top + size)))
    return Line(tuple(pieces))


def page(*lines):
    return Page("a.pdf", "", 0, How.TEXT, lines)


def flow(*lines):
    return Flow([(1, page(*lines))])


BODY = tuple(line(0.3 + n / 30, ("当时天色已暗看不清人脸只听见有人说话", 0.12)) for n in range(9))


@pytest.mark.parametrize(
    ("title", "wanted"),
    [
        ("律师会见在押被告人笔录", "D-22"),
        ("关于陆小满涉嫌盗窃一案的辩护意见", "D-26"),
        ("劳动争议仲裁申请书", "X-arbitration"),
        ("民事起诉书", "X-complaint"),
        ("起诉书", "X-indictment"),
        ("青石市青石区法律援助中心公函", "D-17"),
        ("法律援助案件结案报告", "D-34"),
        ("证据材料清单", "X-evidence"),
        ("青石市公安局青石分局起诉意见书", "X-indictment"),
        ("仲裁代理词", "D-26"),
        ("询问笔录", None),
        ("扣押清单", None),
        ("补贴发放说明", None),
    ],
)
def test_a_title_may_say_whose_paper_it_is(title, wanted):
    found = titled(title)
    assert (found.id if found else None) == wanted


def test_a_head_that_no_type_knows_begins_a_paper_without_a_name():
    notes = page(line(0.1, "阅卷笔录", size=0.022), *BODY)
    price = page(line(0.1, "价格认定结论书", size=0.022), *BODY)
    goes_on = page(*BODY)
    found = [(one.id, one.first, one.last) for one in documents([notes, price, goes_on])]
    assert found == [("D-23", 1, 1), ("", 2, 3)]


def test_a_chapter_and_a_body_that_issues_are_no_titles():
    lines = (
        line(0.1, "青石市青石区人民法院", size=0.022),
        line(0.14, "一、事实是否清楚", size=0.022),
        line(0.18, "刑事判决书", size=0.026),
        *BODY,
    )
    assert [one.text for one in headings(page(*lines)) if one.stands_out] == ["刑事判决书"]


def test_a_title_on_two_lines_is_one():
    lines = (
        line(0.1, "关于沈守田涉嫌掩饰、隐瞒犯罪所得一案的", size=0.022),
        line(0.14, "辩护意见", size=0.022),
        *BODY,
    )
    (found,) = documents([page(*lines)])
    assert found.id == "D-26"


def test_two_of_five_goes_on_only_behind_one_of_five():
    first = page(line(0.1, "阅卷笔录", size=0.022), *BODY, line(0.95, "1/5"))
    second = page(line(0.1, "阅卷笔录", size=0.022), *BODY, line(0.95, "2/5"))
    assert [(one.first, one.last) for one in documents([first, second])] == [(1, 2)]
    assert len(documents([second, second])) == 2


def test_a_copy_of_a_card_is_known_by_its_words():
    card = page(
        line(0.1, ("姓名：陆小满", 0.1)),
        line(0.2, ("住址：青石市槐树巷2号", 0.1)),
        line(0.3, ("公民身份号码990101198001010011", 0.1)),
    )
    notes = page(line(0.1, "法律援助申请表", size=0.022), *BODY)
    assert [one.id for one in documents([notes, card])] == ["D-02", "X-identity"]


def test_cells_side_by_side_are_not_one_number():
    words = flow(
        line(0.1, ("2026-03-05", 0.1), ("4321.50", 0.4), ("转入", 0.6)),
        line(0.2, ("2026-03-09", 0.1), ("17.00", 0.4), ("转出", 0.6)),
    )
    assert [str(found.day) for found in days_in(words.text)] == ["2026-03-05", "2026-03-09"]


def test_words_that_go_on_below_in_a_cell_are_read_with_it():
    words = flow(
        line(0.1, ("通报时间", 0.1), ("二〇二六年四月二十", 0.3), ("地点", 0.6), ("看守所", 0.7)),
        line(0.125, ("九日", 0.3)),
        line(0.17, ("受援人：项家驹", 0.1)),
    )
    assert [str(found.day) for found in days_in(words.text)] == ["2026-04-29"]
    assert words.text.endswith("地点看守所受援人：项家驹")


def test_a_label_with_a_colon_and_its_value_are_one_cell():
    words = flow(
        line(0.1, ("案由：盗窃", 0.1), ("开始时间：", 0.4), ("二〇二六年四月二十", 0.485)),
        line(0.125, ("四日9时05分", 0.4)),
    )
    assert [str(found.day) for found in days_in(words.text)] == ["2026-04-24"]


def test_the_next_row_of_a_table_is_not_joined_to_the_one_above():
    rows = [
        line(0.1, ("受援人", 0.1), ("陆小满", 0.3), ("案由", 0.6), ("盗窃", 0.7)),
        line(0.13, ("结果", 0.1), ("采纳", 0.3)),
    ]
    assert whole_cells(rows) == rows


def test_a_label_on_two_lines_keeps_its_name():
    words = flow(
        line(0.1, ("被会见人（受", 0.1), ("戴念慈", 0.3)),
        line(0.125, ("援人）", 0.1)),
    )
    assert [(one.role, one.name) for one in people_in(words)] == [("被会见人", "戴念慈")]


def test_a_number_broken_at_the_edge_of_prose_is_one():
    words = flow(
        line(0.1, ("本院于二〇二六年受理" * 5 + "2026年3月1", 0.1)), line(0.15, ("2日开庭", 0.1))
    )
    assert [str(found.day) for found in days_in(words.text)] == ["2026-03-12"]


def test_a_case_number_broken_in_a_cell_is_read():
    words = flow(
        line(0.1, ("案号", 0.1), ("（2026）浙0199刑初653", 0.25), ("承办律师", 0.6)),
        line(0.12, ("号", 0.25)),
    )
    assert [found.number for found in court_numbers_of(words)] == ["（2026）浙0199刑初653号"]


@pytest.mark.parametrize(
    ("lines", "wanted"),
    [
        ([line(0.1, ("受援人姓名", 0.1), ("项家驹", 0.3), ("案由", 0.5), ("盗窃", 0.7))], "项家驹"),
        ([line(0.1, ("被会见人（受援人）：项家驹", 0.1))], "项家驹"),
        ([line(0.1, ("受援人：项家驹记录人：尹守田", 0.1))], "项家驹"),
        ([line(0.1, ("受援人姓名：", 0.6)), line(0.12, ("项家驹", 0.1))], "项家驹"),
        ([line(0.1, ("甲方（受援人）：项家驹", 0.1))], "项家驹"),
        ([line(0.1, ("受委托人：贺家驹，律师", 0.1))], None),
        ([line(0.1, ("原告：阮守田名下还有车辆和存款，", 0.1))], None),
    ],
)
def test_a_name_stands_behind_its_label_in_whatever_cell(lines, wanted):
    found = [person.name for person in people_in(flow(*lines))]
    assert found == ([wanted] if wanted else [])


@pytest.mark.parametrize(
    "said",
    [
        "开始时间2026.4.13 9时20分结束时间2026.4.13 9时26分",
        "始于：2026年4月13日9时20分终于：2026年4月13日9时26分",
        "2026-04-13 9:20-9:26".replace(":", "："),
    ],
)
def test_a_stretch_of_time_may_be_told_in_two_fields(said):
    assert [span.minutes for span in spans_in(said)] == [6]


def test_rights_and_risks_are_told_in_many_words():
    assert rights_not_told.TOLD.search("你享有知情、投诉的权利，同时负有如实说明案情的义务")
    assert risk_not_told.TOLD.search("结果可能同你想的不一样，我不能作任何保证")
    assert not rights_not_told.TOLD.search("问：当时谁在场？答：宋二宝在。")
    assert not risk_not_told.TOLD.search("答：可能是下午，我记不清了。")


def test_a_cell_of_two_lines_belongs_to_the_label_in_its_middle():
    lines = [
        line(0.129, ("受援人", 0.1), ("陆小满", 0.25), ("案由", 0.51), ("盗窃", 0.66)),
        line(0.152, ("（2026）浙0199刑初749", 0.25)),
        line(0.163, ("案件编号", 0.1), ("承办人员", 0.51), ("冯知行", 0.66)),
        line(0.174, ("号", 0.25)),
        line(0.198, ("承办机构", 0.1), ("青石律师事务所", 0.25)),
    ]
    found = [one.text for one in whole_cells(lines)]
    assert found[1:] == [
        "案件编号 （2026）浙0199刑初749号 承办人员 冯知行",
        "承办机构 青石律师事务所",
    ]


def test_a_smaller_label_goes_on_no_cell_above():
    small = line(0.24, ("所属机构", 0.1), size=0.011)
    lines = [line(0.22, ("葛淑贤", 0.1), ("巫小娟", 0.5)), small]
    assert [one.text for one in whole_cells(lines)] == ["葛淑贤 巫小娟", "所属机构"]
    lines[1] = line(0.24, ("被谈话人", 0.1))
    assert len(whole_cells(lines)) == 2
    lines[1] = line(0.24, ("及其子女", 0.1))
    assert len(whole_cells(lines)) == 1
