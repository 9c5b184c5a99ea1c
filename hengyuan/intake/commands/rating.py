"""The visitor's rating of the service (好差评), put down once at the window that gave it."""

from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from hengyuan.intake import events
from hengyuan.intake.commands.advice import check_role, subject_of
from hengyuan.intake.models import Consultation
from hengyuan.intake.rules import Rating
from hengyuan.kernel.actor import Actor
from hengyuan.kernel.errors import Refused
from hengyuan.ledger.commands import append


class CannotRate(Refused):
    """Not answered yet, rated already, passed on, or received at another window."""


@transaction.atomic
def record_rating(
    *, consultation: Consultation, rating: Rating, actor: Actor, at: datetime
) -> Consultation:
    """Put down what the visitor chose, or that none was wanted. Raises NotAllowed, CannotRate.

    What one person said is sealed, in the row and in the ledger.
    """
    check_role(actor, "receive_visitor")
    rated = Consultation.objects.filter(
        pk=consultation.pk,
        receiver_id=actor.organisation_id,
        institution_id=F("receiver_id"),
        answered_at__isnull=False,
        rated_at=None,
    ).update(rating=rating.value, rated_at=at, rated_by_id=actor.account_id)
    if not rated:
        raise CannotRate(
            _("没有保存：还没有解答，已经记录过评价，已经转送，或者不是由本窗口接待。")
        )
    consultation.refresh_from_db()
    append(
        stream=consultation.stream,
        event=events.VISITOR_RATED,
        actor=actor,
        at=at,
        values={},
        personal={subject_of(consultation): {"rating": rating.value}},
    )
    return consultation
