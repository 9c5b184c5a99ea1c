"""评估专家: who may read which dossier, why not, and how well he knows its field.

No official text says who may be a reader; places ask for three to five years and avoid the own
district. The rules here are dated rows of `parameters/review/readers.yaml` and stay a place's own.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from hengyuan.law.citation import Citation, Sureness
from hengyuan.law.errors import NoValueInForce
from hengyuan.law.jurisdiction import chain
from hengyuan.law.parameters import Validity, in_force
from hengyuan.law.review.words import Field, Grade
from hengyuan.law.sheets import Sheet, own_folder, topic_sheets
from hengyuan.law.vocabulary import Word

PARTS = ("field", "matter", "years", "own_grades")


class WhyNot(Word):
    """Why a reader may not read, at all or this dossier."""

    LEFT = "left", "已退出评估专家库", "has left the pool of readers"
    FIELD = "field", "不评估该类案件", "does not judge this field"
    YEARS = "years", "执业年限不足", "not enough years of practice"
    TRAINING = "training", "本年度未参加评估培训", "not trained this year"
    DISCIPLINE = "discipline", "处分未满期", "under discipline"
    HANDLER = "handler", "本人承办或者曾经承办", "handles or handled the case"
    FIRM = "firm", "与承办人同一单位", "same firm as the handler"
    INSTITUTION = "institution", "为作出援助决定的机构工作", "works for the institution of the case"
    DISTRICT = "district", "地区回避", "same district"
    CROSS = "cross", "交叉评估由另一地区的专家评估", "readers of another district read it in turn"
    OPPONENT = "opponent", "本人或者所在单位代理对方", "he or his firm stands on the other side"
    KIN = "kin", "与承办人有近亲属或者其他利害关系", "kin of the handler, or another tie"
    NAMED = (
        "named", "清单中写有本人、所在单位或者其申报回避的人",
        "the list names him, his workplace or somebody to whom he declared a tie",
    )  # fmt: skip
    OWN_CHOICE = "own_choice", "专家自行申请回避", "the reader asked not to read it"


@dataclass(frozen=True, slots=True)
class ReaderRules:
    """What a place asks of its readers, and how expertise is counted (parts make a hundred)."""

    jurisdiction: str
    validity: Validity
    years: int
    needs_training: bool
    avoids_district: bool
    most_dossiers: int
    parts: dict[str, int]
    full_years: int
    cites: tuple[Citation, ...]
    sure: Sureness


@dataclass(frozen=True, slots=True)
class Reader:
    """A reader as the rules see him. `grades` are those of his own cases.

    Ids, and names for dossiers from elsewhere, whose people and firms have no ids here: his own,
    that of his workplace, those of `kin_names`, each as `same_name` writes it.
    """

    id: str
    fields: frozenset[Field]
    practises_since: int
    trained_on: date | None
    disciplined_until: date | None = None
    matters: frozenset[str] = frozenset()
    grades: tuple[Grade, ...] = ()
    firm: str = ""
    institution: str = ""
    district: str = ""
    kin: frozenset[str] = frozenset()
    declined: frozenset[str] = frozenset()
    has_left: bool = False
    name: str = ""
    workplace_name: str = ""
    kin_names: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Dossier:
    """A dossier as the rules see it; `handlers` are all who ever had the case, the last first.

    One from elsewhere has names instead of ids, each as `same_name` writes it. `readers_from` is
    the district that reads it under cross review (交叉评估), empty where there is none.
    """

    id: str
    field: Field
    matter: str = ""
    handlers: tuple[str, ...] = ()
    firms: frozenset[str] = frozenset()
    institution: str = ""
    district: str = ""
    opponents: frozenset[str] = frozenset()
    handler_names: frozenset[str] = frozenset()
    firm_names: frozenset[str] = frozenset()
    institution_name: str = ""
    other_names: frozenset[str] = frozenset()
    readers_from: str = ""


def same_name(name: str) -> str:
    """A name as it is compared: without blanks, full and half width alike."""
    return "".join(unicodedata.normalize("NFKC", name).split())


def why_not_at_all(reader: Reader, rules: ReaderRules, on: date) -> tuple[WhyNot, ...]:
    """What keeps a reader from reading anything on a day."""
    found = {
        WhyNot.LEFT: reader.has_left,
        WhyNot.YEARS: on.year - reader.practises_since < rules.years,
        WhyNot.TRAINING: rules.needs_training
        and (reader.trained_on is None or reader.trained_on.year != on.year),
        WhyNot.DISCIPLINE: reader.disciplined_until is not None and on <= reader.disciplined_until,
    }
    return tuple(why for why, holds in found.items() if holds)


def why_not(reader: Reader, dossier: Dossier, rules: ReaderRules) -> tuple[WhyNot, ...]:
    """What keeps a reader from this dossier; empty where nothing does."""
    return tuple(_conflicts(reader, dossier, rules))


def _conflicts(reader: Reader, dossier: Dossier, rules: ReaderRules) -> Iterator[WhyNot]:
    if dossier.field not in reader.fields:
        yield WhyNot.FIELD
    if reader.id in dossier.handlers or reader.name in dossier.handler_names:
        yield WhyNot.HANDLER
    is_firm = bool(reader.firm) and reader.firm in dossier.firms
    if is_firm or reader.workplace_name in dossier.firm_names:
        yield WhyNot.FIRM
    is_at_home = bool(reader.institution) and reader.institution == dossier.institution
    place = dossier.institution_name
    if is_at_home or (place and place == reader.workplace_name):
        yield WhyNot.INSTITUTION
    if rules.avoids_district and reader.district and reader.district == dossier.district:
        yield WhyNot.DISTRICT
    if dossier.readers_from and reader.district != dossier.readers_from:
        yield WhyNot.CROSS
    if dossier.opponents & {reader.id, reader.firm}:
        yield WhyNot.OPPONENT
    people = dossier.handler_names | dossier.firm_names
    if not (reader.kin.isdisjoint(dossier.handlers) and reader.kin_names.isdisjoint(people)):
        yield WhyNot.KIN
    if dossier.other_names & {reader.name, reader.workplace_name, *reader.kin_names}:
        yield WhyNot.NAMED
    if dossier.id in reader.declined:
        yield WhyNot.OWN_CHOICE


def conflicts_of(
    readers: Sequence[Reader], dossiers: Sequence[Dossier], rules: ReaderRules
) -> Iterator[tuple[int, int, tuple[WhyNot, ...]]]:
    """The pairs (dossier, reader), by their places, that `why_not` bars, with its reasons.

    Most dossiers differ for a reader by field and district only: those are asked once. Only where a
    dossier names him, his workplace or somebody near him is the pair asked by itself.
    """
    named: dict[str, set[int]] = {}
    for place, one in enumerate(readers):
        for said in _named_by(one):
            named.setdefault(said, set()).add(place)
    alike: dict[Dossier, dict[int, tuple[WhyNot, ...]]] = {}
    for row, dossier in enumerate(dossiers):
        here, reads = dossier.district, dossier.readers_from
        bare = Dossier("", dossier.field, district=here, readers_from=reads)
        if bare not in alike:
            asked = {place: why_not(one, bare, rules) for place, one in enumerate(readers)}
            alike[bare] = {place: why for place, why in asked.items() if why}
        near = {place for said in _names_in(dossier) for place in named.get(said, ())}
        found = {place: why_not(readers[place], dossier, rules) for place in near}
        for place, why in {**alike[bare], **found}.items():
            if why:
                yield row, place, why


def _named_by(one: Reader) -> set[str]:
    own = {one.id, one.name, one.firm, one.institution, one.workplace_name}
    return own | one.kin | one.kin_names | {f"declined {each}" for each in one.declined}


def _names_in(one: Dossier) -> set[str]:
    names = {*one.handlers, *one.firms, *one.opponents, *one.handler_names, *one.firm_names}
    places = {one.institution, one.institution_name} - {""}
    return names | places | one.other_names | {f"declined {one.id}"}


def expertise(reader: Reader, dossier: Dossier, rules: ReaderRules, on: date) -> dict[str, int]:
    """How well a reader knows the field of a dossier, part by part; their sum is 0 to 100."""
    years = min(on.year - reader.practises_since, rules.full_years)
    best = len(Grade) - 1
    ranks = sum(one.rank for one in reader.grades)
    share = {
        "field": 1.0 if dossier.field in reader.fields else 0.0,
        "matter": 1.0 if dossier.matter and dossier.matter in reader.matters else 0.0,
        "years": max(years, 0) / rules.full_years,
        "own_grades": ranks / (best * len(reader.grades)) if reader.grades else 0.5,
    }
    return {name: round(rules.parts[name] * share[name]) for name in PARTS}


def read_rules(sheet: Sheet) -> ReaderRules:
    """One row of the file; raises MalformedFile."""
    sheet.only((
        "jurisdiction", "valid_from", "valid_to", "years", "trained_this_year",
        "avoid_own_district", "most_dossiers", "expertise", "full_years", "cite", "cites", "sure",
    ))  # fmt: skip
    parts = sheet.sheet("expertise")
    parts.only(PARTS)
    found = {name: _least(parts, name, 0) for name in PARTS}
    if sum(found.values()) != 100:
        raise sheet.wrong(f"the parts of expertise make {sum(found.values())}, not 100")
    return ReaderRules(
        jurisdiction=sheet.text("jurisdiction"),
        validity=sheet.validity(),
        years=_least(sheet, "years", 0),
        needs_training=sheet.flag("trained_this_year", True),
        avoids_district=sheet.flag("avoid_own_district", True),
        most_dossiers=_least(sheet, "most_dossiers", 1),
        parts=found,
        full_years=_least(sheet, "full_years", 1),
        cites=sheet.cites(),
        sure=sheet.sure(),
    )


def _least(sheet: Sheet, key: str, least: int) -> int:
    number = sheet.whole(key)
    if number is None or number < least:
        raise sheet.wrong(f"{key} must be a whole number of at least {least}")
    return number


@cache
def _all_rules(own: str) -> tuple[ReaderRules, ...]:
    found: Iterable[Sheet] = (
        one for file in topic_sheets("review", own) for one in file.sheets("readers")
    )
    by_place = {(one.jurisdiction, one.validity): one for one in map(read_rules, found)}
    return tuple(by_place.values())


def rules_for(jurisdiction: str, on: date) -> ReaderRules:
    """What the place asks of readers on a day, the most local first; raises NoValueInForce."""
    for code in chain(jurisdiction):
        here = [one for one in _all_rules(own_folder()) if one.jurisdiction == code]
        if any(one.validity.covers(on) for one in here):
            return in_force(here, on, asked=f"rules for readers in {code or '全国'}")
    raise NoValueInForce(
        f"no rules for readers are in force at {jurisdiction or '全国'} on {on}: add a dated row "
        f"under readers to the folder review of HENGYUAN_LAW_DIR"
    )
