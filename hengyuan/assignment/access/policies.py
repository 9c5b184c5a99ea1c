"""Who sees which policies: the institution its own place's, bureaus and others published ones."""

from django.db.models import Q, QuerySet
from django.http import Http404

from hengyuan.assignment.models import Policy, PolicyState
from hengyuan.kernel.actor import Actor
from hengyuan.law.jurisdiction import chain
from hengyuan.orgs.rules import region_prefix
from hengyuan.people.rules import Role

OF_THE_BUREAU = (Role.BUREAU_OFFICER, Role.PROVINCE, Role.MINISTRY)
OF_THE_INSTITUTION = (
    Role.HEAD, Role.OFFICER, Role.ASSIGNER, Role.QUALITY_HEAD, Role.INSTITUTION_STAFF,
)  # fmt: skip


def policies_visible_to(actor: Actor | None) -> QuerySet[Policy]:
    """Versions that the actor may read, the newest first."""
    policies = Policy.objects.select_related(
        "institution", "drafted_by", "decided_by", "filed_with"
    ).order_by("jurisdiction", "-number")
    if actor is None:
        return policies.none()
    seen = Q(published_on__isnull=False, state=PolicyState.APPROVED)
    if actor.has(*OF_THE_INSTITUTION):
        seen |= Q(institution_id=actor.organisation_id)
        seen |= Q(jurisdiction__in=chain(actor.region), state=PolicyState.APPROVED)
    if actor.has(*OF_THE_BUREAU):
        seen |= Q(jurisdiction__startswith=region_prefix(actor.region))
    return policies.filter(seen)


def get_policy_for(actor: Actor | None, label: str) -> Policy:
    """The version with this label, if the actor may read it; otherwise Http404."""
    place, _, number = label.rpartition("-")
    if not (place and number.isdecimal() and len(number) < 6):
        raise Http404
    found = policies_visible_to(actor).filter(jurisdiction=place, number=int(number)).first()
    if found is None:
        raise Http404
    return found


def may_draft(actor: Actor) -> bool:
    """Whether the actor drafts policies for the own institution."""
    return actor.has(Role.HEAD, Role.ASSIGNER)
