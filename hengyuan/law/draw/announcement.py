"""What a round says before it is drawn, and the commitment to it.

The parts are hashed one by one, so that a later change names the part that it touched.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, Self

from hengyuan.law.draw.canonical import canonical, digest, instant, sm3

FORMAT = "hengyuan-draw-1"
PART_DOMAIN = "hengyuan-draw-part-1"
COMMITMENT_DOMAIN = "hengyuan-draw-commitment-1"
SERIES_DOMAIN = "hengyuan-draw-series-1"
POOL_DOMAIN = "hengyuan-draw-pool-1"
PARTS = (
    "round", "purpose", "pool", "candidates", "weights", "order", "excluded", "parties",
    "external", "checkpoint", "time",
)  # fmt: skip


class Why(StrEnum):
    """Why a round is held: only the first of a series needs no other reason."""

    FIRST = "first"
    ABANDONED = "abandoned"  # the round before was abandoned
    REFUSED = "refused"  # the winner refused
    REPLACED = "replaced"  # the handler is replaced
    NEXT_STAGE = "next_stage"
    MORE = "more"  # more people are needed
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Candidate:
    """Who may be drawn; a weight of 2 is drawn twice as often as a weight of 1."""

    id: str
    label: str
    weight: int = 1


@dataclass(frozen=True, slots=True)
class Reason:
    """A coded reason (Q-3, C-1, CAP …) in words fit to be published: no party's name."""

    code: str
    text: str


@dataclass(frozen=True, slots=True)
class Excluded:
    """Who is in the pool but may not be drawn, and why."""

    id: str
    label: str
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Party:
    """Who brings a secret: its SM3 is published now, the secret itself at the draw."""

    id: str
    label: str
    commitment: str


@dataclass(frozen=True, slots=True)
class External:
    """A number that nobody controls and that appears in print after the commitment."""

    source: str
    issue: str
    due_at: datetime


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """The ledger's last signed checkpoint before the commitment."""

    number: int
    hash: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Announcement:
    """Everything that is fixed and published before the draw.

    `series` chains the rounds of one case (or of one institution's sample); `number` has no gap;
    `previous` is the hash of the record before, or `first_of(series)`. `pool_version` names the
    published pool from which candidates and excluded come, together all of it.
    """

    series: str
    number: int
    round: str
    previous: str
    purpose: str
    case: str
    policy: str
    count: int
    candidates: tuple[Candidate, ...]
    excluded: tuple[Excluded, ...]
    parties: tuple[Party, ...]
    pool_version: str
    at: datetime
    why: Why = Why.FIRST
    why_text: str = ""
    external: External | None = None
    checkpoint: Checkpoint | None = None

    def as_dict(self) -> dict[str, Any]:
        """The announcement as it is published."""
        people = [each.id for each in self.candidates] + [each.id for each in self.excluded]
        return {
            "format": FORMAT,
            "series": self.series,
            "number": self.number,
            "round": self.round,
            "previous": self.previous,
            "purpose": self.purpose,
            "case": self.case,
            "policy": self.policy,
            "reason": {"code": self.why.value, "text": self.why_text},
            "count": self.count,
            "pool": {
                "version": self.pool_version,
                "size": len(people),
                "digest": pool_digest(people),
            },
            "candidates": [asdict(each) for each in self.candidates],
            "excluded": [
                {
                    "id": each.id,
                    "label": each.label,
                    "reasons": [asdict(reason) for reason in each.reasons],
                }
                for each in self.excluded
            ],
            "parties": [asdict(each) for each in self.parties],
            "external": _dated(self.external, "due_at"),
            "checkpoint": _dated(self.checkpoint, "at"),
            "at": instant(self.at),
        }

    @classmethod
    def of(cls, value: Mapping[str, Any]) -> Self:
        """The announcement again from its published form; raises KeyError, ValueError, TypeError.

        The size and the digest of the pool follow from the people, so they are not read.
        """
        external, checkpoint = value["external"], value["checkpoint"]
        same = ("series", "number", "round", "previous", "purpose", "case", "policy", "count")
        return cls(
            **{name: value[name] for name in same},
            candidates=tuple(Candidate(**each) for each in value["candidates"]),
            excluded=tuple(_excluded(each) for each in value["excluded"]),
            parties=tuple(Party(**each) for each in value["parties"]),
            pool_version=value["pool"]["version"],
            at=datetime.fromisoformat(value["at"]),
            why=Why(value["reason"]["code"]),
            why_text=value["reason"]["text"],
            external=External(**_read_date(external, "due_at")) if external else None,
            checkpoint=Checkpoint(**_read_date(checkpoint, "at")) if checkpoint else None,
        )


def _excluded(value: Mapping[str, Any]) -> Excluded:
    reasons = tuple(Reason(**each) for each in value["reasons"])
    return Excluded(value["id"], value["label"], reasons)


def _read_date(value: Mapping[str, Any], name: str) -> dict[str, Any]:
    return {**value, name: datetime.fromisoformat(value[name])}


def _dated(value: External | Checkpoint | None, name: str) -> dict[str, Any] | None:
    if value is None:
        return None
    written = asdict(value)
    return written | {name: instant(written[name])}


def first_of(series: str) -> str:
    """What the first round of a series has as its previous hash: the series' name, hashed."""
    return digest(SERIES_DOMAIN, series.encode())


def secret_commitment(nonce: str) -> str:
    """SM3 of a secret given as hexadecimal: what a party publishes before the draw."""
    return sm3(bytes.fromhex(nonce)).hex()


def pool_digest(ids: list[str]) -> str:
    """The digest of everybody in the pool, whatever their order."""
    return digest(POOL_DOMAIN, canonical(sorted(ids)))


def part_digests(announced: Mapping[str, Any]) -> dict[str, str]:
    """The digest of each part of an announcement, by the part's name, in the order of PARTS."""
    values = _part_values(announced)
    return {name: digest(PART_DOMAIN, name.encode(), canonical(values[name])) for name in PARTS}


def _part_values(announced: Mapping[str, Any]) -> dict[str, Any]:
    people = announced["candidates"]
    round_keys = ("format", "series", "number", "round", "previous")
    purpose_keys = ("purpose", "case", "policy", "reason", "count")
    return {
        "round": [announced[key] for key in round_keys],
        "purpose": [announced[key] for key in purpose_keys],
        "pool": announced["pool"],
        # Who, how heavy and in which order apart: each of the three changes names itself.
        "candidates": sorted([each["id"], each["label"]] for each in people),
        "weights": sorted([each["id"], each["weight"]] for each in people),
        "order": [each["id"] for each in people],
        "excluded": announced["excluded"],
        "parties": announced["parties"],
        "external": announced["external"],
        "checkpoint": announced["checkpoint"],
        "time": announced["at"],
    }


def commitment_of(parts: Mapping[str, str]) -> str:
    """The commitment: SM3 over the digests of all parts in their order."""
    return digest(COMMITMENT_DOMAIN, *(bytes.fromhex(parts[name]) for name in PARTS))
