"""What events of supervision leave in its tables, one matter a module."""

from hengyuan.supervision.audit import (
    alerts,
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
    "alerts", "complaints", "contacts", "evaluation", "falls",
    "follow_up", "indicator_sets", "objections", "observation",
    "opinions", "radar", "rehearsals",
    "scorecards",
]  # fmt: skip
