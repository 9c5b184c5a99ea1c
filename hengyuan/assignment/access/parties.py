"""Who enters parties that were found later: the institution's officers, and the handler."""

from uuid import UUID

from django.http import Http404

from hengyuan.cases.access import get_case_for, sees_working_papers
from hengyuan.cases.models import Case
from hengyuan.kernel.actor import Actor
from hengyuan.people.rules import Role

OFFICERS = (Role.HEAD, Role.OFFICER, Role.ASSIGNER)


def may_add_parties(actor: Actor, case: Case) -> bool:
    """Whether the actor works on the case as an officer, or handles it."""
    if actor.has(*OFFICERS) and actor.organisation_id == case.institution_id:
        return True
    return case.handler_id is not None and case.handler_id == actor.provider_id


def get_case_with_parties_for(actor: Actor | None, case_id: UUID) -> Case:
    """The case, for who sees it whole; otherwise Http404."""
    case = get_case_for(actor, case_id)
    if not actor or not sees_working_papers(actor, case):
        raise Http404
    return case
