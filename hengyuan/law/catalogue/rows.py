"""The rows of a dossier's catalogue for a kind, a stage and a basis, in filing order.

Serves 办理法律援助案件程序规定 (closing and archive): two parts, the institution's (审批卷) and the
handler's (承办卷), as dated data by the day of closing.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache

from hengyuan.law.catalogue.forms import form
from hengyuan.law.citation import Citation, Sureness
from hengyuan.law.errors import NoValueInForce
from hengyuan.law.jurisdiction import chain
from hengyuan.law.parameters import Validity, in_force
from hengyuan.law.sheets import Sheet, own_folder, topic_sheets
from hengyuan.law.vocabulary import Basis, CriminalSide, Kind, Stage


class Need(StrEnum):
    """Whether a row has to be there."""

    MUST = "must"
    IF_HAPPENED = "if_happened"
    OPTIONAL = "optional"


class Moment(StrEnum):
    """When a row is asked for: by the handler's hand-in, at closing, at archiving."""

    HAND_IN = "hand_in"
    CLOSE = "close"
    ARCHIVE = "archive"


class Part(StrEnum):
    """Whose part of the dossier a row belongs to."""

    INSTITUTION = "institution"
    HANDLER = "handler"


@dataclass(frozen=True, slots=True)
class Row:
    """One row. `forms` fill it, its own id does too; the first of them is `form` ("" for none).

    With `if_facts`, a row of need if_happened is due once one of them happened. A must row turns
    into such a row when one of `unless` happened. `is_made_then` rows come out of their moment
    itself (the closing check makes D-35) and are asked only afterwards.
    """

    id: str
    name_zh: str
    name_en: str
    forms: tuple[str, ...]
    need: Need
    if_facts: tuple[str, ...]
    unless: tuple[str, ...]
    moment: Moment
    is_made_then: bool
    part: Part
    order: int
    cites: tuple[Citation, ...]
    sure: Sureness

    @property
    def form(self) -> str:
        """The form that usually fills the row."""
        return self.forms[0] if self.forms else ""


@dataclass(frozen=True, slots=True)
class _Scope:
    """For which matters a file or a row holds; an empty set asks nothing."""

    kinds: frozenset[str]
    stages: frozenset[str]
    not_stages: frozenset[str]
    bases: frozenset[str]
    sides: frozenset[str]

    def holds(self, kind: str, stage: str, basis: str, side: str) -> bool:
        asked = ((self.kinds, kind), (self.stages, stage), (self.bases, basis), (self.sides, side))
        return all(not words or word in words for words, word in asked) and (
            stage not in self.not_stages
        )


@dataclass(frozen=True, slots=True)
class _Draft:
    """A row before its day is known: its names may come from its form."""

    sheet: Sheet
    scope: _Scope

    def row(self, part: Part, order: int, on: date) -> Row:
        sheet = self.sheet
        own_form = sheet.text("form", "")
        named = form(own_form, on) if own_form else None
        return Row(
            id=sheet.text("id"),
            name_zh=sheet.text("name_zh", named.name_zh if named else None),
            name_en=sheet.text("name_en", named.name_en if named else None),
            forms=((own_form,) if own_form else ()) + sheet.texts("or"),
            need=Need(sheet.text("need")),
            if_facts=sheet.texts("if"),
            unless=sheet.texts("unless"),
            moment=Moment(sheet.text("moment")),
            is_made_then=sheet.flag("made_then", default=False),
            part=part,
            order=order,
            cites=sheet.cites(),
            sure=sheet.sure(),
        )


@dataclass(frozen=True, slots=True)
class _List:
    """One file: a part of the dossier for some matters, at a place, for some days."""

    id: str
    part: Part
    jurisdiction: str
    validity: Validity
    scope: _Scope
    drafts: tuple[_Draft, ...]


_SCOPE = {
    "kinds": Kind,
    "stages": Stage,
    "not_stages": Stage,
    "bases": Basis,
    "sides": CriminalSide,
}
_INHERITED = ("cite", "cites", "sure")
_LIST_KEYS = (
    "catalogue", "part", "jurisdiction", "valid_from", "valid_to", "rows", *_INHERITED, *_SCOPE,
)  # fmt: skip
_ROW_KEYS = (
    "id", "form", "or", "name_zh", "name_en", "need", "if", "unless", "moment", "made_then",
    *_INHERITED, *_SCOPE,
)  # fmt: skip


def _scope(sheet: Sheet) -> _Scope:
    words = {key: frozenset(sheet.texts(key)) for key in _SCOPE}
    for key, known in _SCOPE.items():
        if unknown := words[key] - set(known):
            raise sheet.wrong(f"{key}: no such word {', '.join(sorted(unknown))}")
    return _Scope(**words)


