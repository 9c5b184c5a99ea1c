"""Reads of the letters of a round: what each firm or institution is told of its own dossiers.

Nobody else's dossier is in a letter but through the means of the whole round, and no reader.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from hengyuan.law.review.report import Mean, Row, Short, counted, means, shortest
from hengyuan.law.review.sheet import Marks
from hengyuan.law.review.standards import Standard
from hengyuan.law.review.words import Field, Grade
from hengyuan.peer_review.models import Dossier, Round, Sheet
from hengyuan.peer_review.queries.report import GROUPED_BY, graded, group_of, signed_in
from hengyuan.peer_review.queries.rounds import standards_of
from hengyuan.peer_review.queries.sheets import marks_of, worked_out

ADDRESSED = tuple(name for name in GROUPED_BY if name in ("institution", "firm"))
SHOWN = 5  # items that are most often short
EXAMPLES = 2  # sentences of readers for each of them


@dataclass(frozen=True, slots=True)
class Example:
    """What a reader wrote of one of the own dossiers; page 0: nowhere in it."""

    number: str
    text: str
    pages: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Lack:
    """An item that was short, with what readers wrote of it."""

    item: Short
    examples: tuple[Example, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """One field of a letter: the own means beside those of the round, and what was short."""

    field: Field
    means: tuple[tuple[Mean, Mean], ...]
    lacks: tuple[Lack, ...]


@dataclass(frozen=True, slots=True)
class Letter:
    """To whom, the own dossiers with their final grades, the own row beside that of the round."""

    to: str
    dossiers: tuple[Dossier, ...]
    own: Row
    whole: Row
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class _Read:
    """A signed sheet with what it says."""

    sheet: Sheet
    marks: Marks


def letters_of(round_: Round, by: str) -> list[Letter]:
    """A letter for each firm or institution (`by`) with a final grade, in a few queries."""
    rows = list(graded(round_))
    sheets = [_Read(one, marks_of(one)) for one in signed_in(round_)]
    standards = standards_of(round_)
    whole = counted(("", Grade.parse(row.grade)) for row in rows)
    of_all = {
        field: _means([one for one in sheets if one.sheet.dossier.field == field.value], standard)
        for field, standard in standards.items()
    }
    found = []
    for own in counted((group_of(row, by), Grade.parse(row.grade)) for row in rows):
        if own.group:
            mine = tuple(row for row in rows if group_of(row, by) == own.group)
            parts = _parts(mine, sheets, standards, of_all)
            found.append(Letter(own.group, mine, own, whole[0], tuple(parts)))
    return found


def _parts(
    rows: Sequence[Dossier], sheets: Sequence[_Read], standards: dict[Field, Standard],
    of_all: dict[Field, list[Mean]],
) -> Iterator[Part]:  # fmt: skip
    for field, standard in standards.items():
        own = _of(sheets, field, rows)
        if own:
            pairs = zip(_means(own, standard), of_all[field], strict=True)
            short = shortest(standard, [one.marks for one in own], most=SHOWN)
            numbers = {row.pk: row.number for row in rows}
            lacks = tuple(Lack(item, tuple(_examples(own, item, numbers))) for item in short)
            yield Part(field, tuple(pairs), lacks)


def _of(sheets: Sequence[_Read], field: Field, rows: Sequence[Dossier]) -> list[_Read]:
    """The sheets of these dossiers in a field."""
    own = {row.pk for row in rows if row.field == field.value}
    return [one for one in sheets if one.sheet.dossier_id in own]


def _means(sheets: Sequence[_Read], standard: Standard) -> list[Mean]:
    return means(standard, [worked_out(one.sheet, one.marks, standard) for one in sheets])


def _examples(sheets: Sequence[_Read], item: Short, numbers: dict[UUID, str]) -> Iterator[Example]:
    left = EXAMPLES
    for one in sheets:
        remark = one.marks.mark(item.indicator).remarks.get(item.item)
        if left and remark and remark.is_whole:
            left -= 1
            yield Example(numbers[one.sheet.dossier_id], remark.text, remark.pages)
