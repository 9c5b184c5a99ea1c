"""摇号: a draw that commits first, mixes secrets, and can be repeated by anybody.

Serves the fairness of assignment (浙司〔2024〕6号; Beijing and Guangdong rules on 轮派 and 摇珠):
candidates, exclusions and weights are fixed and published before anybody can know the result.
"""

from hengyuan.law.draw.announcement import (
    Announcement,
    Candidate,
    Checkpoint,
    Excluded,
    External,
    Party,
    Reason,
    Why,
    first_of,
    secret_commitment,
)
from hengyuan.law.draw.canonical import AmbiguousText
from hengyuan.law.draw.evidence import KnownCheckpoint, KnownRound, LedgerAnchor, NoEvidence
from hengyuan.law.draw.lot import CannotDraw, Step, Stream, draw, seed_of, shuffle
from hengyuan.law.draw.record import (
    Abandoned,
    NotARecord,
    Printed,
    abandoned,
    commit,
    drawn,
    dump,
    load,
    load_all,
)
from hengyuan.law.draw.verdict import Caution, Difference, Verdict
from hengyuan.law.draw.verification import verify

__all__ = [
    "Abandoned", "AmbiguousText", "Announcement", "Candidate", "CannotDraw", "Caution",
    "Checkpoint", "Difference", "Excluded", "External", "KnownCheckpoint", "KnownRound",
    "LedgerAnchor", "NoEvidence", "NotARecord", "Party", "Printed", "Reason", "Step", "Stream",
    "Verdict", "Why", "abandoned", "commit", "draw", "drawn", "dump", "first_of", "load",
    "load_all", "secret_commitment", "seed_of", "shuffle", "verify",
]  # fmt: skip
