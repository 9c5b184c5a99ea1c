"""Pages as a telephone takes them: askew, in shadow, seen from the side, on a desk."""

from functools import cache

import cv2
import numpy as np
import pytest
from PIL import Image, ImageChops, ImageOps

from hengyuan.inspection.pages import How, Page, lines_of
from hengyuan.inspection.reading.ocr import engine, is_blank
from hengyuan.inspection.tests import dossiers
from hengyuan.inspection.tests.test_ocr import errors, pages_of, two_papers

DESK = (92, 70, 52)
NUMBER = 3  # the second page of an interview record


@cache
def scans():
    return list(dossiers.scanned(two_papers()))


def shaded(image, deep):
    """A hand's shadow over the lower right half; `deep` is the share of light that it takes."""
    dots = np.asarray(image, dtype=np.float32)
    high, wide = dots.shape[:2]
    down, along = np.mgrid[0:high, 0:wide]
    light = 1 - deep / (1 + np.exp(-12 * (along / wide + down / high - 1)))
    return Image.fromarray((dots * light[:, :, None]).clip(0, 255).astype(np.uint8))


def askew(image, degrees):
    return image.rotate(degrees, expand=True, fillcolor=DESK, resample=Image.Resampling.BICUBIC)


def from_below(image, narrowed):
    """Seen from the lower edge: the upper one is narrower by twice this share, a desk around it."""
    dots = np.asarray(image)
    high, wide = dots.shape[:2]
    size = int(wide * 1.2), int(high * 1.2)
    near, far, top = wide * 0.1, wide * narrowed, high * 0.1
    here = np.float32([[0, 0], [wide, 0], [wide, high], [0, high]])
    there = np.float32(
        [[near + far, top], [near + wide - far, top], [near + wide, top + high], [near, top + high]]
    )
    turn = cv2.getPerspectiveTransform(here, there)
    seen = cv2.warpPerspective(dots, turn, size)
    on_page = cv2.warpPerspective(np.ones((high, wide), np.uint8), turn, size)
    return Image.fromarray(np.where(on_page[:, :, None] > 0, seen, np.uint8(DESK)))


@pytest.mark.parametrize(
    "take",
    [
        lambda page: shaded(askew(page, 5), 0.6),
        lambda page: shaded(from_below(page, 0.08), 0.4),
    ],
)
def test_a_photograph_gives_its_words(tmp_path, take):
    truth = pages_of(tmp_path / "a.pdf", two_papers())[NUMBER]
    pieces, turned, _ = engine(1).read(take(scans()[NUMBER]))
    found = Page("a.jpg", "", 0, How.OCR, lines_of(pieces), turned)
    assert turned == 0
    assert errors(truth.text, found.text) <= 0.03
    assert len(found.lines) == len(truth.lines)


def test_a_back_through_which_the_front_shows_is_blank():
    front = ImageOps.mirror(scans()[NUMBER].convert("L"))
    paper = Image.new("L", front.size, 238)
    back = ImageChops.darker(paper, front.point(lambda step: 238 - (238 - step) // 7))
    assert is_blank(back.convert("RGB"))
    assert not is_blank(front.convert("RGB"))
