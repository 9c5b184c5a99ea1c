"""Reads of a pool: one line a reader, what one is told of his own year, names of the roster."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from statistics import median
from uuid import UUID

from django.db.models import Count, F, Q, QuerySet

from hengyuan.law.errors import NoValueInForce
from hengyuan.law.review.readers import ReaderRules, WhyNot, rules_for, why_not_at_all
from hengyuan.law.review.words import Field, Grade
from hengyuan.peer_review.models import Reader, Sheet
from hengyuan.peer_review.queries.allocation import as_law
from hengyuan.peer_review.queries.rounds import open_loads
from hengyuan.peer_review.queries.sheets import marks_of
from hengyuan.peer_review.rules.readers import TOLD_FROM
from hengyuan.peer_review.rules.sheets import OPEN, SheetState
from hengyuan.people.models import Provider
from hengyuan.people.queries import providers_on

SINCE = timedelta(days=730)
MOST_READ = 300  # sheets of a year whose remarks are looked at


@dataclass(frozen=True, slots=True)
class Line:
    """A reader as the list of the pool tells him.

    `settled` are dossiers that he signed in two years and whose grade is final, `overturned`
    those that got another grade than his.
    """

    reader: Reader
    name: str
    workplace: str
    fields: tuple[Field, ...]
    years: int
    trained_on: date | None
    grades: tuple[tuple[Grade, int], ...]
    open: int
    settled: int
    overturned: int
    why: tuple[WhyNot, ...]

    @property
    def share(self) -> float | None:
        """The share overturned; None where nothing is settled."""
        return self.overturned / self.settled if self.settled else None


def reader_rules(region: str, on: date) -> ReaderRules | None:
    """What the place asks of readers; None where nothing is in force."""
    try:
        return rules_for(region, on)
    except NoValueInForce:
        return None


def lines_of(pool: Iterable[Reader], region: str, on: date, at: datetime) -> list[Line]:
    """The readers of a pool, in a fixed number of queries."""
    rows = list(pool)
    rules, loads, ends = reader_rules(region, on), open_loads(rows), _settled(rows, at)
    return [
        Line(
            reader=row, name=row.account.name,
            workplace=row.workplace.name if row.workplace else "",
            fields=tuple(Field.parse(name) for name in row.fields),
            years=on.year - row.practises_since, trained_on=row.trained_on,
            grades=_counted(known.grades), open=loads.get(row.pk, 0),
            settled=ends.get(row.pk, (0, 0))[0], overturned=ends.get(row.pk, (0, 0))[1],
            why=why_not_at_all(known, rules, on) if rules else (),
        )
        for row, known in zip(rows, as_law(rows), strict=True)
    ]  # fmt: skip


def _counted(grades: Iterable[Grade]) -> tuple[tuple[Grade, int], ...]:
    found = Counter(grades)
    return tuple((grade, found[grade]) for grade in Grade if found[grade])


def _settled(readers: Sequence[Reader], at: datetime) -> dict[UUID, tuple[int, int]]:
    """Of each reader the settled dossiers of two years, and those with another grade than his."""
    rows = _signed(readers, at - SINCE).exclude(dossier__grade="").order_by()
    other = Count("pk", filter=~Q(grade=F("dossier__grade")))
    found = rows.values_list("reader_id").annotate(n=Count("pk"), other=other)
    return {reader_id: (count, overturned) for reader_id, count, overturned in found}


def _signed(readers: Iterable[Reader], since: datetime) -> QuerySet[Sheet]:
    return Sheet.objects.filter(
        reader__in=[one.pk for one in readers], state=SheetState.SIGNED, signed_at__gte=since,
        dossier__is_anchor=False,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Year:
    """What a reader is told of his own year; nothing of other readers, of no single dossier.

    `days`: the middle one from assignment to signature. `lacks` are marks that need a page,
    `cited` those that name one in the dossier. `overturned` is None while too few are settled
    for a number that points at none.
    """

    signed: int
    open: int
    days: int | None
    lacks: int
    cited: int
    settled: int
    overturned: int | None


def own_year(reader: Reader, since: datetime) -> Year:
    """The reader's sheets that were signed since a moment."""
    sheets = list(_signed([reader], since).order_by("-signed_at")[:MOST_READ])
    waits = [(one.signed_at - one.assigned_at).days for one in sheets if one.signed_at]
    pages = [pages for one in sheets for pages in _pages(one)]
    ends = _signed([reader], since).exclude(dossier__grade="")
    settled = ends.count()
    overturned = ends.exclude(grade=F("dossier__grade")).count()
    return Year(
        signed=_signed([reader], since).count(),
        open=Sheet.objects.filter(reader=reader, state__in=OPEN).count(),
        days=round(median(waits)) if waits else None,
        lacks=len(pages), cited=sum(any(each > 0 for each in one) for one in pages),
        settled=settled, overturned=overturned if settled >= TOLD_FROM else None,
    )  # fmt: skip


def _pages(sheet: Sheet) -> list[tuple[int, ...]]:
    """The pages beside each remark of a sheet."""
    told = marks_of(sheet)
    remarks = [*told.vetoes.values()]
    for mark in told.marks.values():
        remarks += [*mark.remarks.values(), mark.remark]
    return [one.pages for one in remarks if one.text.strip()]


def tied_to(reader: Reader) -> list[Provider]:
    """The providers with whom a tie was declared."""
    found = Provider.objects.filter(pk__in=reader.kin).select_related("organisation")
    return list(found.order_by("name", "pk"))


@dataclass(frozen=True, slots=True)
class Named:
    """Providers that were named, and lines that name nobody or more than one."""

    found: list[Provider]
    unknown: list[str]


def line_of(provider: Provider) -> str:
    """A provider as a line that names him and his unit."""
    return f"{provider.name} {provider.organisation.name}"


def providers_named(
    lines: Sequence[str], regions: tuple[str, str], on: date, known: Iterable[Provider]
) -> Named:
    """Each line is a name, or a name and the unit after a space where several bear it.

    `known` were named before: whoever left the roster since is still named so.
    """
    before = {line_of(one): one for one in known}
    names = {line.split()[0] for line in lines}
    near = providers_on(on).filter(organisation__region__range=regions)
    bearers: dict[str, list[Provider]] = {}
    for one in near.filter(name__in=names).order_by("pk"):
        bearers.setdefault(one.name, []).append(one)
    told = {line: before.get(line) or _only(line, bearers) for line in lines}
    return Named(
        [one for one in told.values() if one is not None],
        [line for line, one in told.items() if one is None],
    )


def _only(line: str, bearers: Mapping[str, list[Provider]]) -> Provider | None:
    """The one bearer of the name whose unit is meant; None where there is none or are several."""
    name, _space, unit = line.partition(" ")
    fit = [one for one in bearers.get(name, ()) if unit.strip() in one.organisation.name]
    return fit[0] if len(fit) == 1 else None
