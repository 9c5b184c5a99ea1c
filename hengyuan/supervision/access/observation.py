"""Who enters hearings, who plans and observes, who orders a suspension.

A handler sees the hearings of his own cases and nothing of who will sit there.
"""

from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import Http404

from hengyuan.cases.access import visible_to as cases_visible_to
from hengyuan.cases.models import Case
from hengyuan.kernel.actor import Actor, belongs_to, holds
from hengyuan.kernel.conditions import NOTHING
from hengyuan.orgs import queries as orgs
from hengyuan.orgs.models import Organisation
from hengyuan.orgs.rules import Kind, region_range
from hengyuan.supervision.models import Hearing, Seat
from hengyuan.supervision.rules.observation import (
    HANDLER,
    OBSERVER,
    ORDERING,
    PLANNING,
    REGION,
    STAFF,
    SeatState,
)


def sees_hearings(actor: Actor | None) -> bool:
    """Whether the actor has the calendar."""
    return holds(actor, *STAFF, HANDLER, OBSERVER, *REGION)


def plans(actor: Actor | None) -> bool:
    """Whether the actor plans observation at home."""
    return holds(actor, *PLANNING)


def sees_plan(actor: Actor | None) -> bool:
    """Whether the actor has the page of observation: own seats, the plan, or the quota."""
    return holds(actor, *PLANNING, OBSERVER, *REGION)


def orders(actor: Actor | None) -> bool:
    """Whether the actor suspends observation."""
    return holds(actor, *ORDERING)


def refuse_unless(may: bool) -> None:
    """Raises Http404 for whoever has no such page."""
    if not may:
        raise Http404


def hearings_for(actor: Actor | None) -> QuerySet[Hearing]:
    """Hearings that the actor sees in the calendar."""
    found = Hearing.objects.select_related("case", "institution")
    if not actor:
        return found.none()
    seen = NOTHING
    if actor.has(*STAFF, OBSERVER):
        seen |= Q(institution_id=actor.organisation_id)
    if actor.has(*REGION) and actor.region:
        seen |= Q(institution__region__range=region_range(actor.region))
    if actor.has(HANDLER) and actor.provider_id is not None:
        seen |= Q(case__handler_id=actor.provider_id)
    return found.filter(seen)


def may_enter(actor: Actor | None, case: Case) -> bool:
    """Whether the actor enters hearings of this case: its handler, or its institution's people."""
    if not actor:
        return False
    if actor.has(HANDLER) and case.handler_id == actor.provider_id is not None:
        return True
    return actor.has(*STAFF) and case.institution_id == actor.organisation_id


def is_staff(actor: Actor) -> bool:
    """Whether the actor also says whether a case is hard or in the public eye."""
    return actor.has(*STAFF)


def case_by_number(actor: Actor | None, number: str) -> Case | None:
    """The case with this number, if the actor sees it."""
    return cases_visible_to(actor).filter(number=number.strip()).first()


def get_hearing_for(actor: Actor | None, hearing_id: UUID) -> Hearing:
    """The hearing, if the actor enters those of its case; otherwise Http404."""
    found = hearings_for(actor).filter(pk=hearing_id).first()
    if found is None or not may_enter(actor, found.case):
        raise Http404
    return found


def get_planned_for(actor: Actor | None, hearing_id: UUID) -> Hearing:
    """A drawn hearing, for those who plan or read the plan; otherwise Http404."""
    found = None
    if actor and actor.has(*PLANNING, *REGION):
        found = hearings_for(actor).filter(pk=hearing_id, is_drawn=True).first()
    if found is None:
        raise Http404
    return found


def seats_of(actor: Actor | None) -> QuerySet[Seat]:
    """The actor's own seats."""
    found = Seat.objects.select_related("hearing", "hearing__case")
    if not actor or not actor.has(OBSERVER):
        return found.none()
    return found.filter(observer_id=actor.account_id, state=SeatState.PLANNED)


def get_seat_for(actor: Actor | None, hearing_id: UUID) -> Seat:
    """The actor's own seat at a hearing; otherwise Http404."""
    found = seats_of(actor).filter(hearing_id=hearing_id).first()
    if found is None:
        raise Http404
    return found


def institutions_for(actor: Actor | None) -> QuerySet[Organisation]:
    """Institutions whose quota the actor sees."""
    if not actor or not sees_plan(actor):
        return Organisation.objects.none()
    seen = Q(pk=actor.organisation_id)
    if actor.has(*REGION) and actor.region:
        seen |= Q(region__range=region_range(actor.region))
    return Organisation.objects.filter(seen, kind=Kind.INSTITUTION)


def home_of(actor: Actor) -> Organisation:
    """The actor's own organisation."""
    return orgs.organisation(actor.organisation_id)


def may_order(actor: Actor | None, organisation_id: int) -> bool:
    """Whether the actor suspends observation here: the head at home, a bureau for all beneath."""
    return orders(actor) and belongs_to(actor, organisation_id)
