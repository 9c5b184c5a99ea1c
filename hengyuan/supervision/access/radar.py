"""Who sees hints of the radar, which of their cases, and who may take them up.

The head and the quality head of an institution see the hints that name a case of theirs, a bureau
and an auditor those of their region. A handler has no page here, and nobody takes up a hint about
a case that he handled himself.
"""

from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import Http404

from hengyuan.kernel.actor import Actor, holds
from hengyuan.kernel.conditions import NOTHING
from hengyuan.orgs.rules import region_range
from hengyuan.supervision.models import RadarHint, RadarHintCase
from hengyuan.supervision.rules import radar as rules
from hengyuan.supervision.rules.alerts import BUREAU, HEAD, QUALITY


def reads(actor: Actor | None) -> bool:
    """Whether the actor has a page of the radar."""
    return holds(actor, *rules.READING)


def refuse_strangers(actor: Actor | None) -> None:
    """Raises Http404 for whoever has no page of the radar."""
    if not reads(actor):
        raise Http404


def members_for(actor: Actor | None) -> QuerySet[RadarHintCase]:
    """Cases of hints that the actor sees."""
    found = RadarHintCase.objects.all()
    if not actor:
        return found.none()
    seen = NOTHING
    if actor.has(HEAD, QUALITY):
        seen |= Q(institution_id=actor.organisation_id)
    if actor.has(*rules.REGION) and actor.region:
        seen |= Q(region__range=region_range(actor.region))
    return found.filter(seen)


def visible_to(actor: Actor | None) -> QuerySet[RadarHint]:
    """Hints that name a case which the actor sees."""
    mine = members_for(actor).filter(hint=OuterRef("pk"))
    return RadarHint.objects.filter(Exists(mine))


def get_hint_for(actor: Actor | None, hint_id: UUID) -> RadarHint:
    """The hint, if the actor may see it; otherwise Http404."""
    found = visible_to(actor).filter(pk=hint_id).select_related("word_by").first()
    if found is None:
        raise Http404
    return found


def may_act(actor: Actor, hint: RadarHint) -> bool:
    """Whether the actor takes a hint up: at home or the bureau above, never about himself."""
    mine = RadarHintCase.objects.filter(hint=hint)
    if actor.account_id and mine.filter(case__handler__account_id=actor.account_id).exists():
        return False
    if actor.has(HEAD, QUALITY) and mine.filter(institution_id=actor.organisation_id).exists():
        return True
    within = Q(region__range=region_range(actor.region)) if actor.region else NOTHING
    return actor.has(BUREAU) and mine.filter(within).exists()


def acts_for(actor: Actor, hint: RadarHint) -> list[rules.Act]:
    """What the actor can do with the hint now."""
    if not may_act(actor, hint):
        return []
    return [act for act in rules.ACTS.values() if hint.state in act.from_]
