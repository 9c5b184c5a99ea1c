"""Stretches without an act: how silence is measured."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import pairwise


def gaps(
    days: Iterable[date], begins: date, ends: date | None, longest: int
) -> Iterator[tuple[date, date | None]]:
    """Each stretch of more than `longest` days without one of these days.

    Yields the last day before it and the day on which it ended: an act, or `ends`, the end of what
    is looked at; None while it lasts. The open stretch is yielded although it lies ahead.
    """
    inside = sorted({begins, *(d for d in days if d > begins and (ends is None or d < ends))})
    for before, after in pairwise(inside):
        if after - before > timedelta(days=longest):
            yield before, after
    if ends is None or ends - inside[-1] > timedelta(days=longest):
        yield inside[-1], ends
