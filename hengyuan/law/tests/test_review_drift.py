"""Drift: a reader who changes is told within fifteen files, a stable one hardly ever."""

from dataclasses import replace

import pytest

from hengyuan.law.review.comparable import Refused, compare
from hengyuan.law.review.drift import drifts, signalled
from hengyuan.law.tests.review_worlds import signed_in_order


def told(sheets):
    counts = (len({one.dossier for one in sheets}), len({one.reader for one in sheets}))
    return drifts(sheets, compare(sheets, *counts))


@pytest.mark.parametrize("shift", [12, -12], ids=["stricter", "milder"])
def test_a_shift_of_twelve_points_is_told_within_fifteen_files(shift):
    runs, found = 80, 0
    for seed in range(runs):
        sheets, reader = signed_in_order(seed, shift=shift, upto=40)
        one = told(sheets).get(reader)
        found += one is not None and 25 <= one.at < 40 and one.points * shift > 0
    assert found >= 0.9 * runs


def test_a_stable_reader_is_hardly_ever_told_in_a_round():
    readers = alarms = 0
    for seed in range(1_000, 1_060):
        sheets, _reader = signed_in_order(seed)
        readers += 12
        alarms += len(told(sheets))
    assert 0 < alarms <= 0.05 * readers


def test_the_files_since_the_change_are_those_that_caused_it():
    sheets, reader = signed_in_order(4, shift=20)
    found = told(sheets)[reader]
    assert 20 <= found.since <= 28 and found.since < found.at < 40
    assert 10 < found.points < 30


def test_few_files_or_files_that_are_alike_signal_nothing():
    assert signalled([0.0] * 100) is None
    assert signalled([0.0] * 9 + [50.0] * 4) is None
    assert signalled([0.0] * 10 + [50.0] * 4) == (13, 10)


def test_a_reader_who_is_not_adjusted_is_not_told():
    sheets, reader = signed_in_order(4, shift=20)
    counts = (len({one.dossier for one in sheets}), 12)
    found = compare(sheets, *counts)
    held = replace(found, refused=(Refused(reader, "", "", "few"),))
    assert reader in drifts(sheets, found) and reader not in drifts(sheets, held)
