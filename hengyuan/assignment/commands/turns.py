"""Turns and places under the cap: taken by conditional updates, so that two cannot take one.

They are steps of an act of assignment, whose own event tells them.
"""

from datetime import datetime

from django.db.models import F, Q
from django.utils.translation import gettext as _

from hengyuan.assignment.models import Assignment, FirmTurn, MonthLoad, PersonTurn
from hengyuan.assignment.queries.brief import Question
from hengyuan.kernel.clock import SHANGHAI, day_of
from hengyuan.kernel.errors import Refused
from hengyuan.law.citation import Citation
from hengyuan.orgs.models import Organisation
from hengyuan.people.models import Provider
from hengyuan.pool.models import Standing

CAP_RULE = Citation("关于加强法律援助案件质量管理的意见", "2023")


class CapReached(Refused):
    """The month's last place was taken by somebody else; the message says who and when."""


class TurnTaken(Exception):
    """Somebody else took this turn a moment ago: look at the order again."""


def take_firm_turn(*, firm: Organisation, seen: datetime | None, at: datetime) -> None:
    """The firm has had its turn, if nobody gave it another since it was `seen`.

    Raises TurnTaken.
    """
    FirmTurn.objects.get_or_create(firm=firm)
    mine = FirmTurn.objects.filter(firm=firm, last_assigned_at=seen)
    if not mine.update(last_assigned_at=max(seen, at) if seen else at):
        raise TurnTaken


def note_turns(*, firm: Organisation, provider: Provider | None, at: datetime) -> None:
    """Whoever is assigned by another method has had a turn as well."""
    later = Q(last_assigned_at=None) | Q(last_assigned_at__lt=at)
    FirmTurn.objects.get_or_create(firm=firm)
    FirmTurn.objects.filter(later, firm=firm).update(last_assigned_at=at)
    if provider is not None:
        PersonTurn.objects.get_or_create(provider=provider)
        PersonTurn.objects.filter(later, provider=provider).update(last_assigned_at=at)


def take_person_turn(*, provider: Provider, seen: datetime | None, at: datetime) -> None:
    """As `take_firm_turn`, where people take turns. Raises TurnTaken."""
    PersonTurn.objects.get_or_create(provider=provider)
    mine = PersonTurn.objects.filter(provider=provider, last_assigned_at=seen)
    if not mine.update(last_assigned_at=max(seen, at) if seen else at):
        raise TurnTaken


def place_limit(asked: Question, provider: Provider) -> int:
    """How many places a provider has in a month: the policy's cap, or fewer by their own word."""
    own = Standing.objects.filter(provider=provider).values_list("monthly_limit", flat=True).first()
    return asked.values.monthly_cap if own is None else min(own, asked.values.monthly_cap)


def take_place(*, provider: Provider, at: datetime, cap: int, over_cap: bool = False) -> str:
    """Take one of the provider's places of the month; the month. Raises CapReached."""
    month = f"{day_of(at):%Y-%m}"
    MonthLoad.objects.get_or_create(provider=provider, month=month)
    free = MonthLoad.objects.filter(provider=provider, month=month)
    if not over_cap:
        free = free.filter(count__lt=cap)
    if not free.update(count=F("count") + 1):
        said = _("没有保存：") + who_took_the_last(provider, month, cap)
        raise CapReached(said, cite=CAP_RULE, field="provider")
    return month


def who_took_the_last(provider: Provider, month: str, cap: int) -> str:
    """By whom and when the last place of the month was taken, in words."""
    last = (
        Assignment.objects.filter(handler=provider, slot_month=month)
        .select_related("assigned_by")
        .order_by("-proposed_at", "-pk")
        .first()
    )
    said = {"name": provider.name, "cap": cap}
    if last is None:
        return _("%(name)s本月的%(cap)s个名额已用完。") % said
    at = (last.named_at or last.proposed_at).astimezone(SHANGHAI)
    said |= {"who": last.assigned_by.name, "when": at.strftime("%Y-%m-%d %H:%M")}
    return _("%(name)s本月的最后一个名额（每月%(cap)s件）已由%(who)s于%(when)s指派。") % said


def give_place_back(assignment: Assignment) -> None:
    """Free the place that an assignment holds; once."""
    held = Assignment.objects.filter(pk=assignment.pk).exclude(slot_month="")
    handler = assignment.handler_id
    if assignment.slot_month and handler and held.update(slot_month=""):
        MonthLoad.objects.filter(
            provider_id=handler, month=assignment.slot_month, count__gt=0
        ).update(count=F("count") - 1)
    assignment.slot_month = ""


def give_turn_back(assignment: Assignment) -> None:
    """The firm stands where it stood before, unless it was assigned again since."""
    FirmTurn.objects.filter(
        firm_id=assignment.firm_id, last_assigned_at=assignment.proposed_at
    ).update(last_assigned_at=assignment.turn_before)
