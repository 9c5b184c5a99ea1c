"""What the clock does for the ledger: sign each day once it is over."""

from datetime import date, time, timedelta

from django.utils.translation import gettext_lazy as _

from hengyuan.kernel import clock
from hengyuan.kernel.tasks import CannotRun, Daily, task
from hengyuan.ledger import commands, queries


@task(title=_("签署账本校验点"), schedule=Daily(time(0, 10)))
def sign_days_before(day: str) -> None:
    """Sign what happened before this day, each earlier day by a checkpoint of its own.

    Safe to run twice, at once and in any order: what is signed is not signed again. A day without
    an act gets none.
    """
    today = clock.at(date.fromisoformat(day), time.min)
    try:
        while (oldest := queries.oldest_unsigned()) is not None and oldest < today:
            following = clock.at(clock.day_of(oldest) + timedelta(days=1), time.min)
            commands.checkpoint(at=clock.now(), until=following)
    except commands.CannotCheckpoint as error:
        raise CannotRun(str(error)) from error
