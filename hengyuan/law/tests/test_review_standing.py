"""Which grade is told on a day: the YAML examples."""

import pytest

from hengyuan.law.parameters import read_yaml
from hengyuan.law.review.standing import Reviewed, standing
from hengyuan.law.review.words import Grade
from hengyuan.law.tests.test_review_standards import EXAMPLES

CASES = read_yaml(EXAMPLES / "standing.yaml")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_the_grade_that_is_told_is_that_of_the_examples(case):
    told = [
        Reviewed(Grade.parse(grade), on, is_corrected=bool(rest))
        for grade, on, *rest in case["reviewed"]
    ]
    for order in (told, told[::-1]):
        found = standing(order, case["day"])
        if case["grade"] is None:
            assert found is None
            continue
        assert found.grade is Grade.parse(case["grade"])
        assert (found.until, len(found.others)) == (case["until"], case["others"])
        assert found.until.isoformat() in found.reason_zh and found.grade.name_zh in found.reason_zh
        assert case.get("says", "") in found.reason_zh
        assert ("corrected" in found.reason_en) is found.last.is_corrected
