"""One period: the plan is drawn first, then units close in batches, then the period ends."""

from collections.abc import Iterable
from dataclasses import dataclass

from hengyuan.law.draw.canonical import digest
from hengyuan.law.draw.lot import Stream
from hengyuan.law.sampling.ending import Finished, finish
from hengyuan.law.sampling.frame import Batch, refuse_twice
from hengyuan.law.sampling.plans import Plans
from hengyuan.law.sampling.settings import Settings
from hengyuan.law.sampling.words import How

PLAN_DOMAIN = "hengyuan-sampling-plan-1"
END_DOMAIN = "hengyuan-sampling-end-1"


@dataclass(frozen=True, slots=True)
class Decision:
    """What became of a unit, and its chance: it stands in `plans` of `of` equally likely plans."""

    unit: str
    how: How
    plans: int
    of: int

    @property
    def is_drawn(self) -> bool:
        """Whether the unit is in the sample."""
        return self.how is not How.NOT_DRAWN

    @property
    def chance(self) -> float:
        """The chance of selection, from 0 to 1."""
        return self.plans / self.of


@dataclass(frozen=True, slots=True)
class Ended:
    """The sample of a period. `target` is above `quota` only where minima or chances need it."""

    decisions: tuple[Decision, ...]
    quota: int
    target: int
    digest: str

    @property
    def drawn(self) -> tuple[str, ...]:
        """The units in the sample, in the order of closing."""
        return tuple(one.unit for one in self.decisions if one.is_drawn)


class Period:
    """A period that runs. Whoever holds it knows the secret seed: it stays on the server."""

    def __init__(self, settings: Settings, seed: str, commitment: str) -> None:
        """Draw the plan from the seed; the chain of batches starts at the commitment."""
        stream = Stream(digest(PLAN_DOMAIN, bytes.fromhex(seed)))
        self.plan = stream.below(settings.plans)[-1]
        self.digest = commitment
        self._plans = Plans(settings, seed)
        self._seen: set[str] = set()

    def close(self, batch: Batch) -> tuple[Decision, ...]:
        """Decide about units that have closed. Those not drawn stay open until the end.

        The chance told is that of being drawn by now. Raises CannotSample for a unit that stands
        twice.
        """
        refuse_twice(batch.units, self._seen)
        self.digest = batch.digest(self.digest)
        steps = self._plans.close(batch.units, self.digest)
        ways, of = tuple(How), len(steps[0]) if steps else 0
        return tuple(
            Decision(unit.id, ways[row[self.plan]], int((row > 0).sum()), of)
            for unit, row in zip(batch.units, steps, strict=True)
        )

    def end(self, outside: str = "") -> Ended:
        """Complete the sample, with the outside text that was promised for the end."""
        self.digest = end_digest(self.digest, outside)
        return ended(finish(self._plans, self.digest), self.plan, self.digest)


def end_digest(before: str, outside: str) -> str:
    """The end of the chain of batches, with the outside text."""
    return digest(END_DOMAIN, bytes.fromhex(before), outside.encode())


def ended(finished: Finished, plan: int, at: str = "") -> Ended:
    """One of the finished plans as the sample, each unit with its chance."""
    of = len(finished.steps)
    told = zip(finished.units, finished.how(plan), finished.stands_in, strict=True)
    decisions = tuple(Decision(unit.id, how, int(count), of) for unit, how, count in told)
    return Ended(decisions, finished.quota, finished.target, at)


def replay(
    settings: Settings, seed: str, commitment: str, batches: Iterable[Batch], outside: str
) -> tuple[int, tuple[Decision, ...], Ended, tuple[str, ...]]:
    """A whole period again: its plan, what was decided at once, the end, each batch's digest."""
    period = Period(settings, seed, commitment)
    at_once: list[Decision] = []
    digests = []
    for batch in batches:
        at_once += period.close(batch)
        digests.append(period.digest)
    return period.plan, tuple(at_once), period.end(outside), tuple(digests)
