"""From a sample to all, what settings yield, named case numbers, and how much where."""

from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
import yaml

from hengyuan.law import sampling
from hengyuan.law.citation import Sureness
from hengyuan.law.errors import LawError, NoValueInForce
from hengyuan.law.sampling import CannotSample, Minimum, Purpose, Settings, Unit, policy_for
from hengyuan.law.sampling.estimate import Answer, estimate
from hengyuan.law.sampling.named import Named, Numbered, chances, drawn_start, named
from hengyuan.law.sampling.policies import policies
from hengyuan.law.sampling.simulate import MONTHLY, County, coverage
from hengyuan.law.sampling.yields import expected_yield
from hengyuan.law.sheets import LAW_DIR
from hengyuan.law.text import instruments

EXAMPLES = yaml.safe_load(
    (Path(sampling.__file__).parents[1] / "examples" / "sampling.yaml").read_text("utf-8")
)
ON = date(2026, 3, 2)
FAST = replace(MONTHLY, plans=125)
# 93 to 97 % over the months of bench/sampling.py; twenty months may be a point beside it.
FEWEST, MOST = 0.92, 0.98


def answers(rows):
    """Rows of [how many, holds, chance, chance to answer]."""
    return [
        Answer(bool(holds), float(Fraction(chance)), float(Fraction(more[0] if more else 1)))
        for count, holds, chance, *more in rows
        for _ in range(count)
    ]


@pytest.mark.parametrize("example", EXAMPLES["estimates"], ids=lambda one: one["name"])
def test_an_estimate(example):
    found = estimate(answers(example["answers"]))
    assert found.rate == pytest.approx(example["rate"], abs=0.0005)
    assert (found.low, found.high) == pytest.approx(example["interval"], abs=0.0005)
    assert found.answers == sum(row[0] for row in example["answers"])


def test_more_confidence_is_wider():
    rows = answers([[8, 1, "1/5"], [2, 0, "1/5"]])
    narrow, wide = estimate(rows, confidence=0.8), estimate(rows, confidence=0.99)
    assert wide.low < narrow.low < 0.8 < narrow.high < wide.high


def test_without_fractions_it_is_the_interval_of_wilson():
    """50 of 100 with a tiny chance: the interval of every textbook, 0.404 to 0.596."""
    found = estimate(answers([[50, 1, "1/100000"], [50, 0, "1/100000"]]))
    assert (found.low, found.high) == pytest.approx((0.4038, 0.5962), abs=0.0002)
    assert found.effective == pytest.approx(100, rel=0.001)


@pytest.mark.parametrize(
    ("rows", "said"),
    [([], "no unit"), ([[1, 1, "0"]], "above 0"), ([[1, 1, "2"]], "above 0")],
)
def test_what_cannot_be_estimated(rows, said):
    with pytest.raises(CannotSample, match=said):
        estimate(answers(rows))


@pytest.mark.parametrize("base", [0.5, 0.75, 0.9])
def test_intervals_cover(base):
    """Months whose truth is known, risky cases being worse; the plain mean is far off."""
    found = coverage(FAST, base=base, months=20, samples=60)
    assert FEWEST <= found.covered <= MOST
    assert abs(found.bias) < 0.01 < abs(found.plain_bias)


def test_intervals_cover_where_some_do_not_answer():
    found = coverage(FAST, base=0.75, months=20, samples=60, silent=True)
    assert FEWEST <= found.covered <= MOST
    assert abs(found.bias) < 0.01


def test_a_yield_says_what_next_month_would_give():
    units = County(3).month(120, 120)
    found = expected_yield(units, MONTHLY, ("firm",))
    assert found == expected_yield(units, MONTHLY, ("firm",))
    assert (found.units, found.quota) == (120, found.target)
    assert sum(each.units for each in found.groups) == 120
    assert sum(each.mean for each in found.groups) == pytest.approx(found.target)
    for each in found.groups:
        assert 1 <= each.least <= each.mean <= each.most <= each.units
    assert 0 < found.at_once < found.target and 0 < found.lowest_chance < 0.2


def test_the_slider_moves_the_yield():
    units = County(3).month(120, 120)
    rates = [Fraction(1, 10), Fraction(1, 5), Fraction(1, 2)]
    targets = [expected_yield(units, Settings(rate=rate), ()).target for rate in rates]
    assert targets == [12, 24, 60]
    tight = Settings(rate=Fraction(1, 20), minima=(Minimum(("handler",)),))
    found = expected_yield(units, tight, ("handler",))
    assert found.target > found.quota and all(each.least >= 1 for each in found.groups)


