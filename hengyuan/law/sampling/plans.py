"""Many equally likely samples of the same units, each made by the same steps from its own numbers.

One of them was drawn before the period began. So the chance of a unit is exact: the share of the
plans that it stands in, whatever the quota, the minima and the risks do to the steps.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from hengyuan.law.draw.canonical import digest
from hengyuan.law.sampling.frame import Unit
from hengyuan.law.sampling.settings import CannotSample, Minimum, Settings
from hengyuan.law.sampling.words import How

Whole = npt.NDArray[np.int64]
Steps = npt.NDArray[np.uint8]
Flags = npt.NDArray[np.bool_]
LIMIT = 300_000_000  # plans × units kept at once, one byte each
NUMBERS_DOMAIN = "hengyuan-sampling-numbers-1"
CODES = {how: number for number, how in enumerate(How)}


@dataclass(slots=True)
class _Tally:
    """One minimum while units close: sizes of its groups, and what every plan has of each."""

    minimum: Minimum
    sizes: dict[tuple[str, ...], int]
    have: dict[tuple[str, ...], Whole]
    lacking: Whole  # of all its groups together, by plan


class Plans:
    """The samples of a period while it runs, by plan; nothing here knows which plan was drawn."""

    def __init__(self, settings: Settings, seed: str) -> None:
        """Begin with no units; `seed` is hexadecimal."""
        self.settings = settings
        self.units: list[Unit] = []
        self.seed = seed
        self._drawn: list[Steps] = []  # by unit, the code of `How` by plan
        self._size = np.zeros(settings.plans, dtype=np.int64)
        self.certain = self._weight = 0
        zero = np.zeros(settings.plans, dtype=np.int64)
        self._tallies = [_Tally(one, {}, {}, zero.copy()) for one in settings.minima]

    def close(self, units: Sequence[Unit], salt: str) -> list[Steps]:
        """Add units that have closed, and decide in each plan which are drawn at once.

        `salt` is the digest of their batch. Raises CannotSample beyond the limit of the memory.
        """
        plans = self.settings.plans
        if (len(self.units) + len(units)) * plans > LIMIT:
            raise CannotSample(f"more than {LIMIT} plans × units: use fewer plans or two frames")
        numbers = numbers_of(self.seed, salt)
        added = [self._add(one, numbers.random_raw(plans)) for one in units]
        self._drawn += added
        return added

    def steps(self) -> Steps:
        """By plan and unit, the code of `How`: drawn for certain, at closing, or not."""
        by_unit = np.zeros((len(self.units), self.settings.plans), dtype=np.uint8)
        for row, steps in zip(by_unit, self._drawn, strict=True):
            row[:] = steps
        return by_unit.T.copy()

    def _add(self, unit: Unit, numbers: npt.NDArray[np.uint64]) -> Steps:
        self.units.append(unit)
        places = [(tally, unit.group(tally.minimum.by)) for tally in self._tallies]
        for tally, group in places:
            _grow(tally, group, self.settings.plans)
        if self.settings.is_certain(unit.flags):
            self.certain += 1
            drawn = np.ones(self.settings.plans, dtype=np.bool_)
            code = CODES[How.CERTAIN]
        else:
            drawn = self._at_closing(unit, places, numbers)
            code = CODES[How.AT_CLOSING]
        self._size += drawn
        for tally, group in places:
            tally.lacking -= drawn & _helps(tally, group)
            tally.have[group] += drawn
        return drawn.astype(np.uint8) * np.uint8(code)

    def _at_closing(
        self,
        unit: Unit,
        places: list[tuple[_Tally, tuple[str, ...]]],
        numbers: npt.NDArray[np.uint64],
    ) -> Flags:
        """In which plans the unit is drawn now: its number is low, and the quota has room.

        There is room when, after it, what the minima still lack fits into the quota so far.
        """
        weight = self.settings.weight(unit.flags)
        self._weight += weight
        others = len(self.units) - self.certain
        chance = self.settings.at_closing * self.settings.share * weight * others / self._weight
        is_low = (numbers >> np.uint64(32)) < np.uint64(min(2**32, int(chance * 2**32)))
        lacking = np.zeros((max(1, len(places)), self.settings.plans), dtype=np.int64)
        for row, (tally, group) in zip(lacking, places, strict=False):
            row[:] = tally.lacking - _helps(tally, group)
        # One unit may help several minima: what they need lies between the largest and the sum.
        needed = (lacking.max(axis=0) + 3 * lacking.sum(axis=0) + 3) // 4
        quota = self.settings.quota(others, self.certain, is_over=False)
        drawn: Flags = is_low & (self._size + 1 + needed <= quota)
        return drawn


def numbers_of(seed: str, salt: str) -> np.random.Philox:
    """The numbers that follow from a seed and a digest: raw words of Philox 4×64 (published).

    Never a library's distribution, so that the same seed gives the same sample for ever.
    """
    key = digest(NUMBERS_DOMAIN, bytes.fromhex(seed), bytes.fromhex(salt))
    return np.random.Philox(key=int(key[:32], 16))


def _helps(tally: _Tally, group: tuple[str, ...]) -> Flags:
    """In which plans one more of this group brings its minimum nearer."""
    helps: Flags = tally.have[group] < tally.minimum.asks(tally.sizes[group])
    return helps


def _grow(tally: _Tally, group: tuple[str, ...], plans: int) -> None:
    """One more unit in a group: its minimum may rise from nothing, or by one."""
    size = tally.sizes.get(group, 0)
    have = tally.have.setdefault(group, np.zeros(plans, dtype=np.int64))
    before, after = tally.minimum.asks(size), tally.minimum.asks(size + 1)
    tally.sizes[group] = size + 1
    tally.lacking += np.maximum(after - have, 0) - np.maximum(before - have, 0)