def _draft(sheet: Sheet, known_facts: Mapping[str, str]) -> _Draft:
    sheet.only(_ROW_KEYS)
    for key, known in (("need", Need), ("moment", Moment)):
        if sheet.text(key) not in set(known):
            raise sheet.wrong(f"{key} is one of {', '.join(known)}")
    for fact in (*sheet.texts("if"), *sheet.texts("unless")):
        if fact not in known_facts:
            raise sheet.wrong(f"“{fact}” is no fact of facts.yaml")
    if sheet.text("need") == Need.IF_HAPPENED and not sheet.texts("if"):
        raise sheet.wrong("a row of need if_happened names the fact (key if)")
    if not sheet.text("form", "") and not sheet.text("name_zh", ""):
        raise sheet.wrong("a row has a form or a name")
    return _Draft(sheet, _scope(sheet))


def _list(sheet: Sheet, known_facts: Mapping[str, str]) -> _List:
    sheet.only(_LIST_KEYS)
    if sheet.text("part") not in set(Part):
        raise sheet.wrong(f"part is one of {', '.join(Part)}")
    rows = sheet.sheets("rows", inherit=_INHERITED)
    return _List(
        id=sheet.text("catalogue"),
        part=Part(sheet.text("part")),
        jurisdiction=sheet.text("jurisdiction", ""),
        validity=sheet.validity(),
        scope=_scope(sheet),
        drafts=tuple(_draft(row, known_facts) for row in rows),
    )


@cache
def _facts(own: str) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for file in topic_sheets("catalogue", own):
        if "facts" in file.content:
            listed = file.sheet("facts")
            found.update({fact: listed.text(fact) for fact in listed.content})
    return found


@cache
def _lists(own: str) -> tuple[_List, ...]:
    known = _facts(own)
    return tuple(
        _list(s, known) for s in topic_sheets("catalogue", own) if "facts" not in s.content
    )


def facts() -> Mapping[str, str]:
    """The facts that rows ask for, each with its Chinese sentence."""
    return _facts(own_folder())


def catalogue(
    kind: Kind,
    stage: Stage,
    basis: Basis,
    on: date,
    *,
    jurisdiction: str = "",
    side: CriminalSide = CriminalSide.DEFENCE,
) -> tuple[Row, ...]:
    """The rows of a dossier closed on a day, institution's part first, each part in its order.

    `side` tells defence from agency in criminal cases (compulsory treatment is always agency). A
    place's own list replaces the national one of the same id. Raises NoValueInForce where no
    catalogue is kept for the combination.
    """
    if stage is Stage.COMPULSORY_TREATMENT:
        side = CriminalSide.AGENCY
    rows: list[Row] = []
    for found in _lists_for(kind, stage, basis, on, jurisdiction, side):
        chosen = [d for d in found.drafts if d.scope.holds(kind, stage, basis, side)]
        rows.extend(draft.row(found.part, n, on) for n, draft in enumerate(chosen, start=1))
    return tuple(sorted(rows, key=lambda row: row.part is Part.HANDLER))


def _lists_for(
    kind: Kind, stage: Stage, basis: Basis, on: date, jurisdiction: str, side: CriminalSide
) -> list[_List]:
    by_id: dict[str, list[_List]] = {}
    for found in _lists(own_folder()):
        if found.scope.holds(kind, stage, basis, side):
            by_id.setdefault(found.id, []).append(found)
    chosen = [_nearest(list_id, lists, on, jurisdiction) for list_id, lists in by_id.items()]
    # A case has a handler's part; consultation and drafting have the institution's alone.
    alone = stage in (Stage.CONSULTATION, Stage.DRAFTING)
    if not chosen or (not alone and all(one.part is Part.INSTITUTION for one in chosen)):
        raise NoValueInForce(
            f"no dossier catalogue is kept for {kind} / {stage} / {basis}"
            f"{f' / {side}' if kind is Kind.CRIMINAL else ''}: add a file to the folder catalogue "
            f"of HENGYUAN_LAW_DIR"
        )
    return chosen


def _nearest(list_id: str, lists: list[_List], on: date, jurisdiction: str) -> _List:
    """The list of the nearest place above which has one in force."""
    for code in chain(jurisdiction):
        here = [one for one in lists if one.jurisdiction == code and one.validity.covers(on)]
        if here:
            return in_force(here, on, asked=f"catalogue {list_id} of {code or '全国'}")
    return in_force([], on, asked=f"catalogue {list_id} of {jurisdiction or '全国'}")
