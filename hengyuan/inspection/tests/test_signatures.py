"""Pictures of signatures: a copy is told from another signing, a finger print from a stroke."""

import random
from datetime import date

import numpy as np
import pytest
from PIL import Image, ImageDraw

from hengyuan.inspection.facts.places import Place
from hengyuan.inspection.facts.signatures import hash_of, is_recipients
from hengyuan.inspection.flow import Spot
from hengyuan.inspection.inspect import Asked, inspected, parse_kind
from hengyuan.inspection.pages import Box
from hengyuan.inspection.reading.ocr import engine
from hengyuan.inspection.tests import dossiers

ASKED = Asked(*parse_kind("criminal.trial"), date(2026, 8, 3))
WHOLE = Box(0.0, 0.0, 1.0, 1.0)
COPY = 6  # bits by which copies of one picture may differ


def signed(hand, colour=(20, 24, 40)):
    """Some strokes of a hand, three times as large as a scan shows them."""
    dice = random.Random(hand)
    image = Image.new("RGB", (660, 240), "white")
    draw = ImageDraw.Draw(image)
    for left in range(60, 560, 70):
        points = [(left + dice.randint(-30, 60), dice.randint(40, 200)) for _ in range(4)]
        draw.line(points, fill=colour, width=8, joint="curve")
    return image


def scanned(image, seed):
    """The picture as another scan gives it: turned, moved, smaller, grainy."""
    dice = np.random.default_rng(seed)
    turned = image.rotate(float(dice.uniform(-0.6, 0.6)), fillcolor="white", resample=3)
    moved = Image.new("RGB", (240, 96), (249, 248, 244))
    small = turned.resize((220 + int(dice.integers(-3, 4)), 80), Image.Resampling.LANCZOS)
    moved.paste(small, (int(dice.integers(2, 14)), int(dice.integers(2, 14))))
    dots = np.asarray(moved, dtype=np.float32) * dice.uniform(0.94, 1)
    dots += dice.normal(0, 3, dots.shape)
    return Image.fromarray(dots.clip(0, 255).astype(np.uint8))


def apart(one, other):
    return (one ^ other).bit_count()


@pytest.mark.parametrize("hand", range(12))
def test_a_copy_differs_by_few_bits_and_another_hand_by_many(hand):
    first = hash_of(scanned(signed(hand), 1), WHOLE)
    assert apart(first, hash_of(scanned(signed(hand), 2), WHOLE)) <= COPY
    assert apart(first, hash_of(scanned(signed(hand + 100), 3), WHOLE)) > 2 * COPY


def test_a_blank_box_and_a_red_print_have_no_hash():
    assert hash_of(Image.new("RGB", (240, 96), "white"), WHOLE) is None
    assert hash_of(scanned(signed(5, colour=(225, 60, 60)), 1), WHOLE) is None


def test_a_printed_rule_is_no_ink():
    ruled = scanned(signed(5), 1)
    ImageDraw.Draw(ruled).line((0, 93, 240, 93), fill=(20, 20, 20), width=2)
    assert apart(hash_of(ruled, WHOLE), hash_of(scanned(signed(5), 1), WHOLE)) <= COPY


@pytest.mark.parametrize(
    ("label", "is_theirs"),
    [("受援人签名：", True), ("被会见人", True), ("会见人签名", False), ("承办律师签名", False)],
)
def test_whose_place_it_is(label, is_theirs):
    place = Place(label, Spot(1, None, label), True, True)
    assert is_recipients(place) is is_theirs


def bits_of(folder, seed, skew):
    case = dossiers.case_of(seed, layout=0)
    pages = dossiers.interview(case, set()).pages
    folder.mkdir()
    scan = dossiers.scan_pdf(dossiers.scanned(dossiers.pdf(pages), skew=skew))
    (folder / "a.pdf").write_bytes(scan)
    with inspected(folder, ASKED, engine=engine(1)) as done:
        return [(document.id, bits) for document, bits in done.dossier.signed_by_recipient()]


def test_the_recipients_signature_of_a_scanned_interview(tmp_path):
    ((paper, first),) = bits_of(tmp_path / "a", 3, 0.4)
    ((_paper, again),) = bits_of(tmp_path / "b", 3, -0.5)
    ((_paper, other),) = bits_of(tmp_path / "c", 4, 0.4)
    assert paper == "D-22"
    assert apart(first, again) <= COPY + 2 < 2 * COPY < apart(first, other)  # one scan, one skew


def test_what_is_typed_is_no_picture(tmp_path):
    pages = dossiers.interview(dossiers.case_of(3, layout=0), set()).pages
    (tmp_path / "a.pdf").write_bytes(dossiers.pdf(pages))
    with inspected(tmp_path / "a.pdf", ASKED) as done:
        assert list(done.dossier.signed_by_recipient()) == []
