"""Who names supervisors, who sees the contacts of a case, who enters them."""

from datetime import date

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from hengyuan.cases.models import Case, CaseDuty
from hengyuan.cases.rules.stages import OPEN, Stage
from hengyuan.kernel.actor import Actor, belongs_to, holds
from hengyuan.kernel.conditions import NOTHING
from hengyuan.orgs.rules import region_range
from hengyuan.people.models import Account, RoleHeld
from hengyuan.supervision.access.alerts import REGION
from hengyuan.supervision.models import CaseSupervisor
from hengyuan.supervision.rules.alerts import ASSIGNER, HEAD, OFFICER, QUALITY

WATCHING = (OFFICER, ASSIGNER, QUALITY, HEAD)
HANDLED = (Stage.UNDER_HANDLING, Stage.CLOSING_REPORTED, Stage.DOSSIER_RETURNED,
           Stage.FIRST_EXAMINED)  # fmt: skip


def reads(actor: Actor | None) -> bool:
    """Whether the actor has a page of supervisors."""
    return holds(actor, *WATCHING, *REGION)


def visible_to(actor: Actor | None) -> QuerySet[CaseSupervisor]:
    """Watched cases: one's own, all of the institution for its heads, all of a region above."""
    found = CaseSupervisor.objects.select_related("case", "case__recipient", "account")
    if not actor or not reads(actor):
        return found.none()
    seen = NOTHING
    if actor.has(*WATCHING):
        seen |= Q(account_id=actor.account_id, case__institution_id=actor.organisation_id)
    if actor.has(QUALITY, HEAD):
        seen |= Q(case__institution_id=actor.organisation_id)
    if actor.has(*REGION) and actor.region:
        seen |= Q(case__region__range=region_range(actor.region))
    return found.filter(seen)


def sees_plan(actor: Actor | None, case: Case) -> bool:
    """Whether the actor sees who watches the case, and the contacts."""
    if not actor:
        return False
    if actor.has(*WATCHING) and actor.organisation_id == case.institution_id:
        return True
    low, high = region_range(actor.region) if actor.region else ("", "")
    return actor.has(*REGION) and low <= case.region <= high


def may_name(actor: Actor | None, case: Case) -> bool:
    """Whether the actor names who watches the case: the head or the quality head."""
    at_home = belongs_to(actor, case.institution_id)
    return at_home and holds(actor, QUALITY, HEAD) and Stage(case.stage) in OPEN


def may_note(actor: Actor | None, case: Case) -> bool:
    """Whether the actor enters contacts: who watches the case, or its heads."""
    if not actor or actor.organisation_id != case.institution_id:
        return False
    watcher = CaseSupervisor.objects.filter(case=case).values_list("account_id", flat=True).first()
    if watcher is None:
        return False
    return watcher == actor.account_id or actor.has(QUALITY, HEAD)


def unwatched(actor: Actor | None) -> QuerySet[Case]:
    """Cases of the institution in somebody's hands that nobody watches."""
    if not actor or not actor.has(QUALITY, HEAD):
        return Case.objects.none()
    here = Case.objects.filter(institution_id=actor.organisation_id, stage__in=HANDLED)
    return here.filter(supervisor=None).order_by("handling_since", "number")


def candidates(case: Case, on: date) -> QuerySet[Account]:
    """Who may watch the case: people of the institution, never who assigned it.

    Who watches the fewest comes first: that one is suggested.
    """
    in_force = Q(valid_from__lte=on) & (Q(valid_to=None) | Q(valid_to__gte=on))
    held = RoleHeld.objects.filter(in_force, organisation_id=case.institution_id, role__in=WATCHING)
    assigned = CaseDuty.objects.filter(case=case, duty="assign").values("account_id")
    people = Account.objects.filter(pk__in=held.values("account_id"), is_active=True)
    load = CaseSupervisor.objects.filter(account=OuterRef("pk"), next_due_on__isnull=False)
    count = load.order_by().values("account").annotate(n=Count("pk")).values("n")
    watching = Coalesce(Subquery(count), 0)
    return people.exclude(pk__in=assigned).annotate(watching=watching).order_by("watching", "pk")


def due_for(actor: Actor | None, until: date) -> QuerySet[CaseSupervisor]:
    """Cases that the actor watches with a contact due by a day, the earliest first."""
    if not actor:
        return CaseSupervisor.objects.none()
    own = CaseSupervisor.objects.filter(account_id=actor.account_id, next_due_on__lte=until)
    own = own.filter(case__institution_id=actor.organisation_id)
    return own.select_related("case", "case__recipient").order_by("next_due_on", "pk")
