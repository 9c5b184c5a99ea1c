"""交叉评估: settled before readers are allocated, changed as long as none is."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from hengyuan.kernel.actor import Actor
from hengyuan.ledger.commands import append
from hengyuan.peer_review.commands.rounds import CannotReview, running
from hengyuan.peer_review.events import rounds as events
from hengyuan.peer_review.models import Round
from hengyuan.peer_review.queries import cross as queries
from hengyuan.peer_review.rules.cross import fits
from hengyuan.peer_review.rules.rounds import RoundState


@transaction.atomic
def settle_cross_review(
    *, round_: Round, cross: Mapping[str, str], actor: Actor, at: datetime
) -> Round:
    """设定交叉评估: by district of the dossiers, the district that reads them; nothing ends it.

    Raises NotAllowed, CannotReview.
    """
    row = running(round_, actor, RoundState.DRAWN)
    if not fits(cross, queries.districts_of(row), queries.reading_districts(row)):
        raise CannotReview(
            _("每个地区的案卷都由另一个有评估专家的地区评估；不交叉评估的，全部留空。")
        )
    if row.cross == cross:
        return row
    row.cross = dict(cross)
    row.save(update_fields=["cross"])
    append(stream=row.stream, event=events.CROSSED, actor=actor, at=at, values={
        "count": len(cross), "cross": dict(cross),
    })  # fmt: skip
    return row
