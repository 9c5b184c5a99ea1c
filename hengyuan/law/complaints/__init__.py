"""投诉: who may complain of what, to whom, how long each step may take, and how it goes on.

Serves 法律援助法 arts. 55, 56, 61–63 and the Measures on complaints: those in force from 15 June
2025 (149号令) and, for complaints received before, those of 2013. Of the new Measures only excerpts
were read: what was not is marked U in `parameters/complaints/` and can be set by a place.
"""

from hengyuan.law.complaints.clocks import Days, Running, clocks
from hengyuan.law.complaints.instruments import (
    Entry,
    Instrument,
    grounds_of,
    instrument_on,
    liabilities_of,
    refusals,
)
from hengyuan.law.complaints.merging import Matter, why_not_merge
from hengyuan.law.complaints.moves import MOVES, Move, moves_from
from hengyuan.law.complaints.words import (
    About,
    Act,
    Channel,
    Complainant,
    Finding,
    Helper,
    Measure,
    State,
    Step,
)

__all__ = [
    "MOVES", "About", "Act", "Channel", "Complainant", "Days", "Entry", "Finding", "Helper",
    "Instrument", "Matter", "Measure", "Move", "Running", "State", "Step", "clocks", "grounds_of",
    "instrument_on", "liabilities_of", "moves_from", "refusals", "why_not_merge",
]  # fmt: skip
