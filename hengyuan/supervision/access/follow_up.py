"""Who calls recipients, who reads results, who decides.

A handler has no page here: what a recipient said never leads back to the person. The number is
shown to whoever took the call, and to nobody else.
"""

from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import Http404

from hengyuan.kernel.actor import Actor, holds
from hengyuan.kernel.conditions import NOTHING
from hengyuan.orgs import queries as orgs
from hengyuan.orgs.models import Organisation
from hengyuan.orgs.rules import region_range
from hengyuan.supervision.models import FollowUp, FollowUpPeriod
from hengyuan.supervision.rules.follow_up import CALLING, DECIDING, READING, REGION, Hinted, State


def calls(actor: Actor | None) -> bool:
    """Whether the actor calls recipients."""
    return holds(actor, *CALLING)


def reads(actor: Actor | None) -> bool:
    """Whether the actor reads results."""
    return holds(actor, *READING)


def decides(actor: Actor | None) -> bool:
    """Whether the actor decides on settings and on second calls, at home."""
    return holds(actor, *DECIDING)


def refuse_strangers(actor: Actor | None) -> None:
    """Raises Http404 for whoever has no page of follow-up."""
    if not calls(actor) and not reads(actor):
        raise Http404


def refuse_who_reads_nothing(actor: Actor | None) -> None:
    """Raises Http404 for whoever reads no results."""
    if not reads(actor):
        raise Http404


def refuse_who_decides_nothing(actor: Actor | None) -> None:
    """Raises Http404 for whoever decides nothing at home."""
    if not decides(actor):
        raise Http404


def home_of(actor: Actor) -> Organisation:
    """The actor's own institution."""
    return orgs.organisation(actor.organisation_id)


def to_call(actor: Actor | None) -> QuerySet[FollowUp]:
    """Calls that wait at the actor's institution or beneath, without those on the actor's own

    cases, and without a second call of whoever made the first.
    """
    found = FollowUp.objects.select_related("case", "case__recipient", "institution")
    if not actor or not calls(actor):
        return found.none()
    places = Organisation.objects.filter(orgs.within(actor.organisation_id))
    found = found.filter(state=State.WAITING, institution__in=places)
    found = found.exclude(case__handler__account_id=actor.account_id)
    first = FollowUp.objects.filter(call=1, tries__caller_id=actor.account_id)
    return found.exclude(call=2, case__in=first.values("case"))


def get_call_for(actor: Actor | None, follow_up_id: UUID) -> FollowUp:
    """The call, if the actor may make it; otherwise Http404."""
    found = to_call(actor).filter(pk=follow_up_id).first()
    if found is None:
        raise Http404
    return found


def hints_for(actor: Actor | None) -> QuerySet[FollowUp]:
    """Words about money on which the actor decides."""
    found = FollowUp.objects.select_related("case", "institution")
    if not actor or not decides(actor):
        return found.none()
    return found.filter(institution_id=actor.organisation_id, hinted=Hinted.BROUGHT_UP)


def get_hint_for(actor: Actor | None, follow_up_id: UUID) -> FollowUp:
    """The hint, if the actor decides on it; otherwise Http404."""
    found = hints_for(actor).filter(pk=follow_up_id).first()
    if found is None:
        raise Http404
    return found


def _seen(actor: Actor | None) -> Q:
    """Institutions whose results the actor reads, as a condition on institutions."""
    if not actor or not reads(actor):
        return NOTHING
    seen = Q(pk=actor.organisation_id)
    if actor.has(*REGION) and actor.region:
        seen |= Q(region__range=region_range(actor.region))
    return seen


def institutions_for(actor: Actor | None) -> QuerySet[Organisation]:
    """Institutions whose results the actor reads."""
    return Organisation.objects.filter(_seen(actor))


def periods_for(actor: Actor | None) -> QuerySet[FollowUpPeriod]:
    """Periods that the actor reads."""
    found = FollowUpPeriod.objects.select_related("institution")
    return found.filter(institution__in=institutions_for(actor).order_by().values("pk"))


def get_period_for(actor: Actor | None, period_id: UUID) -> FollowUpPeriod:
    """The period, if the actor reads it; otherwise Http404."""
    found = periods_for(actor).filter(pk=period_id).first()
    if found is None:
        raise Http404
    return found
