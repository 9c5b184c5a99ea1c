"""Agreement of readers: equal to other packages, its intervals cover, disputes by item."""

import random

import numpy as np
import pytest

from hengyuan.law.parameters import read_yaml
from hengyuan.law.review.agreement import Metric, Weights, alpha, disputes, weighted_kappa
from hengyuan.law.tests.test_review_standards import EXAMPLES

CASES = read_yaml(EXAMPLES / "agreement.yaml")
NAN = np.nan


def table_of(case):
    return np.array([[NAN if one is None else one for one in line] for line in case["table"]])


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
@pytest.mark.parametrize("metric", list(Metric))
def test_alpha_is_that_of_the_reference_package(case, metric):
    found = alpha(table_of(case), metric, resamples=0)
    assert found.value == pytest.approx(case[metric.value], abs=1e-9)
    assert (found.low, found.high) == (None, None)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
@pytest.mark.parametrize("weights", list(Weights))
def test_kappa_is_that_of_the_reference_package(case, weights):
    first, second = table_of(case)[:, 0], table_of(case)[:, 1]
    found = weighted_kappa(first, second, case["ranks"], weights)
    assert found == pytest.approx(case[weights.value], abs=1e-9)


def test_full_agreement_is_one_and_nothing_varying_is_nothing():
    same = np.array([[0, 0], [1, 1], [3, 3]], dtype=float)
    assert alpha(same, Metric.ORDINAL, resamples=10).value == 1
    flat = np.full((4, 2), 2.0)
    assert alpha(flat, Metric.NOMINAL).value is None
    assert weighted_kappa(flat[:, 0], flat[:, 1], 4, Weights.LINEAR) is None
    alone = np.array([[1, NAN], [NAN, 2]])
    found = alpha(alone, Metric.INTERVAL)
    assert (found.value, found.units) == (None, 0)
    assert weighted_kappa(alone[:, 0], alone[:, 1], 4, Weights.LINEAR) is None


def world(rng, units, noise=0.9):
    """Grades of two readers whose dossiers differ."""
    quality = rng.normal(1.5, 1.0, units)
    return np.clip(np.rint(quality[:, None] + rng.normal(0, noise, (units, 2))), 0, 3)


def test_intervals_of_the_bootstrap_cover_what_is_true():
    true = alpha(world(np.random.default_rng(1), 40_000), Metric.ORDINAL, resamples=0).value
    covered = 0
    for seed in range(200):
        rng = np.random.default_rng(100 + seed)
        found = alpha(world(rng, 150), Metric.ORDINAL, seed=seed, resamples=400)
        covered += found.low <= true <= found.high
    assert 180 <= covered <= 199  # 95 % of 200, with the spread of two hundred trials


def test_the_same_seed_gives_the_same_interval():
    table = world(np.random.default_rng(3), 60)
    assert alpha(table, Metric.ORDINAL, seed=5) == alpha(table, Metric.ORDINAL, seed=5)


def test_the_draws_are_those_of_the_standard_library():
    numbers, seed, units = random.Random(7), 7, 40
    table = world(np.random.default_rng(3), units)
    values = []
    for _resample in range(30):
        rows = [int(numbers.random() * units) for _one in range(units)]
        values.append(alpha(table[rows], Metric.ORDINAL, resamples=0).value)
    found = alpha(table, Metric.ORDINAL, seed=seed, resamples=30)
    assert (found.low, found.high) == pytest.approx(tuple(np.quantile(values, [0.025, 0.975])))


def test_a_table_with_one_dossier_that_varies_has_no_interval_where_no_draw_varies():
    found = alpha(np.array([[0.0, 1.0]]), Metric.NOMINAL, resamples=20)
    assert found.value == 0 and found.low == found.high == 0
    assert alpha(np.array([[1.0, 1.0], [NAN, 2.0]]), Metric.NOMINAL).value is None


def test_the_items_that_cause_most_disputes_come_first():
    tables = {
        "record": np.array([[3, 0, NAN], [2, 2, 2], [1, 2, NAN]], dtype=float),
        "rights": np.array([[3, 3, 3], [2, 3, 2], [1, NAN, NAN]], dtype=float),
        "order": np.full((3, 3), 2.0),
    }
    found = disputes(tables)
    assert [one.item for one in found] == ["record", "rights"]
    assert sum(one.share for one in found) == pytest.approx(1)
    assert found[0].dossiers == (0, 2) and found[1].dossiers == (1,)
    assert disputes({"order": tables["order"]}) == []


def test_items_that_cause_as_much_stand_by_name():
    thirds = np.array([[0.1, 0.2, 0.3]] * 7)
    found = disputes({"second": thirds[::-1] + 0.7, "first": thirds})
    assert [one.item for one in found] == ["first", "second"]
