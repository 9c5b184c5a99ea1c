"""Sampling: quota, minima, risk and chances, by examples and over simulated months."""

import math
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from fractions import Fraction
from pathlib import Path

import pytest
import yaml

from hengyuan.law import sampling
from hengyuan.law.draw.canonical import sm3
from hengyuan.law.errors import LawError
from hengyuan.law.sampling import (
    Batch,
    CannotSample,
    How,
    Minimum,
    Settings,
    Unit,
    read_settings,
)
from hengyuan.law.sampling.ending import finish
from hengyuan.law.sampling.period import Period
from hengyuan.law.sampling.plans import Plans
from hengyuan.law.sampling.simulate import MONTHLY, County, drawn_month, failures
from hengyuan.law.sheets import Sheet

EXAMPLES = yaml.safe_load(
    (Path(sampling.__file__).parents[1] / "examples" / "sampling.yaml").read_text("utf-8")
)
AT = datetime(2026, 3, 2, 1, tzinfo=UTC)
MONTHS = 120  # the full 10,000 are in bench/sampling.py
FAST = replace(MONTHLY, plans=125)


def seed(number):
    return sm3(b"%d" % number).hex()


def finished(settings, units, number=0, batch=10):
    plans = Plans(settings, seed(number))
    for start in range(0, len(units), batch):
        plans.close(units[start : start + batch], seed(start))
    return finish(plans, seed(-1))


def units_of(rows):
    """Units as the examples write them: {firm: A, x: 3, flags: [late]}."""
    for number, row in enumerate(rows):
        groups = {name: str(value) for name, value in row.items() if name not in ("x", "flags")}
        for turn in range(row.get("x", 1)):
            yield Unit(f"{number}-{turn}", groups, frozenset(row.get("flags", [])))


@pytest.mark.parametrize("example", EXAMPLES["quotas"], ids=lambda one: one["name"])
def test_a_quota(example):
    settings = read_settings(Sheet("example", example["settings"]))
    is_over = example.get("is_over", True)
    found = settings.quota(example["others"], example.get("certain", 0), is_over=is_over)
    assert found == example["drawn"]


@pytest.mark.parametrize("example", EXAMPLES["samples"], ids=lambda one: one["name"])
def test_a_sample(example):
    settings = read_settings(Sheet("example", example["settings"]))
    units = tuple(units_of(example["frame"]))
    found = finished(settings.for_frame(len(units)), units)
    assert (found.quota, found.target) == (example["quota"], example["drawn"])
    assert failures(found, settings) == []
    for row, chance in zip(example["frame"], example.get("chances", ()), strict=False):
        mine = [count for unit, count in zip(units, found.stands_in, strict=True)
                if unit.groups == next(units_of([row])).groups]  # fmt: skip
        expected = Fraction(chance)
        wide = 4 * math.sqrt(expected * (1 - expected) / (settings.plans * len(mine)))
        assert sum(mine) / len(mine) / settings.plans == pytest.approx(float(expected), abs=wide)


@pytest.mark.parametrize("number", range(MONTHS))
def test_every_month_ends_with_its_quota_and_its_minima(number):
    units = County(number).month()
    found = finished(FAST, units, number)
    assert found.target == found.quota
    assert failures(found, FAST) == []
    assert found.stands_in.min() > 0
    steps = found.steps > 0
    assert (steps.sum(axis=1) == found.target).all()


@pytest.mark.parametrize("number", [364, 6996])
def test_a_plan_that_is_above_the_quota_tries_again(number):
    """Of 10,000 months these needed it: sixty cases, ten firms, a quota of twelve."""
    month = drawn_month(FAST, County(number).month(), number)
    assert month.target == month.quota
    assert failures(month, FAST) == []


def test_with_too_few_plans_one_more_gives_everybody_a_chance():
    """In this tight month a case would stand in none of 125 plans; it does in some of 1,000."""
    units = County(3688).month()
    few, many = (drawn_month(each, units, 3688) for each in (FAST, MONTHLY))
    assert (few.target, many.target) == (few.quota + 1, many.quota)
    assert few.stands_in.min() > 0 and many.stands_in.min() > 0


def test_where_the_minima_need_more_the_number_is_the_same_for_every_plan():
    tight = replace(FAST, rate=Fraction(1, 10), plans=250)
    months = [finished(tight, County(number).month(60, 80), number) for number in range(10)]
    assert any(month.target > month.quota for month in months)
    for month in months:
        assert failures(month, tight) == []
        assert month.stands_in.min() > 0


def test_units_are_drawn_with_the_chance_that_is_told():
    """One frame under many secrets: how often each unit is drawn against its chances."""
    units, runs = County(5).month(50, 50), 150
    drawn, told, spread = Counter(), Counter(), Counter()
    for number in range(runs):
        found = finished(replace(FAST, plans=125), units, number, batch=80)
        for unit, how, count in zip(
            units, found.how(number * 31 % 125), found.stands_in, strict=True
        ):
            chance = int(count) / 125
            drawn[unit.id] += how is not How.NOT_DRAWN
            told[unit.id] += chance
            spread[unit.id] += chance * (1 - chance)
    off = [(drawn[one] - told[one]) / math.sqrt(spread[one]) for one in drawn if spread[one]]
    assert len(off) > 45
    assert sum(abs(one) > 1.96 for one in off) <= 0.12 * len(off)
    assert max(map(abs, off)) < 4.2


