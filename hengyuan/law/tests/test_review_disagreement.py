"""Signed sheets of one dossier: the YAML examples."""

from fractions import Fraction

import pytest

from hengyuan.law.parameters import read_yaml
from hengyuan.law.review.disagreement import Opinion, gap, settle
from hengyuan.law.review.words import Grade, Next
from hengyuan.law.tests.test_review_standards import EXAMPLES

CASES = read_yaml(EXAMPLES / "disagreement.yaml")


def opinion(told):
    grade, *rest = told if isinstance(told, list) else [told]
    points = Fraction(rest[0]) if rest else None
    return Opinion(Grade.parse(grade), points, frozenset(rest[1:]))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_signed_sheets_come_together_as_the_examples_say(case):
    found = settle([opinion(one) for one in case["opinions"]], case["gap"])
    assert found.next is Next.parse(case["next"])
    assert found.readers_needed == case["more"]
    assert found.proposed == (Grade.parse(case["proposed"]) if case["proposed"] else None)
    if "points" in case:
        assert found.points == Fraction(case["points"])
    assert found.is_agreed is (case["next"] == "agreed")


def test_without_points_there_is_no_gap():
    assert gap([Opinion(Grade.GOOD), Opinion(Grade.QUALIFIED)]) == 0
