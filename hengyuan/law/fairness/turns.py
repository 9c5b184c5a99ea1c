"""One assignment as the radar sees it: who could have had it by the rule, who had it, its worth."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from hengyuan.law.draw.canonical import digest
from hengyuan.law.errors import LawError
from hengyuan.law.fairness.words import Measure, Reason, Way

FORMAT = "hengyuan-radar-1"


class NoTurn(LawError):
    """A row that no published rule could have made; the message says which and why."""


@dataclass(frozen=True, slots=True)
class Turn:
    """An assignment: `candidates` are all whom the rule could have found then, with weights.

    `chosen` and the candidates are ids of one level, people or firms. `stratum` holds together
    cases that are open to the same people and near in time; fee and effort are whole points.
    """

    key: str
    way: Way
    chosen: str
    candidates: tuple[tuple[str, int], ...]
    stratum: str
    fee: int
    effort: int
    reason: Reason | None = None

    def __post_init__(self) -> None:
        """Refuse a row that no rule could have made."""
        if any(weight < 1 for _unit, weight in self.candidates):
            raise NoTurn(f"{self.key}: weights of candidates are whole numbers of at least 1")
        if self.way is Way.DRAWN and self.chosen not in dict(self.candidates):
            raise NoTurn(f"{self.key}: {self.chosen} was drawn, but stood in no candidate list")
        if self.reason is not None and self.way is not Way.BESIDE:
            raise NoTurn(f"{self.key}: only what left the rule has a reason")

    def worth(self, measure: Measure) -> int:
        """What the case counts for under a measure."""
        return {
            Measure.CASES: 1,
            Measure.FEE: self.fee,
            Measure.GAIN: self.fee - self.effort,
        }[measure]

    def as_values(self) -> dict[str, Any]:
        """The row as it is stored and hashed; `turns_of` reads it again."""
        return {
            "key": self.key,
            "way": self.way.value,
            "chosen": self.chosen,
            "candidates": [list(each) for each in self.candidates],
            "stratum": self.stratum,
            "fee": self.fee,
            "effort": self.effort,
            "reason": self.reason.value if self.reason else None,
        }


def turns_of(values: Iterable[Mapping[str, Any]]) -> tuple[Turn, ...]:
    """The rows that were stored."""
    return tuple(
        Turn(
            key=each["key"],
            way=Way.parse(each["way"]),
            chosen=each["chosen"],
            candidates=tuple((unit, weight) for unit, weight in each["candidates"]),
            stratum=each["stratum"],
            fee=each["fee"],
            effort=each["effort"],
            reason=Reason.parse(each["reason"]) if each["reason"] else None,
        )
        for each in values
    )


def digest_of(turns: Iterable[Turn]) -> str:
    """The SM3 of all rows, in the order of their keys: the seed of the radar follows from it."""
    rows = sorted((turn.as_values() for turn in turns), key=lambda row: str(row["key"]))
    text = json.dumps(rows, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return digest(FORMAT, text.encode())


def by_firm(turns: Iterable[Turn], firm_of: Mapping[str, str]) -> tuple[Turn, ...]:
    """Turns of people as turns of their firms; a firm's weight is that of its people."""
    found = []
    for turn in turns:
        weights: dict[str, int] = defaultdict(int)
        for unit, weight in turn.candidates:
            weights[firm_of[unit]] += weight
        found.append(replace(turn, chosen=firm_of[turn.chosen], candidates=tuple(weights.items())))
    return tuple(found)
