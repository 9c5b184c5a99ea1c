"""Reads of the statistics: a month's assignments, its test, the runs that were kept."""

from hengyuan.insight.queries.month import Computed, compute, institutions_due, month_before
from hengyuan.insight.queries.runs import (
    Shown,
    again,
    assignments_of_firm,
    latest_runs,
    months_before,
)

__all__ = [
    "Computed",
    "Shown",
    "again",
    "assignments_of_firm",
    "compute",
    "institutions_due",
    "latest_runs",
    "month_before",
    "months_before",
]
