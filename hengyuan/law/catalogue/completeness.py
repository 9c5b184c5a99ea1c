"""What a dossier has and lacks at a moment: it lists, a person decides."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from hengyuan.law.catalogue.rows import Moment, Need, Part, Row

_ORDER = (Moment.HAND_IN, Moment.CLOSE, Moment.ARCHIVE)


@dataclass(frozen=True, slots=True)
class Completeness:
    """The rows at a moment, each in one place.

    `unasked`: absent but not due now (optional, of a later moment, or made by this very moment).
    `unlisted`: ids that are present and fill no row.
    """

    missing: tuple[Row, ...]
    not_applicable: tuple[Row, ...]
    present: tuple[Row, ...]
    unasked: tuple[Row, ...]
    unlisted: tuple[str, ...]

    @property
    def is_complete(self) -> bool:
        """Whether nothing due is missing."""
        return not self.missing


def check(
    rows: Sequence[Row], present: Collection[str], happened: Collection[str], moment: Moment
) -> Completeness:
    """Hold what is present (row ids or form ids) and what happened against the rows at a moment.

    At the hand-in only the handler's part is asked; later moments ask everything due until then.
    """
    missing: list[Row] = []
    not_applicable: list[Row] = []
    there: list[Row] = []
    unasked: list[Row] = []
    for row in rows:
        if row.id in present or any(form in present for form in row.forms):
            there.append(row)
        elif not _applies(row, happened):
            not_applicable.append(row)
        elif row.need is Need.OPTIONAL or not _is_due(row, moment):
            unasked.append(row)
        else:
            missing.append(row)
    known = {name for row in rows for name in (row.id, *row.forms)}
    unlisted = tuple(sorted(set(present) - known))
    return Completeness(
        tuple(missing), tuple(not_applicable), tuple(there), tuple(unasked), unlisted
    )


def _applies(row: Row, happened: Collection[str]) -> bool:
    if row.need is Need.OPTIONAL:
        return True
    if row.need is Need.MUST and not any(fact in happened for fact in row.unless):
        return True
    return any(fact in happened for fact in row.if_facts)


def _is_due(row: Row, moment: Moment) -> bool:
    if moment is Moment.HAND_IN and row.part is Part.INSTITUTION:
        return False
    asked_from = _ORDER.index(row.moment) + (1 if row.is_made_then else 0)
    return asked_from <= _ORDER.index(moment)
