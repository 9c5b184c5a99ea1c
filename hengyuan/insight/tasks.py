"""What the clock does for the statistics: test the month that is over."""

from datetime import date, time

from django.utils.translation import gettext_lazy as _

from hengyuan.insight import commands, queries
from hengyuan.kernel import clock
from hengyuan.kernel.actor import SYSTEM
from hengyuan.kernel.tasks import Daily, task

FIRST_DAY = 3  # of the month after: the last acts of a month are entered by then


@task(
    title=_("检验上月指派是否均衡"),
    schedule=Daily(time(4, 10), catches_up=False),
    in_transaction=False,
)
def check_month_before(day: str) -> None:
    """Test the month before this day at every institution that was not tested yet.

    Safe to run twice: the same rows are kept once.
    """
    today = date.fromisoformat(day)
    if today.day < FIRST_DAY:
        return
    month = queries.month_before(today)
    for institution in queries.institutions_due(month):
        commands.keep_run(
            institution=institution,
            month=month,
            found=queries.compute(institution, month),
            actor=SYSTEM,
            at=clock.now(),
        )
