"""What the queue does for supervision: follow the ledger, look at what fell due, escalate."""

from datetime import date, time, timedelta

from django.utils.translation import gettext_lazy as _

from hengyuan.kernel import clock
from hengyuan.kernel.actor import SYSTEM
from hengyuan.kernel.tasks import Daily, Follows, task
from hengyuan.ledger.commands import settled
from hengyuan.orgs.queries import organisation
from hengyuan.supervision.commands import follow_up_periods, following, observation


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


@task(title=_("结案抽取回访"), follows=Follows(), limit=timedelta(hours=1), in_transaction=False)
def draw_follow_ups() -> None:
    """Draw recipients to call as cases close. Safe to run twice, and by several workers at once."""
    follow_up_periods.draw_closings(upto=settled(), at=clock.now())


@task(
    title=_("回访期的开始和结束"), schedule=Daily(time(0, 10), catches_up=False),
    limit=timedelta(hours=1), in_transaction=False,
)  # fmt: skip
def turn_follow_up_periods(day: str) -> None:
    """End the month's sample and announce the next, once all closings were drawn from."""
    at = clock.now()
    follow_up_periods.draw_closings(upto=settled(), at=at)
    follow_up_periods.turn_periods(on=date.fromisoformat(day), at=at)


@task(title=_("修正旁听编排"), in_transaction=False)
def repair_plan(institution: int) -> None:
    """Make the plan anew after a hearing or an order changed. Safe to run twice."""
    observation.make_plan(institution=organisation(institution), actor=SYSTEM, at=clock.now())
