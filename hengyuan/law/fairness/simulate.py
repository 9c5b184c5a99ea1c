"""A city whose months are known to be honest or favoured, to try the radar on; no real person."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from random import Random

from hengyuan.law.fairness.turns import Turn
from hengyuan.law.fairness.words import Way

# Kinds of cases with their share in percent, and the points of their stages.
KINDS = (("civil", 45), ("criminal", 40), ("labour", 15))
POINTS = {
    "civil": ((100, 100), (100, 100), (60, 40), (95, 75)),
    "criminal": ((80, 75), (120, 125), (80, 45), (110, 90)),
    "labour": ((80, 65), (50, 35)),
}


@dataclass(slots=True)
class City:
    """Firms of `people` each, `cases` a month, at most `cap` a month for one person.

    `favour` multiplies a firm's chance in every draw; where turns are taken, a favour of 1.5 lets
    the firm have the best-paid of the next cases at half of its turns. One firm in four does no
    criminal cases; people are away at times.
    """

    seed: int
    firms: int = 12
    people: int = 20
    cases: int = 600
    cap: int = 5
    favour: Mapping[int, float] = field(default_factory=dict)
    turns_taken: bool = False

    def months(self, count: int) -> tuple[Turn, ...]:
        """The turns of some months, of people."""
        chance = Random(f"{self.seed} {self.turns_taken}")  # noqa: S311 - a simulation
        return tuple(turn for month in range(count) for turn in self._month(chance, month))

    def firm_of(self) -> dict[str, str]:
        """Which firm everybody is of."""
        return {
            f"{firm}-{person}": str(firm)
            for firm in range(self.firms)
            for person in range(self.people)
        }

    def _month(self, chance: Random, month: int) -> list[Turn]:
        firm_of = self.firm_of()
        present = [one for one in firm_of if chance.random() > 0.08]
        load, waiting = dict.fromkeys(present, 0), list(present)
        chance.shuffle(waiting)
        turns: list[Turn] = []
        cases = [self._case(chance) for _ in range(self.cases)]
        for number in range(self.cases):
            kind, fee, effort = cases[number]
            open_to = [
                one
                for one in waiting
                if load[one] < self.cap and (kind != "criminal" or int(firm_of[one]) % 4)
            ]
            if not open_to:
                continue
            if self.turns_taken:
                chosen = open_to[0]
                if chance.random() < self.favour.get(int(firm_of[chosen]), 1.0) - 1.0:
                    _steer(cases, number)
                    kind, fee, effort = cases[number]
            else:
                bent = [self.favour.get(int(firm_of[one]), 1.0) for one in open_to]
                chosen = chance.choices(open_to, bent)[0]
            load[chosen] += 1
            waiting.remove(chosen)
            waiting.append(chosen)
            turns.append(
                Turn(
                    key=f"{month:02}-{number:05}",
                    way=Way.IN_TURN if self.turns_taken else Way.DRAWN,
                    chosen=chosen,
                    candidates=tuple((one, 1) for one in sorted(open_to)),
                    stratum=f"{month} {kind}",
                    fee=fee,
                    effort=effort,
                )
            )
        return turns

    @staticmethod
    def _case(chance: Random) -> tuple[str, int, int]:
        kind = chance.choices([name for name, _ in KINDS], [share for _, share in KINDS])[0]
        return (kind, *chance.choice(POINTS[kind]))


def _steer(cases: list[tuple[str, int, int]], number: int) -> None:
    """Let the better-paid of the next cases of the same kind come first."""
    kind = cases[number][0]
    near = [at for at in range(number, min(len(cases), number + 8)) if cases[at][0] == kind]
    better = max(near, key=lambda at: (cases[at][1], -at))
    cases[number], cases[better] = cases[better], cases[number]
