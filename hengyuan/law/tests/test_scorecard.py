"""Each indicator by its examples; intervals against exact answers; the fall against noise."""

import random
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import yaml

from hengyuan.law import scorecard as law
from hengyuan.law.errors import UnknownRule
from hengyuan.law.scorecard import Better, Measure, Reading, Tally, fall_of, figure_of, gauge
from hengyuan.law.scorecard.intervals import (
    dispersion,
    mean_interval,
    rate_interval,
    share_interval,
    variance,
)

FOLDER = Path(law.__file__).parents[1] / "examples" / "scorecard"
ON = date(2026, 4, 1)
SHARE = gauge("J06-clocks").INDICATOR


def examples():
    for path in sorted(FOLDER.glob("*.yaml")):
        for one in yaml.safe_load(path.read_text("utf-8")):
            yield pytest.param(path.stem, one, id=f"{path.stem}: {one['name']}")


@pytest.mark.parametrize(("indicator_id", "told"), list(examples()))
def test_an_example(indicator_id, told):
    found = gauge(indicator_id)
    units = told.get("units", [told.get("counts", {})])
    parts = [tally for counts in units if (tally := found.tally(counts)) is not None]
    against = law.reference(found.INDICATOR, "990101", ON)
    figure = figure_of(found.INDICATOR, parts, against)
    wanted = told["expected"]
    assert figure.reading == wanted["reading"]
    if figure.tally is None:
        assert "n" not in wanted
    else:
        assert (figure.tally.k, figure.tally.n) == (wanted["k"], wanted["n"])


def test_every_indicator_has_examples_and_says_what_it_counts():
    assert {one.INDICATOR.id for one in law.GAUGES} == {path.stem for path in FOLDER.glob("*.yaml")}
    for one in law.GAUGES:
        indicator = one.INDICATOR
        assert indicator.counts_zh and indicator.of_zh and indicator.whom
        assert indicator.version >= 1 and {"target", "least"} <= set(indicator.bounds)
        assert not indicator.sure.is_verified  # the references are ours: the screen says so
        assert indicator.reads and one.tally({}) is None
    with pytest.raises(UnknownRule, match="no indicator is called J99"):
        gauge("J99")


def test_a_place_sets_its_own_reference_from_a_day(tmp_path, monkeypatch):
    monkeypatch.setenv("HENGYUAN_LAW_DIR", str(tmp_path))
    (tmp_path / "scorecard").mkdir()
    (tmp_path / "scorecard" / "990101.yaml").write_text(
        "bounds:\n  - {rule: J06-clocks, bound: target, value: 900, jurisdiction: '990101',"
        " valid_from: 2026-04-01, cite: 示例规定, sure: U}\n", "utf-8",
    )  # fmt: skip
    assert law.reference(SHARE, "990101", date(2026, 3, 31)).target == 0.95
    assert law.reference(SHARE, "990101", ON).target == 0.9
    assert law.reference(SHARE, "990201", ON).target == 0.95


def test_a_place_sets_the_minutes_of_a_wait_from_a_day(tmp_path, monkeypatch):
    waited = gauge("J01-waited").INDICATOR
    assert law.extras(waited, "990101", ON) == {"minutes": 30} and law.extras(SHARE, "", ON) == {}
    monkeypatch.setenv("HENGYUAN_LAW_DIR", str(tmp_path))
    (tmp_path / "scorecard").mkdir()
    (tmp_path / "scorecard" / "990101.yaml").write_text(
        "bounds:\n  - {rule: J01-waited, bound: minutes, value: 15, jurisdiction: '990101',"
        " valid_from: 2026-04-01, cite: 示例规定, sure: U}\n", "utf-8",
    )  # fmt: skip
    assert law.extras(waited, "990101", date(2026, 3, 31)) == {"minutes": 30}
    assert law.extras(waited, "990101", ON) == {"minutes": 15}
    assert law.extras(waited, "990201", ON) == {"minutes": 30}


