"""Every statutory clock: its row, its due day with the derivation, and the verdict on it.

Serves 法律援助法 arts. 36, 39, 43, 44, 49; 民法典 arts. 201–204; 刑事诉讼法 art. 105. A row of
`parameters/clocks/*.yaml` holds one length; a local row has the same id and a jurisdiction.
"""

from hengyuan.law.deadlines.compute import (
    ClockState,
    Deadline,
    Pause,
    Step,
    compute,
    days_left,
    is_soon,
    state,
)
from hengyuan.law.deadlines.judge import Verdict, judge
from hengyuan.law.deadlines.rows import ClockRule, Unit, rows_for, rule, rules

__all__ = [
    "ClockRule",
    "ClockState",
    "Deadline",
    "Pause",
    "Step",
    "Unit",
    "Verdict",
    "compute",
    "days_left",
    "is_soon",
    "judge",
    "rows_for",
    "rule",
    "rules",
    "state",
]
