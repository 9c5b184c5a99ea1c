"""Hints of the radar: those of a case, the page of one, the kinds with what feeds them, counts."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from django.db.models import Count, Min, Q, QuerySet

from hengyuan.cases.models import Case, Party, Side
from hengyuan.kernel import clock
from hengyuan.kernel.clock import day_of
from hengyuan.kernel.language import law_text
from hengyuan.law import radar
from hengyuan.law.supervision import Bounds
from hengyuan.ledger.models import Event
from hengyuan.orgs.models import Organisation
from hengyuan.supervision.models import Hearing, RadarHint, RadarHintCase, Reader, Reading
from hengyuan.supervision.rules.radar import CLOSED, FED, OPEN, UNFED, VOLUME, State

HEARING = "hearing:"


def read_until() -> int:
    """Up to which event the radar has read the ledger."""
    return Reading.objects.filter(pk=Reader.RADAR).values_list("event_id", flat=True).first() or 0


def hints_naming(case_id: UUID) -> list[RadarHint]:
    """Open hints that name a case and that a change of it may take away."""
    found = RadarHint.objects.filter(members__case_id=case_id, state__in=OPEN)
    return list(found.exclude(kind=VOLUME))


def cases_of_hearings(after: int, upto: int) -> list[str]:
    """Cases of which a hearing was entered, moved or cancelled between two events."""
    rows = Event.objects.filter(pk__gt=after, pk__lte=upto, stream__name__startswith=HEARING)
    ids = {name.removeprefix(HEARING) for name in rows.values_list("stream__name", flat=True)}
    found = Hearing.objects.filter(pk__in=ids) if ids else Hearing.objects.none()
    return [str(pk) for pk in found.values_list("case_id", flat=True)]


def hint_of(kind: str, key: str) -> RadarHint | None:
    """The hint of a kind and key."""
    return RadarHint.objects.filter(kind=kind, key=key).first()


def cases_with_people(case_ids: Iterable[Any]) -> list[Case]:
    """These cases with their recipients, in the order of their keys."""
    return list(
        Case.objects.filter(pk__in=list(case_ids)).select_related("recipient").order_by("pk")
    )


def as_told(row: RadarHint) -> radar.Hint:
    """A stored hint as the law floor says it."""
    facts = tuple(
        radar.Fact(case, what, said, date.fromisoformat(on) if on else None)
        for case, what, said, on in row.facts
    )
    files = tuple(str(pk) for pk in row.members.order_by("pk").values_list("case_id", flat=True))
    return radar.Hint(row.kind, row.key, row.since, row.sentence, files, facts)


@dataclass(frozen=True, slots=True)
class Line:
    """One case of a hint beside the others; `case` None where the reader may not see it."""

    case: Case | None
    cells: tuple[str, ...]


class Shown:
    """A hint with its cases side by side; `seen` are the cases that the reader may see."""

    def __init__(self, hint: RadarHint, seen: QuerySet[RadarHintCase]) -> None:
        self.hint = hint
        self.kind = radar.kind(hint.kind)
        self.name = law_text(self.kind.name_zh)
        self.clears = [law_text(one) for one in self.kind.clears_zh]
        mine = set(seen.values_list("case_id", flat=True))
        everybody = list(hint.members.values_list("case_id", flat=True))
        cases = Case.objects.filter(pk__in=mine).select_related(
            "recipient", "handler", "firm", "institution"
        )
        by_id = {case.pk: case for case in cases}
        self.columns = list(dict.fromkeys(what for _case, what, _said, _on in hint.facts))
        told: dict[tuple[str, str], list[str]] = defaultdict(list)
        for case, what, said, on in hint.facts:
            told[case, what].append(" ".join(part for part in (on or "", law_text(said)) if part))
        lines = [
            Line(
                by_id.get(pk),
                tuple("；".join(told[str(pk), what]) or "—" for what in self.columns),
            )
            for pk in everybody
        ]
        self.lines = sorted(lines, key=_when)
        self.headers = [law_text(what) for what in self.columns]
        self.hidden = sum(line.case is None for line in lines)
        self.mine = mine

    @property
    def bounds(self) -> list[tuple[str, int]]:
        """The kind's numbers in force at the place of its first case on the day of the hint."""
        first = self.hint.members.values_list("region", flat=True).first() or ""
        place = Bounds(first, topic=radar.TOPIC)
        return [
            (law_text(bound.name_zh), place.of(self.kind, name, self.hint.since))
            for name, bound in self.kind.bounds.items()
        ]


def _when(line: Line) -> tuple[bool, str, str]:
    if line.case is None or line.case.applied_at is None:
        return True, "", ""
    return False, line.case.applied_at.isoformat(), line.case.number


@dataclass(frozen=True, slots=True)
class KindRow:
    """A kind on its page: its numbers at a place, what feeds it, and how its hints ended."""

    kind: radar.Kind
    bounds: tuple[tuple[str, int], ...]
    source: str
    is_fed: bool
    raised: int
    cleared: int


def kinds_at(place: str, hints: QuerySet[RadarHint], on: date) -> list[KindRow]:
    """Every kind with its numbers at a place on a day; hints of the reader are counted."""
    cleared = Count("pk", filter=Q(state=State.CLEARED))
    counted = hints.order_by().values("kind").annotate(count=Count("pk"), cleared=cleared)
    found = {row["kind"]: (row["count"], row["cleared"]) for row in counted}
    numbers = Bounds(place, topic=radar.TOPIC)
    return [
        KindRow(
            kind,
            tuple(
                (law_text(bound.name_zh), numbers.of(kind, name, on))
                for name, bound in kind.bounds.items()
            ),
            UNFED.get(kind.id) or FED[kind.id], kind.id not in UNFED,
            *found.get(kind.id, (0, 0)),
        )
        for kind in radar.kinds()
    ]  # fmt: skip


def months_of(institution: Organisation, month: int) -> tuple[list[radar.Opened], int]:
    """The files of a month and of the year before it, and the first month of the institution."""
    cases = Case.objects.filter(institution=institution, applied_at__isnull=False)
    first = cases.order_by().aggregate(first=Min("applied_at"))["first"]
    begins, ends = _starts(month - 12), _starts(month + 1)
    rows = list(
        cases.filter(applied_at__gte=begins, applied_at__lt=ends).values_list(
            "pk", "applied_at", "handler_id", "firm_id", "matter"
        )
    )
    against = _opponents([row[0] for row in rows])
    opened = [
        radar.Opened(
            str(pk), radar.month_of(day_of(at)),
            {name: str(unit) for name, unit in (("handler", handler), ("firm", firm)) if unit},
            f"{against[pk]} {matter}" if pk in against else "", matter,
        )
        for pk, at, handler, firm, matter in rows
        if at
    ]  # fmt: skip
    return opened, radar.month_of(day_of(first)) if first else month


def _starts(month: int) -> datetime:
    return clock.at(date(month // 12, month % 12 + 1, 1), time.min)


def _opponents(case_ids: Sequence[UUID]) -> dict[UUID, str]:
    rows = Party.objects.filter(case__in=case_ids, side=Side.OPPONENT).order_by("-pk")
    return dict(rows.values_list("case_id", "name_index"))


def institutions() -> list[Organisation]:
    """Every institution with a case."""
    return list(
        Organisation.objects.filter(pk__in=Case.objects.order_by().values("institution_id"))
    )


def is_closed(row: RadarHint) -> bool:
    """Whether a person or the facts have done with a hint."""
    return row.state in CLOSED
