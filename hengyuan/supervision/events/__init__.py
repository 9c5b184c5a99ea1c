"""Ledger events of supervision, one matter a module."""

from hengyuan.supervision.events import (
    alerts,
    bulletins,
    complaints,
    contacts,
    evaluation,
    falls,
    follow_up,
    indicator_sets,
    objections,
    observation,
    opinions,
    radar,
    rehearsals,
    scorecards,
)

__all__ = [
    "alerts", "bulletins", "complaints", "contacts", "evaluation", "falls",
    "follow_up", "indicator_sets", "objections",
    "observation", "opinions", "radar", "rehearsals", "scorecards",
]  # fmt: skip
