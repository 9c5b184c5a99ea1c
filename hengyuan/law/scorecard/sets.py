"""A place's own set of indicators (考核指标体系): what each weighs, and the references it sets.

No official text gives weights: every set is a place's own, and the one shipped is a draft that
nobody has adopted. For whom a set gives no weights nothing is summed. A weighted sum is never one
number: it says how much of the whole weight meets the reference, is short of it, cannot be told
apart, and was not recorded or is too little to judge. What was not recorded is not 0.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from hengyuan.law.citation import Sureness
from hengyuan.law.draw.canonical import canonical, digest
from hengyuan.law.errors import MalformedFile, UnknownRule
from hengyuan.law.parameters import PARAMETERS
from hengyuan.law.scorecard.indicator import Indicator
from hengyuan.law.scorecard.indicators import gauge
from hengyuan.law.scorecard.words import Reading, Whom
from hengyuan.law.sheets import Sheet, read_sheet

DOMAIN = "hengyuan.indicator-set.1"
DRAFT = PARAMETERS / "indicator_set" / "draft.yaml"
WHOLE = 100
LARGEST = 1_000_000
Numbers = Mapping[str, int]  # by indicator


@dataclass(frozen=True, slots=True)
class IndicatorSet:
    """Weights by whom and indicator, of 100 or none; references that stand before the files'.

    `targets` are in the units of `Indicator`.
    """

    weights: Mapping[Whom, Numbers] = field(default_factory=dict)
    targets: Numbers = field(default_factory=dict)
    leasts: Numbers = field(default_factory=dict)

    @property
    def content(self) -> dict[str, Any]:
        """The set as it is frozen."""
        return {
            "weights": {whom.value: dict(rows) for whom, rows in self.weights.items() if rows},
            "targets": dict(self.targets),
            "leasts": dict(self.leasts),
        }

    @property
    def digest(self) -> str:
        """SM3 of the frozen content."""
        return digest(DOMAIN, canonical(self.content))

    def weights_of(self, indicator: str) -> dict[str, int]:
        """What an indicator weighs, by whom."""
        return {w.value: rows[indicator] for w, rows in self.weights.items() if indicator in rows}


@dataclass(frozen=True, slots=True)
class Weighed:
    """A weighted sum in its parts: `silent` was not recorded, or is too little to judge."""

    meets: int
    below: int
    unclear: int
    silent: int


def weigh(weights: Numbers, readings: Mapping[str, Reading]) -> Weighed | None:
    """The weights by what the figures read; None where no weights were set.

    An indicator that the card does not have is silent.
    """
    if not weights:
        return None
    found = dict.fromkeys(Reading, 0)
    for indicator, weight in weights.items():
        found[readings.get(indicator, Reading.NO_DATA)] += weight
    silent = found[Reading.TOO_FEW] + found[Reading.NO_DATA]
    return Weighed(found[Reading.MEETS], found[Reading.BELOW], found[Reading.UNCLEAR], silent)


def read_set(content: Mapping[str, Any], where: str = "指标体系") -> IndicatorSet:
    """A set from its frozen content or a file; raises MalformedFile with the place."""
    sheet = Sheet(where, content)
    sheet.only(("weights", "targets", "leasts", "note_zh", "note_en", "sure"))
    weighed = sheet.sheet("weights")
    weighed.only([whom.value for whom in Whom])
    weights = {}
    for whom in Whom:
        if rows := _numbers(weighed.sheet(whom.value), WHOLE, whom):
            weights[whom] = rows
            if (total := sum(rows.values())) != WHOLE:
                raise MalformedFile(f"{where}：{whom.name_zh}的权重合计{total}，应当是{WHOLE}")
    targets = _numbers(sheet.sheet("targets"), LARGEST)
    return IndicatorSet(weights, targets, _numbers(sheet.sheet("leasts"), LARGEST))


def thawed_set(content: Mapping[str, Any]) -> IndicatorSet:
    """A set from its frozen content, with indicators that are no longer known."""
    weights = {Whom.parse(whom): rows for whom, rows in content["weights"].items()}
    return IndicatorSet(weights, content["targets"], content["leasts"])


def _numbers(sheet: Sheet, largest: int, whom: Whom | None = None) -> dict[str, int]:
    found = {}
    for name in sorted(sheet.content):
        value = sheet.whole(name)
        if value is None or not 1 <= value <= largest:
            raise sheet.wrong(f"{name} must be a whole number from 1 to {largest}")
        if whom is not None and whom not in _known(sheet, name).whom:
            raise sheet.wrong(f"{name} is not counted of {whom.value}")
        _known(sheet, name)
        found[name] = value
    return found


def _known(sheet: Sheet, name: str) -> Indicator:
    try:
        return gauge(name).INDICATOR
    except UnknownRule as error:
        raise sheet.wrong(str(error)) from error


@cache
def draft_set() -> tuple[IndicatorSet, Sureness]:
    """The set that is shipped as a draft: in force nowhere until a place adopts its own."""
    sheet = read_sheet(DRAFT)
    return read_set(sheet.content, sheet.where), sheet.sure()
