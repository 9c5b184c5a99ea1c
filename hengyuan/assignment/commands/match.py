"""By match (智能随机): the best of the score stand in a weighted lot, fixed before it is drawn.

Drawing is another act in a transaction of its own, as for every lot; so is the assignment.
"""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from hengyuan.assignment.commands.lots import commit_round, prepare_round
from hengyuan.assignment.commands.rounds import CannotHoldRound, check_assignable
from hengyuan.assignment.models import Round
from hengyuan.assignment.queries import lots
from hengyuan.assignment.rules import MATCH_LOT, Among
from hengyuan.cases.models import Case
from hengyuan.kernel.actor import Actor


@transaction.atomic
def open_match(*, case: Case, actor: Actor, at: datetime) -> Round:
    """Commit to the best and their weights; first wait for the hashes that the policy asks for.

    Raises NotAllowed, CannotHoldRound.
    """
    check_assignable(case)
    if lots.to_assign(case.pk) is not None:
        raise CannotHoldRound(
            _("前一轮已经摇出而没有使用：请按结果指派；确需重摇的，由摇号页写明原因另行筹备。")
        )
    round_ = prepare_round(
        institution=case.institution,
        series=lots.series_of(case),
        purpose=MATCH_LOT,
        among=Among.PEOPLE,
        actor=actor,
        at=at,
        case=case,
    )
    if any(not each.commitment for each in lots.parties_of(round_)):
        return round_
    return commit_round(round_=round_, actor=actor, at=at)
