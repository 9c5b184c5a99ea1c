"""Reading the rows of eligibility: shipped files, then the files of HENGYUAN_LAW_DIR.

A row of the second with the same place, name and first day replaces the shipped one; a later row
ends an open-ended earlier one on the day before. So a county adds its figures without touching
the shipped law, and what was in force on a past day stays readable.
"""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from hengyuan.law.citation import Citation, Sureness
from hengyuan.law.errors import MalformedFile
from hengyuan.law.parameters import PARAMETERS, Validity, read_yaml

LAW_DIR = "HENGYUAN_LAW_DIR"
TOPICS = ("grounds", "groups", "hardship", "matters", "notified")

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Source:
    """Where a row comes from: place, days in force, articles, sureness, remark."""

    region: str
    validity: Validity
    cites: tuple[Citation, ...]
    sure: Sureness
    note: str

    @classmethod
    def of(cls, row: Row) -> "Source":
        """Read the common keys of a row; raises MalformedFile naming the file."""
        where = f"{row['file']}: {row.get('id') or row.get('code') or row.get('series') or row}"
        cites = row.get("cites") or [row.get("cite")]
        first = row.get("valid_from")
        last = row.get("valid_to")
        for day in (first, last):
            if day is not None and not isinstance(day, date):
                raise MalformedFile(f"{where}: “{day}” is no date (write YYYY-MM-DD)")
        if not all(cites):
            raise MalformedFile(f"{where}: no citation (key cite or cites)")
        try:
            sure = Sureness(str(row.get("sure")))
        except ValueError as error:
            raise MalformedFile(f"{where}: unknown mark sure: {row.get('sure')}") from error
        parsed = tuple(Citation.parse(cite) for cite in cites)
        return cls(str(row["region"]), Validity(first, last), parsed, sure, row.get("note", ""))


def override_dir() -> str:
    """The folder with additional dated values, from the environment; empty when there is none."""
    return os.environ.get(LAW_DIR, "")


def rows(
    topic: str, section: str, override: str, identity: Callable[[Row], tuple[Any, ...]]
) -> tuple[Row, ...]:
    """All rows of one section, own values over shipped ones, open ends closed by later rows."""
    found: dict[tuple[Any, ...], Row] = {}
    for folder in (PARAMETERS, Path(override) if override else None):
        for path in sorted((folder / topic).glob("*.yaml")) if folder else ():
            for row in _section(path, section):
                key = (row["region"], *identity(row), row.get("valid_from"))
                found[key] = row
    return _close_open_ends(found)


def _section(path: Path, section: str) -> list[Row]:
    content = read_yaml(path)
    if not isinstance(content, dict):
        raise MalformedFile(f"{path.name}: a mapping with the key {section} is expected")
    common = {"region": content.get("region", ""), "file": path.name}
    common |= content.get("defaults") or {}
    listed = content.get(section) or []
    if not all(isinstance(row, dict) for row in listed):
        raise MalformedFile(f"{path.name}: each entry of {section} is a mapping")
    return [common | row for row in listed]


def _close_open_ends(found: dict[tuple[Any, ...], Row]) -> tuple[Row, ...]:
    by_name: dict[tuple[Any, ...], list[Row]] = {}
    for key, row in found.items():
        by_name.setdefault(key[:-1], []).append(row)
    closed: list[Row] = []
    for versions in by_name.values():
        versions.sort(key=lambda row: row.get("valid_from") or date.min)
        for row, later in zip(versions, [*versions[1:], None], strict=True):
            if later is not None and row.get("valid_to") is None:
                row = {**row, "valid_to": later["valid_from"] - timedelta(days=1)}
            closed.append(row)
    return tuple(closed)
