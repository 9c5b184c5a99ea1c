"""The indicators, one a file: each says what it is (INDICATOR) and what it counts (tally).

A new file in this folder is a new indicator: nothing else names it.
"""

from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

from hengyuan.law.errors import UnknownRule
from hengyuan.law.scorecard.indicator import Counts, Indicator
from hengyuan.law.scorecard.intervals import Tally


class Gauge(Protocol):
    """A module of this folder."""

    INDICATOR: Indicator

    def tally(self, counts: Counts) -> Tally | None:
        """What is counted, or None where its source has no data."""
        ...


def _gauges() -> tuple[Gauge, ...]:
    names = sorted(path.stem for path in Path(__file__).parent.glob("[a-z]*.py"))
    found = [cast(Gauge, import_module(f"{__name__}.{name}")) for name in names]
    return tuple(sorted(found, key=lambda gauge: gauge.INDICATOR.id))


GAUGES: tuple[Gauge, ...] = _gauges()


@cache
def _by_id() -> dict[str, Gauge]:
    return {gauge.INDICATOR.id: gauge for gauge in GAUGES}


def gauge(indicator_id: str) -> Gauge:
    """The gauge with this id; raises UnknownRule."""
    try:
        return _by_id()[indicator_id]
    except KeyError:
        raise UnknownRule(f"no indicator is called {indicator_id}") from None
