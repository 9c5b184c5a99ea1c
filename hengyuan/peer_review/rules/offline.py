"""The sheet that a reader took away: what comes back as a file, and what it changes here.

Fields are those of the page by their names, without empty ones; the file holds what they were when
it was made, so that what changed there is told from what changed here.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from hengyuan.law.draw.canonical import is_well_formed
from hengyuan.law.vocabulary import Word

FORMAT = "hengyuan-review-offline-1"
LARGEST = 2 << 20  # bytes
MOST_FIELDS = 2_000


class WrongFile(ValueError):
    """The text is no sheet that was taken away."""


class Side(Word):
    """Where a field was changed since the sheet was taken away."""

    FILE = "file", "只在离线文件中改动", "changed in the file only"
    BOTH = "both", "两处都有改动，以离线文件为准", "changed in both: the file is taken"
    HERE = "here", "只在系统中改动，保留", "changed here only: kept"


@dataclass(frozen=True, slots=True)
class Carried:
    """A file that came back: whose sheet, the state that it was made from, what it holds."""

    sheet: str
    saved: int
    seal: str
    base: Mapping[str, str]
    fields: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Change:
    """One field that is not the same in both."""

    name: str
    here: str
    file: str
    side: Side


def read(text: str) -> Carried:
    """The file again; raises WrongFile."""
    try:
        told = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise WrongFile from error
    if not isinstance(told, dict) or told.get("format") != FORMAT:
        raise WrongFile
    saved = told.get("saved")
    if type(saved) is not int or saved < 0:
        raise WrongFile
    return Carried(
        _text(told, "sheet"), saved, _text(told, "seal"), _fields(told, "base"),
        _fields(told, "fields"),
    )  # fmt: skip


def _text(told: Mapping[str, Any], name: str) -> str:
    found = told.get(name)
    if not isinstance(found, str) or not is_well_formed(found):
        raise WrongFile
    return found


def _fields(told: Mapping[str, Any], name: str) -> dict[str, str]:
    found = told.get(name)
    if not isinstance(found, dict) or len(found) > MOST_FIELDS:
        raise WrongFile
    texts = [*found, *found.values()]
    if not all(isinstance(each, str) and is_well_formed(each) for each in texts):
        raise WrongFile
    return found


def merged(
    base: Mapping[str, str], here: Mapping[str, str], file: Mapping[str, str]
) -> tuple[dict[str, str], list[Change]]:
    """The fields together, and each that is not the same here and in the file.

    What was changed in the file goes before; what was changed here only stays.
    """
    found: dict[str, str] = {}
    changes = []
    for name in dict.fromkeys([*here, *file, *base]):
        was, now, there = base.get(name, ""), here.get(name, ""), file.get(name, "")
        side = Side.HERE if there == was else Side.FILE if now == was else Side.BOTH
        if now != there:
            changes.append(Change(name, now, there, side))
        kept = now if side is Side.HERE else there
        if kept:
            found[name] = kept
    return found, changes
