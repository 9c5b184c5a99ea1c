"""A year in figures: cases taken over and closed, days on duty, the duty load and what remains."""

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from django.db.models import Count, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from hengyuan.cases.models import Case
from hengyuan.law.pool import LocalRule, Progress, local_rule, progress
from hengyuan.people.models import Hold, Provider
from hengyuan.pool.models import DutyDay, DutyLoad, Recheck

CLOSED = Q(closed_on__isnull=False)


@dataclass(frozen=True, slots=True)
class Year:
    """What a member did in a year, counted by the day on which a case was taken over."""

    year: int
    taken: int
    closed: int
    days: int
    required: int | None
    holds: int

    def as_values(self) -> dict[str, Any]:
        """The figures as the re-check and the ledger freeze them."""
        return asdict(self)


def year_of(provider: Provider, year: int) -> Year:
    """One member's year."""
    counted = Case.objects.filter(handler=provider).aggregate(
        taken=Count("pk", filter=Q(handling_since__year=year)),
        closed=Count("pk", filter=Q(closed_on__year=year)),
    )
    load = DutyLoad.objects.filter(provider=provider, year=year).first()
    held = Q(begins_on__year__lte=year) & (Q(ends_on=None) | Q(ends_on__year__gte=year))
    return Year(
        year=year,
        taken=counted["taken"],
        closed=counted["closed"],
        days=DutyDay.objects.filter(provider=provider, on__year=year).count(),
        required=load.cases if load else None,
        holds=Hold.objects.filter(held, provider=provider).count(),
    )


def days_rule(region: str, year: int) -> LocalRule | None:
    """How many days on duty stand for a case at a place in a year, where a rule says so."""
    return local_rule("duty_days_per_case", region, date(year, 1, 1))


def progress_of(year: Year, region: str) -> Progress | None:
    """How a member's load of the year stands; None where none was fixed."""
    if year.required is None:
        return None
    rule = days_rule(region, year.year)
    return progress(
        required=year.required,
        cases=year.taken,
        days=year.days,
        per_case=int(rule.value) if rule else None,
    )


def rechecks_of(provider: Provider) -> QuerySet[Recheck]:
    """Every yearly re-check of a member, the newest first."""
    return Recheck.objects.filter(provider=provider).select_related("decided_by")


def _counted(rows: QuerySet[Any], by: str) -> Coalesce:
    """How many of these rows, as a column of each load."""
    inner = rows.order_by().values(by).annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(inner, output_field=IntegerField()), 0)


def loads(city: str) -> QuerySet[DutyLoad]:
    """Duty loads of a city's members and firms, each with the cases and days of its year."""
    begun = Case.objects.filter(handling_since__year=OuterRef("year"))
    on_duty = DutyDay.objects.filter(on__year=OuterRef("year"))
    here = Q(provider__organisation__region__startswith=city) | Q(
        organisation__region__startswith=city
    )
    return (
        DutyLoad.objects.filter(here)
        .select_related("provider__organisation", "organisation")
        .annotate(
            own_cases=_counted(begun.filter(handler=OuterRef("provider")), "handler"),
            firm_cases=_counted(begun.filter(firm=OuterRef("organisation")), "firm"),
            own_days=_counted(on_duty.filter(provider=OuterRef("provider")), "provider"),
            firm_days=_counted(
                on_duty.filter(provider__organisation=OuterRef("organisation")),
                "provider__organisation",
            ),
        )
        .order_by("-year", "organisation__name", "provider__organisation__name", "provider__name")
    )


def load_progress(load: Any) -> Progress:
    """How a load from `loads` stands."""
    is_own = load.provider_id is not None
    unit = load.provider.organisation if is_own else load.organisation
    rule = days_rule(unit.region, load.year)
    return progress(
        required=load.cases,
        cases=load.own_cases if is_own else load.firm_cases,
        days=load.own_days if is_own else load.firm_days,
        per_case=int(rule.value) if rule else None,
    )
