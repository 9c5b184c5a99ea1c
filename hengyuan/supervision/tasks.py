"""What the queue does for supervision: follow the ledger, look at what fell due, escalate."""

from datetime import date, time, timedelta
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from hengyuan.kernel import clock
from hengyuan.kernel.actor import SYSTEM
from hengyuan.kernel.tasks import Daily, Follows, task
from hengyuan.law.radar import month_of
from hengyuan.ledger.commands import settled
from hengyuan.orgs.queries import organisation
from hengyuan.supervision.commands import (
    follow_up_periods,
    following,
    observation,
    radar_following,
    rehearsals,
)


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


@task(title=_("试算规则的数值"), limit=timedelta(hours=2), in_transaction=False)
def rehearse(run: str) -> None:
    """Read all cases of a draft on from where it stands. Safe to run twice, and after a kill."""
    while rehearsals.rehearse_on(run_id=UUID(run), at=clock.now()):
        pass


@task(title=_("按账本比对线索"), follows=Follows(), limit=timedelta(hours=6), in_transaction=False)
def follow_radar() -> None:
    """Hold cases with new events against others. Safe to run twice, and by several workers."""
    radar_following.follow(upto=settled(), at=clock.now())


@task(
    title=_("比对上月案件量"), schedule=Daily(time(0, 20)), limit=timedelta(hours=2),
    in_transaction=False,
)  # fmt: skip
def look_at_month(day: str) -> None:
    """On the first of a month hold the last one against its past. Safe to run twice."""
    on = date.fromisoformat(day)
    if on.day == 1:
        radar_following.look_at_month(month=month_of(on) - 1, at=clock.now())


@task(
    title=_("清除已被遗忘者的线索指纹"), schedule=Daily(time(4, 5), catches_up=False),
    in_transaction=False,
)  # fmt: skip
def forget_radar_keys(day: str) -> None:
    """Remove what was kept to compare of whoever's key was erased. Safe to run twice."""
    radar_following.forget_keys(at=clock.now())
