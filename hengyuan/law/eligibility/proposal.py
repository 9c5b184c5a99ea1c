"""What the engine hands back: a proposal with its derivation, never a decision (arts. 43, 61)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import Any

from hengyuan.law.citation import Citation, Sureness


class Outcome(StrEnum):
    """What is put before the named officer."""

    PROPOSE_GRANT = "propose_grant"
    PROPOSE_DUTY_HELP = "propose_duty_help"
    PROVISIONAL_POSSIBLE = "provisional_possible"
    NEEDS_SUPPLEMENT = "needs_supplement"
    NEEDS_HARDSHIP_CHECK = "needs_hardship_check"
    FOR_A_PERSON = "for_a_person"
    REDIRECT = "redirect"
    DEEMED_WITHDRAWN = "deemed_withdrawn"
    NOT_ACCEPTED = "not_accepted"
    PROPOSE_REFUSAL = "propose_refusal"
    NO_AID_DUE = "no_aid_due"
    NO_APPLICATION = "no_application"

    @property
    def name_zh(self) -> str:
        """The words on the screen."""
        return _OUTCOME_ZH[self]


_OUTCOME_ZH = {
    Outcome.PROPOSE_GRANT: "建议给予法律援助",
    Outcome.PROPOSE_DUTY_HELP: "建议由值班律师提供法律帮助",
    Outcome.PROVISIONAL_POSSIBLE: "可以先行提供法律援助",
    Outcome.NEEDS_SUPPLEMENT: "需要补充材料或者说明",
    Outcome.NEEDS_HARDSHIP_CHECK: "需要核查经济困难状况",
    Outcome.FOR_A_PERSON: "由工作人员认定",
    Outcome.REDIRECT: "告知向有管辖权的机构申请",
    Outcome.DEEMED_WITHDRAWN: "视为撤回申请",
    Outcome.NOT_ACCEPTED: "不予受理",
    Outcome.PROPOSE_REFUSAL: "建议不予法律援助",
    Outcome.NO_AID_DUE: "不具备指派条件，函告办案机关",
    Outcome.NO_APPLICATION: "没有申请，仅登记咨询",
}


class Route(StrEnum):
    """How hardship is dealt with."""

    NOT_NEEDED = "not-needed"
    NOT_LIMITED = "not-limited"
    EXEMPT = "exempt-from-check"
    STANDARD = "standard-test"
    UNKNOWN = "unknown"


class Finding(StrEnum):
    """What the standard test gave."""

    PASSES = "passes"
    FAILS = "fails"
    NOT_SHOWN = "not-shown"
    NO_VALUE = "no-value"


class Tri(StrEnum):
    """Yes, no, or for a person."""

    TRUE = "true"
    FALSE = "false"
    UNCLEAR = "unclear"

    @property
    def plain(self) -> bool | str:
        """True, False or the word `unclear`, as the examples write it."""
        return self.value if self is Tri.UNCLEAR else self is Tri.TRUE


class Urgency(StrEnum):
    """Whether art. 44 is open."""

    NO = "no"
    POSSIBLE = "possible"
    YES = "yes"


@dataclass(frozen=True, slots=True)
class Step:
    """One test: its letter in ruling 15, its rule, what went in and what came out."""

    letter: str
    rule: str
    name_zh: str
    name_en: str
    result: str
    inputs: tuple[tuple[str, Any], ...]
    cites: tuple[Citation, ...]
    version: date | None
    sure: Sureness
    note: str = ""

    def as_dict(self) -> dict[str, Any]:
        """The step as JSON-able values."""
        return {
            "step": self.letter,
            "rule": self.rule,
            "name": self.name_zh,
            "name_en": self.name_en,
            "inputs": {name: _plain(value) for name, value in self.inputs},
            "result": self.result,
            "cites": [cite.key for cite in self.cites],
            "articles": [str(cite) for cite in self.cites],
            "version": self.version.isoformat() if self.version else None,
            "sure": self.sure.value,
            "note": self.note,
        }


@dataclass(frozen=True, slots=True)
class Mandatory:
    """Whether a group of art. 25 para 1 or art. 28 is met, and which."""

    holds: bool = False
    code: str = ""
    cite: Citation | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class MatterResult:
    """Whether the matter is in the national list and in the catalogue of the place."""

    code: str = ""
    in_national_list: Tri | None = None
    in_catalogue: Tri | None = None
    mode: str = ""
    opened_by: str = ""


@dataclass(frozen=True, slots=True)
class Hardship:
    """The hardship route, the code that opened it, and the figures of a standard test (fen)."""

    route: Route
    code: str = ""
    test: Finding | None = None
    per_head: Fraction | None = None
    limit: Fraction | None = None
    candidates: tuple[str, ...] = ()
    papers: tuple[str, ...] = ()
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Proposal:
    """The whole answer. `pending` is what remains open when aid first is possible."""

    outcome: Outcome
    code: str
    reason_zh: str
    regime: str
    rules_on: date
    mandatory: Mandatory
    notice_effect: str
    matter: MatterResult
    hardship: Hardship
    urgency: Urgency
    urgency_codes: tuple[str, ...]
    pending: Outcome | None
    conditions: tuple[str, ...]
    questions: tuple[str, ...]
    steps: tuple[Step, ...]

    @property
    def questions_for_a_person(self) -> tuple[str, ...]:
        """What only a named officer may answer."""
        return self.questions

    def as_dict(self) -> dict[str, Any]:
        """The proposal as JSON-able values; money as fen, exact fractions as text."""
        cite = self.mandatory.cite
        matter = self.matter
        national, place = matter.in_national_list, matter.in_catalogue
        return {
            "outcome": self.outcome.value,
            "outcome_zh": self.outcome.name_zh,
            "code": self.code or None,
            "reason": self.reason_zh,
            "regime": self.regime,
            "rules_on": self.rules_on.isoformat(),
            "mandatory": {
                "is": self.mandatory.holds,
                "code": self.mandatory.code or None,
                "article": str(cite) if cite else None,
                "why": self.mandatory.why,
            },
            "notice": self.notice_effect or None,
            "matter_check": {
                "code": matter.code,
                "in_national_list": national.plain,
                "in_catalogue": place.plain if place else None,
                "mode": matter.mode or None,
                "opened_by": matter.opened_by or None,
            }
            if national
            else None,
            "hardship": self._hardship(),
            "urgent_44": {"result": self.urgency.value, "codes": list(self.urgency_codes)},
            "pending": self.pending.value if self.pending else None,
            "conditions": list(self.conditions),
            "questions_for_a_person": list(self.questions),
            "steps": [step.as_dict() for step in self.steps],
            "note": "仅为建议，由工作人员决定",
        }

    def _hardship(self) -> dict[str, Any]:
        hardship = self.hardship
        return {
            "result": hardship.route.value,
            "code": hardship.code or None,
            "test": hardship.test.value if hardship.test else None,
            "per_head_fen": _plain(hardship.per_head),
            "limit_fen": _plain(hardship.limit),
            "candidates": list(hardship.candidates),
            "papers": list(hardship.papers),
            "also": list(hardship.also),
        }


def _plain(value: Any) -> Any:
    if isinstance(value, Fraction):
        return int(value) if value.denominator == 1 else str(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value
