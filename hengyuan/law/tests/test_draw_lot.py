"""The lot's arithmetic: numbers by hand, every order equally likely, weights honoured."""

from collections import Counter
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hengyuan.law.draw import CannotDraw, Stream, draw, seed_of, shuffle
from hengyuan.law.draw.canonical import sm3

DRAWS = 100_000
# Chi-square beyond which one honest generator in a thousand falls, by degrees of freedom.
CRITICAL = {9: 27.877, 11: 31.264, 23: 49.728, 2: 13.816}


def seeds(name, count=DRAWS):
    return (sm3(f"{name} {index}".encode()).hex() for index in range(count))


def chi_square(seen, expected):
    assert set(seen) <= set(expected)
    return sum((seen[each] - wanted) ** 2 / wanted for each, wanted in expected.items())


def test_ten_candidates_of_one_weight_win_equally_often():
    people = [(f"L-{index}", 1) for index in range(10)]
    seen = Counter(draw(seed, people, 1)[0].winner for seed in seeds("uniform"))
    assert chi_square(seen, {each: DRAWS / 10 for each, _ in people}) < CRITICAL[9]


def test_two_of_four_win_by_their_weights_in_order():
    """The first by weight among all, the second by weight among those who are left."""
    weights = {"a": 1, "b": 2, "c": 3, "d": 5}
    whole = sum(weights.values())
    expected = {
        (one, two): DRAWS * weights[one] / whole * weights[two] / (whole - weights[one])
        for one, two in permutations(weights, 2)
    }
    seen = Counter(
        tuple(step.winner for step in draw(seed, list(weights.items()), 2))
        for seed in seeds("weighted")
    )
    assert chi_square(seen, expected) < CRITICAL[11]


def test_all_orders_of_a_shuffle_are_equally_likely():
    seen = Counter(shuffle(seed, "abcd") for seed in seeds("shuffle"))
    assert chi_square(seen, dict.fromkeys(permutations("abcd"), DRAWS / 24)) < CRITICAL[23]


def test_a_remainder_instead_of_a_rejection_would_be_found():
    """Power of the test: below 3 from two bits, the remainder favours the first by a half."""
    seen = Counter(Stream(seed).take(1)[0] % 4 % 3 for seed in seeds("biased", 2000))
    assert chi_square(seen, dict.fromkeys(range(3), 2000 / 3)) > CRITICAL[2]


def test_a_number_too_large_is_thrown_away():
    seed = next(each for each in seeds("reject", 100) if len(Stream(each).below(5)) == 3)
    taken = Stream(seed).below(5)
    assert [number >= 5 for number in taken] == [True, True, False]
    assert taken == tuple(byte & 7 for byte in sm3(bytes.fromhex(seed) + bytes(8))[:3])


def test_numbers_run_on_over_the_blocks():
    seed = "00" * 32
    blocks = b"".join(sm3(bytes(32) + index.to_bytes(8, "big")) for index in range(3))
    stream = Stream(seed)
    assert stream.take(30) + stream.take(50) == blocks[:80]
    assert Stream(seed).below(1) == ()
    assert Stream(seed).below(256) == (blocks[0],)
    assert all(number < 512 for number in Stream(seed).below(257))


@given(st.lists(st.integers(1, 10**6), min_size=1, max_size=40), st.integers(0, 40), st.binary())
def test_winners_are_distinct_and_a_longer_draw_begins_with_the_shorter(weights, count, salt):
    people = [(str(index), weight) for index, weight in enumerate(weights)]
    count = min(count, len(people))
    seed = sm3(salt).hex()
    steps = draw(seed, people, count)
    winners = [step.winner for step in steps]
    assert len(set(winners)) == count
    assert draw(seed, people, len(people))[:count] == steps
    left = dict(people)
    for step in steps:
        assert step.below == sum(left.values())
        del left[step.winner]


@given(st.lists(st.text(), unique=True, max_size=20))
def test_a_shuffle_keeps_everybody(ids):
    assert sorted(shuffle("11" * 32, ids)) == sorted(ids)


@pytest.mark.parametrize(
    ("people", "count", "complaint"),
    [
        ([("a", 1)], 2, "2 winners cannot be drawn among 1"),
        ([("a", 1)], -1, "-1 winners"),
        ([("a", 1), ("b", 0)], 1, "a weight is at least 1"),
    ],
)
def test_what_cannot_be_drawn_says_why(people, count, complaint):
    with pytest.raises(CannotDraw, match=complaint):
        draw("00" * 32, people, count)


def test_every_input_changes_the_seed():
    base = ("ab" * 32, ["01" * 32, "02" * 32], "7")
    others = [
        ("ac" * 32, ["01" * 32, "02" * 32], "7"),
        ("ab" * 32, ["02" * 32, "01" * 32], "7"),
        ("ab" * 32, ["01" * 32], "7"),
        ("ab" * 32, ["01" * 32, "02" * 32], ""),
    ]
    assert len({seed_of(*each) for each in [base, *others]}) == 5
