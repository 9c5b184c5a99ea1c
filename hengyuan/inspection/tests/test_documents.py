"""Papers are told apart and named; what has no name says so."""

import pytest

from hengyuan.inspection.documents import documents
from hengyuan.inspection.marks import filled, mark, marks, titled
from hengyuan.inspection.pages import Box, How, Line, Page, Piece
from hengyuan.inspection.reading import read
from hengyuan.inspection.sources import LIMITS, opened
from hengyuan.inspection.tests import dossiers
from hengyuan.law.catalogue import forms
from hengyuan.law.sheets import topic_sheets


def page(*lines, how=How.TEXT):
    """Lines are texts in the middle of a page, or pairs of text and height."""
    found = []
    for number, line in enumerate(lines):
        text, top = line if isinstance(line, tuple) else (line, 0.1 + number / 40)
        width = min(len(text) * 0.02, 0.8)
        found.append(Line((Piece(text, Box(0.5 - width / 2, top, 0.5 + width / 2, top + 0.015)),)))
    return Page("a.pdf", "", 0, how, tuple(found))


def named(*pages):
    return [(one.id, one.first, one.last) for one in documents(pages)]


@pytest.mark.parametrize("layout", range(3))
@pytest.mark.parametrize("seed", [1, 7, 42])
def test_every_paper_of_a_dossier_is_named(tmp_path, seed, layout):
    (tmp_path / "a.pdf").write_bytes(dossiers.dossier(seed, layout=layout))
    with opened(tmp_path / "a.pdf") as found:
        pages = list(read(found.sources[0], cache=None, engine=None, limits=LIMITS))
    made = [one.id for one in documents(pages) for _ in one.pages]
    assert made == dossiers.truth(seed, layout=layout)


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("会见笔录", "D-22"),
        ("第二次会见笔录", "D-22"),
        ("青石市青石区法律援助中心指派通知书", "D-14"),
        ("青石市青石区人民法院刑事判决书", "X-judgment"),
        ("关于陆小满案的会见笔录说明", None),
        ("我看过会见笔录", None),
        ("辩护词", "D-26"),
        ("青石市青石区法律援助中心代理（辩护）意见", "D-26"),
        ("不起诉决定书", "X-indictment"),
    ],
)
def test_a_title_is_a_whole_line(line, wanted):
    found = titled(line)
    assert (found.id if found else None) == wanted


def test_a_page_without_a_title_goes_on():
    assert named(page("会见笔录", "问：是否同意"), page("答：同意。", "签名")) == [("D-22", 1, 2)]


def test_a_title_deep_in_a_page_begins_nothing():
    assert named(page("会见笔录"), page("问：有没有", ("判决书", 0.6))) == [("D-22", 1, 2)]


def test_a_running_header_begins_nothing():
    first = page(("会见笔录", 0.03), "会见笔录", "问：是否同意", "答：同意")
    second = page(("会见笔录", 0.03), "问：还有什么", "答：没有", "以上")
    assert named(first, second) == [("D-22", 1, 2)]


def test_the_page_number_says_that_a_paper_goes_on():
    second = page("会见笔录", "答：没有", ("第2页共2页", 0.95))
    assert named(page("会见笔录", ("第1页共2页", 0.95)), second) == [("D-22", 1, 2)]


def test_two_papers_of_one_type_are_two():
    assert named(page("会见笔录", "问"), page("会见笔录", "问")) == [("D-22", 1, 1), ("D-22", 2, 2)]


def test_blank_pages_belong_to_the_paper_before():
    assert named(page("会见笔录"), page(how=How.BLANK)) == [("D-22", 1, 2)]


def test_an_unread_page_is_a_paper_of_unknown_name():
    found = documents([page("会见笔录"), page(how=How.UNREAD), page(how=How.UNREAD)])
    assert [(one.id, one.name) for one in found] == [
        ("D-22", "会见（谈话）笔录"),
        ("", "未能识别"),
    ]


def test_a_first_page_without_a_title_may_be_known_by_its_words():
    found = documents([page("现指派你所为受援人担任辩护人", "青石律师事务所")])[0]
    assert (found.id, found.confidence) == ("D-14", 0.6)


def test_marks_name_forms_and_rows_that_exist():
    from datetime import date

    known = {form.id for form in forms(date(2026, 6, 1))}
    rows = {
        row.text("id")
        for file in topic_sheets("catalogue", "")
        if "rows" in file.content
        for row in file.sheets("rows")
    }
    assert {one for mark in marks() for one in mark.fills} <= known | rows
    assert mark("X-judgment").is_sealed
    assert filled({"D-22", "X-plea"}) == {"D-22", "CD-13"}
