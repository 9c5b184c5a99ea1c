"""The list of dossiers from elsewhere: each row read or told, each file belonging to one row."""

from datetime import date, datetime

import pytest

from hengyuan.kernel.clock import SHANGHAI
from hengyuan.peer_review.rules.elsewhere import (
    Flaw,
    Row,
    day_in,
    each_once,
    read_row,
    text_of,
    with_files,
)
from hengyuan.peer_review.tests.elsewhere_factories import told

FROM, TO = date(2026, 3, 1), date(2026, 3, 31)


def read(**changes):
    return read_row(2, told(1) | changes, (), FROM, TO)


def flaws(row):
    return [one.flaw for one in row.wrong]


def test_a_row_in_order_is_plain_values():
    row = read(closed_on=datetime(2026, 3, 20, tzinfo=SHANGHAI))
    assert row.wrong == ()
    assert row.told["others"] == ["沈阿根", "蒋映川"]
    assert (row.told["kind"], row.told["field"], row.told["stage"]) == (
        "criminal", "criminal", "trial_first_instance",
    )  # fmt: skip
    assert row.told["closed_on"] == "2026-03-20"
    assert read(firm="", region="", others="").wrong == ()


@pytest.mark.parametrize(
    ("changes", "flaw"),
    [
        ({"handler": ""}, Flaw.LACKING),
        ({"closed_on": None}, Flaw.LACKING),
        ({"kind": "邢事"}, Flaw.KIND),
        ({"kind": "值班律师法律帮助"}, Flaw.KIND),
        ({"stage": "三审"}, Flaw.STAGE),
        ({"stage": "咨询"}, Flaw.STAGE),
        ({"stage": "劳动仲裁"}, Flaw.STAGE_OF),
        ({"kind": "民事", "stage": "侦查"}, Flaw.STAGE_OF),
        ({"region": "青石"}, Flaw.REGION),
        ({"closed_on": "三月"}, Flaw.DAY),
        ({"closed_on": "2026-02-30"}, Flaw.DAY),
        ({"closed_on": "2026-02-28"}, Flaw.PERIOD),
        ({"closed_on": "2026-04-01"}, Flaw.PERIOD),
        ({"recipient": "陆"}, Flaw.SHORT),
        ({"others": "沈阿根；蒋"}, Flaw.SHORT),
        ({"firm": "所" * 101}, Flaw.LONG),
    ],
)
def test_a_mistake_is_told(changes, flaw):
    assert flaws(read(**changes)) == [flaw]


def test_a_cell_that_cannot_be_taken_is_told():
    row = read_row(2, told(1), ("承办人：是公式，请粘贴为数值",), FROM, TO)
    assert [(one.flaw, one.detail[:3]) for one in row.wrong] == [(Flaw.CELL, "承办人")]


def test_bounds_of_the_period_are_within():
    assert read(closed_on="2026-03-01").wrong == read(closed_on="2026-03-31").wrong == ()


@pytest.mark.parametrize("text", ["2026-03-05", "2026/3/5", "2026年3月5日", "2026.03.05"])
def test_days_are_read_as_people_write_them(text):
    assert day_in(text) == date(2026, 3, 5)


def test_cells_are_texts():
    assert text_of(12.0) == "12" and text_of(None) == "" and text_of(" 甲 ") == "甲"


def test_a_number_stands_once_and_not_in_the_round_already():
    rows = each_once([read(), read(number="二"), read()], known={"二"})
    assert [flaws(row) for row in rows] == [[Flaw.TWICE], [Flaw.KNOWN], [Flaw.TWICE]]


def rows_of(*files):
    return [Row(n, {"file": file, "number": str(n)}) for n, file in enumerate(files, start=2)]


@pytest.mark.parametrize(
    ("asked", "names", "found"),
    [
        ("1.pdf", ["1.pdf"], ("1.pdf",)),
        ("1", ["1.pdf"], ("1.pdf",)),
        ("卷\\一", ["卷/一/1.jpg", "卷/一/2.jpg"], ("卷/一/1.jpg", "卷/一/2.jpg")),
        ("一", ["卷/一/1.jpg", "卷/二/1.jpg"], ("卷/一/1.jpg",)),
        ("1.pdf", ["卷/1.pdf", "卷/2.pdf"], ("卷/1.pdf",)),
        ("1", ["卷/1.pdf", "册/1.pdf"], ()),
        ("1", ["10.pdf", "11/2.pdf"], ()),
    ],
)
def test_a_row_names_a_file_or_a_folder(asked, names, found):
    [row], _strays = with_files(rows_of(asked), names)
    assert row.files == found
    assert flaws(row) == ([] if found else [Flaw.NO_FILE])


def test_each_file_belongs_to_one_row():
    rows, strays = with_files(rows_of("甲", "甲/1.pdf", "乙"), ["甲/1.pdf", "乙.pdf", "丙.pdf"])
    assert [flaws(row) for row in rows] == [[], [Flaw.FILE_TWICE], []]
    assert strays == ["丙.pdf"]
