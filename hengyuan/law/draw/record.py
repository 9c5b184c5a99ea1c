"""The record of a round: drawn or abandoned, with everything that a stranger needs to repeat it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from hengyuan.law.draw.announcement import Announcement, External, commitment_of, part_digests
from hengyuan.law.draw.canonical import NoJson, instant, read
from hengyuan.law.draw.checks import record_hash
from hengyuan.law.draw.lot import CannotDraw, draw, seed_of
from hengyuan.law.draw.verification import verify
from hengyuan.law.errors import LawError

RECORD_FORMAT = "hengyuan-draw-record-1"


class NotARecord(LawError):
    """A text is no record of a draw."""


class Abandoned(StrEnum):
    """Why a round was given up before its result could be known."""

    PARTY_SILENT = "party_silent"  # a party did not reveal its secret
    EXTERNAL_MISSING = "external_missing"  # the outside number was not printed
    LIST_WRONG = "list_wrong"
    CASE_ENDED = "case_ended"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Printed:
    """The outside number as it was typed in from print: groups of digits, one space between."""

    value: str
    at: datetime


def commit(announcement: Announcement) -> tuple[dict[str, str], str]:
    """The digests of the parts and the commitment, to be published before the draw."""
    parts = part_digests(announcement.as_dict())
    return parts, commitment_of(parts)


def drawn(
    announcement: Announcement,
    nonces: Mapping[str, str],
    *,
    closed_at: datetime,
    printed: Printed | None = None,
) -> dict[str, Any]:
    """The record of a drawn round; `nonces` by party. Raises CannotDraw with the first reason."""
    record = _open(announcement, nonces, printed, closed_at)
    candidates = [(each.id, each.weight) for each in announcement.candidates]
    used = [each["nonce"] for each in record["nonces"]]
    seed = seed_of(record["commitment"], used, printed.value if printed else "")
    steps = draw(seed, candidates, announcement.count)
    return _closed(
        record
        | {
            "outcome": "drawn",
            "seed": seed,
            "steps": [
                {"below": each.below, "taken": list(each.taken), "winner": each.winner}
                for each in steps
            ],
            "winners": [each.winner for each in steps],
        }
    )


def abandoned(
    announcement: Announcement,
    nonces: Mapping[str, str],
    *,
    code: Abandoned,
    text: str,
    closed_at: datetime,
    printed: Printed | None = None,
) -> dict[str, Any]:
    """The record of a round given up, with the secrets revealed until then. Raises CannotDraw."""
    record = _open(announcement, nonces, printed, closed_at)
    return _closed(record | {"abandoned": {"code": code.value, "text": text}})


def _open(
    announcement: Announcement,
    nonces: Mapping[str, str],
    printed: Printed | None,
    closed_at: datetime,
) -> dict[str, Any]:
    parts, commitment = commit(announcement)
    shown = [each.id for each in announcement.parties if each.id in nonces]
    return {
        "format": RECORD_FORMAT,
        "announcement": announcement.as_dict(),
        "parts": parts,
        "commitment": commitment,
        "outcome": "abandoned",
        "nonces": [{"party": each, "nonce": nonces[each]} for each in shown],
        "external": _external(announcement.external, printed),
        "abandoned": None,
        "closed_at": instant(closed_at),
        "seed": None,
        "steps": [],
        "winners": [],
    }


def _external(due: External | None, printed: Printed | None) -> dict[str, Any] | None:
    if printed is None:
        return None
    if due is None:
        raise CannotDraw("no outside number was announced: it cannot be mixed in afterwards")
    return {
        "source": due.source,
        "issue": due.issue,
        "value": printed.value,
        "at": instant(printed.at),
    }


def _closed(record: dict[str, Any]) -> dict[str, Any]:
    """With its hash; nothing is issued that a stranger could not verify."""
    record["hash"] = record_hash(record)
    difference = verify(record).difference
    if difference is not None:
        raise CannotDraw(f"{difference.code}: {difference.text_zh}")
    return record


def dump(record: Mapping[str, Any]) -> str:
    """The record as the text of a file, in the order of the schema."""
    return json.dumps(record, ensure_ascii=False, indent=2) + "\n"


def load(text: str) -> dict[str, Any]:
    """The record in a text; raises NotARecord, or AmbiguousText when two could be read in it."""
    records = load_all(text)
    if len(records) != 1:
        raise NotARecord(f"{len(records)} records stand in this text, one was asked for")
    return records[0]


def load_all(text: str) -> list[dict[str, Any]]:
    """The records in a text, one or a JSON list of them; raises NotARecord, AmbiguousText."""
    try:
        value = read(text)
    except NoJson as error:
        raise NotARecord(str(error)) from error
    records = value if isinstance(value, list) else [value]
    for each in records:
        if not isinstance(each, dict) or each.get("format") != RECORD_FORMAT:
            raise NotARecord(f"this is no record of a draw: its format is not {RECORD_FORMAT}")
    return records
