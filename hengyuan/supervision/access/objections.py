"""Who takes in, decides and carries out objections; never who made the decision first."""

from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import Http404

from hengyuan.cases.models import Case
from hengyuan.examination.models import Decision
from hengyuan.kernel.actor import Actor, holds
from hengyuan.kernel.conditions import NOTHING
from hengyuan.orgs.rules import region_range
from hengyuan.supervision.access.alerts import REGION
from hengyuan.supervision.models import Objection
from hengyuan.supervision.rules.alerts import BUREAU, HEAD, OFFICER, QUALITY
from hengyuan.supervision.rules.objections import AGAINST, State

READERS = (HEAD, QUALITY, OFFICER, *REGION)
WITH_NAMES = ("case", "case__recipient", "case__institution", "decision", "bureau", "institution")


def reads(actor: Actor | None) -> bool:
    """Whether the actor has a list of objections."""
    return holds(actor, *READERS)


def visible_to(actor: Actor | None) -> QuerySet[Objection]:
    """Objections that the actor may read: of the institution, of the region."""
    found = Objection.objects.select_related(*WITH_NAMES)
    if not actor or not reads(actor):
        return found.none()
    seen = NOTHING
    if actor.has(HEAD, QUALITY, OFFICER):
        seen |= Q(institution_id=actor.organisation_id)
    if actor.has(*REGION) and actor.region:
        seen |= Q(region__range=region_range(actor.region))
    return found.filter(seen)


def get_objection_for(actor: Actor | None, objection_id: UUID) -> Objection:
    """The objection, if the actor may see it; otherwise Http404."""
    found = visible_to(actor).filter(pk=objection_id).first()
    if found is None:
        raise Http404
    return found


def open_decision(case: Case) -> Decision | None:
    """The refusal or termination at which the case stands, if nobody objected to it yet.

    A termination stands also while its dossier is handed in and examined.
    """
    last = Decision.objects.filter(case=case).order_by("-decided_at", "-pk").first()
    if last is None or last.result not in AGAINST:
        return None
    if last.result not in (case.stage, case.outcome):
        return None
    return None if Objection.objects.filter(decision=last).exists() else last


def may_receive(actor: Actor | None, case: Case) -> bool:
    """Whether the actor takes an objection in: a bureau of the region, while one can be raised."""
    if not actor or not actor.has(BUREAU) or not actor.region:
        return False
    low, high = region_range(actor.region)
    return low <= case.region <= high and open_decision(case) is not None


def is_first_decider(actor: Actor, objection: Objection) -> bool:
    """Whether the actor made the decision that is objected to."""
    return actor.account_id == objection.decision.decider_id


def may_decide(actor: Actor, objection: Objection) -> bool:
    """Whether the actor upholds or orders now: at the bureau that set up the institution."""
    at_home = actor.has(BUREAU) and actor.organisation_id == objection.bureau_id
    waits = objection.state == State.RECEIVED
    return at_home and waits and not is_first_decider(actor, objection)


def may_correct(actor: Actor, objection: Objection) -> bool:
    """Whether the actor carries the order out: the head of the institution."""
    at_home = actor.has(HEAD) and actor.organisation_id == objection.institution_id
    return at_home and objection.state == State.ORDERED


def waiting_for(actor: Actor | None) -> QuerySet[Objection]:
    """What the actor has to decide, or to correct, the earliest due first."""
    if not actor:
        return Objection.objects.none()
    waits = NOTHING
    if actor.has(BUREAU):
        waits |= Q(state=State.RECEIVED, bureau_id=actor.organisation_id)
    if actor.has(HEAD):
        waits |= Q(state=State.ORDERED, institution_id=actor.organisation_id)
    return visible_to(actor).filter(waits).order_by("due_on", "received_at")


def on_case(actor: Actor | None, case_id: UUID) -> list[Objection]:
    """The objections of a case that the actor may read, the newest first."""
    return list(visible_to(actor).filter(case_id=case_id))
