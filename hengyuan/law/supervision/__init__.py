"""Supervision of the whole chain as rules on the story of one case (全链条监督).

A rule reads what happened and says from which day on a hint stands, and until when it did. It never
asks what day it is: the same story gives the same hints whenever it is read, so an alert can be
replayed years later, and the first day that lies ahead is the day to look again. Serves 法律援助法
arts. 55–61 and the points of the drafting note of 江门市's rule (`docs/law/supervision.md`). A hint
decides nothing; a person does.
"""

from hengyuan.law.supervision.bounds import Bounds, Draft, LocalBound, local_bounds
from hengyuan.law.supervision.engine import all_hints, next_day, standing
from hengyuan.law.supervision.hints import Bound, Hint, Rule, Seen
from hengyuan.law.supervision.rehearsal import Flip, rehearse
from hengyuan.law.supervision.rules import CHECKS, Check, rule, rules
from hengyuan.law.supervision.story import Act, Clock, Judged, Out, Story, from_plain
from hengyuan.law.supervision.words import Link, Phase, Severity

__all__ = [
    "CHECKS", "Act", "Bound", "Bounds", "Check", "Clock", "Draft", "Flip", "Hint", "Judged", "Link",
    "LocalBound", "Out", "Phase", "Rule", "Seen", "Severity", "Story", "all_hints", "from_plain",
    "local_bounds", "next_day", "rehearse", "rule", "rules", "standing",
]  # fmt: skip
