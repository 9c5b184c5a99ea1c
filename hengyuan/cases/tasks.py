"""What the clock does for the spine: forget pages that were sent long ago."""

from datetime import time

from django.utils.translation import gettext_lazy as _

from hengyuan.cases import commands
from hengyuan.kernel import clock
from hengyuan.kernel.tasks import Daily, task


@task(
    title=_("清理已提交的页面记录"),
    schedule=Daily(time(3, 40), catches_up=False),
    in_transaction=False,
)
def forget_sent_forms(day: str) -> None:
    """Remove what was kept of pages that were sent more than thirty days ago."""
    commands.forget_sent_forms(at=clock.now())
