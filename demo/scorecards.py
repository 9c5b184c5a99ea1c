"""Scorecards of the demo city: the last two quarters, of the institution and of the bureau.

The institution has adopted a set of indicators for the last quarter; a draft waits for the bureau.
"""

from datetime import date, datetime, timedelta

from django.db import transaction

from demo.city import City
from hengyuan.kernel.clock import SHANGHAI
from hengyuan.law.scorecard import IndicatorSet, draft_set
from hengyuan.supervision.commands.indicator_sets import adopt_indicators, propose_indicators
from hengyuan.supervision.commands.scorecards import make_scorecard
from hengyuan.supervision.models import IndicatorSetVersion
from hengyuan.supervision.rules.quarters import Quarter


@transaction.atomic
def fill(city: City) -> None:
    """Made this morning, the older quarter first."""
    last = Quarter.of(city.today).before()
    begins_on = last.begins_on
    _adopted(city, begins_on)
    at = _at(city.today)
    for who in ("head", "bureau"):
        for quarter in (last.before(), last):
            make_scorecard(quarter=quarter, actor=city.cast.actor(who), at=at)
    chosen = IndicatorSet(draft_set()[0].weights, {"J06-clocks": 850}, {"J06-clocks": 10})
    next_one = Quarter.of(city.today).following()
    _proposed(city, chosen, next_one.begins_on, at, "演示草案：办理环节期限的参考值试行八成五")


def _at(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 8, tzinfo=SHANGHAI)


def _proposed(
    city: City, chosen: IndicatorSet, begins_on: date, at: datetime, reason: str
) -> IndicatorSetVersion:
    return propose_indicators(
        organisation=city.cast.institution, chosen=chosen, begins_on=begins_on, reason=reason,
        actor=city.cast.actor("head"), at=at,
    )  # fmt: skip


def _adopted(city: City, begins_on: date) -> None:
    at = _at(begins_on - timedelta(days=20))
    reason = "演示数据：权重为本系统草拟，没有官方规定"
    row = _proposed(city, draft_set()[0], begins_on, at, reason)
    adopt_indicators(
        version=row, word="同意试行", actor=city.cast.actor("bureau"), at=at + timedelta(days=5)
    )
