"""Days, times, numbers, sums, people: both numerals, and what looks like one but is none."""

from datetime import date

import numpy as np
import pytest
from PIL import Image, ImageDraw

from hengyuan.inspection.facts.days import days_in, spans_in, whole
from hengyuan.inspection.facts.numbers import aid_numbers, court_numbers, page_references, sums
from hengyuan.inspection.facts.people import most_named, people_in
from hengyuan.inspection.facts.seals import _red, ink, is_coloured, seals_in
from hengyuan.inspection.flow import Flow
from hengyuan.inspection.pages import Box, How, Line, Page, Piece


def flow(*lines):
    rows = tuple(
        Line((Piece(text, Box(0.1, 0.1 + n / 50, 0.8, 0.115 + n / 50)),))
        for n, text in enumerate(lines)
    )
    return Flow([(1, Page("a.pdf", "", 0, How.TEXT, rows))])


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026年8月11日", date(2026, 8, 11)),
        ("２０２６年８月１１日", date(2026, 8, 11)),
        ("二〇二六年八月十一日", date(2026, 8, 11)),
        ("二○二六年十二月三十一日", date(2026, 12, 31)),
        ("二零二六年一月二十日", date(2026, 1, 20)),
        ("〇二六年八月十一日", date(2026, 8, 11)),
        ("2026-08-11", date(2026, 8, 11)),
        ("2026.8.1", date(2026, 8, 1)),
        ("2026 年 8 月 11 日", date(2026, 8, 11)),
        ("2026、8、11", date(2026, 8, 11)),
        ("2026年08月11", date(2026, 8, 11)),
    ],
)
def test_days_in_both_numerals(text, day):
    assert [found.day for found in days_in(flow(text).text)] == [day]


@pytest.mark.parametrize(
    "text", ["2026年6月31日", "2026年13月1日", "电话12026-08-1134", "年月日", "2026年8月1"]
)
def test_what_is_no_day_is_passed_over(text):
    assert list(days_in(flow(text).text)) == []


def test_a_day_over_two_lines_is_found_with_both_places():
    found = flow("定于2026年8", "月11日开庭")
    (day,) = days_in(found.text)
    assert [spot.quote for spot in found.spots(day.start, day.end)] == ["2026年8", "月11日"]


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("14时02分至14时08分", 6),
        ("开始时间9時20分 结束时间9時27", 7),
        ("9:30—10:45", 75),
        ("上午11时50分至下午1时10分", 80),
        ("下午2时至3时", 60),
        ("九时三十分至十时", 30),
        ("2026年8月11日9时00分至2026年8月11日9时40分", 40),
        ("23时30分至0时10分", 40),
        ("9时03分起，9时11分止", 8),
        ("起 下午03:03 3 止 下午03:11", 8),
    ],
)
def test_stretches_of_time(text, minutes):
    assert [span.minutes for span in spans_in(flow(text).text)] == [minutes]


@pytest.mark.parametrize(("text", "number"), [("十", 10), ("二十一", 21), ("〇三", 3), ("12", 12)])
def test_small_numbers(text, number):
    assert whole(text) == number


def test_case_numbers_of_courts_and_of_aid():
    text = flow("(2026)浙0102刑初0123号案，见〔2025〕，青石援指字[2026]第012号").text
    assert [n.number for n in court_numbers(text)] == ["（2026）浙0102刑初123号"]
    assert [n.number for n in aid_numbers(text)] == ["援指字〔2026〕第12号"]


def test_sums_of_money_in_fen():
    text = flow("罚金人民币2,000元，退赔1.5万元，补贴850.5元").text
    assert [fen for fen, _, _ in sums(text)] == [200_000, 15_000_00, 85_050]


@pytest.mark.parametrize(
    ("text", "count"),
    [("证据卷第12页，第15-17页，P23", 3), ("卷1，第45面：笔录", 1), ("第三段，第2条", 0)],
)
def test_references_to_pages(text, count):
    assert page_references(flow(text).text) == count


def test_people_by_label_and_in_the_text():
    found = list(
        people_in(
            flow(
                "被会见人：陆小满",
                "会见人：冯知行",
                "被会见人签名：",
                "被告人陆小满，男，农民。被告人的供述稳定，被告人在场。",
                "同案被告人钱某某，另案处理。",
            )
        )
    )
    named = [(one.role, one.name) for one in found]
    assert named == [("被会见人", "陆小满"), ("会见人", "冯知行"), ("被告人", "陆小满")]
    assert most_named(found, ("被告人", "被会见人")) == "陆小满"
    assert most_named([], ("被告人",)) == ""


def paper(*, seal=None, size=(1000, 1414)):
    image = Image.new("RGB", size, "white")
    draw = ImageDraw.Draw(image)
    for row in range(200, 700, 40):
        draw.text((120, row), "text " * 20, fill="black")
    if seal:
        x, y, radius, colour = seal
        draw.ellipse((x - radius, y - radius, x + radius, y + radius), outline=colour, width=7)
        draw.regular_polygon((x, y, radius // 3), 5, fill=colour)
    return image


def test_a_red_ring_is_a_seal_with_its_place():
    (seal,) = seals_in(paper(seal=(700, 900, 95, (216, 35, 42))))
    assert (seal.box.left + seal.box.right) / 2 == pytest.approx(0.7, abs=0.01)
    assert seal.ring > 0.9


@pytest.mark.parametrize(
    "seal",
    [
        None,
        (700, 900, 95, (30, 30, 160)),
        (700, 900, 20, (216, 35, 42)),
        (0, 900, 95, (216, 35, 42)),
    ],
)
def test_blue_small_or_cut_rings_are_none(seal):
    assert seals_in(paper(seal=seal)) == []


def test_a_red_bar_is_no_seal():
    image = paper()
    ImageDraw.Draw(image).rectangle((300, 500, 520, 700), fill=(216, 35, 42))
    assert seals_in(image) == []


def test_a_grey_copy_has_no_colour():
    image = paper(seal=(700, 900, 95, (216, 35, 42)))
    assert is_coloured(image)
    assert not is_coloured(image.convert("L"))


def test_ink_is_a_stroke_and_not_a_rule():
    image = paper(size=(1000, 1414))
    draw = ImageDraw.Draw(image)
    place = Box(0.5, 0.6, 0.7, 0.63)
    draw.line((500, 880, 700, 880), fill="black", width=2)
    assert ink(image, place) < 0.001
    draw.line((520, 855, 600, 885, 640, 852, 690, 880), fill="black", width=4)
    assert ink(image, place) > 0.01


def test_the_rows_left_out_hold_no_red():
    """Each colour alone in its row: what is skipped is what would not have been red."""
    steps = np.arange(0, 256, 5, dtype=np.uint8)
    colours = np.stack(np.meshgrid(steps, steps, steps), axis=-1).reshape(-1, 3)
    alone = [bool(_red(colour.reshape(1, 1, 3)).any()) for colour in colours]
    together = _red(colours.reshape(-1, 1, 3))[:, 0] > 0
    assert alone == together.tolist()
    assert 0.02 < together.mean() < 0.2
