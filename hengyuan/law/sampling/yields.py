"""What settings would have given on a frame that is known: last month for next month's slider."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from hengyuan.law.sampling.ending import finish
from hengyuan.law.sampling.frame import Unit, frame_digest
from hengyuan.law.sampling.plans import CODES, Plans
from hengyuan.law.sampling.settings import Settings
from hengyuan.law.sampling.words import How


@dataclass(frozen=True, slots=True)
class GroupYield:
    """How many of one group would be drawn: fewest, on average and most over the plans."""

    group: tuple[str, ...]
    units: int
    least: int
    mean: float
    most: int


@dataclass(frozen=True, slots=True)
class Yield:
    """The whole: `target` is above `quota` where the minima need it.

    `at_once` is how many are drawn on average as they close or for certain, before the end;
    `lowest_chance` is that of the unit drawn most rarely (0 for an empty frame).
    """

    units: int
    quota: int
    target: int
    at_once: float
    lowest_chance: float
    groups: tuple[GroupYield, ...]


def expected_yield(units: Sequence[Unit], settings: Settings, by: Sequence[str]) -> Yield:
    """What these settings give on this frame, group by group of the groupings `by`.

    The numbers follow from the frame, so the same question has the same answer. Raises
    CannotSample.
    """
    seed = frame_digest(units)
    plans = Plans(settings, seed)
    plans.close(units, seed)
    found = finish(plans, seed)
    early = np.isin(found.steps, (CODES[How.CERTAIN], CODES[How.AT_CLOSING]))
    return Yield(
        units=len(units),
        quota=found.quota,
        target=found.target,
        at_once=float(early.sum()) / settings.plans,
        lowest_chance=min(found.stands_in.tolist(), default=0) / settings.plans,
        groups=tuple(_group_yields(units, found.steps > 0, by)),
    )


def _group_yields(
    units: Sequence[Unit], drawn: npt.NDArray[np.bool_], by: Sequence[str]
) -> list[GroupYield]:
    groups = [one.group(by) for one in units]
    found = []
    for group in sorted(set(groups)):
        is_member = np.array([one == group for one in groups])
        counts = drawn[:, is_member].sum(axis=1)
        size = int(is_member.sum())
        found.append(
            GroupYield(group, size, int(counts.min()), float(counts.mean()), int(counts.max()))
        )
    return found
