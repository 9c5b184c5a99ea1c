"""Who makes evaluation sheets, and who reads them; never the handler of the case.

A recipient's answers and a court's opinion point to the person who gave them.
"""

from django.db.models import Q, QuerySet

from hengyuan.cases.models import Case
from hengyuan.cases.rules.stages import Stage
from hengyuan.kernel.actor import Actor, holds
from hengyuan.kernel.conditions import NOTHING
from hengyuan.orgs.rules import region_range
from hengyuan.supervision.access.alerts import REGION
from hengyuan.supervision.models import EvaluationSheet
from hengyuan.supervision.rules.alerts import HEAD, QUALITY

DONE = (Stage.CLOSED, Stage.ARCHIVED, Stage.SUBSIDY_SIGNED, Stage.PAID, Stage.NO_SUBSIDY_DUE)
LISTED = 20


def reads(actor: Actor | None) -> bool:
    """Whether the actor has a page of evaluation sheets."""
    return holds(actor, QUALITY, HEAD, *REGION)


def _here(actor: Actor, prefix: str = "") -> Q:
    seen = NOTHING
    if actor.has(QUALITY, HEAD):
        seen |= Q(**{f"{prefix}institution_id": actor.organisation_id})
    if actor.has(*REGION) and actor.region:
        seen |= Q(**{f"{prefix}region__range": region_range(actor.region)})
    if actor.provider_id is None:
        return seen
    handled = f"{prefix}handler_id"
    return seen & (Q(**{handled: None}) | ~Q(**{handled: actor.provider_id}))


def visible_to(actor: Actor | None) -> QuerySet[EvaluationSheet]:
    """Sheets of the institution, or of the region."""
    found = EvaluationSheet.objects.select_related("case", "case__institution", "made_by")
    return found.filter(_here(actor, "case__")) if actor and reads(actor) else found.none()


def sees(actor: Actor | None, case: Case) -> bool:
    """Whether the actor sees what the sources say of the case."""
    if not actor or not reads(actor):
        return False
    return Case.objects.filter(_here(actor), pk=case.pk).exists()


def is_closed(case: Case) -> bool:
    """Whether the case is closed, so that it is evaluated."""
    return Stage(case.stage) in DONE


def may_make(actor: Actor | None, case: Case) -> bool:
    """Whether the actor makes the sheet: head or quality head, once the case is closed."""
    if not actor or actor.organisation_id != case.institution_id:
        return False
    is_handler = actor.provider_id is not None and actor.provider_id == case.handler_id
    return actor.has(QUALITY, HEAD) and is_closed(case) and not is_handler


def without_sheet(actor: Actor | None) -> list[Case]:
    """Closed cases of the actor's institution that have no sheet, the latest closed first."""
    if not actor or not actor.has(QUALITY, HEAD):
        return []
    closed = Case.objects.filter(institution_id=actor.organisation_id, stage__in=DONE)
    none = closed.filter(evaluations=None).select_related("recipient")
    return list(none.order_by("-closed_on", "pk")[:LISTED])
