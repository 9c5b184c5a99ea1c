"""Who sees which cases. What is not seen does not exist: 404.

A workstation sees the cases that it received and passed on, a hotline those that began with its
advice: how they stand, as the recipient may know it, and not the working papers (R-11, R-14 of
the table of roles; 法律援助法 arts. 13, 22).
"""

from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import Http404

from hengyuan.cases import rules
from hengyuan.cases.models import Case
from hengyuan.cases.queries import cases_with_people
from hengyuan.kernel.actor import Actor
from hengyuan.kernel.conditions import NOTHING
from hengyuan.orgs.rules import region_range

WHOLE_INSTITUTION = ("R-04", "R-05", "R-06", "R-07", "R-08", "R-09", "R-10", "R-20")
RECEIVING = (rules.WORKSTATION, rules.HOTLINE)
WHOLE_REGION = ("R-02", "R-03", "R-21")


def visible_to(actor: Actor | None) -> QuerySet[Case]:
    """Cases that the actor may see: own institution, region, firm, own cases, cases passed on."""
    cases = cases_with_people()
    if actor is None:
        return cases.none()
    return cases.filter(_working_on(actor) | _received_by(actor))


def _working_on(actor: Actor) -> Q:
    """Cases whose working papers are the actor's business."""
    seen = NOTHING
    if actor.has(*WHOLE_INSTITUTION):
        seen |= Q(institution_id=actor.organisation_id)
    if actor.has(*WHOLE_REGION):
        seen |= Q(region__range=region_range(actor.region))
    if actor.has("R-16"):
        seen |= Q(firm_id=actor.organisation_id)
    if actor.has("R-15") and actor.provider_id is not None:
        seen |= Q(handler_id=actor.provider_id)
    return seen


def _received_by(actor: Actor) -> Q:
    """Cases that came in where the actor receives, in the actor's role."""
    seen = NOTHING
    for role in RECEIVING:
        if actor.has(role):
            seen |= Q(receiver_id=actor.organisation_id, received_as=role)
    return seen


def sees_working_papers(actor: Actor, case: Case) -> bool:
    """Whether the actor sees the case whole; who only received it sees what its recipient may."""
    return Case.objects.filter(_working_on(actor), pk=case.pk).exists()


def working_papers_visible_to(actor: Actor | None) -> QuerySet[Case]:
    """Cases that the actor sees whole."""
    if not actor:
        return Case.objects.none()
    return Case.objects.filter(_working_on(actor))


def sees_many_institutions(actor: Actor) -> bool:
    """Whether the actor's cases may lie at several institutions, so that a list names them."""
    return actor.has(*WHOLE_REGION, *RECEIVING, "R-15", "R-16")


def get_case_for(actor: Actor | None, case_id: UUID) -> Case:
    """The case, if the actor may see it; otherwise Http404."""
    case = visible_to(actor).filter(pk=case_id).first()
    if case is None:
        raise Http404
    return case


def may_do(actor: Actor, case: Case, move: rules.Move) -> bool:
    """Whether the role and the place of the actor fit this act (duties are checked later)."""
    if not actor.has(*move.roles):
        return False
    if move.command in ("name_handler", "decline_assignment"):
        return case.firm_id == actor.organisation_id
    if move.command == "request_replacement" and actor.has("R-15", "R-16"):
        own = case.handler_id is not None and case.handler_id == actor.provider_id
        return own or (actor.has("R-16") and case.firm_id == actor.organisation_id)
    if move.roles == ("R-15",):
        return case.handler_id is not None and case.handler_id == actor.provider_id
    if rules.WORKSTATION in move.roles and actor.has(rules.WORKSTATION):
        return case.receiver_id == actor.organisation_id
    return case.institution_id == actor.organisation_id