def test_intervals_at_known_points():
    assert share_interval(Tally(8, 10)) == pytest.approx((0.4902, 0.9433), abs=1e-4)
    assert share_interval(Tally(0, 10)) == pytest.approx((0, 0.2775), abs=1e-4)
    assert rate_interval(Tally(10, 100)) == pytest.approx((0.0479, 0.1839), abs=2e-4)
    assert rate_interval(Tally(0, 100)) == pytest.approx((0, 0.0369), abs=1e-3)
    assert mean_interval(Tally(30, 3, 302)) == pytest.approx((8.868, 11.132), abs=1e-3)
    assert variance(Tally(5, 1, 25)) == 0
    assert dispersion([]) is None and dispersion([Tally(0, 0), Tally(1, 2)]) is None
    value, (low, high) = dispersion([Tally(9, 10), Tally(1, 10)])
    assert value == pytest.approx(12.8) and low < value < high


def test_the_interval_of_a_share_covers_what_it_should():
    dice = random.Random(11)
    inside = 0
    for _ in range(2000):
        k = sum(dice.random() < 0.9 for _ in range(60))
        low, high = share_interval(Tally(k, 60))
        inside += low <= 0.9 <= high
    assert 0.93 <= inside / 2000 <= 0.98


def test_a_fall_has_two_steps_enough_cases_and_more_than_noise():
    real = fall_of(SHARE, [Tally(950, 1000), Tally(920, 1000), Tally(880, 1000)], 20)
    assert real.stands and real.values == (0.95, 0.92, 0.88)
    risen = fall_of(SHARE, [Tally(950, 1000), Tally(960, 1000), Tally(880, 1000)], 20)
    assert not risen.both_worse and not risen.stands
    assert not fall_of(SHARE, [Tally(19, 20), Tally(18, 20), Tally(17, 20)], 20).stands
    assert fall_of(SHARE, [Tally(19, 19), Tally(18, 20), Tally(17, 20)], 20) is None
    assert fall_of(SHARE, [Tally(1, 1)] * 2, 0) is None
    assert fall_of(gauge("Q08-spread").INDICATOR, [Tally(1, 1)] * 3, 0) is None
    assert fall_of(SHARE, [Tally(5, 5)] * 3, 0).chance == 1.0


def test_a_fall_of_what_should_be_little_is_a_rise():
    rate = gauge("S61-alerts").INDICATOR
    assert rate.measure is Measure.RATE and rate.better is Better.LESS
    assert fall_of(rate, [Tally(100, 1000), Tally(150, 1000), Tally(200, 1000)], 20).stands
    assert not fall_of(rate, [Tally(200, 1000), Tally(150, 1000), Tally(100, 1000)], 20).stands
    days = gauge("J09-paid").INDICATOR
    years = [Tally(n * 100, 100, n * n * 100 + 400) for n in (30, 40, 50)]
    assert fall_of(days, years, 20).stands


def test_how_often_chance_alone_looks_like_a_fall():
    """Nothing changes in 2,000 indicators over three years: at most one in a hundred is asked."""
    dice = random.Random(5)
    for n, share in ((50, 0.9), (200, 0.95), (400, 0.6)):
        asked = 0
        for _ in range(2000):
            years = [Tally(_drawn(dice, n, share), n) for _ in range(3)]
            asked += fall_of(SHARE, years, 20).stands
        assert asked / 2000 <= 0.01


def test_a_real_fall_is_seen():
    dice = random.Random(6)
    steps = (0.95, 0.90, 0.85)
    seen = sum(
        fall_of(SHARE, [Tally(_drawn(dice, 400, share), 400) for share in steps], 20).stands
        for _ in range(500)
    )
    assert seen / 500 >= 0.9


def _drawn(dice, n, share):
    return sum(dice.random() < share for _ in range(n))


def test_a_figure_of_nothing_is_not_recorded_and_a_target_can_lie_inside():
    against = law.Reference(1, 0.5, 1)
    assert figure_of(SHARE, [Tally(0, 0)], against) == law.Figure(
        SHARE.id, None, None, None, Reading.NO_DATA
    )
    assert figure_of(SHARE, [Tally(5, 10)], against).reading is Reading.UNCLEAR
    less = replace(SHARE, better=Better.LESS)
    assert figure_of(less, [Tally(0, 100)], against).reading is Reading.MEETS
    assert figure_of(less, [Tally(100, 100)], against).reading is Reading.BELOW
