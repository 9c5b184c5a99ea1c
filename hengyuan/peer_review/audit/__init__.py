"""What events of peer review leave in its tables, one matter a module."""

from hengyuan.peer_review.audit import (
    decks,
    readers,
    rectifications,
    results,
    rounds,
    schedule,
    self_check,
    standards,
)

__all__ = [
    "decks", "readers", "rectifications", "results", "rounds", "schedule", "self_check",
    "standards",
]  # fmt: skip
