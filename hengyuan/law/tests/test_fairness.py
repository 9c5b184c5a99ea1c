"""Worth, turns and shares: hand-made figures that a reader can check."""

from datetime import date
from fractions import Fraction

import pytest

from hengyuan.law.errors import LawError, MalformedFile, NoValueInForce
from hengyuan.law.fairness import (
    Measure,
    Reason,
    Turn,
    Way,
    Worth,
    by_firm,
    digest_of,
    gini,
    largest_to_smallest,
    turns_of,
    worth_for,
)
from hengyuan.law.fairness.turns import NoTurn
from hengyuan.law.sheets import LAW_DIR
from hengyuan.law.vocabulary import Kind, Stage

DAY = date(2026, 3, 2)
WHOLE = """worths:
  - id: county-1
    jurisdiction: "330102"
    valid_from: 2026-01-01
    cite: 浙司〔2024〕6号
    sure: design
    kinds:
      criminal: {fee: 10, effort: 10}
      civil: {fee: 20, effort: 10}
      administrative: {fee: 10, effort: 10}
      labour_arbitration: {fee: 10, effort: 10}
      non_litigation: {fee: 10, effort: 10}
      duty_help: {fee: 1, effort: 1}
    group_fee: 100
    group_effort: 100
    capital_fee: 100
    capital_effort: 100
"""


def turn(key="1", chosen="a", way=Way.DRAWN, candidates=(("a", 1), ("b", 1)), **more):
    words = {"stratum": "civil", "fee": 100, "effort": 80} | more
    return Turn(key=key, way=way, chosen=chosen, candidates=candidates, **words)


def test_an_ordinary_civil_case_is_worth_a_hundred():
    table = worth_for("330102", DAY)
    assert table.worth(Kind.CIVIL, Stage.TRIAL_FIRST_INSTANCE) == Worth(100, 100)
    assert table.worth(Kind.CRIMINAL, Stage.TRIAL_FAST_TRACK) == Worth(80, 45)
    group = table.worth(Kind.CIVIL, Stage.TRIAL_FIRST_INSTANCE, is_group=True)
    assert group == Worth(130, 180)
    capital = table.worth(Kind.CRIMINAL, Stage.TRIAL_FIRST_INSTANCE, is_capital=True)
    assert capital == Worth(180, 212)


def test_a_place_brings_its_own_table(tmp_path, monkeypatch):
    (tmp_path / "fairness").mkdir()
    (tmp_path / "fairness" / "own.yaml").write_text(WHOLE, encoding="utf-8")
    monkeypatch.setenv(LAW_DIR, str(tmp_path))
    assert worth_for("330102", DAY).version == "county-1"
    assert worth_for("330102", date(2025, 12, 31)).version == "hengyuan-2026-1"
    assert worth_for("330103", DAY).version == "hengyuan-2026-1"


@pytest.mark.parametrize(
    ("wrong", "right", "said"),
    [
        ("civil: {fee: 20, effort: 10}", "", "no points for civil"),
        ("fee: 20", "fee: 0", "at least 1"),
        ("group_fee: 100", "", "group_fee"),
        ("duty_help:", "duty_helping:", "duty_helping"),
        ("sure: design", "sure: design\n    extra: 1", "extra"),
    ],
)
def test_a_wrong_table_says_where(tmp_path, monkeypatch, wrong, right, said):
    (tmp_path / "fairness").mkdir()
    path = tmp_path / "fairness" / "own.yaml"
    path.write_text(WHOLE.replace(wrong, right), encoding="utf-8")
    monkeypatch.setenv(LAW_DIR, str(tmp_path))
    with pytest.raises(LawError, match=said):
        worth_for("330102", DAY)


def test_no_table_is_an_error(monkeypatch):
    monkeypatch.setattr("hengyuan.law.fairness.worth._tables", lambda own: ())
    with pytest.raises(NoValueInForce, match="fairness"):
        worth_for("330102", DAY)
    assert issubclass(MalformedFile, LawError)


def test_a_turn_counts_for_each_measure():
    assert [turn().worth(each) for each in Measure] == [1, 100, 20]


def test_turns_are_stored_and_read_again_with_one_digest():
    turns = (
        turn("2", way=Way.BESIDE, reason=Reason.CHOICE),
        turn("1", "b", Way.IN_TURN, candidates=()),
    )
    read = turns_of([each.as_values() for each in turns])
    assert read == turns
    assert digest_of(read) == digest_of(turns[::-1])
    assert digest_of(read) != digest_of((turns[0],))


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ({"candidates": (("a", 0),)}, "at least 1"),
        ({"chosen": "c"}, "no candidate list"),
        ({"reason": Reason.CHOICE}, "left the rule"),
    ],
)
def test_a_row_that_no_rule_made_is_refused(words, said):
    with pytest.raises(NoTurn, match=said):
        turn(**words)


def test_people_become_firms_and_weights_are_added():
    firm_of = {"a": "F", "b": "F", "c": "G"}
    (found,) = by_firm([turn(candidates=(("a", 1), ("b", 2), ("c", 4)))], firm_of)
    assert (found.chosen, found.candidates) == ("F", (("F", 3), ("G", 4)))


def test_shares():
    assert gini([5, 5, 5]) == 0
    assert gini([0, 0, 0, 8]) == Fraction(3, 4)
    assert gini([1, 2, 3]) == Fraction(2, 9)
    assert gini([]) == gini([0, 0]) == 0
    assert largest_to_smallest([4, 1, 2]) == (4, 1)
    assert largest_to_smallest([]) == (0, 0)
