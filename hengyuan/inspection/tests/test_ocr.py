"""Scans: read without a network, turned upright, put straight, and held against the same rules."""

import socket
from datetime import date
from difflib import SequenceMatcher
from functools import cache

import numpy as np
import pytest
from PIL import Image

from hengyuan.inspection.flow import FULL
from hengyuan.inspection.inspect import Asked, inspected, parse_kind
from hengyuan.inspection.pages import How
from hengyuan.inspection.reading import Cache, read
from hengyuan.inspection.reading.ocr import engine, is_blank
from hengyuan.inspection.sources import LIMITS, opened
from hengyuan.inspection.tests import dossiers

ASKED = Asked(*parse_kind("criminal.trial"), date(2026, 8, 3))


@pytest.fixture(autouse=True)
def no_network(monkeypatch):
    def refuse(*_):
        raise AssertionError("a scan is read without a network")

    monkeypatch.setattr(socket.socket, "connect", refuse)


@cache
def two_papers():
    """A letter of assignment without a seal, an interview without a signature, a sealed letter."""
    case = dossiers.case_of(3, layout=0)
    plan = {"unsealed:D-14", "unsigned:D-22", "short_interview"}
    made = [dossiers.assignment(case, plan), dossiers.letter(case, plan),
            dossiers.interview(case, plan)]  # fmt: skip
    return dossiers.pdf([page for paper in made for page in paper.pages])


def bare(text):
    return "".join(text.split()).translate(FULL).replace("★", "")


def errors(wanted, found):
    same = SequenceMatcher(None, bare(wanted), bare(found), autojunk=False)
    return 1 - sum(block.size for block in same.get_matching_blocks()) / len(bare(wanted))


def pages_of(path, content, reader=None):
    path.write_bytes(content)
    with opened(path) as found:
        return list(read(found.sources[0], cache=None, engine=reader, limits=LIMITS))


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_page_is_turned_upright(tmp_path, turn):
    image = next(dossiers.scanned(two_papers(), turn=turn))
    (page,) = pages_of(tmp_path / "a.pdf", dossiers.scan_pdf([image]), engine(1))
    assert (page.turned + turn) % 360 == 0
    assert page.lines[0].text == "指派通知书"
    assert page.lines[0].box.top < 0.15
    assert page.lines[0].box.middle == pytest.approx(0.5, abs=0.05)


def test_a_skewed_noisy_scan_gives_its_words_and_its_defects(tmp_path):
    truth = pages_of(tmp_path / "true.pdf", two_papers())
    scan = dossiers.scan_pdf(dossiers.scanned(two_papers(), skew=1.5))
    (tmp_path / "scan.pdf").write_bytes(scan)
    kept = Cache(tmp_path / "kept")
    with inspected(tmp_path / "scan.pdf", ASKED, cache=kept, engine=engine(1)) as done:
        pages = done.dossier.pages
        found = {f.rule.id: f for f in done.findings if f.rule.id != "IN-01"}
    assert all(page.how is How.OCR for page in pages)
    assert max(errors(t.text, p.text) for t, p in zip(truth, pages, strict=True)) <= 0.03
    assert set(found) == {"IN-04", "IN-05", "IN-09"}
    assert found["IN-04"].spots[0].page == 4
    assert found["IN-05"].document == "指派通知书"

    class Never:
        name = engine(1).name

        def read(self, image):
            raise AssertionError("read again")

    with inspected(tmp_path / "scan.pdf", ASKED, cache=kept, engine=Never()) as again:
        assert [page.text for page in again.dossier.pages] == [page.text for page in pages]


def test_a_grey_copy_is_not_said_to_lack_a_seal(tmp_path):
    scan = list(dossiers.scanned(two_papers(), grey=True))[:1]
    (tmp_path / "a.pdf").write_bytes(dossiers.scan_pdf(scan))
    with inspected(tmp_path / "a.pdf", ASKED, engine=engine(1)) as done:
        assert [one.id for one in done.dossier.documents] == ["D-14"]
        assert "IN-05" not in {one.rule.id for one in done.findings}


def test_paper_with_a_shadow_is_blank_and_one_line_is_not():
    shade = np.linspace(250, 170, 1000)[None, :, None] * np.ones((1400, 1, 3))
    noise = np.random.default_rng(1).normal(0, 6, shade.shape)
    empty = Image.fromarray((shade + noise).clip(0, 255).astype(np.uint8))
    assert is_blank(empty)
    (page,) = [image for number, image in enumerate(dossiers.scanned(two_papers())) if number == 3]
    assert not is_blank(page)


def test_a_scan_without_an_engine_is_told_as_unread(tmp_path):
    image = next(dossiers.scanned(two_papers()))
    (tmp_path / "a.pdf").write_bytes(dossiers.scan_pdf([image]))
    with inspected(tmp_path / "a.pdf", ASKED) as done:
        assert "IN-14" in {one.rule.id for one in done.findings}
        assert {one.confidence for one in done.findings if one.rule.id == "IN-01"} == {0.5}
