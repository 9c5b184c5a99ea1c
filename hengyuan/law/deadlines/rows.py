"""The rows of the clock table, read from YAML, and which of them is in force where and when."""

import os
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from hengyuan.law.citation import Citation, Sureness
from hengyuan.law.errors import MalformedFile, NoValueInForce, UnknownRule
from hengyuan.law.jurisdiction import chain
from hengyuan.law.parameters import PARAMETERS, Validity, read_yaml

LAW_IN_FORCE = date(2022, 1, 1)  # 法律援助法


class Unit(StrEnum):
    """What a length counts."""

    HOUR = "hour"
    DAY = "day"
    WORKING_DAY = "working_day"
    MONTH = "month"
    YEAR = "year"


UNIT_NAMES = {
    Unit.HOUR: "小时",
    Unit.DAY: "日",
    Unit.WORKING_DAY: "个工作日",
    Unit.MONTH: "个月",
    Unit.YEAR: "年",
}
KINDS = ("clock", "moment", "target")


@dataclass(frozen=True, slots=True)
class ClockRule:
    """One clock in one place. `then_days` follow a length in months (a month and a half)."""

    id: str
    name_zh: str
    name_en: str
    kind: str
    length: int
    unit: Unit
    then_days: int
    rolls: bool
    is_backward: bool
    skips_first_hour: bool
    trigger: str  # "" or the name of another trigger that the caller gives
    pauses: tuple[str, ...]
    who: str
    consequence: str
    cite: Citation
    sure: Sureness
    jurisdiction: str
    validity: Validity

    @property
    def length_zh(self) -> str:
        """The length in words: 7日, 5个工作日, 1个月又15日."""
        tail = f"又{self.then_days}日" if self.then_days else ""
        return f"{self.length}{UNIT_NAMES[self.unit]}{tail}"


FIELDS = {
    "id",
    "zh",
    "en",
    "kind",
    "length",
    "unit",
    "then_days",
    "rolls",
    "backward",
    "first_hour",
    "trigger",
    "pauses",
    "who",
    "missed",
    "cite",
    "sure",
    "jurisdiction",
    "valid_from",
    "valid_to",
}


def _rule(row: Any, where: str) -> ClockRule:
    if not isinstance(row, dict) or not {"id", "zh", "en", "cite", "sure"} <= row.keys():
        raise MalformedFile(f"{where}: a clock needs id, zh, en, cite and sure")
    if unknown := row.keys() - FIELDS:
        raise MalformedFile(f"{where}: {row['id']}: unknown key {sorted(unknown)[0]}")
    kind = row.get("kind", "clock")
    try:
        if kind not in KINDS or (kind == "clock" and "length" not in row):
            raise ValueError("kind is clock (with a length), moment or target")
        return ClockRule(
            id=row["id"],
            name_zh=row["zh"],
            name_en=row["en"],
            kind=kind,
            length=int(row.get("length", 0)),
            unit=Unit(row.get("unit", "day")),
            then_days=int(row.get("then_days", 0)),
            rolls=bool(row.get("rolls", kind == "clock")),
            is_backward=bool(row.get("backward", False)),
            skips_first_hour=row.get("first_hour", "counted") == "skipped",
            trigger=row.get("trigger", ""),
            pauses=tuple(row.get("pauses", ())),
            who=row.get("who", ""),
            consequence=row.get("missed", ""),
            cite=Citation.parse(row["cite"]),
            sure=Sureness(row["sure"]),
            jurisdiction=str(row.get("jurisdiction", "")),
            validity=Validity(row.get("valid_from"), row.get("valid_to")),
        )
    except (ValueError, TypeError) as error:
        raise MalformedFile(f"{where}: {row['id']}: {error}") from error


def _files() -> list[Path]:
    folders = [PARAMETERS / "clocks"]
    if own := os.environ.get("HENGYUAN_LAW_DIR"):
        folders.append(Path(own) / "clocks")
    return [path for folder in folders for path in sorted(folder.glob("*.yaml"))]


@cache
def rules() -> tuple[ClockRule, ...]:
    """Every row of the table, shipped ones first. Raises MalformedFile."""
    found = []
    for path in _files():
        content = read_yaml(path)
        if not isinstance(content, list):
            raise MalformedFile(f"{path.name}: a list of clocks is expected")
        found += [_rule(row, path.name) for row in content]
    return tuple(found)


@cache
def _by_id() -> dict[str, tuple[ClockRule, ...]]:
    table: dict[str, tuple[ClockRule, ...]] = {}
    for each in rules():
        table[each.id] = (*table.get(each.id, ()), each)
    return table


def all_rows(rule_id: str) -> tuple[ClockRule, ...]:
    """Every version of a clock in every place; raises UnknownRule."""
    try:
        return _by_id()[rule_id]
    except KeyError:
        split = [known for known in _by_id() if known[:-1] == rule_id]
        hint = (
            f"it is split into {', '.join(split)}"
            if split
            else "see `hengyuan law deadline --list`"
        )
        raise UnknownRule(f"no clock is called {rule_id}; {hint}") from None


def rows_for(
    rule_id: str, on: date, jurisdiction: str = "", *, as_if: bool = False
) -> tuple[ClockRule, ...]:
    """Every row that binds there and then, the nation's first, the most specific place last.

    `as_if` asks today's rules about a day before the Law. Raises UnknownRule, NoValueInForce.
    """
    rows = all_rows(rule_id)
    places = reversed(chain(jurisdiction))
    chosen = (_chosen([r for r in rows if r.jurisdiction == p], on, as_if) for p in places)
    found = tuple(row for row in chosen if row is not None)
    if not found:
        where = f" in {jurisdiction}" if jurisdiction else ""
        raise NoValueInForce(f"{rule_id}: no length is in force on {on}{where}")
    return found


def _chosen(versions: list[ClockRule], on: date, as_if: bool) -> ClockRule | None:
    """The version of one place in force; a row of one's own folder, read last, wins."""
    covering = [row for row in versions if row.validity.covers(on)]
    newest = sorted(
        (row for row in versions if row.validity.valid_to is None),
        key=lambda row: row.validity.valid_from or date.min,
    )
    order = (newest, covering) if on < LAW_IN_FORCE else (covering, newest)
    candidates = next((some for some in order if some), []) if as_if else covering
    return candidates[-1] if candidates else None


def rule(rule_id: str, on: date, jurisdiction: str = "", *, as_if: bool = False) -> ClockRule:
    """The most specific row in force; raises UnknownRule, NoValueInForce."""
    return rows_for(rule_id, on, jurisdiction, as_if=as_if)[-1]
