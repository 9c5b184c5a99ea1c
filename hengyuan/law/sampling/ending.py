"""The end of a period: every plan is completed, first its minima, then its quota."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from hengyuan.law.draw.canonical import digest
from hengyuan.law.sampling.frame import Unit, sizes
from hengyuan.law.sampling.plans import CODES, Plans, Steps, Whole, numbers_of
from hengyuan.law.sampling.words import How

TURN_DOMAIN = "hengyuan-sampling-turn-1"
TURNS = 40  # how often a plan shuffles before its minima are taken to need more than the quota
BLOCK = 2_000_000  # plans × units completed at once
KEY = np.uint64(32)  # a key is the upper half of a number


@dataclass(frozen=True, slots=True)
class Finished:
    """Every plan of a period: `steps` holds by plan and unit the code of `How`.

    `quota` is what the settings ask for, `target` what every plan has: more than the quota only
    where the minima, or a chance for everybody, need it.
    """

    units: tuple[Unit, ...]
    steps: Steps
    quota: int
    target: int

    @property
    def stands_in(self) -> Whole:
        """In how many plans each unit stands; over the number of plans it is its chance."""
        found: Whole = (self.steps > 0).sum(axis=0, dtype=np.int64)
        return found

    def how(self, plan: int) -> tuple[How, ...]:
        """How each unit came into one plan, or that it did not."""
        ways = tuple(How)
        return tuple(ways[code] for code in self.steps[plan])


def finish(plans: Plans, salt: str) -> Finished:
    """Complete every plan: first its minima, then its quota; `salt` closes the period.

    Where the minima of any plan need more than the quota, every plan is filled to that number,
    so that the size of the sample never depends on chance. Where a unit would then be in no plan,
    one more is drawn in each: nobody is without a chance.
    """
    units = tuple(plans.units)
    steps = plans.steps()
    quota = plans.settings.quota(len(units) - plans.certain, plans.certain, is_over=True)
    end = _End(plans, units, salt)
    end.meet_minima(steps, quota)
    target = max(quota, int((steps > 0).sum(axis=1).max()))
    end.fill(steps, target)
    while not (steps > 0).any(axis=0).all():
        target += 1
        end.fill(steps, target)
    return Finished(units, steps, quota, target)


class _End:
    """The groups of all units, and a fresh random order of them for every plan."""

    def __init__(self, plans: Plans, units: Sequence[Unit], salt: str) -> None:
        self._plans, self._salt, self._width = plans, bytes.fromhex(salt), len(units)
        self._tickets = np.array([plans.settings.weight(one.flags) for one in units], np.int64)
        members, asked, owners = [], [], []
        for number, minimum in enumerate(plans.settings.minima):
            for group, size in sizes(units, minimum).items():
                if asks := minimum.asks(size):
                    members.append([one.group(minimum.by) == group for one in units])
                    asked.append(asks)
                    owners.append(number)
        self._members = np.array(members, np.float32).reshape(len(asked), self._width)
        self._asked = np.array(asked, np.int64)
        self._of_minimum = np.eye(len(plans.settings.minima) or 1, dtype=np.int64)[owners]

    def blocks(self, turn: int = 0) -> Iterator[tuple[slice, Whole]]:
        """Rows of plans with the keys of their units; the highest key comes first.

        A unit of weight 3 has the best of three numbers: it comes before another as if it stood
        three times in a shuffled list. Every turn shuffles anew.
        """
        numbers = numbers_of(self._plans.seed, digest(TURN_DOMAIN, self._salt, b"%d" % turn))
        ends = np.cumsum(self._tickets)
        if not self._width:
            return
        height = max(1, BLOCK // int(ends[-1]))
        for start in range(0, self._plans.settings.plans, height):
            count = min(height, self._plans.settings.plans - start)
            words = numbers.random_raw(count * int(ends[-1])).reshape(count, -1) >> KEY
            keys = np.maximum.reduceat(words, ends - self._tickets, axis=1).astype(np.int64)
            yield slice(start, start + count), keys

    def meet_minima(self, steps: Steps, quota: int) -> None:
        """Meet every minimum in every plan; one that is then above the quota tries again.

        Where a single minimum needs more than the quota, another order would not help.
        """
        tries, needed = np.ones(len(steps), dtype=np.bool_), 0
        for turn in range(TURNS):
            for rows, keys in self.blocks(turn):
                again = np.flatnonzero(tries[rows]) + rows.start
                tried = np.where(steps[again] == CODES[How.MINIMUM], 0, steps[again])
                needed = max(needed, self._needed(tried))
                self._meet_minima(tried, keys[again - rows.start])
                steps[again] = tried
            tries = (steps > 0).sum(axis=1) > quota
            if needed > quota or not tries.any():
                return

    def _needed(self, steps: Steps) -> int:
        """What the neediest plan has at least when its minima are met."""
        by_minimum = self._lacking(steps) @ self._of_minimum
        sizes = (steps > 0).sum(axis=1) + by_minimum.max(axis=1, initial=0)
        return int(sizes.max(initial=0))

    def _lacking(self, steps: Steps) -> Whole:
        """What each plan lacks of each group."""
        have = (steps > 0).astype(np.float32) @ self._members.T
        return np.maximum(self._asked - have.astype(np.int64), 0)

    def _meet_minima(self, steps: Steps, keys: Whole) -> None:
        """While a plan lacks something, draw the unit that helps most groups; ties by key."""
        lacking = self._lacking(steps)
        while len(rows := np.flatnonzero(lacking.any(axis=1))):
            helps = ((lacking[rows] > 0).astype(np.float32) @ self._members).astype(np.int64)
            worth = np.where(steps[rows] > 0, -1, (helps << 32) + keys[rows])
            best = worth.argmax(axis=1)
            steps[rows, best] = CODES[How.MINIMUM]
            lacking[rows] -= self._members[:, best].T.astype(np.int64)
            np.maximum(lacking, 0, out=lacking)

    def fill(self, steps: Steps, target: int) -> None:
        """Fill every plan up to `target` units with the highest keys among those left."""
        for rows, keys in self.blocks():
            _fill(steps[rows], keys, target)


def _fill(steps: Steps, keys: Whole, target: int) -> None:
    short = target - (steps > 0).sum(axis=1)
    order = np.argsort(np.where(steps > 0, 1, -keys), axis=1, kind="stable")
    is_taken = np.arange(steps.shape[1]) < short[:, None]
    rows = np.nonzero(is_taken)[0]
    steps[rows, order[is_taken]] = CODES[How.QUOTA]
