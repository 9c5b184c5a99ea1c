"""How much is sampled where: dated settings by purpose and place, with where they come from.

No national text gives a rate (法律援助法 art. 59 asks for the checks themselves). What places did
is marked as practice, what nobody fixed as our own default; both stay configurable.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from hengyuan.law.citation import Citation, Sureness
from hengyuan.law.errors import NoValueInForce
from hengyuan.law.jurisdiction import chain
from hengyuan.law.parameters import Validity, in_force
from hengyuan.law.sampling.named import Named
from hengyuan.law.sampling.settings import Settings, read_settings
from hengyuan.law.sampling.words import Grouping, Purpose
from hengyuan.law.sheets import Sheet, own_folder, topic_sheets


@dataclass(frozen=True, slots=True)
class Policy:
    """The settings of a place for a purpose, or, without settings, that case numbers are named."""

    id: str
    purpose: Purpose
    jurisdiction: str
    validity: Validity
    settings: Settings | None
    named: Named | None
    note_zh: str
    cites: tuple[Citation, ...]
    sure: Sureness


def read_policy(sheet: Sheet) -> Policy:
    """One policy of a file; raises MalformedFile, UnknownRule, CannotSample."""
    sheet.only((
        "id", "purpose", "jurisdiction", "valid_from", "valid_to", "settings", "named",
        "note_zh", "note_en", "cite", "cites", "sure",
    ))  # fmt: skip
    if ("settings" in sheet.content) is ("named" in sheet.content):
        raise sheet.wrong("either settings or named")
    return Policy(
        id=sheet.text("id"),
        purpose=Purpose.parse(sheet.text("purpose")),
        jurisdiction=sheet.text("jurisdiction"),
        validity=sheet.validity(),
        settings=read_settings(sheet.sheet("settings")) if "settings" in sheet.content else None,
        named=_named(sheet.sheet("named")) if "named" in sheet.content else None,
        note_zh=sheet.text("note_zh"),
        cites=sheet.cites(),
        sure=sheet.sure(),
    )


def _named(sheet: Sheet) -> Named:
    sheet.only(("by", "count"))
    by = tuple(Grouping.parse(name).value for name in sheet.texts("by"))
    count = sheet.whole("count", 1)
    if not by or not count or count < 1:
        raise sheet.wrong("by names at least one grouping, count is at least 1")
    return Named(by, count)


@cache
def policies(own: str) -> tuple[Policy, ...]:
    """All policies; one of the place's own folder replaces the shipped one of its place and day."""
    files = topic_sheets("sampling", own)
    found = [read_policy(sheet) for file in files for sheet in file.sheets("samples")]
    by_place: Mapping[object, Policy] = {
        (one.purpose, one.jurisdiction, one.validity): one for one in found
    }
    return tuple(by_place.values())


def policy_for(purpose: Purpose, jurisdiction: str, on: date) -> Policy:
    """The policy in force at a place on a day, most specific first; raises NoValueInForce."""
    for code in chain(jurisdiction):
        here = [
            one
            for one in policies(own_folder())
            if one.purpose is purpose and one.jurisdiction == code
        ]
        if any(one.validity.covers(on) for one in here):
            return in_force(here, on, asked=f"sampling for {purpose.value} in {code or '全国'}")
    raise NoValueInForce(
        f"no sampling for {purpose.value} is in force at {jurisdiction or '全国'} on {on}: add a "
        f"dated row to the folder sampling of HENGYUAN_LAW_DIR"
    )
