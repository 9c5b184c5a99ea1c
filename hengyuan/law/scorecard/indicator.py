"""What an indicator is, and how its figure reads."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from hengyuan.law.citation import Citation, Sureness
from hengyuan.law.scorecard.intervals import (
    Interval,
    Tally,
    dispersion,
    mean_interval,
    rate_interval,
    share_interval,
)
from hengyuan.law.scorecard.words import Better, Measure, Reading, Whom
from hengyuan.law.supervision.bounds import Bounds
from hengyuan.law.supervision.hints import Bound

TOPIC = "scorecard"
SCALES = {Measure.SHARE: 1000, Measure.RATE: 100, Measure.MEAN: 1, Measure.SPREAD: 100}
Counts = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Indicator:
    """One indicator; `reads` are the counts that it needs, without one of them it has no data.

    Its bounds `target` and `least` are our own, never official: a place sets its own with dates.
    Others say by what it counts, such as the minutes of a wait.
    `target` is in thousandths of a share, hundredths of a rate or a spread, whole days of a mean.
    """

    id: str
    version: int
    point: str  # J1 … J13, Q1 … Q14
    name_zh: str
    counts_zh: str  # the numerator in words
    of_zh: str  # the denominator in words
    whom: tuple[Whom, ...]
    measure: Measure
    better: Better
    reads: tuple[str, ...]
    bounds: Mapping[str, Bound]
    cites: tuple[Citation, ...] = ()
    sure: Sureness = Sureness.DESIGN


@dataclass(frozen=True, slots=True)
class Reference:
    """What a figure is read against: the target in the units of the figure, the least number."""

    version: int
    target: float
    least: int


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure with its number, interval and reading; `value` is None where there is none."""

    indicator: str
    tally: Tally | None
    value: float | None
    interval: Interval | None
    reading: Reading


def reference(indicator: Indicator, region: str, on: date) -> Reference:
    """The reference of an indicator in force at a place on a day."""
    numbers = Bounds(region, topic=TOPIC)
    target = numbers.of(indicator, "target", on) / SCALES[indicator.measure]
    return Reference(indicator.version, target, numbers.of(indicator, "least", on))


def references(target: int, least: int) -> Mapping[str, Bound]:
    """The bounds of an indicator, ours."""
    return {"target": Bound("参考值", target), "least": Bound("至少多少才判断", least)}


def extras(indicator: Indicator, region: str, on: date) -> dict[str, int]:
    """What an indicator counts by, beside its reference: in force at a place on a day."""
    numbers, own = Bounds(region, topic=TOPIC), set(indicator.bounds) - {"target", "least"}
    return {name: numbers.of(indicator, name, on) for name in sorted(own)}


def pair(counts: Counts, k: str, n: str) -> Tally | None:
    """Two counts as a tally; None where one of them was not counted."""
    return Tally(counts[k], counts[n]) if k in counts and n in counts else None


def figure_of(indicator: Indicator, parts: Sequence[Tally], against: Reference) -> Figure:
    """The figure of what was counted: of months added, or, for a spread, of units side by side."""
    tally = sum(parts, Tally(0, 0))
    if not tally.n:  # nobody recorded anything: that is no 0
        return Figure(indicator.id, None, None, None, Reading.NO_DATA)
    found = _measured(indicator.measure, parts, tally)
    if found is None:
        return Figure(indicator.id, tally, None, None, Reading.TOO_FEW)
    if tally.n < against.least:
        return Figure(indicator.id, tally, *found, Reading.TOO_FEW)
    return Figure(indicator.id, tally, *found, reading_of(found[1], indicator.better, against))


def reading_of(interval: Interval, better: Better, against: Reference) -> Reading:
    """Whether the whole interval lies on one side of the target."""
    low, high = interval
    if better is Better.LESS:
        low, high, target = -high, -low, -against.target
    else:
        target = against.target
    if low >= target:
        return Reading.MEETS
    return Reading.BELOW if high < target else Reading.UNCLEAR


def _measured(
    measure: Measure, parts: Sequence[Tally], tally: Tally
) -> tuple[float, Interval] | None:
    if measure is Measure.SPREAD:
        return dispersion(parts)
    ways = {
        Measure.SHARE: share_interval, Measure.RATE: rate_interval, Measure.MEAN: mean_interval,
    }  # fmt: skip
    return tally.k / tally.n, ways[measure](tally)
