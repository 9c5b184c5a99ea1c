"""Who sees a training deck: who sees its round, and once it is issued the readers of its pool."""

from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404

from hengyuan.kernel.actor import Actor
from hengyuan.peer_review.access import readers
from hengyuan.peer_review.access.rounds import is_chief, may_run
from hengyuan.peer_review.models import Deck, Reader, Round
from hengyuan.peer_review.queries.decks import issued_for


def may_settle(actor: Actor | None, round_: Round) -> bool:
    """Whether the actor gives the answers: the round's chief."""
    return is_chief(actor, round_)


def may_make(actor: Actor | None, round_: Round) -> bool:
    """Whether the actor makes and issues it: who runs the round."""
    return may_run(actor, round_)


def own_readers(actor: Actor | None) -> QuerySet[Reader]:
    """The actor in the pools that he has not left."""
    return readers.own(actor).filter(left_on=None)


def decks_for(actor: Actor | None) -> QuerySet[Deck]:
    """Issued decks of the actor's pools."""
    return issued_for(own_readers(actor))


def get_deck_for(actor: Actor | None, deck_id: UUID) -> Deck:
    """An issued deck of the actor's pools; otherwise Http404."""
    found = decks_for(actor).filter(pk=deck_id).first()
    if found is None:
        raise Http404
    return found
