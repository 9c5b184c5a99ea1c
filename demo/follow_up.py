"""Follow-up in the demo city: periods month by month, draws each evening, calls with their answers.

Most people are content and answer at the second try; some are hard to reach and less content.
"""

import random
import uuid
from collections.abc import Generator, Iterator
from datetime import date, datetime, time, timedelta

from demo.city import City
from hengyuan.kernel.actor import Actor
from hengyuan.kernel.clock import SHANGHAI
from hengyuan.law.follow_up import Outcome, questions
from hengyuan.ledger.models import Event
from hengyuan.supervision.access.follow_up import to_call
from hengyuan.supervision.commands import follow_up as calls
from hengyuan.supervision.commands import follow_up_periods as periods
from hengyuan.supervision.models import FollowUp
from hengyuan.supervision.rules.follow_up import FLAGS

Road = Generator[datetime, None, None]
HOURS = {"morning": 10, "noon": 12, "afternoon": 15, "evening": 18}
LEFT_WAITING = 6  # days before today whose calls nobody has made yet
CONTENT = 0.93


def road(city: City, begins_on: date) -> Road:
    """From the first day to today: periods, draws, calls."""
    day = begins_on
    while day < city.today:
        yield _at(day, 0, 10)
        if day == begins_on or day.day == 1:
            periods.draw_closings(upto=_last_event(), at=_at(day, 0, 10))
            periods.turn_periods(on=day, at=_at(day, 0, 10))
        yield _at(day, 8, 30)
        periods.draw_closings(upto=_last_event(), at=_at(day, 8, 30))
        if day < city.today - timedelta(days=LEFT_WAITING):
            yield from _calls_of(city, day)
        day += timedelta(days=1)


def _last_event() -> int:
    return Event.objects.order_by("-pk").values_list("pk", flat=True).first() or 0


def _at(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime.combine(day, time(hour, minute), tzinfo=SHANGHAI)


def _calls_of(city: City, day: date) -> Road:
    due = list(_due(city, day))
    for hour, minute, row, caller in sorted(due, key=lambda each: each[:2]):
        at = _at(day, hour, minute)
        yield at
        calls.take_call(follow_up=row, actor=caller, at=at)
        _tell(city, row, caller, at + timedelta(minutes=5))


def _due(city: City, day: date) -> Iterator[tuple[int, int, FollowUp, Actor]]:
    for desk in city.desks:
        caller = desk.actors["observer"]
        for number, row in enumerate(to_call(caller).filter(next_on__lte=day, call=1)):
            yield HOURS[row.next_hour], number % 50, row, caller


def _tell(city: City, row: FollowUp, caller: Actor, at: datetime) -> None:
    chance = city.dice("called", row.case.number, at)
    is_content = chance.random() < CONTENT - 0.1 * len(set(row.flags) & set(FLAGS))
    reached = chance.random() < (0.62 if is_content else 0.4)
    outcome = Outcome.CONNECTED
    if not reached:
        outcome = chance.choices(
            (Outcome.NO_ANSWER, Outcome.OFF, Outcome.VOID, Outcome.REFUSED), (60, 25, 6, 9)
        )[0]
    answers = _answers(chance, is_content=is_content) if reached else {}
    calls.record_try(
        follow_up=row, outcome=outcome, answers=answers,
        token=uuid.UUID(int=chance.getrandbits(128)),
        has_hint=reached and not is_content and chance.random() < 0.15, actor=caller, at=at,
    )  # fmt: skip


def _answers(chance: random.Random, *, is_content: bool) -> dict[str, str]:
    found = {}
    for question in questions():
        throw = chance.randint(1, 6)
        truth = chance.random() < (0.02 if is_content else 0.1)
        if question.is_money:
            found[question.id] = "yes" if throw == 1 or (throw < 6 and truth) else "no"
        elif question.id == "overall":
            found[question.id] = "yes" if is_content else "no"
        else:
            is_good = chance.random() < (0.97 if is_content else 0.6)
            other = {"yes": "no", "no": "yes"}[question.good]
            found[question.id] = question.good if is_good else other
    return found
