"""A standard of peer review as data: indicators, items, vetoes, thresholds, each dated.

The official second-level indicators, weights, thresholds and vetoes of SF/T 0085 and SF/T 0086
could not be read: `sure` says so for each standard, and screens and reports repeat it. A local
standard stands before the one of its province, and that before the nation's. A standard that is
used is frozen as `Standard.content` with its digest, and can be read again from that for ever.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cache
from typing import Any

from hengyuan.law.citation import Citation, Sureness
from hengyuan.law.draw.canonical import canonical, digest
from hengyuan.law.errors import NoValueInForce
from hengyuan.law.jurisdiction import chain
from hengyuan.law.parameters import Validity, in_force
from hengyuan.law.review.words import Field, Grade, Model
from hengyuan.law.sheets import Sheet, own_folder, topic_sheets
from hengyuan.law.vocabulary import Stage

DOMAIN = "hengyuan-review-standard-1"
KEYS = (
    "id", "field", "name_zh", "name_en", "jurisdiction", "valid_from", "valid_to", "model",
    "thresholds", "excellent", "good", "unqualified", "most_gap", "reply_days", "components",
    "indicators", "vetoes", "note_zh", "note_en", "cite", "cites", "sure",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Item:
    """One second-level indicator; `is_fact` ones are answered but never scored."""

    id: str
    zh: str
    en: str
    is_fact: bool = False


@dataclass(frozen=True, slots=True)
class NotApplicable:
    """Stages in which an indicator does not apply, and why."""

    stages: tuple[Stage, ...]
    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Indicator:
    """One of the eight first-level indicators, with its weight of the hundred points."""

    id: str
    zh: str
    en: str
    weight: int
    is_core: bool
    items: tuple[Item, ...]
    not_applicable: tuple[NotApplicable, ...]

    def out_of_reach(self, stage: Stage | None) -> NotApplicable | None:
        """Why the indicator does not apply in a stage; None where it does."""
        return next((one for one in self.not_applicable if stage in one.stages), None)


@dataclass(frozen=True, slots=True)
class Veto:
    """What makes a dossier unqualified once it is proven and confirmed by a second person."""

    id: str
    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Component:
    """What a mixed model adds to the dossier: its share of the hundred, entered by the office."""

    id: str
    zh: str
    en: str
    weight: int


@dataclass(frozen=True, slots=True)
class GradeRule:
    """When eight single grades make a whole one; see `hengyuan.law.review.scoring`.

    excellent: none below good, at least `excellent_from` excellent, the core ones among them;
    good: none unqualified, at least `good_from` good or better; unqualified: a core indicator is,
    or at least `unqualified_from` are.
    """

    excellent_from: int
    good_from: int
    unqualified_from: int


@dataclass(frozen=True, slots=True)
class Standard:
    """One version of a standard; `content` is what was read, as it is frozen and hashed."""

    id: str
    field: Field
    zh: str
    en: str
    jurisdiction: str
    validity: Validity
    model: Model
    thresholds: Mapping[Grade, int]
    rule: GradeRule
    most_gap: int
    reply_days: int
    components: tuple[Component, ...]
    indicators: tuple[Indicator, ...]
    vetoes: tuple[Veto, ...]
    note_zh: str
    note_en: str
    cites: tuple[Citation, ...]
    sure: Sureness
    content: Mapping[str, Any]

    @property
    def digest(self) -> str:
        """SM3 of the frozen content: two sheets with one digest were judged by one standard."""
        return digest(DOMAIN, canonical(self.content))

    def indicator(self, name: str) -> Indicator:
        """The indicator of that id; raises KeyError."""
        return {one.id: one for one in self.indicators}[name]


def read_standard(sheet: Sheet) -> Standard:
    """One standard; raises MalformedFile with the place of the mistake."""
    sheet.only(KEYS)
    model = Model.parse(sheet.text("model"))
    indicators = tuple(_indicator(one) for one in sheet.sheets("indicators"))
    components = tuple(_component(one) for one in sheet.sheets("components"))
    _check_hundred(sheet, "indicators", [one.weight for one in indicators])
    _check_ids(sheet, [one.id for one in indicators])
    if (model is Model.MIXED) is not bool(components):
        raise sheet.wrong("a mixed model, and no other, names components")
    if sum(one.weight for one in components) >= 100:
        raise sheet.wrong("components leave nothing of the hundred for the dossier")
    return Standard(
        id=sheet.text("id"),
        field=Field.parse(sheet.text("field")),
        zh=sheet.text("name_zh"),
        en=sheet.text("name_en"),
        jurisdiction=sheet.text("jurisdiction"),
        validity=sheet.validity(),
        model=model,
        thresholds=_thresholds(sheet.sheet("thresholds")),
        rule=_rule(sheet),
        most_gap=_least(sheet, "most_gap", 0),
        reply_days=_least(sheet, "reply_days", 1),
        components=components,
        indicators=indicators,
        vetoes=tuple(_veto(one) for one in sheet.sheets("vetoes")),
        note_zh=sheet.text("note_zh"),
        note_en=sheet.text("note_en"),
        cites=sheet.cites(),
        sure=sheet.sure(),
        content=_plain(sheet.content),
    )


def thawed(content: Mapping[str, Any]) -> Standard:
    """A standard read again from what was frozen; raises MalformedFile."""
    days = {
        key: date.fromisoformat(content[key])
        for key in ("valid_from", "valid_to")
        if key in content
    }
    return read_standard(Sheet(f"frozen {content.get('id', '')}", {**content, **days}))


def _plain(content: Mapping[str, Any]) -> dict[str, Any]:
    """The content with days as texts and flags as 0 and 1 kept apart: what JSON holds exactly."""
    found: dict[str, Any] = {}
    for key, value in content.items():
        found[key] = _plain_value(value)
    return found


def _plain_value(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dict):
        return _plain(value)
    if isinstance(value, list):
        return [_plain_value(one) for one in value]
    return value


def _flag(sheet: Sheet, key: str) -> bool:
    """A flag as the files write it (true), or as it was frozen (“yes”)."""
    if isinstance(frozen := sheet.content.get(key), str):
        return frozen == "yes"
    return sheet.flag(key, False)


def _indicator(sheet: Sheet) -> Indicator:
    sheet.only(("id", "zh", "en", "weight", "core", "items", "not_applicable"))
    items = tuple(_item(one) for one in sheet.sheets("items"))
    if not any(not one.is_fact for one in items):
        raise sheet.wrong("an indicator has at least one item that is scored")
    _check_ids(sheet, [one.id for one in items])
    return Indicator(
        sheet.text("id"), sheet.text("zh"), sheet.text("en"), _least(sheet, "weight", 1),
        _flag(sheet, "core"), items,
        tuple(_not_applicable(one) for one in sheet.sheets("not_applicable")),
    )  # fmt: skip


def _item(sheet: Sheet) -> Item:
    sheet.only(("id", "zh", "en", "fact"))
    return Item(sheet.text("id"), sheet.text("zh"), sheet.text("en"), _flag(sheet, "fact"))


def _not_applicable(sheet: Sheet) -> NotApplicable:
    sheet.only(("stages", "zh", "en"))
    stages = tuple(Stage.parse(one) for one in sheet.texts("stages"))
    if not stages:
        raise sheet.wrong("names at least one stage")
    return NotApplicable(stages, sheet.text("zh"), sheet.text("en"))


def _veto(sheet: Sheet) -> Veto:
    sheet.only(("id", "zh", "en"))
    return Veto(sheet.text("id"), sheet.text("zh"), sheet.text("en"))


def _component(sheet: Sheet) -> Component:
    sheet.only(("id", "zh", "en", "weight"))
    return Component(
        sheet.text("id"), sheet.text("zh"), sheet.text("en"), _least(sheet, "weight", 1)
    )


def _thresholds(sheet: Sheet) -> dict[Grade, int]:
    """From how many points on each grade holds; one that is left out does not exist there."""
    scale = [one for one in Grade if one is not Grade.UNQUALIFIED]
    sheet.only([one.value for one in scale])
    found: dict[Grade, int] = {
        one: _least(sheet, one.value, 1) for one in scale if one.value in sheet.content
    }
    points = list(found.values())
    if (
        Grade.QUALIFIED not in found
        or points != sorted(set(points), reverse=True)
        or points[0] > 100
    ):
        raise sheet.wrong("thresholds fall from excellent to qualified, none above 100")
    return found


def _rule(sheet: Sheet) -> GradeRule:
    each = {key: sheet.sheet(key) for key in ("excellent", "good", "unqualified")}
    for one in each.values():
        one.only(("at_least",))
    return GradeRule(*(_least(one, "at_least", 1) for one in each.values()))


def _least(sheet: Sheet, key: str, least: int) -> int:
    number = sheet.whole(key)
    if number is None or number < least:
        raise sheet.wrong(f"{key} must be a whole number of at least {least}")
    return number


def _check_hundred(sheet: Sheet, key: str, weights: list[int]) -> None:
    if sum(weights) != 100:
        raise sheet.wrong(f"the weights of {key} make {sum(weights)}, not 100")


def _check_ids(sheet: Sheet, ids: list[str]) -> None:
    if len(ids) != len(set(ids)):
        raise sheet.wrong("an id stands twice")


@cache
def standards(own: str) -> tuple[Standard, ...]:
    """All standards of the files; one of the own folder replaces the shipped one of its id."""
    found = [one for file in topic_sheets("review", own) for one in file.sheets("standards")]
    return tuple({one.text("id"): read_standard(one) for one in found}.values())


def standard_for(
    field: Field, jurisdiction: str, on: date, *, among: tuple[Standard, ...] | None = None
) -> Standard:
    """The standard in force at a place on a day, the most local first; raises NoValueInForce.

    `among` are the standards to choose from where not only those of the files are meant.
    """
    known = standards(own_folder()) if among is None else among
    for code in chain(jurisdiction):
        here = [one for one in known if one.field is field and one.jurisdiction == code]
        if any(one.validity.covers(on) for one in here):
            return in_force(here, on, asked=f"review standard, {field.value}, {code or '全国'}")
    raise NoValueInForce(
        f"no standard of peer review for {field.value} is in force at {jurisdiction or '全国'} on "
        f"{on}: add a dated row to the folder review of HENGYUAN_LAW_DIR"
    )


def share_of_dossier(standard: Standard) -> Fraction:
    """How much of the hundred the dossier itself makes."""
    return Fraction(100 - sum(one.weight for one in standard.components), 100)
