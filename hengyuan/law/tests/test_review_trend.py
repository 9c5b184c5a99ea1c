"""Trends: the YAML examples, years added up, falls in a row."""

import pytest

from hengyuan.law.parameters import read_yaml
from hengyuan.law.review.report import row_of
from hengyuan.law.review.trend import by_year, change, falls, good_of
from hengyuan.law.review.words import Grade
from hengyuan.law.tests.test_review_standards import EXAMPLES

CASES = read_yaml(EXAMPLES / "trend.yaml")


def row(good, of):
    return row_of("", {Grade.GOOD: good, Grade.QUALIFIED: of - good})


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_the_change_has_the_interval_of_the_examples(case):
    found = change(row(*case["before"]), row(*case["after"]))
    if "value" not in case:
        assert found is None
        return
    assert found.value == pytest.approx(case["value"], abs=1e-9)
    assert found.is_clear is case["is_clear"]
    if "low" in case:
        assert (found.low, found.high) == pytest.approx((case["low"], case["high"]), abs=5e-4)
    back = change(row(*case["after"]), row(*case["before"]))
    assert (back.low, back.high) == pytest.approx((-found.high, -found.low), abs=1e-12)


def test_the_interval_of_a_share_is_wilsons_and_of_nothing_all():
    assert good_of(row(0, 0)) == (0.0, 1.0)
    low, high = good_of(row(8, 10))
    assert (low, high) == pytest.approx((0.4902, 0.9433), abs=1e-4)


def test_rounds_of_one_year_are_added_up():
    found = by_year([(2026, row(1, 2)), (2025, row(3, 4)), (2026, row(2, 5))])
    assert [(year, one.counts[Grade.GOOD], one.total) for year, one in found] == [
        (2025, 3, 4), (2026, 3, 7),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("goods", "count"),
    [
        ({}, 0), ({2026: 5}, 0), ({2025: 5, 2026: 4}, 1), ({2024: 6, 2025: 5, 2026: 4}, 2),
        ({2024: 6, 2025: 5, 2026: 5}, 0), ({2024: 4, 2025: 5, 2026: 4}, 1),
        ({2023: 9, 2024: 6, 2026: 4}, 0), ({2022: 9, 2024: 6, 2025: 5}, 1),
    ],
)  # fmt: skip
def test_falls_are_counted_backwards_from_the_last_year_without_a_gap(goods, count):
    assert falls([(year, row(good, 10)) for year, good in goods.items()]) == count
