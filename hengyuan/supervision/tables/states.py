"""The filter by state that the lists of supervision share."""

from collections.abc import Collection
from typing import Any

from django.db.models import QuerySet

from hengyuan.kernel import clock


def in_state(rows: QuerySet[Any], value: str, open_ones: Collection[str]) -> QuerySet[Any]:
    """One state; `open` for all open ones, `overdue` for those of them whose day has passed."""
    if value == "open":
        return rows.filter(state__in=open_ones)
    if value == "overdue":
        return rows.filter(state__in=open_ones, due_on__lt=clock.today())
    return rows.filter(state=value)
