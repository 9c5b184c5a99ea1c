"""The months that the published rule might as well have made, drawn again from a fixed seed.

Only whole numbers of Philox 4×64 (a published algorithm) are used, never a library's
distributions, so that the same seed gives the same months for ever.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from hengyuan.law.fairness.turns import NoTurn, Turn
from hengyuan.law.fairness.words import Measure, Way

Whole = npt.NDArray[np.int64]
MEASURES = tuple(Measure)
BLOCK = 1_000_000  # numbers kept at once
TICKETS = 5_000_000  # up to so many, each weight is laid out as so many equal tickets


class Redraws:
    """Sums of every unit and measure in months redrawn from the same turns."""

    def __init__(self, turns: Sequence[Turn], units: Sequence[str]) -> None:
        """Arrange the turns: those drawn with their weights end to end, those in turn by stratum.

        Raises NoTurn where a turn has nobody to draw from.
        """
        self._place = {unit: number for number, unit in enumerate(units)}
        drawn = [turn for turn in turns if turn.way is not Way.IN_TURN]
        if empty := next((turn for turn in drawn if not turn.candidates), None):
            raise NoTurn(f"{empty.key}: nobody to draw from")
        weights = [weight for turn in drawn for _unit, weight in turn.candidates]
        self._ends = np.cumsum(np.array(weights, dtype=np.int64))
        self._units = np.array(
            [self._place[unit] for turn in drawn for unit, _weight in turn.candidates],
            dtype=np.int32,
        )
        self._are_tickets = len(weights) > 0 and int(self._ends[-1]) <= TICKETS
        if self._are_tickets:
            self._units = np.repeat(self._units, weights)
        totals = np.array(
            [sum(weight for _unit, weight in turn.candidates) for turn in drawn], dtype=np.int64
        )
        self._totals = totals.astype(np.uint64)
        self._starts = np.cumsum(totals) - totals
        self._drawn = _worths(drawn)
        strata: dict[str, list[Turn]] = defaultdict(list)
        for turn in turns:
            if turn.way is Way.IN_TURN:
                strata[turn.stratum].append(turn)
        self._strata = [
            (_worths(found), np.array([self._place[turn.chosen] for turn in found]))
            for _name, found in sorted(strata.items())
        ]

    def months(self, seed: int, count: int) -> Iterator[Whole]:
        """Blocks of months, each [month, unit, measure]."""
        words = np.random.Philox(key=seed)
        width = max(1, len(self._place) * len(MEASURES), len(self._totals))
        block = max(1, min(count, BLOCK // width))
        for start in range(0, count, block):
            size = min(block, count - start)
            sums = np.zeros((size, len(self._place), len(MEASURES)), dtype=np.int64)
            self._draw(words, sums)
            for worths, chosen in self._strata:
                order = np.argsort(_numbers(words, size, len(chosen)), axis=1, kind="stable")
                self._add(sums, np.broadcast_to(chosen, order.shape), worths[order])
            yield sums

    def _draw(self, words: np.random.Philox, sums: Whole) -> None:
        """Draw every turn again: its place is the upper half of a number times the weights."""
        if not len(self._totals):
            return
        high = _numbers(words, len(sums), len(self._totals)) >> np.uint64(32)
        place = ((high * self._totals) >> np.uint64(32)).astype(np.int64)
        found = self._starts + place
        if not self._are_tickets:
            found = np.searchsorted(self._ends, found, side="right")
        worths = np.broadcast_to(self._drawn, (len(sums), *self._drawn.shape))
        self._add(sums, self._units[found], worths)

    def _add(self, sums: Whole, units: Whole, worths: Whole) -> None:
        months, people = sums.shape[:2]
        cells = (units + np.arange(months)[:, None] * people).ravel()
        for number in range(len(MEASURES)):
            # Sums of whole numbers below 2**53 are exact.
            added = np.bincount(cells, worths[:, :, number].ravel(), minlength=months * people)
            sums[:, :, number] += added.reshape(months, people).astype(np.int64)


def _numbers(words: np.random.Philox, months: int, count: int) -> npt.NDArray[np.uint64]:
    return words.random_raw(months * count).reshape(months, count)


def _worths(turns: Sequence[Turn]) -> Whole:
    rows = [[turn.worth(measure) for measure in MEASURES] for turn in turns]
    return np.array(rows, dtype=np.int64).reshape(len(turns), len(MEASURES))
