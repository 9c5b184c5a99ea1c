"""Boxes of a printed sheet: what is clear is said, what is not is left to a person."""

import pytest
from PIL import Image, ImageDraw

from hengyuan.inspection.boxes import DOTS, CannotRead, Code, codes_in, read_boxes

SIZE = (100.0, 100.0)
CORNERS = {"a": (5.0, 5.0, 10.0), "b": (85.0, 5.0, 10.0), "c": (5.0, 85.0, 10.0)}
BOXES = {"box": (40.0, 40.0, 5.0)}


def code(name):
    x, y, side = (value * DOTS for value in CORNERS[name])
    return Code(name, ((x, y), (x + side, y), (x + side, y + side), (x, y + side)))


def page(share=0.0):
    """A straight page with one box of which so much is dark inside."""
    image = Image.new("L", (800, 800), 240)
    draw = ImageDraw.Draw(image)
    draw.rectangle((320, 320, 360, 360), outline=60, width=2)
    if share:
        inner = 28  # dots inside the frame and its play
        draw.rectangle((326, 326, 326 + inner, 325 + max(1, round(inner * share))), fill=30)
    return image


@pytest.mark.parametrize(("share", "marked"), [(0, False), (0.07, None), (0.2, True), (1, True)])
def test_empty_faint_and_marked(share, marked):
    found = read_boxes(page(share), [code("a"), code("b"), code("c")], CORNERS.get, BOXES, SIZE)
    assert found["box"].is_marked is marked, found


def test_with_one_corner_nothing_is_read():
    for codes in ([], [code("a")], [code("a"), Code("other", code("b").corners)]):
        with pytest.raises(CannotRead, match="fewer than two"):
            read_boxes(page(), codes, CORNERS.get, BOXES, SIZE)


def test_corners_that_do_not_fit_are_refused():
    folded = [Code("a", ((1.0, 1.0),) * 4), Code("b", ((1.0, 1.0),) * 4)]
    with pytest.raises(CannotRead, match="do not fit"):
        read_boxes(page(), folded, CORNERS.get, BOXES, SIZE)


def test_a_page_without_codes_has_none():
    assert codes_in(page()) == []
