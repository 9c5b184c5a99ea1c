"""What the eligibility rules conclude of a file's facts: the rules decide, the file is only read.

Where aid reaches both sides of a case, the notice speaks of the accused and the matter, hardship
and urgency of the person who asks.
"""

from dataclasses import dataclass, field, replace
from typing import Any

from hengyuan.cli.replay.read import CaseFile
from hengyuan.cli.replay.readings import Readings, read_facts, regime_of
from hengyuan.law.eligibility import Facts, Proposal, propose
from hengyuan.law.vocabulary import Basis


@dataclass(slots=True)
class Findings:
    """The engine's view of one case, and the readings that it rests on."""

    regime: str
    basis: str
    mandatory: bool
    mandatory_code: str
    matter: bool | str | None
    hardship: str
    hardship_code: str
    hardship_also: list[str]
    national_hardship: str  # what the nation's rules alone say, where the place goes further
    national_hardship_code: str
    urgent: str
    outcome: str
    readings: list[str] = field(default_factory=list)
    asking: Facts | None = None
    derivation: list[dict[str, Any]] = field(default_factory=list)

    def as_dict(self) -> dict[str, Any]:
        """JSON values."""
        told = set(self.__slots__) - {"asking"}
        return {name: getattr(self, name) for name in self.__slots__ if name in told}


def find(case: CaseFile) -> Findings:
    """Everything that the facts decide."""
    readings = read_facts(case)
    accused = propose(readings.accused) if readings.accused else None
    asking = propose(readings.asking) if readings.asking else None
    first = accused or asking
    assert first is not None
    about = asking or first
    national = propose(replace(readings.asking, region="")) if readings.asking else first
    return Findings(
        regime=regime_of(case),
        basis=readings.basis.value.replace("_", "-"),
        mandatory=first.mandatory.holds,
        mandatory_code=first.mandatory.code,
        matter=_matter(about),
        hardship=about.hardship.route.value,
        hardship_code=about.hardship.code,
        hardship_also=list(about.hardship.also),
        national_hardship=national.hardship.route.value,
        national_hardship_code=national.hardship.code,
        urgent=_urgent(readings, first, about),
        outcome=about.outcome.value,
        readings=readings.notes,
        asking=readings.asking,
        derivation=[step.as_dict() for step in about.steps],
    )


def _matter(proposal: Proposal) -> bool | str | None:
    national = proposal.matter.in_national_list
    return national.plain if national else None


def _urgent(readings: Readings, first: Proposal, about: Proposal) -> str:
    """Urgency is asked where aid is applied for; a notice knows none."""
    return about.urgency.value if readings.basis is Basis.APPLICATION else first.urgency.value
