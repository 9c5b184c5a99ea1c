"""How often rounds are held: each setting begins on its day, none is changed afterwards."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from hengyuan.kernel import clock
from hengyuan.kernel.actor import Actor
from hengyuan.kernel.errors import NotAllowed
from hengyuan.ledger.commands import append
from hengyuan.orgs.models import Organisation
from hengyuan.peer_review.access.rounds import runs
from hengyuan.peer_review.commands.rounds import CannotReview
from hengyuan.peer_review.events import schedule as events
from hengyuan.peer_review.models import Schedule
from hengyuan.peer_review.queries.schedule import is_set
from hengyuan.peer_review.rules.schedule import CHOICES


@transaction.atomic
def set_schedule(
    *, organisation: Organisation, rounds: int, valid_from: date, actor: Actor, at: datetime
) -> Schedule:
    """设定每年评估轮数, from today or later on. Raises NotAllowed, CannotReview."""
    if not runs(actor) or actor.organisation_id != organisation.pk:
        raise NotAllowed(_("由本机关负责评估的人员设定。"))
    if rounds not in CHOICES:
        raise CannotReview(_("每年轮数为1、2、3、4、6或者12。"), field="rounds")
    if valid_from < clock.day_of(at):
        raise CannotReview(_("设定不追溯：自今天或者以后起。"), field="valid_from")
    Organisation.objects.select_for_update().get(pk=organisation.pk)  # one setting at a time
    if is_set(organisation.pk, valid_from):
        raise CannotReview(_("这一天起已经有设定。"), field="valid_from")
    row = Schedule.objects.create(
        organisation=organisation, rounds=rounds, valid_from=valid_from,
        set_by_id=actor.account_id, set_at=at,
    )  # fmt: skip
    append(stream=row.stream, event=events.SET, actor=actor, at=at, values={
        "organisation": organisation.pk, "rounds": rounds, "valid_from": valid_from,
    })  # fmt: skip
    return row
