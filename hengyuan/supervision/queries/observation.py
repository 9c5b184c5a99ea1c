"""Reads of observation: the calendar, what the plan needs, the quota, the sheets."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from fractions import Fraction
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from hengyuan.cases.models import Case
from hengyuan.kernel import crypto
from hengyuan.kernel.clock import SHANGHAI, day_of
from hengyuan.kernel.clock import at as instant_of
from hengyuan.kernel.language import law_text, name_of
from hengyuan.law.observation import Mark, Order, Quota, is_suspended, points
from hengyuan.law.observation import plan as law
from hengyuan.law.sampling import Policy, Purpose, policy_for
from hengyuan.orgs import queries as orgs
from hengyuan.orgs.models import Organisation
from hengyuan.orgs.rules import Kind
from hengyuan.people.models import RoleHeld
from hengyuan.supervision.models import (
    Hearing,
    ObservationSheet,
    ObservationYear,
    Seat,
    SuspensionOrder,
)
from hengyuan.supervision.rules.observation import (
    OBSERVER,
    SEATS,
    HearingState,
    SeatState,
    place_of,
    year_of,
)

AHEAD, LISTED, ORDERS = timedelta(days=60), 300, 20


def policy_at(institution: Organisation, on: date) -> Policy:
    """The rate and weights of observation at a place; raises NoValueInForce."""
    return policy_for(Purpose.COURT_OBSERVATION, institution.region, on)


def year_row(institution_id: int, year: int) -> ObservationYear | None:
    """The year's secret and rate, if it was opened."""
    return ObservationYear.objects.filter(institution_id=institution_id, year=year).first()


def flags_of(case: Case, *, is_hard: bool) -> list[str]:
    """Why a case weighs more."""
    earlier = Case.objects.filter(handler_id=case.handler_id).exclude(pk=case.pk)
    holds = {
        "major": is_hard,
        "group": case.group_size > 1,
        "first_time": case.handler_id is not None and not earlier.exists(),
    }
    return [name for name, is_so in holds.items() if is_so]


def upcoming(hearings: QuerySet[Hearing], at: datetime) -> list[tuple[date, list[Hearing]]]:
    """The hearings from yesterday on, by day."""
    found: dict[date, list[Hearing]] = defaultdict(list)
    begins = instant_of(day_of(at) - timedelta(days=1), time.min)
    rows = hearings.filter(starts_at__gte=begins, starts_at__lt=at + AHEAD)
    for row in rows.order_by("starts_at", "pk")[:LISTED]:
        found[day_of(row.starts_at)].append(row)
    return list(found.items())


def _over(places: Iterable[int]) -> dict[int, list[int]]:
    """Each place with everything above it, itself first."""
    names = ("pk", "parent_id", "parent__parent_id", "parent__parent__parent_id")
    rows = Organisation.objects.filter(pk__in=list(places)).values_list(*names)
    return {row[0]: [pk for pk in row if pk is not None] for row in rows}


def institutions_beneath(organisation_id: int) -> list[int]:
    """The institutions of an organisation: itself, and those beneath it."""
    found = Organisation.objects.filter(orgs.within(organisation_id), kind=Kind.INSTITUTION)
    return list(found.order_by("pk").values_list("pk", flat=True))


def orders_over(organisation_id: int) -> list[SuspensionOrder]:
    """The newest orders that hold at a place: its own, and those from above."""
    over = _over([organisation_id]).get(organisation_id, [])
    found = SuspensionOrder.objects.filter(institution__in=over)
    return list(found.select_related("ordered_by", "institution")[:ORDERS])


def suspended(hearings: Sequence[Hearing]) -> set[UUID]:
    """Which of these hearings fall into a suspension."""
    if not hearings:
        return set()
    over = _over({one.institution_id for one in hearings})
    days = [day_of(one.starts_at) for one in hearings]
    rows = SuspensionOrder.objects.filter(
        Q(ends_on=None) | Q(ends_on__gte=min(days)), begins_on__lte=max(days),
        institution__in={pk for places in over.values() for pk in places},
    )  # fmt: skip
    orders: dict[int, list[Order]] = defaultdict(list)
    for row in rows:
        orders[row.institution_id].append(Order(row.begins_on, row.ends_on))
    return {
        one.pk
        for one, day in zip(hearings, days, strict=True)
        if is_suspended((o for pk in over[one.institution_id] for o in orders[pk]), day)
    }


