"""Where `task.enqueue` leads (the setting TASKS): a row beside the state, in one transaction.

On many machines the row stays the truth; the broker is told its number once it is committed.
"""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.core import checks
from django.db import transaction
from django_tasks import TaskResult, TaskResultStatus
from django_tasks.backends.base import BaseTaskBackend
from django_tasks.base import Task
from django_tasks.utils import normalize_json

from hengyuan.kernel import clock
from hengyuan.kernel.tasks import QueuedTask


class QueueBackend(BaseTaskBackend):
    """Keeps calls in `queue.Job`. Models wait until a call: declarations load before them."""

    task_class = QueuedTask
    supports_defer = True

    def enqueue(self, task: Task[..., Any], args: Any, kwargs: Any) -> TaskResult[Any]:
        """Keep a call; it runs from `run_after` on."""
        from hengyuan.queue import commands, relay

        self.validate_task(task)
        at = clock.now()
        job = commands.enqueue(
            task=task.module_path,
            arguments=normalize_json({"args": list(args), "kwargs": dict(kwargs)}),
            due_at=task.run_after or at,
            at=at,
            announced=relay.has_broker() and (task.run_after or at) <= at,
        )
        if job.announced_at is not None:
            # robust: a broker that is down must not turn a committed act into an error page.
            transaction.on_commit(lambda: relay.announce(job.pk), robust=True)
        return TaskResult(
            task=task,
            id=str(job.pk),
            status=TaskResultStatus.READY,
            enqueued_at=at,
            started_at=None,
            finished_at=None,
            last_attempted_at=None,
            args=list(args),
            kwargs=dict(kwargs),
            backend=self.alias,
            errors=[],
            worker_ids=[],
        )

    def check(self, **_: Any) -> Iterable[checks.CheckMessage]:
        """The setting names a queue that exists."""
        if settings.QUEUE == "database" or settings.QUEUE.startswith("celery+amqp"):
            return []
        return [
            checks.Error(
                "HENGYUAN_QUEUE is neither “database” nor a broker.",
                hint="Leave it out, or write celery+amqp://user:password@host:5672/site.",
                id="queue.E001",
            )
        ]