def test_the_yield_of_nothing():
    found = expected_yield((), MONTHLY, ("firm",))
    assert (found.target, found.lowest_chance, found.groups) == (0, 0, ())


def numbered(rows):
    for group, numbers in rows.items():
        for number in numbers:
            yield Numbered(Unit(f"{group}-{number}", {"institution": group}), number)


@pytest.mark.parametrize("example", EXAMPLES["named"], ids=lambda one: one["name"])
def test_named_numbers(example):
    rule = Named(("institution",), example.get("count", 1))
    frame = tuple(numbered(example["closed"]))
    assert named(frame, rule, example["start"]) == tuple(example["drawn"])


@pytest.mark.parametrize("count", [1, 2])
def test_a_drawn_number_has_the_chances_that_are_told(count):
    frame = tuple(numbered({"A": [2, 3, 7, 9], "B": [1, 5], "C": [4]}))
    rule, highest = Named(("institution",), count), 10
    hits = [one for start in range(1, 11) for one in named(frame, rule, start)]
    told = chances(frame, rule, highest)
    assert told == {unit: Fraction(hits.count(unit), 10) for unit in told}
    assert len(told) == 7 and told["C-4"] == 1 and sum(told.values()) == len(hits) / 10


def test_a_number_is_drawn_from_the_seed():
    starts = [drawn_start(f"{n:064x}", 6) for n in range(300)]
    assert set(starts) == {1, 2, 3, 4, 5, 6}
    assert drawn_start("00", 1) == 1
    with pytest.raises(CannotSample, match="upwards"):
        drawn_start("00", 0)


@pytest.mark.parametrize("example", EXAMPLES["policies"], ids=lambda one: one["name"])
def test_how_much_where(example):
    found = policy_for(Purpose(example["purpose"]), example["at"], example.get("on", ON))
    assert found.id == example["is"]
    if "rate" in example:
        assert found.settings.rate == Fraction(example["rate"]) and found.named is None
    else:
        assert found.settings is None and found.named.count == example["named"]


def test_what_is_not_verified_says_so():
    known = {*instruments(), "法律援助法"}
    for one in policies(""):
        assert one.cites and {cite.instrument for cite in one.cites} <= known
        if one.sure is Sureness.DESIGN:
            assert "没有全国规定" in one.note_zh
        else:
            assert one.jurisdiction


WHOLE = """samples:
  - id: own
    purpose: follow_up
    jurisdiction: "320682"
    valid_from: 2016-01-01
    cite: 法律援助法:59
    sure: design
    note_zh: 本地
    named: {by: [institution]}
"""


def own(tmp_path, monkeypatch, text):
    (tmp_path / "sampling").mkdir()
    (tmp_path / "sampling" / "own.yaml").write_text(text, encoding="utf-8")
    monkeypatch.setenv(LAW_DIR, str(tmp_path))


def test_a_place_brings_its_own(tmp_path, monkeypatch):
    own(tmp_path, monkeypatch, WHOLE)
    assert policy_for(Purpose.FOLLOW_UP, "320682", ON).named == Named(("institution",), 1)


@pytest.mark.parametrize(
    ("wrong", "right", "said"),
    [
        ("named: {by: [institution]}", "", "either settings or named"),
        ("named: {by: [institution]}", 'named: {by: firm}\n    settings: {rate: "1"}', "either"),
        ("[institution]", "[]", "at least one grouping"),
        ("[institution]", "[institution], count: 0", "at least 1"),
        ("[institution]", "[court]", "court"),
        ("sure: design", "sure: design\n    extra: 1", "extra"),
    ],
)
def test_a_wrong_policy_says_where(tmp_path, monkeypatch, wrong, right, said):
    own(tmp_path, monkeypatch, WHOLE.replace(wrong, right))
    with pytest.raises(LawError, match=said):
        policy_for(Purpose.FOLLOW_UP, "320682", ON)


def test_no_policy_is_an_error(monkeypatch):
    monkeypatch.setattr("hengyuan.law.sampling.policies.policies", lambda own: ())
    with pytest.raises(NoValueInForce, match="sampling for follow_up"):
        policy_for(Purpose.FOLLOW_UP, "", ON)