def own_seats(seats: QuerySet[Seat], at: datetime) -> list[tuple[Seat, bool, bool]]:
    """An observer's seats, whether the hearing has begun, and whether the sheet is here."""
    rows = list(
        seats.filter(hearing__starts_at__gte=at - AHEAD).order_by("hearing__starts_at")[:ORDERS]
    )
    wanted = {(row.hearing_id, row.observer_id) for row in rows}
    sheets = ObservationSheet.objects.filter(hearing__in=[row.hearing_id for row in rows])
    done = wanted.intersection(sheets.values_list("hearing_id", "observer_id"))
    return [
        (row, row.hearing.starts_at <= at, (row.hearing_id, row.observer_id) in done)
        for row in rows
    ]


@dataclass(frozen=True, slots=True)
class ToPlan:
    """What the plan is made from."""

    hearings: tuple[law.Hearing, ...]
    observers: tuple[law.Observer, ...]
    kept: Mapping[str, frozenset[str]]


def to_plan(institution: Organisation, at: datetime) -> ToPlan:
    """The drawn hearings to come, who may observe them, and the seats that stand."""
    rows = list(
        Hearing.objects.filter(
            institution=institution, is_drawn=True, state=HearingState.SET, starts_at__gt=at,
            starts_at__lt=at + AHEAD,
        )[:LISTED]
    )  # fmt: skip
    closed = suspended(rows)
    rows = [row for row in rows if row.pk not in closed]
    seats = list(Seat.objects.filter(hearing__in=rows))
    barred: dict[int, set[str]] = defaultdict(set)
    kept: dict[str, set[str]] = {str(row.pk): set() for row in rows}
    for seat in seats:
        if seat.state == SeatState.EXCUSED:
            barred[seat.observer_id].add(str(seat.hearing_id))
        elif seat.state == SeatState.PLANNED:
            kept[str(seat.hearing_id)].add(str(seat.observer_id))
    home = place_of(institution.region, institution.name)
    return ToPlan(
        tuple(
            law.Hearing(
                str(row.pk), place_of(row.region, row.court), row.starts_at.astimezone(SHANGHAI),
                row.minutes, row.weight, SEATS,
            )
            for row in rows
        ),
        tuple(
            law.Observer(str(pk), home, frozenset(barred[pk]))
            for pk in observers_at(institution.pk, day_of(at))
        ),
        {hearing: frozenset(who) for hearing, who in kept.items()},
    )  # fmt: skip


def observers_at(institution_id: int, on: date) -> list[int]:
    """Accounts that observe for an institution on a day."""
    held = RoleHeld.objects.filter(
        Q(valid_to=None) | Q(valid_to__gte=on), role=OBSERVER, organisation_id=institution_id,
        valid_from__lte=on, account__is_active=True,
    )  # fmt: skip
    return list(held.order_by("account_id").values_list("account_id", flat=True).distinct())


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """A drawn hearing on the page of the plan."""

    hearing: Hearing
    who: tuple[str, ...]
    sheets: int
    is_suspended: bool


def planned(hearings: QuerySet[Hearing], at: datetime) -> list[PlannedRow]:
    """The drawn hearings of the last month and of the days to come, with who sits there."""
    begins = at - timedelta(days=30)
    found = hearings.filter(
        is_drawn=True, state=HearingState.SET, starts_at__gt=begins, starts_at__lt=at + AHEAD
    )
    rows = list(found.order_by("starts_at", "pk")[:LISTED])
    seats = Seat.objects.filter(hearing__in=rows, state=SeatState.PLANNED)
    who: dict[UUID, list[str]] = defaultdict(list)
    for seat in seats.select_related("observer").order_by("pk"):
        who[seat.hearing_id].append(seat.observer.name)
    sheets: dict[UUID, int] = defaultdict(int)
    done = ObservationSheet.objects.filter(hearing__in=rows)
    for pk in done.values_list("hearing_id", flat=True):
        sheets[pk] += 1
    closed = suspended(rows)
    return [
        PlannedRow(
            row, tuple(who[row.pk]), sheets[row.pk],
            row.pk in closed,
        )
        for row in rows
    ]  # fmt: skip


