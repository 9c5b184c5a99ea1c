"""Writes about the roster: entering a provider, and holds on new assignments."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from hengyuan.kernel.actor import SYSTEM, Actor
from hengyuan.kernel.clock import day_of
from hengyuan.kernel.errors import NotAllowed, Refused
from hengyuan.ledger.commands import append
from hengyuan.orgs.models import Organisation
from hengyuan.people import access, events
from hengyuan.people.models import Hold, Provider
from hengyuan.people.queries import licence_is_taken


class LicenceTaken(Refused):
    """Somebody in force is on the roster under this licence; two people never share one."""

    def __init__(self) -> None:
        """One sentence, for whoever enters the second one."""
        told = _("执业证号已登记在另一名在库人员名下，请核对。")
        super().__init__(told, field="licence_number")


class CannotHold(Refused):
    """The hold names nobody or both, or its days are in the wrong order."""


class CannotLiftHold(Refused):
    """The hold is over already, or was decided by somebody above."""


@transaction.atomic
def enter_provider(*, provider: Provider, actor: Actor, at: datetime) -> Provider:
    """Enter a provider in the roster. Raises LicenceTaken."""
    if licence_is_taken(provider.licence_number):
        raise LicenceTaken
    provider.save(force_insert=True)
    append(
        stream=f"provider:{provider.pk}",
        event=events.PROVIDER_ENTERED,
        actor=actor,
        at=at,
        values={"kind": provider.kind, "organisation": provider.organisation_id},
    )
    return provider


@transaction.atomic
def place_hold(
    *,
    begins_on: date,
    reason: str,
    actor: Actor,
    at: datetime,
    provider: Provider | None = None,
    organisation: Organisation | None = None,
    ends_on: date | None = None,
) -> Hold:
    """Stop new assignments to a provider or a firm. Raises NotAllowed, CannotHold."""
    _check_place(actor, provider, organisation)
    if not reason.strip():
        raise CannotHold(_("请写明暂停的事由。"), field="reason")
    if ends_on is not None and ends_on < begins_on:
        raise CannotHold(_("截止日早于起始日。"), field="ends_on")
    hold = Hold.objects.create(
        provider=provider,
        organisation=organisation,
        begins_on=begins_on,
        ends_on=ends_on,
        reason=reason.strip(),
        placed_by_id=actor.account_id,
        deciding_organisation_id=actor.organisation_id or None,
    )
    append(
        stream=hold.stream,
        event=events.HOLD_PLACED,
        actor=actor,
        at=at,
        values={"hold": hold.pk, "begins_on": begins_on, "ends_on": ends_on},
        words={"reason": reason.strip()},
    )
    return hold


def _check_place(
    actor: Actor, provider: Provider | None, organisation: Organisation | None
) -> None:
    if (provider is None) == (organisation is None):
        raise CannotHold(_("请选定一名人员或一个单位。"))
    if actor == SYSTEM:
        return
    if not access.may_place_hold(actor):
        raise NotAllowed(_("暂停指派由机构负责人或司法行政机关决定。"))
    unit = organisation or (provider and provider.organisation)
    if not unit or not access.unit_visible_to(actor).filter(pk=unit.pk).exists():
        raise NotAllowed(_("只能暂停本市人员和单位的指派。"))


@transaction.atomic
def lift_hold(*, hold: Hold, last_day: date, reason: str, actor: Actor, at: datetime) -> Hold:
    """Let assignments begin again after the hold's new last day; yesterday lifts it at once.

    Raises NotAllowed and CannotLiftHold.
    """
    if actor != SYSTEM and not access.may_lift(actor, hold):
        raise NotAllowed(_("这次暂停由上级或另一机构决定，只能由其恢复。"))
    if not reason.strip():
        raise CannotLiftHold(_("请写明恢复的理由。"), field="reason")
    if last_day < day_of(at) - timedelta(days=1):
        raise CannotLiftHold(_("过去的日子已经暂停，不能改写。"), field="last_day")
    later = Q(ends_on=None) | Q(ends_on__gt=last_day)
    lifted = Hold.objects.filter(later, pk=hold.pk).update(ends_on=last_day)
    if not lifted:
        raise CannotLiftHold(_("没有保存：这次暂停在此日之前已经结束。"), field="last_day")
    hold.ends_on = last_day
    append(
        stream=hold.stream,
        event=events.HOLD_LIFTED,
        actor=actor,
        at=at,
        values={"hold": hold.pk, "ends_on": last_day},
        words={"reason": reason.strip()},
    )
    return hold
