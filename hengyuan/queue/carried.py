"""The one task that Celery carries: the number of a job, to whoever is free.

A worker ends when whoever began it is gone, also when that was killed: the pipe named by
HENGYUAN_LIFELINE reads as closed then.
"""

import os
import signal
import threading
from typing import Any

import django
from celery.signals import worker_ready

from hengyuan.queue.celery import LIFELINE, NAME, app


@app.task(name=NAME)  # type: ignore[untyped-decorator]  # Celery has no types
def run(job_id: int) -> None:
    """Run a job by its number."""
    django.setup()
    from hengyuan.queue import relay, worker

    relay.run(job_id, worker.name_of_this_worker())


@worker_ready.connect  # type: ignore[untyped-decorator]  # Celery has no types
def watch_the_lifeline(**_told: Any) -> None:
    """Wait beside the worker for the end of whoever began it."""
    lifeline = os.environ.get(LIFELINE)
    if lifeline:
        threading.Thread(target=_end_with, args=(int(lifeline),), daemon=True).start()


def _end_with(lifeline: int) -> None:
    os.read(lifeline, 1)  # nobody writes: it returns when the other end is closed
    os.kill(os.getpid(), signal.SIGTERM)