def test_risk_weighs_about_as_much_as_it_says():
    settings = Settings(rate=Fraction(1, 10), weights={"late": 3}, plans=1000)
    units = [Unit(str(n), {}, frozenset({"late"} if n % 5 == 0 else ())) for n in range(200)]
    found = finished(settings, units)
    risky, plain = found.stands_in[::5].mean(), found.stands_in[1::5].mean()
    assert 2.7 < risky / plain < 3.1


def period(settings=FAST, number=1):
    return Period(settings, seed(number), seed(-number))


def batches(units, size=1):
    for turn, start in enumerate(range(0, len(units), size)):
        yield Batch(AT + timedelta(hours=turn), units[start : start + size])


def test_a_decision_made_at_closing_stays():
    units = County(2).month(60, 90)
    running = period()
    at_once = [one for batch in batches(units) for one in running.close(batch)]
    ended = running.end()
    drawn = {one.unit for one in at_once if one.is_drawn}
    assert drawn and drawn < set(ended.drawn)
    assert len(ended.drawn) == ended.target == ended.quota
    for then, now in zip(at_once, ended.decisions, strict=True):
        assert then.unit == now.unit and then.plans <= now.plans and 0 < now.chance <= 1
        assert not then.is_drawn or now.how is then.how
    flagged = {unit.id for unit in units if "money_hint" in unit.flags}
    assert flagged == {one.unit for one in ended.decisions if one.how is How.CERTAIN}
    assert all(one.chance == 1 for one in ended.decisions if one.how is How.CERTAIN)


def test_an_empty_period_and_an_empty_batch():
    running = period()
    assert running.close(Batch(AT, ())) == ()
    ended = running.end()
    assert (ended.drawn, ended.quota, ended.target) == ((), 0, 0)


def test_a_unit_closes_once():
    running = period()
    running.close(Batch(AT, (Unit("a", {}),)))
    with pytest.raises(CannotSample, match="a stands twice"):
        running.close(Batch(AT, (Unit("a", {}),)))


def test_what_is_mixed_in_changes_the_sample():
    units = County(3).month(100, 100)
    samples = set()
    for outside in ("", "1", "2"):
        running = period()
        running.close(Batch(AT, units, outside))
        samples.add(running.end(outside).drawn)
    assert len(samples) == 3


def test_too_much_for_the_memory_is_said(monkeypatch):
    monkeypatch.setattr("hengyuan.law.sampling.plans.LIMIT", 250)
    plans = Plans(FAST, seed(0))
    plans.close([Unit("a", {}), Unit("b", {})], seed(1))
    with pytest.raises(CannotSample, match="fewer plans"):
        plans.close([Unit("c", {})], seed(2))


def test_a_frame_larger_than_a_block_is_the_same(monkeypatch):
    units = County(4).month(60, 60)
    whole = finished(FAST, units)
    monkeypatch.setattr("hengyuan.law.sampling.ending.BLOCK", 500)
    assert (finished(FAST, units).steps == whole.steps).all()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ({}, "either a rate or a number"),
        ({"rate": Fraction(1, 5), "number": 3, "expected": 9}, "either a rate or a number"),
        ({"rate": Fraction(0)}, "no share"),
        ({"rate": Fraction(6, 5)}, "no share"),
        ({"number": 3}, "needs expected"),
        ({"number": 0, "expected": 3}, "at least 1"),
        ({"rate": Fraction(1, 5), "at_closing": Fraction(2)}, "at_closing"),
        ({"rate": Fraction(1, 5), "weights": {"late": 21}}, "1 to 20: late"),
        ({"rate": Fraction(1, 500)}, "at least 12500"),
        ({"rate": Fraction(1, 5), "plans": 100_001}, "at most 100000"),
    ],
)
def test_settings_that_cannot_be_drawn(words, said):
    with pytest.raises(CannotSample, match=said):
        Settings(**words)


@pytest.mark.parametrize("words", [((),), (("firm",), 0), (("firm",), 1, 0), (("firm",), "1")])
def test_a_minimum_asks_for_something(words):
    with pytest.raises(CannotSample, match="whole numbers"):
        Minimum(*words)


@pytest.mark.parametrize("example", EXAMPLES["refused"], ids=lambda one: one["name"])
def test_settings_that_are_refused(example):
    with pytest.raises(LawError, match=example["said"]):
        read_settings(Sheet("example", example["settings"]))


def test_the_check_of_the_simulation_sees_what_is_wrong():
    found = finished(FAST, County(1).month(60, 60))
    found.steps[0] = 0
    told = failures(found, FAST)
    assert told[0] == f"1 plans do not have {found.target}"
    assert "1 plans lack F0" in told
