"""Scorecards of the demo city: the last two quarters, of the institution and of the bureau."""

from datetime import datetime

from django.db import transaction

from demo.city import City
from hengyuan.kernel.clock import SHANGHAI
from hengyuan.supervision.commands.scorecards import make_scorecard
from hengyuan.supervision.rules.quarters import Quarter


@transaction.atomic
def fill(city: City) -> None:
    """Made this morning, the older quarter first."""
    last = Quarter.of(city.today).before()
    day = city.today
    at = datetime(day.year, day.month, day.day, 8, tzinfo=SHANGHAI)
    for who in ("head", "bureau"):
        for quarter in (last.before(), last):
            make_scorecard(quarter=quarter, actor=city.cast.actor(who), at=at)
