"""What was known when an assignment was made: written once, read for ever after.

The record answers “why this lawyer, why not that one” from that day's facts: policy, reasons,
load, last turns. Nothing of it is computed again.
"""

import json
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from hengyuan.assignment.models import Assignment, DecisionRecord
from hengyuan.assignment.queries.brief import Question
from hengyuan.assignment.queries.candidates import Considered, ConsideredFirm
from hengyuan.kernel import crypto
from hengyuan.kernel.clock import SHANGHAI
from hengyuan.law.methods import Method
from hengyuan.law.qualification import Finding
from hengyuan.ledger.rules import canonical_json


@dataclass(frozen=True, slots=True)
class Reason:
    """One rule's answer as it was kept."""

    rule: str
    text: str
    cites: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class KeptRow:
    """One person as they stood when the assignment was made."""

    place: int
    provider_id: int
    name: str
    firm: str
    is_eligible: bool
    is_chosen: bool
    objections: tuple[Reason, ...]
    notes: tuple[Reason, ...]
    month: int
    last: str
    score: dict[str, Any] | None

    @property
    def why(self) -> str:
        """The objections in words."""
        return "；".join(f"{each.rule}：{each.text}" for each in self.objections)


@dataclass(frozen=True, slots=True)
class KeptFirm:
    """One firm in its place in the order, or why it was left out."""

    name: str
    last: str
    reason: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Kept:
    """The whole record of one assignment."""

    on: str
    method: str
    why: str
    passed: tuple[tuple[str, str], ...]
    wished: tuple[tuple[str, str], ...]
    policy: str
    plan: dict[str, Any]
    weights: dict[str, Any] | None  # those of a match score; None where nobody was scored
    firms: tuple[KeptFirm, ...]
    rows: tuple[KeptRow, ...]
    is_whole: bool  # whether it still has the digest that stands in the ledger

    def named(self, text: str) -> tuple[KeptRow, ...]:
        """The people whose name or firm holds these characters."""
        wanted = text.strip()
        return tuple(row for row in self.rows if wanted in row.name or wanted in row.firm)


class _Reasons:
    """Each reason once, by number."""

    def __init__(self) -> None:
        self.texts: list[list[str]] = []
        self._numbers: dict[tuple[str, ...], int] = {}

    def numbers(self, findings: Sequence[Finding]) -> list[int]:
        """The numbers of these findings; new ones are written down."""
        found = []
        for each in findings:
            text = (each.rule_id, each.reason_zh, *map(str, each.cites))
            if text not in self._numbers:
                self._numbers[text] = len(self.texts)
                self.texts.append(list(text))
            found.append(self._numbers[text])
        return found


def _person(each: Considered, firm: int, reasons: _Reasons, *, is_ok: bool) -> dict[str, Any]:
    return {
        "p": each.provider.pk,
        "n": each.provider.name,
        "f": firm,
        "ok": int(is_ok),
        "o": reasons.numbers(each.objections),
        "c": reasons.numbers(each.notes),
        "m": each.candidate.cases_this_month,
        "l": _minute(each.last_assigned_at),
        "s": each.score.as_values() if each.score else None,
    }


def content_of(
    asked: Question,
    rows: Sequence[ConsideredFirm],
    *,
    method: str,
    why: str,
    firm_id: int,
    provider_id: int | None = None,
    passed: Sequence[tuple[str, str]] = (),
    wished: Sequence[tuple[str, str]] = (),
    batch: Mapping[str, Any] | None = None,
) -> str:
    """Everything that was known, as canonical JSON; each reason is written once.

    `batch` is the proposal of a batch that a person accepted: then nobody was drawn.
    """
    reasons = _Reasons()
    people = [
        _person(each, place, reasons, is_ok=each.is_in_turn and not row.reason)
        for place, row in enumerate(rows)
        for each in row.people
    ]
    return canonical_json(
        {
            "format": "hengyuan-decision-1",
            "on": asked.on,
            "method": method,
            "why": why,
            "passed": [list(each) for each in passed],
            "wished": [list(each) for each in wished],
            "policy": asked.policy.label,
            "plan": asked.policy.plan.as_values(),
            "weights": _weights(asked) if method == Method.BY_MATCH else None,
            "firm": firm_id,
            "provider": provider_id,
            "firms": [
                [row.firm.pk, row.firm.name, _minute(row.last_assigned_at), row.reason]
                for row in rows
            ],
            "people": people,
            "reasons": reasons.texts,
        }
        | ({"batch": dict(batch)} if batch else {})
    )


def _weights(asked: Question) -> dict[str, Any]:
    """The figures of the score, and whether the place set them itself."""
    is_own = asked.policy.plan.weights is not None
    return {"version": asked.weights.version, "is_own": is_own, **asked.weights.as_values()}


def _minute(at: Any) -> str:
    return at.astimezone(SHANGHAI).strftime("%Y-%m-%d %H:%M") if at else ""


def counts(rows: Sequence[ConsideredFirm]) -> tuple[int, int]:
    """How many people could be assigned, and how many could not."""
    people = sum(len(row.people) for row in rows)
    eligible = sum(len(row.eligible) for row in rows if not row.reason)
    return eligible, people - eligible


def packed(content: str) -> bytes:
    """The content as it is stored."""
    return zlib.compress(content.encode(), 6)


def kept(record: DecisionRecord) -> Kept:
    """The record opened again."""
    text = zlib.decompress(bytes(record.kept)).decode()
    found = json.loads(text)
    reasons = [Reason(rule, said, tuple(cites)) for rule, said, *cites in found["reasons"]]
    firms = found["firms"]
    return Kept(
        on=found["on"],
        method=found["method"],
        why=found["why"],
        passed=tuple((name, why) for name, why in found["passed"]),
        wished=tuple((name, why) for name, why in found["wished"]),
        policy=found["policy"],
        plan=found["plan"],
        weights=found.get("weights"),
        firms=tuple(
            KeptFirm(name, last, reason, pk == found["firm"]) for pk, name, last, reason in firms
        ),
        rows=tuple(
            KeptRow(
                place=place,
                provider_id=each["p"],
                name=each["n"],
                firm=firms[each["f"]][1],
                is_eligible=bool(each["ok"]),
                is_chosen=_is_chosen(each, found, firms),
                objections=tuple(reasons[number] for number in each["o"]),
                notes=tuple(reasons[number] for number in each["c"]),
                month=each["m"],
                last=each["l"],
                score=each["s"],
            )
            for place, each in enumerate(found["people"], start=1)
        ),
        is_whole=crypto.sm3_hex(text.encode()) == record.digest,
    )


def _is_chosen(each: dict[str, Any], found: dict[str, Any], firms: list[list[Any]]) -> bool:
    if found["provider"] is not None:
        return bool(each["p"] == found["provider"])
    return bool(firms[each["f"]][0] == found["firm"])


def assignments_of(case_id: UUID) -> list[Assignment]:
    """Every assignment of a case, the newest first, with its record."""
    return list(
        Assignment.objects.filter(case_id=case_id)
        .select_related("firm", "handler", "assigned_by", "approved_by", "record", "policy")
        .order_by("-proposed_at", "-pk")
    )
