"""What a case is worth in points of fee and of effort, by kind and stage, dated by place.

No instrument fixes them: what ships is our own scale and says so (`sure: design`). Points follow
what was known when the case was assigned, never how it ended.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from hengyuan.law.citation import Citation, Sureness
from hengyuan.law.errors import NoValueInForce
from hengyuan.law.jurisdiction import chain
from hengyuan.law.parameters import Validity, in_force
from hengyuan.law.sheets import Sheet, own_folder, topic_sheets
from hengyuan.law.vocabulary import Kind, Stage

PERCENT = ("group_fee", "group_effort", "capital_fee", "capital_effort")


@dataclass(frozen=True, slots=True)
class Worth:
    """Points of one case; an ordinary civil case of first instance has 100 of each."""

    fee: int
    effort: int


@dataclass(frozen=True, slots=True)
class WorthTable:
    """Points by kind, stage over kind, and percent for group and capital cases."""

    version: str
    jurisdiction: str
    validity: Validity
    kinds: Mapping[str, Worth]
    stages: Mapping[str, Worth]
    percent: Mapping[str, int]
    note_zh: str
    cites: tuple[Citation, ...]
    sure: Sureness

    def worth(
        self, kind: Kind, stage: Stage, *, is_group: bool = False, is_capital: bool = False
    ) -> Worth:
        """The points of a case: those of its kind and stage, or of its kind."""
        found = self.stages.get(f"{kind.value}.{stage.value}", self.kinds[kind.value])
        fee, effort = found.fee, found.effort
        for name, holds in (("group", is_group), ("capital", is_capital)):
            if holds:
                fee = fee * self.percent[f"{name}_fee"] // 100
                effort = effort * self.percent[f"{name}_effort"] // 100
        return Worth(fee, effort)


def read_worth(sheet: Sheet) -> WorthTable:
    """One table of a file; raises MalformedFile."""
    about = ("id", "jurisdiction", "valid_from", "valid_to", "cite", "cites", "sure", "note_zh")
    sheet.only((*about, "kinds", "stages", *PERCENT))
    kinds = _points(sheet.sheet("kinds"))
    for kind in Kind:
        if kind.value not in kinds:
            raise sheet.wrong(f"kinds: no points for {kind.value}")
    percent = {name: _whole(sheet, name) for name in PERCENT}
    return WorthTable(
        version=sheet.text("id"),
        jurisdiction=sheet.text("jurisdiction", ""),
        validity=sheet.validity(),
        kinds=kinds,
        stages=_points(sheet.sheet("stages")),
        percent=percent,
        note_zh=sheet.text("note_zh", ""),
        cites=sheet.cites(),
        sure=sheet.sure(),
    )


def _points(sheet: Sheet) -> dict[str, Worth]:
    found = {}
    for name in sheet.content:
        row = sheet.sheet(name)
        row.only(("fee", "effort"))
        kind, _dot, stage = name.partition(".")
        Kind.parse(kind)
        if stage:
            Stage.parse(stage)
        found[name] = Worth(_whole(row, "fee"), _whole(row, "effort"))
    return found


def _whole(sheet: Sheet, name: str) -> int:
    number = sheet.whole(name)
    if number is None or number < 1:
        raise sheet.wrong(f"{name} must be a whole number of at least 1")
    return number


@cache
def _tables(own: str) -> tuple[WorthTable, ...]:
    """All tables; one of the place's own folder replaces the shipped one of its place and days."""
    files = topic_sheets("fairness", own)
    found = [read_worth(sheet) for file in files for sheet in file.sheets("worths")]
    return tuple({(one.jurisdiction, one.validity): one for one in found}.values())


def worth_for(jurisdiction: str, on: date) -> WorthTable:
    """The table in force at a place on a day, most specific first; raises NoValueInForce."""
    for code in chain(jurisdiction):
        here = [one for one in _tables(own_folder()) if one.jurisdiction == code]
        if any(one.validity.covers(on) for one in here):
            return in_force(here, on, asked=f"worth of cases in {code or '全国'}")
    raise NoValueInForce(
        f"no worth of cases is in force at {jurisdiction or '全国'} on {on}: add a dated table "
        f"to the folder fairness of HENGYUAN_LAW_DIR"
    )
