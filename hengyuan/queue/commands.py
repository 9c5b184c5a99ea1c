"""Every write of the queue: take a job in, claim, finish, fail; a person's retry and discard.

A claim is a lease. Whoever holds it finishes only while it is still the holder, so that a job
that was given to another worker ends once.
"""

import json
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from hengyuan.kernel.actor import SYSTEM, Actor
from hengyuan.kernel.errors import Refused
from hengyuan.kernel.tasks import QueuedTask
from hengyuan.ledger.catalogue import EventType
from hengyuan.ledger.commands import append
from hengyuan.queue import events, rules
from hengyuan.queue.models import Call, Followed, Job
from hengyuan.queue.rules import State

DIED = "The worker died or was killed during the run."
MOST_CALLS = 400  # of one task in one look of the clock; the rest comes with the next
PRUNED_AT_ONCE = 5000


class LeaseLost(Exception):
    """Another worker has the job by now; what this one did is undone."""


class CannotTouchJob(Refused):
    """The job does not wait for a person any more."""


def enqueue(
    *, task: str, arguments: Mapping[str, Any], due_at: datetime, at: datetime, announced: bool
) -> Job:
    """Take a job in, in the transaction of the caller, if there is one."""
    return Job.objects.create(
        task=task,
        arguments=json.dumps(arguments, ensure_ascii=False),
        claimable_at=due_at,
        enqueued_at=at,
        announced_at=at if announced else None,
    )


def claim(*, worker: str, at: datetime, job_id: int | None = None) -> Job | None:
    """Take the job that is due longest, or this one if it is due; None when there is nothing.

    A job whose worker died is due again when its lease ends; after its last attempt it is parked.
    """
    with transaction.atomic():
        due = Job.objects.filter(claimable_at__lte=at)
        if job_id is not None:
            due = due.filter(pk=job_id)
        locked = due.order_by("claimable_at", "id").select_for_update(skip_locked=True)
        while (job := locked.first()) is not None:
            if job.state == State.RUNNING and job.attempts >= job.most_attempts:
                _park(job, DIED, at)
                continue
            job.state, job.attempts, job.worker = State.RUNNING, job.attempts + 1, worker
            job.started_at, job.claimable_at = at, at + settings.QUEUE_LEASE
            job.save(update_fields=["state", "attempts", "worker", "started_at", "claimable_at"])
            return job
    return None


def _held(job: Job) -> Any:
    """The row, if the run that `job` stands for still holds it."""
    return Job.objects.filter(
        pk=job.pk, state=State.RUNNING, worker=job.worker, attempts=job.attempts
    )


def keep(*, job: Job, at: datetime) -> bool:
    """Prolong the lease; False when it is lost."""
    return bool(_held(job).update(claimable_at=at + settings.QUEUE_LEASE))


def finish(*, job: Job, at: datetime) -> None:
    """Note that the job is done. Raises LeaseLost."""
    done = _held(job).update(state=State.DONE, claimable_at=None, finished_at=at, error="")
    if not done:
        raise LeaseLost(f"job {job.pk} was given to another worker")


def fail(*, job: Job, error: str, at: datetime) -> None:
    """Note a failure: tried again after a pause, parked after the last attempt."""
    with transaction.atomic():
        if not _held(job).select_for_update().exists():
            return  # the worker that has it now will tell how it went
        if job.attempts >= job.most_attempts:
            _park(job, error, at)
            return
        pause = rules.pause_after(job.attempts)
        _held(job).update(state=State.WAITING, claimable_at=at + pause, error=error)


def _park(job: Job, error: str, at: datetime) -> None:
    parked = _held(job).update(state=State.PARKED, claimable_at=None, finished_at=at, error=error)
    if parked:
        _record(job, events.JOB_PARKED, SYSTEM, at, attempts=job.attempts)


def _record(job: Job, event: EventType, actor: Actor, at: datetime, **more: Any) -> None:
    with translation.override(settings.LANGUAGE_CODE):
        values = {"task": job.task, "work": job.title, **more}
    append(stream=job.stream, event=event, actor=actor, at=at, values=values)


@transaction.atomic
def retry(*, job: Job, actor: Actor, at: datetime) -> None:
    """Have a parked job run again, with all its attempts before it. Raises CannotTouchJob."""
    parked = Job.objects.filter(pk=job.pk, state=State.PARKED)
    if not parked.update(state=State.WAITING, claimable_at=at, attempts=0, finished_at=None):
        raise CannotTouchJob(_("该任务已不在搁置状态，可能另有人处理过。"))
    _record(job, events.JOB_RETRIED, actor, at)


@transaction.atomic
def discard(*, job: Job, actor: Actor, at: datetime) -> None:
    """Give a parked job up for good. Raises CannotTouchJob."""
    parked = Job.objects.filter(pk=job.pk, state=State.PARKED)
    if not parked.update(state=State.DISCARDED, finished_at=at):
        raise CannotTouchJob(_("该任务已不在搁置状态，可能另有人处理过。"))
    _record(job, events.JOB_DISCARDED, actor, at)


def call_due(*, declared: QueuedTask[..., Any], at: datetime) -> int:
    """Enqueue each call of a scheduled task that fell due; how many.

    The row of the task is locked and moved in the same transaction, so that two clocks at once
    make one call.
    """
    schedule, name = declared.schedule, declared.module_path
    assert schedule is not None
    made = 0
    with transaction.atomic():
        Call.objects.get_or_create(task=name, defaults={"last_at": schedule.start(at)})
        call = Call.objects.select_for_update().get(task=name)
        due = schedule.after(call.last_at)
        while due <= at and made < MOST_CALLS:
            following = schedule.after(due)
            if schedule.catches_up or following > at:
                declared.using(run_after=due).enqueue(**schedule.arguments(due))
                made += 1
            call.last_at, due = due, following
        call.save(update_fields=["last_at"])
    return made


def call_follower(*, declared: QueuedTask[..., Any], upto: int, at: datetime) -> int:
    """Enqueue a task that follows the ledger, once for all events up to this; 1 or 0."""
    with transaction.atomic():
        Followed.objects.get_or_create(task=declared.module_path)
        behind = Followed.objects.filter(task=declared.module_path, event_id__lt=upto)
        if not behind.update(event_id=upto):
            return 0  # another process was quicker
        declared.using(run_after=at).enqueue()
    return 1


def announce(*, job_ids: list[int], at: datetime | None) -> None:
    """Note when the broker was told of these jobs; None when it could not be."""
    Job.objects.filter(pk__in=job_ids).update(announced_at=at)


def prune(*, at: datetime, kept: timedelta = rules.KEPT) -> int:
    """Remove jobs that finished long ago; how many. Parked ones wait for a person."""
    finished = Job.objects.filter(
        state__in=(State.DONE, State.DISCARDED), finished_at__lt=at - kept
    )
    removed = 0
    while some := list(finished.order_by().values_list("pk", flat=True)[:PRUNED_AT_ONCE]):
        removed += Job.objects.filter(pk__in=some).delete()[0]
    return removed
