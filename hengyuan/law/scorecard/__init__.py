"""Scorecards of institutions, firms and handlers (考核评分): indicators side by side.

An indicator is data and a small function over counts. Its figure has a number, an interval of 95 %
and a reading beside a reference that is ours or the place's, never official; below its least number
there is no reading. Only where a place adopted its own weights do the parts of a weighted sum
stand beside them. Serves the points of 江门市's drafting note and 法律援助法 arts. 57–60. A card
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
    extras,
    figure_of,
    reference,
)
from hengyuan.law.scorecard.indicators import GAUGES, Gauge, gauge
from hengyuan.law.scorecard.intervals import Tally
from hengyuan.law.scorecard.sets import (
    WHOLE,
    IndicatorSet,
    Weighed,
    draft_set,
    read_set,
    thawed_set,
    weigh,
)
from hengyuan.law.scorecard.words import Better, Measure, Reading, Whom

__all__ = [
    "GAUGES", "LEVEL", "SCALES", "TOPIC", "WHOLE", "YEARS", "Better", "Counts", "Fall", "Figure",
    "Gauge", "Indicator", "IndicatorSet", "Measure", "Reading", "Reference", "Tally", "Weighed",
    "Whom", "draft_set", "extras", "fall_of", "figure_of", "gauge", "read_set", "reference",
    "thawed_set", "weigh",
]  # fmt: skip
