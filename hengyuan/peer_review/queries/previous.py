"""Reads of the round before: what the same organisation's last ended round found, to stand beside.

Its figures are those of its own report. Where its standard is another, the page says so; nothing is
converted.
"""

from dataclasses import dataclass

from hengyuan.law.review.report import Mean, Row, counted, means
from hengyuan.law.review.standards import Standard
from hengyuan.law.review.words import Field, Grade
from hengyuan.peer_review.models import Dossier, Round
from hengyuan.peer_review.queries.report import GROUPED_BY, graded, group_of, of_field, signed_in
from hengyuan.peer_review.queries.rounds import standards_of
from hengyuan.peer_review.queries.sheets import marks_of, worked_out
from hengyuan.peer_review.rules.rounds import RoundState


@dataclass(frozen=True, slots=True)
class Previous:
    """The round before: rows by group, means by indicator, and fields of which the standard is

    the same.
    """

    round: Round
    whole: Row | None
    tables: dict[str, dict[str, Row]]
    means: dict[Field, dict[str, Mean]]
    same: frozenset[Field]


def before(round_: Round) -> Round | None:
    """The organisation's last round with a lower number that ended."""
    found = Round.objects.filter(
        organisation_id=round_.organisation_id, number__lt=round_.number, state=RoundState.CLOSED
    )
    return found.select_related("organisation").order_by("-number").first()


def previous_of(round_: Round) -> Previous | None:
    """What the round before found; None where there is none."""
    earlier = before(round_)
    if earlier is None:
        return None
    rows, standards = list(graded(earlier)), standards_of(earlier)
    whole = counted(("", Grade.parse(row.grade)) for row in rows)
    same = [one for one in standards if _frozen(earlier, one) == _frozen(round_, one)]
    return Previous(
        earlier, whole[0] if whole else None, {name: _rows(rows, name) for name in GROUPED_BY},
        _means(earlier, standards), frozenset(same),
    )  # fmt: skip


def _frozen(round_: Round, field: Field) -> object:
    return round_.standards.get(field.value)


def _rows(rows: list[Dossier], name: str) -> dict[str, Row]:
    found = counted((group_of(row, name), Grade.parse(row.grade)) for row in rows)
    return {row.group: row for row in found}


def _means(round_: Round, standards: dict[Field, Standard]) -> dict[Field, dict[str, Mean]]:
    sheets, found = signed_in(round_), {}
    for field, standard in standards.items():
        own = of_field(sheets, field)
        if own:
            verdicts = [worked_out(one, marks_of(one), standard) for one in own]
            found[field] = {one.indicator: one for one in means(standard, verdicts)}
    return found
