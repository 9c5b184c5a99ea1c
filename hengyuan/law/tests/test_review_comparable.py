"""Comparable grades: nearer to the truth than plain means, intervals that cover, refusals."""

import numpy as np
import pytest

from hengyuan.law.review.comparable import Marked, compare
from hengyuan.law.tests.review_worlds import held_against_truth, world

WORLDS = {
    "usual": {},
    "no anchors": {"anchors": 0},
    "a strict district": {"strict_district": 15},
    "a drop-out": {"drops_out": True},
}


@pytest.mark.parametrize("name", WORLDS)
def test_ranks_are_nearer_to_the_truth_and_intervals_cover_it(name):
    told = [held_against_truth(world(seed, **WORLDS[name])) for seed in range(12)]
    plain = np.mean([one.plain for one in told])
    assert np.mean([one.adjusted for one in told]) <= 0.6 * plain
    assert 0.93 <= np.mean([one.dossiers_covered for one in told]) <= 0.97
    assert np.mean([one.readers_covered for one in told]) >= 0.9


def test_the_spreads_are_found_again():
    made = world(3, dossiers=1_000, readers=40)
    found = made.compared()
    true = (made.quality.std(), made.strictness.std(ddof=1), 4)
    assert found.spreads == pytest.approx(true, abs=0.3)
    assert found.refused == ()
    assert world(3).compared() == world(3).compared()


def test_readers_who_share_no_dossier_with_the_others_are_not_adjusted():
    made = world(5, anchors=0)
    apart = [Marked(300 + n, 12 + n % 2, 70.0 + n) for n in range(4)]
    apart += [Marked(300 + n, 13 - n % 2, 71.0 + n) for n in range(4)]
    found = compare([*made.sheets, *apart], 304, 14)
    assert [(one.reader, one.zh) for one in found.refused] == [
        (12, "与其他专家没有共同评估的案卷"), (13, "与其他专家没有共同评估的案卷"),
    ]  # fmt: skip
    assert found.adjusted[300:] == (None,) * 4
    assert None not in found.adjusted[:300]
    assert found.raw[300] == 70.5


def test_a_reader_with_few_ties_is_not_adjusted():
    made = world(6, anchors=0)
    few = [Marked(0, 12, 50.0), Marked(1, 12, 51.0), Marked(300, 12, 52.0)]
    found = compare([*made.sheets, *few], 301, 13)
    assert [(one.reader, one.zh) for one in found.refused] == [
        (12, "与其他专家共同评估的案卷只有2件")
    ]
    assert found.adjusted[300] is None and found.adjusted[0] is None


def test_where_chance_is_too_wide_nobody_is_adjusted():
    found = world(7, dossiers=16, readers=4, anchors=0, chance=40, strictness=30).compared()
    assert {one.zh for one in found.refused} == {"宽严的区间太宽"}
    assert set(found.adjusted) == {None}


def test_points_that_are_all_alike_stay_as_they_are():
    sheets = [Marked(dossier, reader, 80.0) for dossier in range(6) for reader in range(3)]
    found = compare(sheets, 6, 3)
    assert found.raw == (80.0,) * 6
    assert all(one.value == pytest.approx(80, abs=0.01) for one in found.adjusted)


def solved_at_once(sheets, dossiers, readers, spreads):
    """The same without any short cut: the covariance of all sheets, written out and solved."""
    quality2, strictness2, chance2 = (one**2 for one in spreads)
    y = np.array([one.points for one in sheets])
    of, by = (np.zeros((len(y), size)) for size in (dossiers, readers))
    for at, one in enumerate(sheets):
        of[at, one.dossier] = by[at, one.reader] = 1
    whole = quality2 * of @ of.T + strictness2 * by @ by.T + chance2 * np.eye(len(y))
    inverse = np.linalg.inv(whole)
    information = inverse.sum()
    mean = inverse.sum(axis=0) @ y / information
    rest = inverse @ (y - mean)
    likelihood = -0.5 * (
        np.linalg.slogdet(whole)[1] + np.log(information) + (y - mean) @ rest
    )  # fmt: skip
    lenient = strictness2 * by.T @ rest
    return mean + lenient.mean() + quality2 * of.T @ rest, lenient.mean() - lenient, likelihood


@pytest.mark.parametrize("seed", range(4))
def test_a_dense_solution_gives_the_same_and_no_other_spreads_are_likelier(seed):
    made = world(seed, dossiers=60, readers=8)
    found = made.compared()
    quality, strictness, likelihood = solved_at_once(made.sheets, 66, 8, found.spreads)
    assert [one.value for one in found.adjusted] == pytest.approx(quality, abs=1e-3)
    assert [one.value for one in found.strictness] == pytest.approx(strictness, abs=1e-3)
    for place in range(3):
        for factor in (0.97, 1.03):
            other = [one * (factor if at == place else 1) for at, one in enumerate(found.spreads)]
            assert solved_at_once(made.sheets, 66, 8, other)[2] < likelihood


def test_the_mean_of_a_group_is_as_sure_as_its_readers_let_it_be():
    covered = []
    for seed in range(30):
        made = world(seed, dossiers=60, readers=8)
        groups = [range(at, 60, 6) for at in range(6)] + [[65], []]
        found = compare(made.sheets, 66, 8, groups)
        assert found.groups[6].low == pytest.approx(found.adjusted[65].low)
        assert found.groups[7] is None
        for group, one in zip(groups[:6], found.groups, strict=False):
            covered.append(one.low <= made.quality[list(group)].mean() <= one.high)
    assert 0.91 <= np.mean(covered) <= 0.99
