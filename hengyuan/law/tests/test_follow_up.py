"""Follow-up of recipients: tries, the question on money, results too good, the unreachable."""

from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from hengyuan.law import follow_up
from hengyuan.law.follow_up import (
    Coin,
    Hour,
    Outcome,
    Try,
    money_rate,
    next_try,
    questions,
    too_perfect,
)
from hengyuan.law.follow_up.reached import Asked, rates

EXAMPLES = yaml.safe_load(
    (Path(follow_up.__file__).parents[1] / "examples" / "follow_up.yaml").read_text("utf-8")
)
PAGE = Path(__file__).resolve().parents[3] / "docs" / "law" / "follow-up.md"


@pytest.mark.parametrize("told", EXAMPLES["tries"], ids=lambda one: one["name"])
def test_when_to_try_again(told):
    done = [Try(day, Hour(hour), Outcome(how)) for day, hour, how in told["done"]]
    found = next_try(done, told["today"])
    assert (list(map(str, found)) if found else None) == told["next"]


@pytest.mark.parametrize("told", EXAMPLES["perfect"], ids=lambda one: one["name"])
def test_a_result_that_is_too_good(told):
    found = too_perfect(told["answers"], told["dissatisfied"])
    assert round(found.chance, 3) == told["chance"]
    assert found.is_alarming is told["alarming"]


def test_more_dissatisfied_than_answers_is_no_count():
    with pytest.raises(ValueError, match="no count"):
        too_perfect(3, 4)


def test_the_nine_questions_have_their_source_and_three_ask_about_money():
    asked = questions()
    assert len(asked) == 9 and sum(one.is_money for one in asked) == 3
    page = PAGE.read_text("utf-8")
    for one in asked:
        assert one.good in ("yes", "no") and one.cites and one.name_en and one.id in page


def test_a_place_words_a_question_of_its_own(tmp_path, monkeypatch):
    (tmp_path / "follow_up").mkdir()
    (tmp_path / "follow_up" / "own.yaml").write_text(
        "questions: [{id: fee, zh: 收过钱吗, en: Any fee, good: 'no', money: true,"
        " cite: 青石市办法, sure: SEED}]\n", "utf-8",
    )  # fmt: skip
    monkeypatch.setenv("HENGYUAN_LAW_DIR", str(tmp_path))
    questions.cache_clear()
    try:
        assert [one.name_zh for one in questions() if one.id == "fee"] == ["收过钱吗"]
        assert len(questions()) == 9
    finally:
        monkeypatch.undo()
        questions.cache_clear()


def test_the_die_protects_whoever_says_yes():
    coin = Coin()
    assert coin.truth == Fraction(2, 3)
    assert coin.protects() == Fraction(5, 7)  # most who say yes were told to by the die


def test_the_share_behind_the_answers():
    found = money_rate([True] * 30 + [False] * 90)
    assert found.rate == pytest.approx((0.25 - 1 / 6) * 1.5)
    assert 0.0 < found.low < found.rate < found.high < 0.3
    assert found.answers == 120
    assert money_rate([False] * 60).rate == 0
    assert money_rate([True, False], weights=[3, 1]).rate == pytest.approx(0.875)
    with pytest.raises(ValueError, match="nobody"):
        money_rate([])
    assert money_rate([False] * 60).low == 0
    with pytest.raises(ValueError, match="never lets"):
        money_rate([True], Coin(Fraction(1, 2), Fraction(1, 2)))


@given(st.floats(0, 1), st.integers(200, 400))
def test_the_true_share_lies_within_its_interval_and_within_nought_and_one(share, people):
    said = share * 2 / 3 + 1 / 6
    found = money_rate([n < said * people for n in range(people)])
    assert 0 <= found.low <= found.rate <= found.high <= 1


def town(seed, people=600, satisfied=0.7):
    """Somebody who is dissatisfied is reached at one try in five, others at three in five."""
    chance = np.random.default_rng(seed)
    found = []
    for _ in range(people):
        good = bool(chance.random() < satisfied)
        reached = np.flatnonzero(chance.random(4) < (0.6 if good else 0.2))
        found.append(Asked(int(reached[0]) + 1, good) if len(reached) else Asked(4, None))
    return found


def test_who_was_not_reached_is_modelled_and_not_dropped():
    misses, naive, covered = [], [], 0
    for seed in range(20):
        found = rates(town(seed))
        misses.append(found.modelled.rate - 0.7)
        naive.append(found.over_answered.rate - 0.7)
        covered += found.modelled.low <= 0.7 <= found.modelled.high
    assert abs(np.mean(misses)) < 0.02 and np.mean(naive) > 0.08
    assert covered >= 17


def test_over_drawn_is_the_lowest_and_all_three_stand_side_by_side():
    found = rates(town(7))
    assert found.over_drawn.rate < found.modelled.rate < found.over_answered.rate
    assert found.answered < found.drawn == 600


def test_weights_stand_for_those_who_were_not_drawn():
    one = [Asked(1, True, 4.0)] * 50 + [Asked(2, False, 1.0)] * 50
    found = rates([*one, Asked(2, None, 1.0)])
    assert found.over_answered.rate == pytest.approx(0.8)
    assert 0.7 < found.modelled.rate < 0.85


@pytest.mark.parametrize(
    ("asked", "why"),
    [
        ([Asked(1, True)] * 30 + [Asked(2, None)] * 9, "不足5份"),
        ([Asked(1, True)] * 30 + [Asked(1, False)] * 9 + [Asked(1, None)], "只联系过一次"),
        ([Asked(2, None)] * 9, "不足5份"),
    ],
)
def test_where_nothing_tells_of_the_others_it_says_so(asked, why):
    found = rates(asked)
    assert found.modelled is None and why in found.why_not
    assert (found.over_answered is None) is (found.answered == 0)


def test_everybody_reached_leaves_nothing_to_model():
    found = rates([Asked(1, True)] * 60 + [Asked(2, False)] * 20)
    assert found.modelled.rate == pytest.approx(0.75, abs=0.02)
    all_alike = rates([Asked(t, y) for t in (1, 2) for y in (True, False) for _ in range(5)])
    assert all_alike.modelled.low < 0.5 < all_alike.modelled.high


def test_nobody_drawn_has_no_rate():
    with pytest.raises(ValueError, match="nobody"):
        rates([])


def test_an_interval_may_reach_the_edge():
    few = [Asked(4, True)] * 5 + [Asked(4, False)] * 5 + [Asked(4, None)] * 400
    found = rates(few)
    assert found.modelled.low < 0.05 and found.modelled.high > 0.95
