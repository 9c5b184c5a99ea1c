"""The radar: sums by hand, the same figures for ever, honest months flat, favour found."""

import math

import pytest

from hengyuan.law.fairness import Measure, Reason, Way, by_firm, chance
from hengyuan.law.fairness.chance import Redraws
from hengyuan.law.fairness.expected import expectations
from hengyuan.law.fairness.radar import PEOPLE, judge, seed_of
from hengyuan.law.fairness.simulate import City
from hengyuan.law.fairness.turns import NoTurn
from hengyuan.law.tests.test_fairness import turn

# Kolmogorov's statistic times √n beyond which one flat sample in a hundred falls.
KOLMOGOROV = 1.63


def unevenness(values):
    """How far the values are from lying evenly between 0 and 1."""
    ordered, count = sorted(values), len(values)
    gaps = [max((n + 1) / count - v, v - n / count) for n, v in enumerate(ordered)]
    return max(gaps) * math.sqrt(count)


def one_by_weight():
    """Weights 3 and 1: worth 100 fee and 80 effort; the light one got it."""
    return [turn(chosen="b", candidates=(("a", 3), ("b", 1)))]


def test_what_a_draw_lets_expect():
    found = expectations(one_by_weight(), ["a", "b"])
    heavy, light = found["a", Measure.FEE], found["b", Measure.FEE]
    assert (heavy.received, heavy.expected) == (0, 75.0)
    assert (light.received, light.expected) == (100, 25.0)
    assert heavy.variance == light.variance == 1875.0  # 3/4 × 1/4 × 100²
    assert light.score == pytest.approx(math.sqrt(3))


def test_what_turns_let_expect():
    """Three turns, worth 60, 90 and 150: whoever has two expects two thirds of 300."""
    turns = [
        turn("1", "a", Way.IN_TURN, fee=60),
        turn("2", "a", Way.IN_TURN, fee=90),
        turn("3", "b", Way.IN_TURN, fee=150),
    ]
    found = expectations(turns, ["a", "b"])
    assert (found["a", Measure.FEE].received, found["a", Measure.FEE].expected) == (150, 200.0)
    assert found["b", Measure.FEE].variance == pytest.approx(1400)  # (40² + 10² + 50²) ÷ 2 × 2/3
    assert found["a", Measure.CASES].score == 0  # who came next was fixed


def test_a_single_turn_leaves_nothing_to_chance():
    (row,) = judge([turn(way=Way.IN_TURN, candidates=())], draws=19).stands.units
    assert (row.sums[Measure.FEE].score, row.beyond, row.detectable) == (0.0, 19, None)
    assert not row.is_favoured


@pytest.mark.parametrize("tickets", [0, 5_000_000])
def test_redrawn_months_have_the_shares_of_the_weights(monkeypatch, tickets):
    monkeypatch.setattr(chance, "TICKETS", tickets)
    turns = [
        turn(str(n), chosen="a", candidates=(("a", 1), ("b", 2), ("c", 5)), fee=1, effort=1)
        for n in range(4)
    ]
    sums = [0, 0, 0]
    for block in Redraws(turns, ["a", "b", "c"]).months(7, 5000):
        assert (block[:, :, 0].sum(axis=1) == 4).all()
        sums = [
            before + int(more)
            for before, more in zip(sums, block[:, :, 0].sum(axis=0), strict=True)
        ]
    expected = [20000 / 8, 20000 * 2 / 8, 20000 * 5 / 8]
    chi_square = sum((s - e) ** 2 / e for s, e in zip(sums, expected, strict=True))
    assert chi_square < 13.816  # one in a thousand, two degrees of freedom


def test_a_draw_from_nobody_is_refused():
    with pytest.raises(NoTurn, match="nobody"):
        Redraws([turn(way=Way.BESIDE, candidates=())], ["a"])


