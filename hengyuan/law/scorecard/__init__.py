"""Scorecards of institutions, firms and handlers (考核评分): indicators side by side, never summed.

An indicator is data and a small function over counts. Its figure has a number, an interval of 95 %
and a reading beside a reference that is ours or the place's, never official; below its least number
there is no reading. Serves the points of 江门市's drafting note and 法律援助法 arts. 57–60. A card
grades nobody; a person reads it.
"""

from hengyuan.law.scorecard.fall import LEVEL, YEARS, Fall, fall_of
from hengyuan.law.scorecard.indicator import (
    SCALES,
    TOPIC,
    Counts,
    Figure,
    Indicator,
    Reference,
    figure_of,
    reference,
)
from hengyuan.law.scorecard.indicators import GAUGES, Gauge, gauge
from hengyuan.law.scorecard.intervals import Tally
from hengyuan.law.scorecard.words import Better, Measure, Reading, Whom

__all__ = [
    "GAUGES", "LEVEL", "SCALES", "TOPIC", "YEARS", "Better", "Counts", "Fall", "Figure", "Gauge",
    "Indicator", "Measure", "Reading", "Reference", "Tally", "Whom", "fall_of", "figure_of",
    "gauge", "reference",
]  # fmt: skip
