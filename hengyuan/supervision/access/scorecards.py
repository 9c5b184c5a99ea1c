"""Who makes scorecards, and who reads which card.

The head and the quality head read all cards of their institution, bureau and audit those of their
region; a firm's head the firm's own, a handler his own.
"""

from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import Http404

from hengyuan.cases.access import working_papers_visible_to
from hengyuan.cases.models import Case
from hengyuan.kernel.actor import Actor, holds
from hengyuan.kernel.conditions import NOTHING
from hengyuan.law.scorecard import Whom
from hengyuan.orgs.models import Organisation
from hengyuan.orgs.rules import region_range
from hengyuan.supervision.access.alerts import REGION
from hengyuan.supervision.models import Scorecard, ScorecardRow
from hengyuan.supervision.rules.alerts import BUREAU, HANDLER, HEAD, QUALITY
from hengyuan.supervision.rules.scorecards import FIRM

READERS = (QUALITY, HEAD, *REGION)


def may_make(actor: Actor | None) -> bool:
    """Whether the actor makes cards: of the institution, or of the bureau's region."""
    return holds(actor, QUALITY, HEAD, BUREAU)


def reads_all(actor: Actor | None) -> bool:
    """Whether the actor reads the cards of others."""
    return holds(actor, *READERS)


def reads(actor: Actor | None) -> bool:
    """Whether the actor has a page of scorecards."""
    return reads_all(actor) or bool(own_of(actor))


def own_of(actor: Actor | None) -> Q:
    """The cards that are about the actor, or the actor's firm; empty for nobody."""
    own = Q()
    if actor and actor.has(FIRM):
        own |= Q(whom=Whom.FIRM.value, subject=actor.organisation_id)
    if actor and actor.has(HANDLER) and actor.provider_id is not None:
        own |= Q(whom=Whom.HANDLER.value, subject=actor.provider_id)
    return own


def institutions_of(actor: Actor) -> QuerySet[Organisation]:
    """The institutions that a card made by the actor is about."""
    if actor.has(QUALITY, HEAD):
        return Organisation.objects.filter(pk=actor.organisation_id)
    places = Organisation.objects.filter(kind="institution")
    return places.filter(region__range=region_range(actor.region))


def visible_to(actor: Actor | None) -> QuerySet[Scorecard]:
    """Cards of the actor's organisation, and of those in a bureau's or auditor's region."""
    found = Scorecard.objects.select_related("organisation", "made_by").defer("entries")
    if not actor or not reads_all(actor):
        return found.none()
    return found.filter(_seen(actor, ""))


def rows_visible_to(actor: Actor | None) -> QuerySet[ScorecardRow]:
    """Rows of the cards that the actor reads, and those about the actor."""
    found = ScorecardRow.objects.select_related("card", "card__organisation", "card__made_by")
    if not actor:
        return found.none()
    seen = NOTHING
    if reads_all(actor):
        seen |= _seen(actor, "card__")
    if own := own_of(actor):
        seen |= own
    return found.filter(seen).defer("card__entries")


def _seen(actor: Actor, prefix: str) -> Q:
    seen = Q(**{f"{prefix}organisation_id": actor.organisation_id})
    if actor.has(*REGION) and actor.region:
        seen |= Q(**{f"{prefix}region__range": region_range(actor.region)})
    return seen


def get_for(actor: Actor | None, card_id: UUID) -> Scorecard:
    """The card, if the actor may see it whole; otherwise Http404."""
    found = visible_to(actor).filter(pk=card_id).first()
    if found is None:
        raise Http404
    return found


def get_row_for(actor: Actor | None, row_id: int) -> ScorecardRow:
    """One row, if the actor may see it; otherwise Http404."""
    found = rows_visible_to(actor).filter(pk=row_id).first()
    if found is None:
        raise Http404
    return found


def cases_of(actor: Actor | None) -> QuerySet[Case]:
    """Cases behind a figure that the actor sees by name."""
    return working_papers_visible_to(actor)
