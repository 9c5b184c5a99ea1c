"""Months of an invented county, to try the sampling on; no real person."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from random import Random

from hengyuan.law.sampling.ending import Finished, finish
from hengyuan.law.sampling.estimate import Answer, estimate
from hengyuan.law.sampling.frame import Unit
from hengyuan.law.sampling.plans import Plans
from hengyuan.law.sampling.settings import Minimum, Settings

KINDS = ("civil",) * 9 + ("criminal",) * 8 + ("labour_arbitration",) * 3
FLAGS = (("late", 10), ("first_time", 5), ("money_hint", 2))  # percent of the cases
WORSE = (("late", 0.2), ("money_hint", 0.4))  # so much lower is the rate of flagged cases
MONTHLY = Settings(
    rate=Fraction(1, 5),
    minima=(
        Minimum(("firm",)),
        Minimum(("handler",), from_cases=6),
        Minimum(("kind",), at_least=2),
        Minimum(("station",)),
    ),
    weights={"late": 3, "first_time": 2},
    certain=frozenset({"money_hint"}),
)


@dataclass(frozen=True, slots=True)
class County:
    """Ten firms of unequal size with five handlers each, and five workstations."""

    seed: int
    firms: int = 10
    handlers: int = 5
    stations: int = 5

    def month(self, least: int = 60, most: int = 200) -> tuple[Unit, ...]:
        """The cases that close in a month, in their order; how many there are is chance too."""
        chance = Random(self.seed)  # noqa: S311 - a simulation
        return tuple(self._case(chance, n) for n in range(chance.randint(least, most)))

    def _case(self, chance: Random, number: int) -> Unit:
        firm = int(chance.random() ** 1.7 * self.firms)
        handler = int(chance.random() ** 1.5 * self.handlers)
        groups = {
            "firm": f"F{firm}",
            "handler": f"F{firm}-{handler}",
            "kind": chance.choice(KINDS),
            "station": f"S{int(chance.random() ** 1.5 * self.stations)}",
        }
        flags = frozenset(name for name, percent in FLAGS if chance.random() * 100 < percent)
        return Unit(f"C{number:04d}", groups, flags)


@dataclass(frozen=True, slots=True)
class Coverage:
    """How often intervals held the truth, how far rates were off, and plain means of the sample."""

    covered: float
    bias: float
    plain_bias: float


def coverage(
    settings: Settings, *, base: float, months: int, samples: int, silent: bool = False
) -> Coverage:
    """Estimate a rate whose truth is known, `samples` times in each of `months` months.

    Handlers differ around `base`, flagged cases are worse. Where `silent`, people with late cases
    answer nine times in ten, others six times, and these chances are known.
    """
    held, off, plain = 0, 0.0, 0.0
    for month in range(months):
        chance = Random(month)  # noqa: S311 - a simulation
        units = County(month).month()
        finished = drawn_month(settings, units, month)
        holds = _truth(chance, units, base)
        truth = sum(holds) / len(holds)
        for _ in range(samples):
            steps = finished.steps[chance.randrange(settings.plans)]
            answers = [
                Answer(truly, int(count) / settings.plans, reach)
                for unit, step, truly, count in zip(
                    units, steps, holds, finished.stands_in, strict=True
                )
                for reach in (_reach(unit) if silent else 1.0,)
                if step and chance.random() < reach
            ]
            found = estimate(answers)
            held += found.low <= truth <= found.high
            off += found.rate - truth
            plain += sum(one.holds for one in answers) / len(answers) - truth
    count = months * samples
    return Coverage(held / count, off / count, plain / count)


def drawn_month(settings: Settings, units: Sequence[Unit], secret: int) -> Finished:
    """A month under a secret of its own: units close ten by ten, then it ends."""
    plans = Plans(settings, f"{secret:064x}")
    for start in range(0, len(units), 10):
        plans.close(units[start : start + 10], f"{start:064x}")
    return finish(plans, "ff" * 32)


def _truth(chance: Random, units: Sequence[Unit], base: float) -> list[bool]:
    by_handler: dict[str, float] = {}
    found = []
    for unit in units:
        level = by_handler.setdefault(unit.groups["handler"], chance.gauss(base, 0.1))
        worse = sum(less for flag, less in WORSE if flag in unit.flags)
        found.append(chance.random() < level - worse)
    return found


def _reach(unit: Unit) -> float:
    return 0.9 if "late" in unit.flags else 0.6


def failures(finished: Finished, settings: Settings) -> list[str]:
    """What is wrong in any plan of a month: another size than the target, an unmet minimum.

    Counted anew from the frame, not as the plans were made.
    """
    drawn = finished.steps > 0
    wrong = int((drawn.sum(axis=1) != finished.target).sum())
    found = [f"{wrong} plans do not have {finished.target}"] if wrong else []
    for minimum in settings.minima:
        groups = [unit.group(minimum.by) for unit in finished.units]
        for group, size in Counter(groups).items():
            has = drawn[:, [one == group for one in groups]].sum(axis=1)
            if wrong := int((has < minimum.asks(size)).sum()):
                found.append(f"{wrong} plans lack {'/'.join(group)}")
    return found
