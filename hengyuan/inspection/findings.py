"""What a rule is and what it finds: a hint with its evidence, never a grade."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from hengyuan.inspection.flow import Spot
from hengyuan.inspection.likeness.kinship import Kinship
from hengyuan.law.citation import Citation
from hengyuan.law.sheets import read_sheet
from hengyuan.law.vocabulary import Kind


class Severity(StrEnum):
    """How much hangs on it if a person confirms it."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


SEVERITIES = {Severity.HIGH: "重", Severity.MEDIUM: "中", Severity.LOW: "轻"}


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: `aspect` is the key of the indicator that it speaks to (indicators.yaml)."""

    id: str
    name: str
    severity: Severity
    aspect: str
    cites: tuple[Citation, ...]

    def indicator(self, kind: Kind) -> str:
        """The peer review's indicator for a kind of matter."""
        standard = "criminal" if kind is Kind.CRIMINAL else "civil"
        return indicators()[standard][self.aspect]


@dataclass(frozen=True, slots=True)
class Finding:
    """One hint. `confidence` from 0 to 1; `spots` are empty where something is not there at all.

    `kinship` are the relatives of a text that is too much like others.
    """

    rule: Rule
    sentence: str
    confidence: float
    spots: tuple[Spot, ...] = ()
    document: str = ""
    kinship: Kinship | None = None


Findings = Iterator[Finding]


def rule(rule_id: str, name: str, severity: Severity, aspect: str, *cites: str) -> Rule:
    """A rule with its citations in their short form."""
    return Rule(rule_id, name, severity, aspect, tuple(Citation.parse(one) for one in cites))


@cache
def indicators() -> dict[str, dict[str, str]]:
    """The indicators of both standards by key."""
    file = read_sheet(Path(__file__).with_name("indicators.yaml"))
    return {
        name: {key: sheet.text(key) for key in sheet.content}
        for name in file.content
        for sheet in [file.sheet(name)]
    }
