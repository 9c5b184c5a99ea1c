"""Two pages on one scan become two pages, and what is found on one points at its half."""

from functools import cache
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw

from hengyuan.inspection.inspect import inspected
from hengyuan.inspection.pages import Box, How
from hengyuan.inspection.reading.ocr import engine
from hengyuan.inspection.reading.scans import cropped, parted, read_scan
from hengyuan.inspection.sources import Source
from hengyuan.inspection.tests import dossiers
from hengyuan.inspection.tests.test_ocr import ASKED, two_papers

SOURCE = Source("a.png", Path("a.png"), "image", "", (0, 0))


@cache
def scans(skew=0.0):
    return list(dossiers.scanned(two_papers(), skew=skew))


def spread(left, right, fold=True):
    """Two pages beside each other on the glass, with the shadow of the fold between them."""
    both = Image.new("RGB", (left.width + right.width, left.height), (225, 225, 222))
    both.paste(left, (0, 0))
    both.paste(right, (left.width, 0))
    if fold:
        dots = np.asarray(both, dtype=np.float32).copy()
        away = np.abs(np.arange(both.width) - left.width)
        dots *= (1 - 0.35 * np.exp(-((away / 25) ** 2)))[None, :, None]
        both = Image.fromarray(dots.clip(0, 255).astype(np.uint8))
    return both


def blank():
    shade = np.full((scans()[0].height, scans()[0].width, 3), 236.0)
    shade += np.random.default_rng(3).normal(0, 7, shade.shape)
    return Image.fromarray(shade.clip(0, 255).astype(np.uint8))


@pytest.mark.parametrize("fold", [True, False])
@pytest.mark.parametrize("skew", [0.0, 1.0])
def test_two_pages_are_parted_at_the_gutter(fold, skew):
    pages = scans(skew)
    places = parted(spread(pages[0], pages[1], fold))
    assert [place.left for place in places] == [0.0, pytest.approx(0.5, abs=0.04)]
    assert places[0].right == places[1].left


def test_a_written_page_and_its_bare_neighbour_are_parted_by_the_fold_only():
    assert len(parted(spread(blank(), scans()[0]))) == 2
    assert len(parted(spread(scans()[0], blank()))) == 2
    assert parted(spread(blank(), blank())) == []


@pytest.mark.parametrize("number", range(4))
def test_one_page_stays_one_whichever_way_it_lies(number):
    page = scans()[number]
    for turn in (0, 90, 180, 270):
        assert parted(page.rotate(turn, expand=True)) == []


def test_a_table_across_the_sheet_is_one_page():
    sheet = Image.new("RGB", (1754, 1240), "white")
    draw = ImageDraw.Draw(sheet)
    for row in range(12):
        draw.line([(120, 200 + row * 70), (1640, 200 + row * 70)], fill="black", width=3)
        for column in (0, 1, 2, 3):
            draw.rectangle(
                [150 + column * 380, 222 + row * 70, 380 + column * 380, 245 + row * 70],
                fill="black",
            )
    assert parted(sheet) == []


@pytest.mark.parametrize("turn", [90, 180])
def test_each_half_is_read_in_order_and_points_at_its_own_place(turn):
    scan = spread(scans()[3], scans()[0]).rotate(-turn, expand=True)
    first, second = read_scan(scan, SOURCE, 0, engine(1), halves=True)
    assert second.lines[0].text == "指派通知书"
    assert first.text != second.text
    for page in (first, second):
        shown = cropped(scan, page.part).rotate(-page.turned, expand=True)
        alone = read_scan(shown, SOURCE, 0, engine(1), halves=False)[0]
        assert alone.turned == 0
        assert alone.lines[0].text == page.lines[0].text
        assert alone.lines[0].box.top == pytest.approx(page.lines[0].box.top, abs=0.01)


def test_a_bare_half_is_a_blank_page():
    pages = read_scan(spread(blank(), scans()[0]), SOURCE, 0, engine(1), halves=True)
    assert [page.how for page in pages] == [How.BLANK, How.OCR]


def test_findings_on_a_spread_show_the_right_half(tmp_path):
    four = scans()
    file = tmp_path / "a.pdf"
    file.write_bytes(dossiers.scan_pdf([spread(four[0], four[1]), spread(four[2], four[3])]))
    with inspected(file, ASKED, engine=engine(1), halves=True) as done:
        pages = done.dossier.pages
        assert [(page.index, page.part.left > 0) for page in pages] == [
            (0, False), (0, True), (1, False), (1, True)
        ]  # fmt: skip
        assert {one.rule.id for one in done.findings} >= {"IN-04", "IN-05"}
        place = next(one.spots[0] for one in done.findings if one.rule.id == "IN-04")
        picture = done.dossier.pictures(place.page, 1000)
        assert picture.width == pytest.approx(1000, abs=3)
        assert picture.height > 1.2 * picture.width
        # What the box holds is what is quoted: the label of the empty place.
        box = place.box
        part = cropped(picture, Box(0.0, box.top - 0.02, 1.0, box.bottom + 0.02))
        wide = Image.new("RGB", (part.width, part.width), "white")
        wide.paste(part, (0, 300))
        (read_again,) = read_scan(wide, SOURCE, 0, engine(1), halves=False)
        assert place.quote[:3] in read_again.text.replace(" ", "")
