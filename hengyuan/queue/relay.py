"""Between the table and the broker, on many machines.

The broker carries a job's number and nothing else. A message may get lost or come twice: the table
decides who runs the job, and the clock tells again of jobs that fell due unheard.
"""

import logging
from datetime import datetime, timedelta

from django.conf import settings

from hengyuan.kernel import clock
from hengyuan.queue import commands, queries

log = logging.getLogger(__name__)
PATIENCE = timedelta(minutes=5)
PAUSE = 2.0  # seconds between two looks for jobs that fell due later
AT_ONCE = 500


def has_broker() -> bool:
    """Whether the site runs on many machines."""
    return bool(settings.QUEUE_BROKER)


def announce(job_id: int) -> None:
    """Tell the broker of a job; if it does not answer, the clock will."""
    from hengyuan.queue import celery

    try:
        celery.send(job_id)
    except Exception as error:  # kombu raises what its transport raises
        log.warning("no broker for job %s: %s", job_id, type(error).__name__)
        commands.announce(job_ids=[job_id], at=None)


def announce_due(*, at: datetime) -> int:
    """Tell the broker of what fell due since, and of what it seems to have lost; how many."""
    told = queries.unannounced(at=at, patience=PATIENCE, limit=AT_ONCE)
    commands.announce(job_ids=[job.pk for job in told], at=at)
    for job in told:
        announce(job.pk)
    return len(told)


def run(job_id: int, worker: str) -> None:
    """What a message asks for: run the job, unless somebody has it or did it."""
    from hengyuan.queue import worker as hands

    job = commands.claim(worker=worker, at=clock.now(), job_id=job_id)
    if job is not None:
        hands.run(job)