@dataclass(frozen=True, slots=True)
class QuotaRow:
    """An institution's quota of a year."""

    institution: Organisation
    quota: Quota
    commitment: str


def quotas(institutions: QuerySet[Organisation], at: datetime) -> list[QuotaRow]:
    """Cases heard until now in this year, and observed, of each institution."""
    places = list(institutions.order_by("name")[:LISTED])
    begins = instant_of(year_of(day_of(at))[0], time.min)
    rows = Hearing.objects.filter(
        institution__in=places, state=HearingState.SET, starts_at__gte=begins, starts_at__lte=at
    )
    heard: dict[int, set[UUID]] = defaultdict(set)
    for place, case in rows.order_by().values_list("institution_id", "case_id").distinct():
        heard[place].add(case)
    observed: dict[int, set[UUID]] = defaultdict(set)
    seen = rows.filter(sheets__isnull=False)
    for place, case in seen.order_by().values_list("institution_id", "case_id").distinct():
        observed[place].add(case)
    years = ObservationYear.objects.filter(institution__in=places, year=day_of(at).year)
    told = {row.institution_id: row for row in years}
    return [
        QuotaRow(
            place,
            Quota(
                Fraction(told[place.pk].rate) if place.pk in told else _share(place, day_of(at)),
                len(heard[place.pk]), len(observed[place.pk]),
            ),
            told[place.pk].commitment if place.pk in told else "",
        )
        for place in places
    ]  # fmt: skip


def _share(place: Organisation, on: date) -> Fraction:
    settings = policy_at(place, on).settings
    return settings.share if settings else Fraction(0)


@dataclass(frozen=True, slots=True)
class Compared:
    """One point of the form with each observer's mark."""

    part: str
    point: str
    marks: tuple[str, ...]
    differs: bool


def sheets_of(hearing_id: UUID) -> list[ObservationSheet]:
    """The sheets of a hearing."""
    found = ObservationSheet.objects.filter(hearing_id=hearing_id)
    return list(found.select_related("observer"))


def own_sheet(hearing_id: UUID, account_id: int) -> ObservationSheet | None:
    """The sheet that an observer has handed in."""
    found = ObservationSheet.objects.filter(hearing_id=hearing_id, observer_id=account_id)
    return found.first()


def compared(sheets: Sequence[ObservationSheet]) -> list[Compared]:
    """The sheets side by side."""
    rows = []
    for point in points():
        said = [sheet.marks.get(point.id, "") for sheet in sheets]
        names = tuple(name_of(Mark.parse(mark)) if mark else "—" for mark in said)
        rows.append(Compared(law_text(point.part), name_of(point), names, len(set(said)) > 1))
    return rows


def minute(at: datetime) -> str:
    """An instant in Shanghai as the ledger tells it."""
    return at.astimezone(SHANGHAI).strftime("%Y-%m-%d %H:%M")


def order_by_id(order_id: int) -> SuspensionOrder | None:
    """One order of suspension."""
    found = SuspensionOrder.objects.filter(pk=order_id)
    return found.select_related("institution").first()


def seal_of(marks: Mapping[str, str], remark: str) -> str:
    """What the ledger keeps of a sheet: a keyed digest that shows a later change."""
    text = json.dumps([dict(marks), remark], sort_keys=True, ensure_ascii=False)
    return crypto.blind_index("observation_sheet", text)


def year_file(institution_id: int, year: int) -> dict[str, Any] | None:
    """The year's secret with every case's chance and whether it was drawn: for anybody to check."""
    row = year_row(institution_id, year)
    if row is None:
        return None
    begins, ends = (instant_of(day, time.min) for day in year_of(date(year, 1, 1)))
    rows = Hearing.objects.filter(
        institution_id=institution_id, starts_at__gte=begins, starts_at__lt=ends, is_public=True
    )
    return {
        "year": year, "rate": row.rate, "commitment": row.commitment, "secret": row.secret,
        "cases": [
            {"case": str(one.case_id), "chance": str(one.chance), "drawn": one.is_drawn}
            for one in rows
        ],
    }  # fmt: skip
