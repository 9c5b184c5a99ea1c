"""Invented-case radar (虚构案件线索): what many files have in common that honest files have not.

A kind of hint holds one file against those that share a key with it (a telephone, an account, a
docket, a handler's day) and says which files it names, with the evidence and the honest
explanations that would clear it. It decides nothing; a person does. All numbers are ours, none is
official: a place sets its own in `parameters/radar/*.yaml`, as for the rules of supervision.
"""

from hengyuan.law.radar.engine import TOPIC, fold, look, sweep
from hengyuan.law.radar.hints import Fact, Hint, Kind
from hengyuan.law.radar.index import KEPT, Index, keys_of
from hengyuan.law.radar.kinds import CHECKS, Check, kind, kinds
from hengyuan.law.radar.trace import (
    CALENDAR,
    HEARING,
    MEETING,
    Decision,
    Entry,
    Seal,
    Signature,
    Trace,
    Visit,
    as_plain,
    from_plain,
)
from hengyuan.law.radar.volume import Opened, jumps, month_of

__all__ = [
    "CALENDAR", "CHECKS", "HEARING", "KEPT", "MEETING", "TOPIC", "Check", "Decision", "Entry",
    "Fact", "Hint", "Index", "Kind", "Opened", "Seal", "Signature", "Trace", "Visit", "as_plain",
    "fold", "from_plain", "jumps", "keys_of", "kind", "kinds", "look", "month_of", "sweep",
]  # fmt: skip
