"""The weights of the match score, dated by place; a place's own file or policy replaces them.

No instrument fixes figures: what ships is our own default and says so (`sure: design`).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from hengyuan.law.citation import Citation, Sureness
from hengyuan.law.errors import NoValueInForce
from hengyuan.law.jurisdiction import chain
from hengyuan.law.parameters import Validity, in_force
from hengyuan.law.sheets import Sheet, own_folder, topic_sheets
from hengyuan.law.vocabulary import Grade

PARTS = ("experience", "field", "language", "distance", "load", "quality", "wish")
SCALES = ("experience_years", "field_years", "near_km", "far_km", "load_full")
NEUTRAL = "none"  # the key of a handler whom nobody graded yet


@dataclass(frozen=True, slots=True)
class Weights:
    """What each part can bring at most, and the scales on which it is measured.

    Points are whole; years, kilometres, open cases. `quality_percent` holds each grade's share
    of the maximum, and under "none" the share of somebody who was not graded yet.
    """

    version: str
    jurisdiction: str
    validity: Validity
    maxima: Mapping[str, int]
    experience_years: int
    field_years: int
    near_km: int
    far_km: int
    load_full: int
    quality_percent: Mapping[str, int]
    note_zh: str
    cites: tuple[Citation, ...]
    sure: Sureness

    def quality_share(self, grade: Grade | None) -> int:
        """Percent of the maximum for a grade; of a neutral one where there is none."""
        return self.quality_percent[NEUTRAL if grade is None else grade.value]

    def as_values(self) -> dict[str, Any]:
        """The figures as a policy or a record keeps them."""
        scales = {name: getattr(self, name) for name in SCALES}
        return {**self.maxima, **scales, "quality_percent": dict(self.quality_percent)}


def read_weights(sheet: Sheet) -> Weights:
    """One set of weights, of a file or of a policy; raises MalformedFile."""
    about = ("id", "jurisdiction", "valid_from", "valid_to", "cite", "cites", "sure", "note_zh")
    sheet.only((*about, *PARTS, *SCALES, "quality_percent"))
    numbers = {name: _whole(sheet, name, least=0) for name in PARTS}
    scales = {name: _whole(sheet, name, least=1) for name in SCALES}
    if scales["far_km"] <= scales["near_km"]:
        raise sheet.wrong("far_km must be larger than near_km")
    shares = sheet.sheet("quality_percent")
    grades = (*(grade.value for grade in Grade), NEUTRAL)
    shares.only(grades)
    percent = {grade: _whole(shares, grade, least=0) for grade in grades}
    if max(percent.values()) > 100:
        raise shares.wrong("a share is at most 100 percent")
    return Weights(
        version=sheet.text("id"),
        jurisdiction=sheet.text("jurisdiction", ""),
        validity=sheet.validity(),
        maxima=numbers,
        **scales,
        quality_percent=percent,
        note_zh=sheet.text("note_zh", ""),
        cites=sheet.cites(),
        sure=sheet.sure(),
    )


def weights_of_policy(content: Mapping[str, Any], *, where: str) -> Weights:
    """The weights that a policy carries as plain values; `where` names it in errors."""
    return read_weights(Sheet(where, content))


def _whole(sheet: Sheet, name: str, *, least: int) -> int:
    number = sheet.whole(name)
    if number is None or number < least:
        raise sheet.wrong(f"{name} must be a whole number of at least {least}")
    return number


@cache
def _weights(own: str) -> tuple[Weights, ...]:
    """All sets; one of the place's own folder replaces the shipped one of its place and days."""
    files = topic_sheets("assignment", own)
    found = [read_weights(sheet) for file in files for sheet in file.sheets("weights")]
    return tuple({(one.jurisdiction, one.validity): one for one in found}.values())


def weights_for(jurisdiction: str, on: date) -> Weights:
    """The weights in force at a place on a day, most specific first; raises NoValueInForce."""
    for code in chain(jurisdiction):
        here = [one for one in _weights(own_folder()) if one.jurisdiction == code]
        covering = [one for one in here if one.validity.covers(on)]
        if covering:
            return in_force(covering, on, asked=f"match weights of {code or '全国'}")
    raise NoValueInForce(
        f"no match weights are in force at {jurisdiction or '全国'} on {on}: add a dated set to "
        f"the folder assignment of HENGYUAN_LAW_DIR"
    )
