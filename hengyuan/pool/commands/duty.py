"""Writes about the duty load of a year and the days on duty."""

from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from hengyuan.kernel.actor import Actor
from hengyuan.kernel.clock import day_of
from hengyuan.kernel.errors import NotAllowed, Refused
from hengyuan.ledger.commands import append
from hengyuan.orgs.models import Organisation
from hengyuan.people.models import Provider
from hengyuan.pool import access, events
from hengyuan.pool.commands.members import check_keeps
from hengyuan.pool.models import DutyDay, DutyLoad


class CannotFixLoad(Refused):
    """The year is out of reach, no reason is given, or the day is recorded already."""


@transaction.atomic
def fix_duty_load(
    *,
    year: int,
    cases: int,
    reason: str,
    actor: Actor,
    at: datetime,
    provider: Provider | None = None,
    organisation: Organisation | None = None,
) -> DutyLoad:
    """核定义务量: the cases that a firm or a member owes in a year; again, it replaces the number.

    Raises NotAllowed, CannotFixLoad.
    """
    unit = organisation or (provider.organisation if provider else None)
    if unit is None or (provider is not None and organisation is not None):
        raise CannotFixLoad(_("请选定一名人员或一个单位。"))
    _check(actor, unit)
    if not reason.strip():
        raise CannotFixLoad(_("请写明核定的依据。"), field="reason")
    if not day_of(at).year - 1 <= year <= day_of(at).year + 1:
        raise CannotFixLoad(_("只能核定去年、今年和明年的义务量。"), field="year")
    load, _created = DutyLoad.objects.update_or_create(
        year=year,
        provider=provider,
        organisation=organisation,
        defaults={
            "cases": cases,
            "institution_id": actor.organisation_id,
            "fixed_by_id": actor.account_id,
            "fixed_at": at,
        },
    )
    append(
        stream=load.stream,
        event=events.DUTY_LOAD_FIXED,
        actor=actor,
        at=at,
        values={"year": year, "cases": cases},
        words={"reason": reason.strip()},
    )
    return load


def _check(actor: Actor, unit: Organisation) -> None:
    if not access.may_decide(actor) or not unit.region.startswith(access.city_of(actor)):
        raise NotAllowed(_("义务量由本市法律援助机构的负责人或司法行政机关核定。"))


@transaction.atomic
def record_duty_day(
    *, provider: Provider, on: date, place: str, actor: Actor, at: datetime
) -> DutyDay:
    """Record that a member was on duty on a day. Raises NotAllowed, CannotFixLoad."""
    check_keeps(actor, provider)
    if on > day_of(at):
        raise CannotFixLoad(_("值班日期在将来。"), field="on")
    try:
        with transaction.atomic():
            day = DutyDay.objects.create(provider=provider, on=on, place=place.strip())
    except IntegrityError as error:
        raise CannotFixLoad(_("这一天已经登记。"), field="on") from error
    append(
        stream=f"provider:{provider.pk}",
        event=events.DUTY_DAY_RECORDED,
        actor=actor,
        at=at,
        values={"on": on},
        words={"place": place.strip()},
    )
    return day
