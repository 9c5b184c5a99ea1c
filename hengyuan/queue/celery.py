"""Celery, where HENGYUAN_QUEUE names a broker; `hengyuan work` starts its worker.

The table keeps state, retries and results; Celery carries numbers to whoever is free.
"""

import os

from celery import Celery
from django.conf import settings

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hengyuan.settings")
NAME = "hengyuan.queue.run"
LIFELINE = "HENGYUAN_LIFELINE"  # the reading end of a pipe from whoever began the worker
TIMEOUT = 3  # seconds that an act waits for the broker at most

app = Celery("hengyuan", broker=settings.QUEUE_BROKER or None, set_as_current=False)
app.conf.update(
    imports=("hengyuan.queue.carried",),
    task_default_queue=settings.QUEUE_NAME,
    task_ignore_result=True,
    task_acks_late=True,
    task_reject_on_worker_lost=True,
    worker_prefetch_multiplier=1,
    worker_hijack_root_logger=False,
    worker_enable_remote_control=False,  # nobody orders workers about over the broker
    broker_connection_timeout=TIMEOUT,
    broker_connection_retry_on_startup=True,
    broker_transport_options={"max_retries": 1},
    timezone="Asia/Shanghai",
)


def send(job_id: int) -> None:
    """Put a job's number into the broker; raises when it does not answer."""
    app.send_task(NAME, args=[job_id], retry=False, ignore_result=True)
