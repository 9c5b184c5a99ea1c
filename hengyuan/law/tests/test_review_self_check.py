"""自测自检: the YAML examples, and which dossiers are checked."""

import pytest

from hengyuan.law.parameters import read_yaml
from hengyuan.law.review.self_check import beside, to_check
from hengyuan.law.review.words import Grade
from hengyuan.law.tests.test_review_standards import EXAMPLES

CASES = read_yaml(EXAMPLES / "self-check.yaml")
IDS = [f"case-{number}" for number in range(10)]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_own_grades_stand_beside_the_final_ones(case):
    found = beside([(Grade.parse(one), Grade.parse(other)) for one, other in case["pairs"]])
    assert [found.alike, found.kinder, found.stricter] == [
        case[name] for name in ("alike", "kinder", "stricter")
    ]
    for row, name in ((found.own, "own_good"), (found.final, "final_good")):
        share = row.good_or_better
        assert (None if share is None else str(share)) == case[name]
    if "kappa" in case:
        assert found.kappa == pytest.approx(case["kappa"], abs=1e-12)
    assert (found.kappa is None) is (not case["pairs"])


@pytest.mark.parametrize(("percent", "count"), [(1, 1), (10, 1), (11, 2), (50, 5), (99, 10)])
def test_so_many_of_a_hundred_rounded_up_and_all_of_all(percent, count):
    found = to_check("ab12", IDS, percent)
    assert len(found) == len(set(found)) == count
    assert sorted(to_check("ab12", IDS, 100)) == IDS


def test_whoever_knows_the_commitment_finds_the_same_and_another_one_finds_others():
    found = to_check("ab12", IDS, 50)
    assert found == to_check("ab12", reversed(IDS), 50)
    assert set(found) != set(to_check("cd34", IDS, 50))
