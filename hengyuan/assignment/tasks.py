"""What runs in the background for assignment: matching a batch of waiting cases."""

from datetime import timedelta
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from hengyuan.assignment import commands
from hengyuan.assignment.queries.batches import batch_by_id, cases_of
from hengyuan.assignment.queries.matching import matched
from hengyuan.kernel import clock
from hengyuan.kernel.tasks import task
from hengyuan.law.errors import LawError


@task(
    title=_("批量匹配待指派案件"),
    attempts=2,
    limit=timedelta(minutes=30),
    in_transaction=False,
)
def match_batch(batch_id: str) -> None:
    """Compute the proposals of a batch; nothing is assigned. Safe to run twice."""
    batch = batch_by_id(UUID(batch_id))
    if batch is None or not batch.is_waiting:
        return
    now = clock.now()
    try:
        found = matched(
            cases_of(batch),
            clock.day_of(now),
            lambda done: commands.note_progress(batch=batch, done=done),
        )
    except LawError as error:
        commands.give_up_batch(batch=batch, reason=str(error), at=clock.now())
        return
    commands.keep_proposals(batch=batch, found=found, at=clock.now())
