"""Who uses the results of a round: whoever runs it; a hold is for those who may place one."""

from hengyuan.kernel.actor import Actor
from hengyuan.peer_review.access import rounds
from hengyuan.peer_review.models import Round
from hengyuan.peer_review.rules.results import MeasureKind
from hengyuan.people.access import may_place_hold


def may_take(actor: Actor | None, round_: Round, kind: MeasureKind) -> bool:
    """Whether the actor decides on such a measure in this round."""
    if actor is None or not rounds.may_run(actor, round_):
        return False
    return may_place_hold(actor) if kind is MeasureKind.HOLD else True
