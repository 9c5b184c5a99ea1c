"""Who sees the rounds of the lot, and who holds them.

A round of a case is seen by whoever sees the case whole, every round of an institution by its
staff, by the bureaus above it and by the security auditor. Who holds the printed record opens its
public page without an account. 法律援助法 art. 43.
"""

from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import Http404

from hengyuan.assignment.models import Round, RoundParty
from hengyuan.assignment.queries import lots
from hengyuan.cases.access import WHOLE_INSTITUTION, WHOLE_REGION, working_papers_visible_to
from hengyuan.kernel.actor import Actor, holds
from hengyuan.orgs.rules import region_prefix

ASSIGNER, HEAD, SECURITY_AUDITOR = "R-07", "R-05", "R-29b"
HOLDING = (ASSIGNER, HEAD)
PARTY = "party"  # the role of somebody who has the address of a party's own page, and no account


def rounds_visible_to(actor: Actor | None) -> QuerySet[Round]:
    """Rounds that the actor may see, the newest first."""
    found = lots.rounds()
    if not actor:
        return found.none()
    if actor.has(SECURITY_AUDITOR):
        return found
    seen = Q(case__in=working_papers_visible_to(actor))
    if actor.has(*WHOLE_INSTITUTION):
        seen |= Q(institution_id=actor.organisation_id)
    if actor.has(*WHOLE_REGION):
        seen |= Q(institution__region__startswith=region_prefix(actor.region))
    return found.filter(seen)


def may_list_rounds(actor: Actor | None) -> bool:
    """Whether the actor has the list of an institution's or a region's rounds."""
    return holds(actor, *WHOLE_INSTITUTION, *WHOLE_REGION, SECURITY_AUDITOR)


def refuse_strangers(actor: Actor | None) -> None:
    """Raises Http404 for an actor without the list of rounds."""
    if not may_list_rounds(actor):
        raise Http404


def get_round_for(actor: Actor | None, round_id: UUID) -> Round:
    """The round, if the actor may see it; otherwise Http404."""
    found = rounds_visible_to(actor).filter(pk=round_id).first()
    if found is None:
        raise Http404
    return found


def get_party_for(actor: Actor | None, round_id: UUID, kind: str) -> RoundParty:
    """A party other than the institution of a round that the actor may see; otherwise Http404."""
    round_ = get_round_for(actor, round_id)
    for party in lots.parties_of(round_):
        if party.kind == kind and not party.is_institution:
            party.round = round_
            return party
    raise Http404


def get_party_by_token(token: str) -> RoundParty:
    """The party whose own page this is; Http404 for an address that nobody was given."""
    found = lots.party_by_token(token)
    if found is None:
        raise Http404
    return found


def as_party(party: RoundParty) -> Actor:
    """Who acts on a party's own page: nobody with an account."""
    place = party.round.institution
    return Actor(0, "", place.pk, place.name, place.region, frozenset({PARTY}))


def is_staff(actor: Actor) -> bool:
    """Whether somebody types in what a party handed over on paper."""
    return actor.has(*HOLDING)


def may_hold(actor: Actor, institution_id: int) -> bool:
    """Whether the actor prepares, commits to, draws and abandons rounds of this institution."""
    return actor.has(*HOLDING) and actor.organisation_id == institution_id


def may_hand_in(actor: Actor, round_: Round) -> bool:
    """Whether the actor is the party on its own page, or an officer who holds its paper."""
    return actor.has(PARTY) or may_hold(actor, round_.institution_id)
