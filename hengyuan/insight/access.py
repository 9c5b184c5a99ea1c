"""Who reads the tests: the head at home, bureaus and audit in their region. Nobody else finds them.

Handlers and firms are named; recipients are not.
"""

from django.db.models import Q, QuerySet
from django.http import Http404

from hengyuan.insight.models import FairnessRun
from hengyuan.kernel.actor import SYSTEM, Actor
from hengyuan.kernel.conditions import NOTHING
from hengyuan.orgs.rules import region_prefix
from hengyuan.people.rules import Role

READING = (Role.HEAD, Role.BUREAU_OFFICER, Role.AUDIT)
JUDGING = (Role.HEAD, Role.BUREAU_OFFICER)


def refuse_strangers(actor: Actor | None) -> None:
    """Raises Http404 for whoever has no page of the statistics."""
    if not actor or not actor.has(*READING):
        raise Http404


def runs_visible_to(actor: Actor | None) -> QuerySet[FairnessRun]:
    """Tests of the head's institution; of a bureau's or an auditor's region."""
    runs = FairnessRun.objects.select_related("institution")
    if not actor:
        return runs.none()
    seen = NOTHING
    if actor.has(Role.HEAD):
        seen |= Q(institution_id=actor.organisation_id)
    if actor.has(Role.BUREAU_OFFICER, Role.AUDIT) and actor.region:
        seen |= Q(institution__region__startswith=region_prefix(actor.region))
    return runs.filter(seen)


def get_run_for(actor: Actor | None, run_id: int) -> FairnessRun:
    """The test, if the actor may see it; otherwise Http404."""
    found = runs_visible_to(actor).filter(pk=run_id).first()
    if found is None:
        raise Http404
    return found


def may_judge(actor: Actor | None) -> bool:
    """Whether the actor says what a deviation means; audit reads only."""
    return bool(actor) and (actor == SYSTEM or actor.has(*JUDGING))  # type: ignore[union-attr]  # a lazy None is false
