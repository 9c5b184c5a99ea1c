"""Reads of a trend: the rounds of one organisation in their order, of all or of one unit.

Shares are told with intervals. Points of several rounds stand on one scale only where readers or
anchors tie the rounds together, under the same standard; elsewhere it is said why not. A reader
who read in two rounds is taken for as strict in both. Results on paper tell their counts alone.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from hengyuan.law.review.comparable import Estimate, Marked, compare
from hengyuan.law.review.report import Mean, Row, Short, means, row_of, shortest
from hengyuan.law.review.standards import Standard
from hengyuan.law.review.trend import Change, by_year, change, falls, good_of
from hengyuan.law.review.words import Field, Grade, Model
from hengyuan.peer_review.models import Dossier, Round, Sheet
from hengyuan.peer_review.queries.paper import results_of
from hengyuan.peer_review.queries.report import graded, group_of, of_field, signed_in
from hengyuan.peer_review.queries.rounds import standards_of
from hengyuan.peer_review.queries.sheets import marks_of, worked_out
from hengyuan.peer_review.rules.paper import Share, shares
from hengyuan.peer_review.rules.rounds import RoundState
from hengyuan.peer_review.rules.trends import NotOnOneScale, Unit

ENDED = (RoundState.CLOSED, RoundState.RECORDED)
SHOWN = 5  # items most often short


@dataclass(frozen=True, slots=True)
class Step:
    """One round of the trend; `row` is empty where the unit had no dossier in it."""

    round: Round
    row: Row
    shares: tuple[Share, ...]
    means: Mapping[Field, Sequence[Mean]]
    short: Mapping[Field, Sequence[Short]]


@dataclass(frozen=True, slots=True)
class Year:
    """The rounds of a year added up, and how it changed against the year before."""

    year: int
    row: Row
    shares: tuple[Share, ...]
    good: tuple[float, float]  # the interval of good or better
    change: Change | None


@dataclass(frozen=True, slots=True)
class Scaled:
    """Mean points of the unit in one round on the scale of all, or why there are none."""

    round: Round
    dossiers: int
    raw: float | None
    points: Estimate | None
    why: NotOnOneScale | None


@dataclass(frozen=True, slots=True)
class Trend:
    """The whole; `falls` are years in a row up to the last in which the share fell."""

    steps: tuple[Step, ...]
    years: tuple[Year, ...]
    falls: int
    scaled: Mapping[Field, Sequence[Scaled]]


def ended_in(rounds: QuerySet[Round]) -> QuerySet[Round]:
    """Rounds that ended, and checked results on paper, the earliest first."""
    states = [one.value for one in ENDED]
    rows = rounds.filter(state__in=states).select_related("organisation", "paper")
    return rows.order_by("closed_to", "number", "pk")


@dataclass(frozen=True, slots=True)
class _Read:
    """A round as it was read: its final dossiers and its signed sheets."""

    round: Round
    final: list[Dossier]
    sheets: list[Sheet]
    standards: dict[Field, Standard]


def units_of(rounds: Iterable[Round]) -> list[Unit]:
    """Every institution and firm with a final grade in these rounds, by name."""
    found = set()
    for one in rounds:
        if one.is_paper:
            tables = results_of(one).tables
            found |= {(by, row.group) for by in Unit.BY for row in tables.get(by, ())}
        else:
            found |= {(by, group_of(row, by)) for row in graded(one) for by in Unit.BY}
    return [Unit(by, name) for by, name in sorted(found) if name]


def trend_of(rounds: Sequence[Round], unit: Unit) -> Trend:
    """The trend of a unit over rounds that ended, in their order."""
    read = [_read(one) for one in rounds]
    steps = [_step(one, unit) for one in read]
    years = by_year((_year(one.round), one.row) for one in steps)
    told = [
        Year(
            year,
            row,
            tuple(shares(row)),
            good_of(row),
            change(years[at - 1][1], row) if at else None,
        )
        for at, (year, row) in enumerate(years)
    ]
    scaled = {field: _scaled(read, field, unit) for field in Field}
    return Trend(
        tuple(steps), tuple(told), falls(years),
        {field: rows for field, rows in scaled.items() if any(one.dossiers for one in rows)},
    )  # fmt: skip


def _year(round_: Round) -> int:
    on: date = round_.closed_to
    return on.year


def _read(round_: Round) -> _Read:
    if round_.is_paper:
        return _Read(round_, [], [], {})
    return _Read(round_, list(graded(round_)), signed_in(round_), standards_of(round_))


def _step(read: _Read, unit: Unit) -> Step:
    if read.round.is_paper:
        row = _of_paper(read.round, unit)
        return Step(read.round, row, tuple(shares(row)), {}, {})
    own = _own(read, unit)
    grades = [Grade.parse(one.grade) for one in own]
    row = row_of("", {grade: grades.count(grade) for grade in Grade})
    ids = {one.pk for one in own}
    sheets = [one for one in read.sheets if one.dossier_id in ids]
    found_means, found_short = {}, {}
    for field, standard in read.standards.items():
        told = [(one, marks_of(one)) for one in of_field(sheets, field)]
        if told:
            verdicts = [worked_out(one, marks, standard) for one, marks in told]
            found_means[field] = means(standard, verdicts)
            found_short[field] = shortest(standard, [marks for _one, marks in told], most=SHOWN)
    return Step(read.round, row, tuple(shares(row)), found_means, found_short)


def _own(read: _Read, unit: Unit) -> list[Dossier]:
    return [one for one in read.final if not unit.by or group_of(one, unit.by) == unit.name]


def _of_paper(round_: Round, unit: Unit) -> Row:
    found = results_of(round_)
    if not unit.by:
        return found.whole
    rows = {row.group: row for row in found.tables.get(unit.by, ())}
    return rows.get(unit.name, row_of("", {}))


def _scaled(read: Sequence[_Read], field: Field, unit: Unit) -> list[Scaled]:
    """One model over all rounds that have points under the standard of the last of them."""
    last = next((one for one in reversed(read) if field in one.standards), None)
    fits = [one for one in read if last is not None and not _why(one, last, field)]
    sheets = [
        (sheet, _key(sheet.dossier))
        for one in fits
        for sheet in of_field(one.sheets, field)
        if sheet.points is not None
    ]
    dossiers = {key: at for at, key in enumerate(dict.fromkeys(key for _sheet, key in sheets))}
    readers = {
        pk: at for at, pk in enumerate(dict.fromkeys(sheet.reader_id for sheet, _key in sheets))
    }
    groups = [
        [
            dossiers[_key(one)]
            for one in _own(each, unit)
            if one.field == field.value and _key(one) in dossiers
        ]
        for each in fits
    ]
    marked = [
        Marked(dossiers[key], readers[sheet.reader_id], float(sheet.points or 0))
        for sheet, key in sheets
    ]
    if len(marked) < 2:
        return []
    found = compare(marked, len(dossiers), len(readers), groups)
    told = {
        one.round.pk: (members, mean)
        for one, members, mean in zip(fits, groups, found.groups, strict=True)
    }
    rows = []
    for one in read:
        members, mean = told.get(one.round.pk, ([], None))
        raw = sum(found.raw[at] for at in members) / len(members) if members else None
        why = _why(one, last, field) if last else None
        if why is None and members and mean is None:
            why = NotOnOneScale.APART
        rows.append(Scaled(one.round, len(members), raw, mean, why))
    return rows


def _key(dossier: Dossier) -> object:
    """An anchor that comes again is the same dossier in both rounds."""
    return dossier.case_id or dossier.entry_id or dossier.pk


def _why(one: _Read, last: _Read, field: Field) -> NotOnOneScale | None:
    if one.round.is_paper:
        return NotOnOneScale.PAPER
    standard = one.standards.get(field)
    if standard is None or standard.content != last.standards[field].content:
        return NotOnOneScale.STANDARD
    return NotOnOneScale.GRADES if standard.model is Model.GRADES else None
