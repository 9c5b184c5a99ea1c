"""What the clock does for the ledger: sign each day once it is over, compare it each week."""

from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from hengyuan.kernel import clock
from hengyuan.kernel.actor import SYSTEM
from hengyuan.kernel.tasks import CannotRun, Daily, Weekly, task
from hengyuan.ledger import audit, commands, queries
from hengyuan.ledger.models import Checkpoint


def sign_now(*, until: datetime | None = None) -> Checkpoint | None:
    """Sign what was appended, at the instant from which nobody appends any more."""
    with transaction.atomic():
        commands.wait_for_appends()
        return commands.checkpoint(at=clock.now(), until=until)


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
            sign_now(until=following)
    except commands.CannotCheckpoint as error:
        raise CannotRun(str(error)) from error


@task(
    title=_("核对账本与数据表"),
    schedule=Weekly(6, time(4, 0)),
    in_transaction=False,
    limit=timedelta(hours=2),
)
def compare_with_tables(day: str) -> None:
    """Replay the ledger against the tables and keep what differs. Safe to run twice."""
    commands.keep_audit(report=audit.run(), actor=SYSTEM, at=clock.now())
