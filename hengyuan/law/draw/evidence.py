"""What a reader holds beside the record: the ledger's word, earlier records, print, the pool."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Self

from hengyuan.law.errors import LawError

ROUND_KEYS = ("series", "number", "case", "purpose", "commitment")


class NoEvidence(LawError):
    """What was given beside the record cannot be read."""


@dataclass(frozen=True, slots=True)
class KnownCheckpoint:
    """A checkpoint as the ledger signed it."""

    number: int
    hash: str
    at: str


@dataclass(frozen=True, slots=True)
class KnownRound:
    """A round as the ledger knows it: when it was committed to; `record` once it was closed."""

    series: str
    number: int
    case: str
    purpose: str
    commitment: str
    parts: tuple[tuple[str, str], ...] = ()
    record: str = ""
    at: str = ""


@dataclass(frozen=True, slots=True)
class LedgerAnchor:
    """What the ledger says: its checkpoints (`hengyuan ledger export-checkpoints`), its rounds."""

    checkpoints: tuple[KnownCheckpoint, ...] = ()
    rounds: tuple[KnownRound, ...] = ()

    @classmethod
    def of(cls, value: Any) -> Self:
        """From JSON: {"checkpoints": […], "rounds": […]}, or a list of checkpoints only.

        Further keys are left alone. Raises NoEvidence.
        """
        try:
            if isinstance(value, list):
                value = {"checkpoints": value}
            return cls(
                tuple(_checkpoint(each) for each in value.get("checkpoints", ())),
                tuple(_round(each) for each in value.get("rounds", ())),
            )
        except (TypeError, KeyError, AttributeError) as error:
            raise NoEvidence(
                f"the ledger's file needs checkpoints (number, hash, at) and rounds "
                f"({', '.join(ROUND_KEYS)}): {error!r}"
            ) from error


def _checkpoint(value: Mapping[str, Any]) -> KnownCheckpoint:
    return KnownCheckpoint(value["number"], value["hash"], value["at"])


def _round(value: Mapping[str, Any]) -> KnownRound:
    series, number, case, purpose, commitment = (value[key] for key in ROUND_KEYS)
    parts = tuple(value.get("parts", {}).items())
    later = value.get("record", ""), value.get("at", "")
    return KnownRound(series, number, case, purpose, commitment, parts, *later)


@dataclass(frozen=True, slots=True)
class Evidence:
    """Everything beside the record; None is what the reader does not have."""

    previous: Sequence[Mapping[str, Any]] | None = None
    ledger: LedgerAnchor | None = None
    announced: Mapping[str, Any] | None = None
    pool: frozenset[str] | None = None
    external_value: str | None = None


def first_difference(expected: Any, found: Any, where: str = "") -> tuple[str, str, str] | None:
    """Where two JSON values first differ, in the order of the expected: place, expected, found."""
    if isinstance(expected, dict) and isinstance(found, dict):
        for key in [*expected, *sorted(set(found) - set(expected))]:
            place = f"{where}.{key}" if where else key
            if key not in expected or key not in found:
                return place, _shown(expected.get(key)), _shown(found.get(key))
            if inner := first_difference(expected[key], found[key], place):
                return inner
        return None
    if isinstance(expected, list) and isinstance(found, list):
        for index in range(max(len(expected), len(found))):
            place = f"{where}[{index}]"
            here, there = (each[index] if index < len(each) else None for each in (expected, found))
            if inner := first_difference(here, there, place):
                return inner
        return None
    return None if expected == found else (where, _shown(expected), _shown(found))


def _shown(value: Any) -> str:
    if value is None:
        return "—"
    if isinstance(value, str):
        text = value
    else:
        text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text if len(text) <= 80 else text[:80] + "…"
