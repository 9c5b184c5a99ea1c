"""Who asks for opinions and reads them; who answers, by an address that expires.

The address is signed and carries the round's id alone: nobody makes one up, and none is stored.
"""

from uuid import UUID

from django.core import signing
from django.db.models import Q, QuerySet
from django.http import Http404

from hengyuan.kernel.actor import Actor, belongs_to, holds
from hengyuan.orgs import queries as orgs
from hengyuan.orgs.models import Organisation
from hengyuan.orgs.rules import region_range
from hengyuan.supervision.models import OpinionRound
from hengyuan.supervision.rules.opinions import ASKING, BODY, REGION

SALT = "hengyuan.supervision.opinions"


def asks(actor: Actor | None) -> bool:
    """Whether the actor opens rounds at home."""
    return holds(actor, *ASKING)


def reads(actor: Actor | None) -> bool:
    """Whether the actor has the pages of opinions."""
    return holds(actor, *ASKING, *REGION)


def refuse_strangers(actor: Actor | None) -> None:
    """Raises Http404 for whoever has no page of opinions."""
    if not reads(actor):
        raise Http404


def rounds_for(actor: Actor | None) -> QuerySet[OpinionRound]:
    """Rounds that the actor reads."""
    found = OpinionRound.objects.select_related("institution")
    if not actor or not reads(actor):
        return found.none()
    seen = Q(institution_id=actor.organisation_id)
    if actor.has(*REGION) and actor.region:
        seen |= Q(region__range=region_range(actor.region))
    return found.filter(seen)


def get_round_for(actor: Actor | None, round_id: UUID) -> OpinionRound:
    """The round, if the actor reads it; otherwise Http404."""
    found = rounds_for(actor).filter(pk=round_id).first()
    if found is None:
        raise Http404
    return found


def may_enter(actor: Actor | None, round_: OpinionRound) -> bool:
    """Whether the actor keeps what came on paper."""
    return asks(actor) and belongs_to(actor, round_.institution_id)


def token_of(round_: OpinionRound) -> str:
    """The address's own word for a round."""
    return signing.dumps(str(round_.pk), salt=SALT)


def get_by_token(token: str) -> OpinionRound:
    """The round of an address; Http404 for one that nobody was given."""
    try:
        found = signing.loads(token, salt=SALT)
    except signing.BadSignature as error:
        raise Http404 from error
    row = OpinionRound.objects.filter(pk=found).select_related("institution").first()
    if row is None:
        raise Http404
    return row


def as_body(round_: OpinionRound) -> Actor:
    """Who answers on the page of an address: nobody with an account."""
    place = round_.institution
    return Actor(0, "", place.pk, place.name, place.region, frozenset({BODY}))


def may_answer(actor: Actor, round_: OpinionRound) -> bool:
    """Whether the actor is the body on its own page, or keeps its paper."""
    return actor.has(BODY) or may_enter(actor, round_)


def home_of(actor: Actor) -> Organisation:
    """The actor's own institution."""
    return orgs.organisation(actor.organisation_id)
