"""The queue's own work: forget what finished long ago."""

from datetime import time

from django.utils.translation import gettext_lazy as _

from hengyuan.kernel import clock
from hengyuan.kernel.tasks import Daily, task
from hengyuan.queue import commands


@task(
    title=_("清理已完成的后台任务"),
    schedule=Daily(time(3, 30), catches_up=False),
    in_transaction=False,
)
def forget_finished(day: str) -> None:
    """Remove jobs that finished more than thirty days ago."""
    commands.prune(at=clock.now())
