"""Reads of rectification: what a dossier's signed sheets found short, and what is asked of whom."""

from dataclasses import dataclass
from uuid import UUID

from hengyuan.kernel.language import is_english
from hengyuan.law.review.standards import Standard
from hengyuan.law.review.words import Answer
from hengyuan.peer_review.models import Dossier, Rectification
from hengyuan.peer_review.queries.rounds import standard_of
from hengyuan.peer_review.queries.sheets import marks_of, signed_sheets
from hengyuan.peer_review.rules.rectifications import OPEN


@dataclass(frozen=True, slots=True)
class Lack:
    """An item that so many of the readers found short: `indicator:item` and its words."""

    name: str
    text: str
    readers: int


def lacks_of(dossier: Dossier) -> list[Lack]:
    """The items that signed sheets found short, in the order of the standard."""
    standard = standard_of(dossier.round, dossier.field)
    said = [marks_of(one) for one in signed_sheets(dossier)]
    found = []
    for indicator in standard.indicators:
        for item in indicator.items:
            answers = [one.mark(indicator.id).answers.get(item.id) for one in said]
            count = sum(_is_short(answer) for answer in answers)
            if count:
                name = f"{indicator.id}:{item.id}"
                found.append(Lack(name, words_of(standard, [name])[0], count))
    return found


def _is_short(answer: Answer | None) -> bool:
    return answer is not None and answer.is_short


def words_of(standard: Standard, names: list[str]) -> list[str]:
    """Items as people call them, each with its indicator."""
    wanted, found = set(names), []
    for indicator in standard.indicators:
        for item in indicator.items:
            if f"{indicator.id}:{item.id}" in wanted:
                found.append(
                    f"{indicator.en} · {item.en}" if is_english()
                    else f"{indicator.zh} · {item.zh}"
                )  # fmt: skip
    return found


def items_in(row: Rectification) -> list[str]:
    """What a rectification is about, in words."""
    return words_of(standard_of(row.dossier.round, row.dossier.field), row.items)


def asked_about(dossier: Dossier) -> set[str]:
    """Items that an open rectification is about already."""
    states = [state.value for state in OPEN]
    rows = Rectification.objects.filter(dossier=dossier, state__in=states)
    return {name for items in rows.values_list("items", flat=True) for name in items}


def locked(pk: UUID) -> Rectification:
    """The rectification, held for an act."""
    rows = Rectification.objects.select_for_update(of=("self",))
    return rows.select_related("dossier__round", "dossier__case").get(pk=pk)