def test_the_same_rows_give_the_same_figures_in_any_order():
    city = City(3, firms=4, people=5, cases=60)
    turns = by_firm(city.months(1), city.firm_of())
    first, second = judge(turns, draws=99), judge(turns[::-1], draws=99)
    assert first == second
    assert first.stands.seed == seed_of("stands", first.stands.digest)
    assert first.everything.seed != first.stands.seed


def test_figures_of_this_release_stay_for_ever():
    """A change here would mean that no past month could be computed again."""
    city = City(3, firms=4, people=5, cases=60)
    found = judge(by_firm(city.months(1), city.firm_of()), draws=199).stands
    assert found.digest[:16] == "c5f4c44c9fba82bc"
    assert [row.beyond for row in found.units] == [136, 171, 183, 193]
    assert (found.largest, found.spread) == (136, 129)


def test_a_reason_takes_a_case_out_of_what_stands_but_not_out_of_everything():
    chosen = [
        turn(str(n), "a", Way.BESIDE, tuple((each, 1) for each in "abcdefgh"),
             reason=Reason.CHOICE)
        for n in range(12)
    ]  # fmt: skip
    found = judge(chosen, draws=199)
    everything = {row.unit: row for row in found.everything.units}
    assert found.everything.stands_out(everything["a"]) and everything["a"].is_favoured
    assert everything["a"].explained == {}
    stands = {row.unit: row for row in found.stands.units}
    assert not any(map(found.stands.stands_out, stands.values()))
    assert stands["a"].explained == {Reason.CHOICE: 1050}  # 1200 less an eighth
    assert stands["b"].explained == {Reason.CHOICE: -150}


def test_what_left_the_rule_without_a_reason_stands():
    beside = [
        turn(str(n), "a", Way.BESIDE, tuple((each, 1) for each in "abcdefgh")) for n in range(12)
    ]
    found = judge(beside, draws=199).stands
    assert [row.unit for row in found.units if found.stands_out(row)] == ["a"]


def test_a_row_without_candidates_that_left_the_rule_is_kept_out():
    assert judge([turn(way=Way.BESIDE, candidates=())], draws=19).everything.units == ()


@pytest.mark.parametrize("turns_taken", [False, True])
def test_honest_months_are_flat(turns_taken):
    """One month of each of sixty honest cities, some full up to the cap."""
    largest, spread = [], []
    for seed in range(60):
        city = City(seed, firms=5, people=4, cases=80 + seed % 40, turns_taken=turns_taken)
        found = judge(by_firm(city.months(1), city.firm_of()), draws=199).stands
        largest.append(found.p_value(found.largest))
        spread.append(found.p_value(found.spread))
    assert unevenness(largest) < KOLMOGOROV
    assert unevenness(spread) < KOLMOGOROV


def test_favour_of_13_to_10_is_found_in_three_months():
    """A firm that should have a hundred cases a month; bench/fairness.py asks more cities."""
    found = 0
    for seed in range(6):
        city = City(seed, people=1, cases=1200, cap=9999, favour={5: 1.3})
        result = judge(by_firm(city.months(3), city.firm_of()), draws=299).stands
        out = {row.unit for row in result.units if result.stands_out(row) and row.is_favoured}
        found += "5" in out
    assert found >= 5


def test_cases_steered_to_a_turn_are_found_though_nobody_has_more_of_them():
    found = 0
    for seed in range(3):
        city = City(seed, cases=400, favour={5: 2.0}, turns_taken=True)
        result = judge(by_firm(city.months(3), city.firm_of()), draws=299).stands
        found += any(row.unit == "5" and result.stands_out(row) for row in result.units)
    assert found == 3


def test_people_have_a_smaller_share_of_the_alarms():
    city = City(1, firms=3, people=4, cases=40)
    result = judge(city.months(1), alarms=PEOPLE, draws=199).stands
    assert result.critical > judge(city.months(1), draws=199).stands.critical
    assert all(row.detectable is None or row.detectable > 150 for row in result.units)
