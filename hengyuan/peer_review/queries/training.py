"""Training needs: of a round's final dossiers, which items are short with which handlers."""

from collections import defaultdict
from dataclasses import dataclass
from uuid import UUID

from hengyuan.law.review.words import Answer, Field
from hengyuan.peer_review.models import Round, Sheet
from hengyuan.peer_review.queries.rectifications import words_of
from hengyuan.peer_review.queries.report import graded, signed_in
from hengyuan.peer_review.queries.rounds import standards_of
from hengyuan.peer_review.queries.sheets import marks_of

Item = tuple[Field, str]  # `indicator:item` of a field


@dataclass(frozen=True, slots=True)
class Need:
    """An item that is short in so many of a handler's dossiers of the round, of how many."""

    field: str
    item: str
    firm: str
    handler: str
    short: int
    of: int


def needs_of(round_: Round) -> list[Need]:
    """Who lacks what, what most dossiers lack first; in a fixed number of queries.

    An item is short in a dossier where more than half of the sheets that judge it say so.
    """
    rows = {row.pk: row for row in graded(round_)}
    found: dict[Item, dict[tuple[str, str], list[bool]]] = defaultdict(lambda: defaultdict(list))
    for pk, said in _by_dossier(round_).items():
        if pk in rows:
            row = rows[pk]
            for name, is_short in _judged(said).items():
                item = Field.parse(row.field), name
                found[item][row.firm_name, row.handler_name].append(is_short)
    return _ordered(round_, found)


def _ordered(round_: Round, found: dict[Item, dict[tuple[str, str], list[bool]]]) -> list[Need]:
    standards = standards_of(round_)
    whole = {item: sum(map(sum, who.values())) for item, who in found.items()}
    needs = []
    for item in sorted(found, key=lambda one: (-whole[one], one[0].value, one[1])):
        field, name = item
        words = words_of(standards[field], [name])
        for (firm, handler), said in sorted(found[item].items()):
            if words and any(said):
                needs.append(Need(field.value, words[0], firm, handler, sum(said), len(said)))
    return needs


def _by_dossier(round_: Round) -> dict[UUID, list[Sheet]]:
    found: dict[UUID, list[Sheet]] = defaultdict(list)
    for sheet in signed_in(round_):
        found[sheet.dossier_id].append(sheet)
    return found


def _judged(sheets: list[Sheet]) -> dict[str, bool]:
    """Of one dossier, each item that a sheet judges, and whether most of them find it short."""
    said: dict[str, list[Answer]] = defaultdict(list)
    for sheet in sheets:
        for indicator, mark in marks_of(sheet).marks.items():
            for item, answer in mark.answers.items():
                if answer is not Answer.NOT_APPLICABLE:
                    said[f"{indicator}:{item}"].append(answer)
    return {name: 2 * sum(one.is_short for one in each) > len(each) for name, each in said.items()}
