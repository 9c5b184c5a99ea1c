"""Scans of specimens: seeded, of two strengths, and the truth that follows them."""

import numpy as np
import pytest

from bench.inspection_scans import bare, errors
from demo.specimens import scans, specimen
from demo.specimens.matter import CRIMINAL, matter_of
from demo.specimens.papers import handler
from demo.specimens.press import bound, printed
from demo.specimens.scans import scan_pdf, scanned
from demo.specimens.sheet import Sheet


@pytest.fixture(scope="module")
def paper():
    sheet = Sheet(matter_of(CRIMINAL, "application", 3), "D-15", 1, "D-15", frozenset())
    handler.agreement(sheet)
    return printed(sheet)


def test_the_same_seed_gives_the_same_pictures(paper):
    one, again, other = (scanned(paper, seed, "noisy")[0].image for seed in (1, 1, 2))
    assert np.array_equal(np.asarray(one), np.asarray(again))
    assert one.size != other.size or not np.array_equal(np.asarray(one), np.asarray(other))


def test_noisy_scans_are_darker_than_clean_ones(paper):
    clean, noisy = (
        np.asarray(scanned(paper, 4, how)[0].image).mean() for how in ("clean", "noisy")
    )
    assert noisy < clean - 5
    assert scan_pdf(scanned(paper, 4)).startswith(b"%PDF")


def test_some_scans_show_two_pages_and_some_nothing(paper, monkeypatch):
    monkeypatch.setattr(scans, "DPI", 40)  # how pages follow each other does not hang on it
    whole = bound([paper] * 16)
    wide = [
        scan
        for scan in scanned(whole, 1, spreads=True)
        if scan.image.width > 1.2 * scan.image.height
    ]
    assert wide
    noisy = (scan for seed in (2, 3, 4) for scan in scanned(whole, seed, "noisy"))
    assert any(scan.page == 0 for scan in noisy)


def test_the_truth_follows_blank_backs():
    truth = specimen(8, defects=("party:D-34",)).truth
    count = len(truth.texts)
    shown = [1, 0, *range(2, count + 1)]
    moved = truth.on_scans(shown)
    assert (moved.papers[0].first, moved.papers[0].last) == (1, 2)
    assert moved.papers[-1].last == count + 1
    assert moved.planted[0].pages[0] == truth.planted[0].pages[0] + 1


def test_errors_count_changes_and_not_what_stands_around():
    assert errors("受援人签名", bare("其他 受援人 签名 其他")) == 0
    assert errors("受援人签名", bare("受授人签")) == 2
    assert bare("地 点：.......... 会议室") == "地点：会议室"
