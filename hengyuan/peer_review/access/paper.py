"""Who enters results from paper, who sees them, who checks them."""

from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404

from hengyuan.kernel.actor import Actor
from hengyuan.orgs.rules import region_range
from hengyuan.peer_review.access.rounds import may_run, rounds_for, runs
from hengyuan.peer_review.models import Round
from hengyuan.peer_review.rules.rounds import BUREAU, PAPER


def papers_for(actor: Actor | None) -> QuerySet[Round]:
    """Rounds entered from paper that the actor sees."""
    rows = rounds_for(actor).filter(state__in=PAPER)
    return rows.select_related("organisation", "opened_by", "paper__confirmed_by",
                               "paper__corrects")  # fmt: skip


def get_paper_for(actor: Actor | None, round_id: UUID) -> Round:
    """A round entered from paper, if the actor sees it; otherwise Http404."""
    found = papers_for(actor).filter(pk=round_id).first()
    if found is None:
        raise Http404
    return found


def may_decide(actor: Actor | None, round_: Round) -> bool:
    """Whether the actor may put it away: who runs rounds there, or in the bureau above."""
    if actor is None or not runs(actor):
        return False
    return may_run(actor, round_) or _is_above(actor, round_)


def may_confirm(actor: Actor | None, round_: Round) -> bool:
    """Whether the actor may check it: the same, but never who entered it."""
    return may_decide(actor, round_) and actor is not None and actor.account_id != (
        round_.opened_by_id
    )  # fmt: skip


def _is_above(actor: Actor, round_: Round) -> bool:
    if not actor.has(*BUREAU) or not actor.region:
        return False
    low, high = region_range(actor.region)
    return low <= round_.region <= high
