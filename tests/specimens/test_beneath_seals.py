"""A day under a red seal is read; a picture without a seal stays as it is."""

from io import BytesIO

import numpy as np
import pypdfium2
import pytest
from PIL import Image

from demo.specimens import specimen
from demo.specimens.scans import scanned
from hengyuan.inspection.facts.days import days_in
from hengyuan.inspection.facts.seals import seals_in
from hengyuan.inspection.reading.beneath import without_seals
from hengyuan.inspection.reading.ocr import engine


@pytest.fixture(scope="module")
def letter():
    """A sealed paper of one page whose seal lies over its day."""
    made = specimen(31, layouts=(4,))
    paper = next(one for one in made.truth.papers if one.kind == "D-14")
    with pypdfium2.PdfDocument(made.pdf) as whole, pypdfium2.PdfDocument.new() as one:
        one.import_pages(whole, [paper.first - 1])
        out = BytesIO()
        one.save(out)
    return out.getvalue(), max(paper.days)


@pytest.mark.parametrize("strength", ["clean", "noisy"])
def test_the_day_under_a_seal_is_read(letter, strength):
    content, day = letter
    (scan, *_) = scanned(content, 3, strength)
    assert seals_in(scan.image)
    text = "\n".join(piece.text for piece in engine(1).read(scan.image)[0])
    assert day in {found.day for found in days_in("".join(text.split()))}


def test_what_bears_no_seal_is_not_touched():
    plain = Image.fromarray(np.full((400, 300, 3), (250, 240, 240), np.uint8))
    assert without_seals(plain) is plain


def test_print_stays_dark_beneath_a_star():
    """Where much of the ink lies over print, the print is not taken for the seal's usual ink."""
    dots = np.full((1000, 700, 3), 235, np.float32)
    rows, columns = np.mgrid[:1000, :700]
    far = np.hypot(rows - 500, columns - 350)
    ink = (far < 35) | ((far > 62) & (far < 70))
    printed = (abs(rows - 500) < 6) & (abs(columns - 350) < 60)
    dots[ink] = (200, 50, 60)
    dots[printed] = (20, 20, 20)
    dots[printed & ink] = (150, 40, 48)
    dots += np.random.default_rng(1).normal(0, 5, dots.shape[:2])[:, :, None]
    lifted = without_seals(Image.fromarray(dots.clip(0, 255).astype(np.uint8)))
    grey = np.asarray(lifted.convert("L"), np.float32)
    assert grey[ink & ~printed].mean() > 225
    assert grey[printed & ink].mean() < 160
