"""Money: rounding, reading, writing and sharing never lose or make a fen."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hengyuan.law.money import NoAmount, parse_yuan, round_half_up, split, yuan

fens = st.integers(-(10**12), 10**12)


@pytest.mark.parametrize(
    ("value", "fen"),
    [
        (Fraction(49, 100), 0), (Fraction(1, 2), 1), (Fraction(51, 100), 1), (Decimal("2.5"), 3),
        (Decimal("2.4999"), 2), (7, 7), (Fraction(-1, 2), -1), (Fraction(-49, 100), 0),
    ],
)  # fmt: skip
def test_a_half_goes_away_from_zero(value, fen):
    assert round_half_up(value) == fen


@pytest.mark.parametrize("value", [0.5, "1", None, True])
def test_floats_are_no_money(value):
    with pytest.raises(NoAmount, match="never"):
        round_half_up(value)


@pytest.mark.parametrize(
    ("text", "fen"),
    [
        ("1200", 120000), ("1 200.5", 120050), ("￥1,200.50元", 120050), ("¥ 0.07", 7),
        ("-3", -300), ("1\u00a0200.00", 120000), ("1，200", 120000), ("007", 700),
    ],
)  # fmt: skip
def test_yuan_are_read_as_people_write_them(text, fen):
    assert parse_yuan(text) == fen


@pytest.mark.parametrize("text", ["", "元", "1.005", "1e3", "12a", "--1", "１２", "1.", "nan"])
def test_what_is_no_sum_is_refused(text):
    with pytest.raises(NoAmount, match="no sum"):
        parse_yuan(text)


def test_yuan_are_written_with_thin_thousands():
    assert yuan(123456789) == "1 234 567.89"
    assert yuan(-5) == "-0.05"


@given(fens)
def test_writing_and_reading_are_inverse(fen):
    assert parse_yuan(yuan(fen)) == fen


@given(st.fractions(max_denominator=10**6))
def test_rounding_is_nearest_and_a_reversal_cancels(value):
    assert abs(round_half_up(value) - value) <= Fraction(1, 2)
    assert round_half_up(value) == -round_half_up(-value)


@pytest.mark.parametrize(
    ("total", "shares", "parts"),
    [
        (100, [1, 1, 1], (33, 33, 34)), (101, [1, 1], (51, 50)), (1, [1, 1], (1, 0)),
        (2, [1, 1, 1, 1], (1, 1, 0, 0)), (5, [1], (5,)),
        (140000, [Fraction(3, 10), Fraction(7, 10)], (42000, 98000)),
    ],
)  # fmt: skip
def test_the_last_takes_the_rest(total, shares, parts):
    assert split(total, shares) == parts


@given(st.integers(0, 10**10), st.lists(st.fractions(0, 100), min_size=1, max_size=9))
def test_parts_sum_to_the_whole_and_none_is_negative(total, shares):
    if not any(shares):
        with pytest.raises(NoAmount):
            split(total, shares)
        return
    parts = split(total, shares)
    assert sum(parts) == total
    assert min(parts) >= 0
    for part, share in zip(parts[:-1], shares, strict=False):
        assert part <= round_half_up(total * share / sum(shares))


@pytest.mark.parametrize(("total", "shares"), [(-1, [1]), (1, []), (1, [0]), (1, [2, -1])])
def test_impossible_shares_are_refused(total, shares):
    with pytest.raises(NoAmount, match="shares"):
        split(total, shares)
