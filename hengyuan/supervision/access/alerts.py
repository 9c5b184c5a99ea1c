"""Who sees which alerts, whose inbox they come into, and who may do what with them.

The people of a case's institution see its alerts by their duty; its head and its quality head see
all of them, a bureau and an auditor those of their region. A handler sees what the rules tell
handlers, on his own cases.
"""

from collections.abc import Collection
from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import Http404

from hengyuan.cases.access import working_papers_visible_to
from hengyuan.cases.models import Case
from hengyuan.kernel.actor import Actor, holds
from hengyuan.kernel.conditions import NOTHING
from hengyuan.orgs.rules import region_range
from hengyuan.supervision.models import Alert
from hengyuan.supervision.rules import alerts as rules
from hengyuan.supervision.rules.alerts import (
    ASSIGNER,
    BUREAU,
    HANDLER,
    HEAD,
    JUDGING,
    OFFICER,
    QUALITY,
)

REGION = ("R-02", BUREAU, "R-21")
READING = (HANDLER, OFFICER, ASSIGNER, QUALITY, HEAD, *REGION)


def reads(actor: Actor | None) -> bool:
    """Whether the actor has the pages of supervision."""
    return holds(actor, *READING)


def refuse_strangers(actor: Actor | None) -> None:
    """Raises Http404 for whoever has no page of supervision."""
    if not reads(actor):
        raise Http404


def sees_wall(actor: Actor | None) -> bool:
    """Whether the actor may put a whole institution or region on a screen."""
    return holds(actor, QUALITY, HEAD, *REGION)


def refuse_from_the_wall(actor: Actor | None) -> None:
    """Raises Http404 for whoever sees only some alerts: a screen of them would mislead."""
    if not sees_wall(actor):
        raise Http404


def visible_to(actor: Actor | None) -> QuerySet[Alert]:
    """Alerts that the actor may read."""
    found = Alert.objects.select_related("case", "case__recipient", "institution")
    if not actor:
        return found.none()
    seen = NOTHING
    here = Q(institution_id=actor.organisation_id)
    if actor.has(HEAD, QUALITY):
        seen |= here
    for role in (OFFICER, ASSIGNER):
        if actor.has(role):
            seen |= here & Q(rule__in=rules.rules_telling(role))
    if actor.has(*REGION) and actor.region:
        seen |= Q(region__range=region_range(actor.region))
    if actor.has(HANDLER) and actor.provider_id is not None:
        told = Q(rule__in=rules.rules_telling(HANDLER)) | ~Q(order="")
        seen |= Q(case__handler_id=actor.provider_id) & told
    return found.filter(seen)


def inbox_of(actor: Actor | None) -> QuerySet[Alert]:
    """What waits for this actor: to be answered, to be judged, or escalated to him."""
    open_ones = visible_to(actor).filter(state__in=rules.OPEN)
    if not actor:
        return open_ones
    waiting = NOTHING
    for role in (HANDLER, OFFICER, ASSIGNER, QUALITY, HEAD):
        if actor.has(role):
            to_answer = Q(state=rules.State.RAISED) & Q(rule__in=rules.rules_telling(role))
            waiting |= to_answer | (Q(state=rules.State.ORDERED) if role == HANDLER else NOTHING)
    to_judge = Q(state__in=(rules.State.EXPLAINED, rules.State.DISPUTED, rules.State.REPLIED))
    if actor.has(QUALITY):
        waiting |= to_judge
    if actor.has(HEAD):
        waiting |= to_judge | Q(level__gte=1)
    if actor.has(BUREAU):
        waiting |= Q(level__gte=rules.HIGHEST)
    return open_ones.filter(waiting)


ON_THE_PAGE = 20


def open_among(actor: Actor | None, case_ids: Collection[UUID]) -> list[Alert]:
    """The open alerts of some cases that the actor may read, the newest first."""
    found = visible_to(actor).filter(case_id__in=case_ids, state__in=rules.OPEN)
    return list(found[:ON_THE_PAGE])


def open_on(actor: Actor | None, case_id: UUID) -> list[Alert]:
    """The open alerts of a case that the actor may read, the newest first."""
    return list(visible_to(actor).filter(case_id=case_id, state__in=rules.OPEN)[:ON_THE_PAGE])


def cases_of(actor: Actor | None) -> QuerySet[Case]:
    """Cases that the actor sees whole: over these a draft of a rule is tried."""
    return working_papers_visible_to(actor)


def get_alert_for(actor: Actor | None, alert_id: UUID) -> Alert:
    """The alert, if the actor may see it; otherwise Http404."""
    found = visible_to(actor).filter(pk=alert_id).first()
    if found is None:
        raise Http404
    return found


def may_answer(actor: Actor, alert: Alert) -> bool:
    """Whether the actor explains, disputes or replies: the handler, or the institution's people."""
    if actor.has(HANDLER) and alert.case.handler_id == actor.provider_id is not None:
        return True
    at_home = actor.organisation_id == alert.institution_id
    return at_home and actor.has(OFFICER, ASSIGNER, QUALITY, HEAD)


def may_judge(actor: Actor, alert: Alert) -> bool:
    """Whether the actor settles, dismisses, orders or checks: at home, or the bureau above."""
    if actor.has(QUALITY, HEAD) and actor.organisation_id == alert.institution_id:
        return True
    low, high = region_range(actor.region) if actor.region else ("", "")
    return actor.has(BUREAU) and low <= alert.region <= high


def acts_for(actor: Actor, alert: Alert) -> list[rules.Act]:
    """What the actor can do with the alert now."""
    may = {True: may_judge(actor, alert), False: may_answer(actor, alert)}
    return [
        act
        for act in rules.ACTS.values()
        if alert.state in act.from_
        and may[act.roles == JUDGING]
        and not (act.roles == JUDGING and answered_by(alert, actor))
    ]


def answered_by(alert: Alert, actor: Actor) -> bool:
    """Whether the words that are to be judged are the actor's own."""
    return alert.state not in rules.FRESH and alert.word_by_id == actor.account_id
