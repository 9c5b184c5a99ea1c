"""What the queue does for supervision: follow the ledger, look at what fell due, escalate."""

from datetime import date, time, timedelta

from django.utils.translation import gettext_lazy as _

from hengyuan.kernel import clock
from hengyuan.kernel.tasks import Daily, Follows, task
from hengyuan.ledger.commands import settled
from hengyuan.supervision.commands import following


@task(title=_("按账本监督案件"), follows=Follows(), limit=timedelta(hours=6), in_transaction=False)
def follow() -> None:
    """Look at every case with new events. Safe to run twice, and by several workers at once."""
    following.supervise_events(upto=settled(), at=clock.now())


@task(
    title=_("监督到期事项"), schedule=Daily(time(0, 5)), limit=timedelta(hours=6),
    in_transaction=False,
)  # fmt: skip
def look_at_due(day: str) -> None:
    """Look at every case of which a day has come, then carry what nobody took up higher."""
    on = date.fromisoformat(day)
    following.supervise_due(on=on, at=clock.now())
    following.escalate(on=on, at=clock.now())
