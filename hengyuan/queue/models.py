"""Tables of the queue: jobs, and how far the clock has called each scheduled task."""

import json
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from hengyuan.kernel import tasks
from hengyuan.kernel.encrypted_field import EncryptedTextField
from hengyuan.queue.rules import State

STATES = {
    State.WAITING.value: _("等待"),
    State.RUNNING.value: _("运行中"),
    State.DONE.value: _("完成"),
    State.PARKED.value: _("已搁置"),
    State.DISCARDED.value: _("已放弃"),
}


class Job(models.Model):
    """One call of a task. `claimable_at` is the instant from which a worker may take it.

    While it runs that is the end of its lease; once it is finished or parked there is none, so
    that the index over it holds open jobs only and looking costs the same for ever.
    """

    task = models.CharField(max_length=200)
    arguments = EncryptedTextField()  # JSON
    state = models.CharField(max_length=10, choices=STATES, default=State.WAITING.value)
    claimable_at = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    worker = models.CharField(max_length=100, blank=True)
    error = models.TextField(blank=True)  # rules.account_of: kind and places, no person
    enqueued_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    announced_at = models.DateTimeField(null=True)  # to the broker, where there is one

    class Meta:
        ordering = ["-id"]
        indexes = [
            models.Index(
                fields=["claimable_at", "id"],
                name="queue_job_open",
                condition=models.Q(claimable_at__isnull=False),
            ),
            models.Index(fields=["state", "finished_at"], name="queue_job_by_state"),
        ]

    def __str__(self) -> str:
        return f"{self.pk} {self.task} {self.state}"

    @property
    def title(self) -> str:
        """The task's name on the screen; its dotted name when no app declares it any more."""
        try:
            return str(tasks.get(self.task).title)
        except tasks.UnknownTask:
            return self.task

    @property
    def most_attempts(self) -> int:
        """After how many failures the job is parked."""
        try:
            return tasks.get(self.task).attempts
        except tasks.UnknownTask:
            return 1

    @property
    def stream(self) -> str:
        """Where the ledger keeps what happened to it."""
        return f"job:{self.pk}"

    @property
    def is_parked(self) -> bool:
        """Whether it waits for a person."""
        return self.state == State.PARKED

    @property
    def is_waiting(self) -> bool:
        """Whether it will run by itself."""
        return self.state == State.WAITING

    def given(self) -> dict[str, Any]:
        """The arguments: `args` and `kwargs`."""
        found: dict[str, Any] = json.loads(self.arguments)
        return found


class Call(models.Model):
    """How far the clock has called a scheduled task: one row a task, whatever its age."""

    task = models.CharField(max_length=200, unique=True)
    last_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.task} {self.last_at:%Y-%m-%d %H:%M}"


class Followed(models.Model):
    """Up to which event a task that follows the ledger was called: one row a task."""

    task = models.CharField(max_length=200, unique=True)
    event_id = models.PositiveBigIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.task} {self.event_id}"
