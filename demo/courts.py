"""Hearings, observation and opinions in the demo city: a calendar ahead, sheets, one round each."""

from collections.abc import Generator
from datetime import date, datetime, time, timedelta

from demo.city import City, Desk
from hengyuan.cases.models import Case
from hengyuan.kernel.actor import SYSTEM
from hengyuan.kernel.clock import SHANGHAI
from hengyuan.law.calendar import next_working_day
from hengyuan.law.observation import Mark, points
from hengyuan.law.opinions import OVERALL, asked
from hengyuan.supervision.access.observation import seats_of
from hengyuan.supervision.commands import observation, opinions
from hengyuan.supervision.queries.opinions import cases_to_ask, opinions_of
from hengyuan.supervision.rules.opinions import How
from hengyuan.supervision.rules.quarters import Quarter

Road = Generator[datetime, None, None]
BEGAN, AHEAD = 60, 14  # days before today, and how far ahead a hearing is set
COURTS = {
    "990102": "青石区人民法院", "990103": "云渡区人民法院", "990121": "松湾县人民法院",
}  # fmt: skip
MARKS = (Mark.GOOD, Mark.FAIR, Mark.PLAIN, Mark.POOR, Mark.ABSENT)


def road(city: City) -> Road:
    """Each week hearings are set, the plan is made, and observers tell what they saw."""
    day = city.today - timedelta(days=BEGAN)
    while day < city.today:
        yield _at(day, 16, 55)
        for desk in city.desks:
            _set_hearings(city, desk, day)
            _tell(city, desk, day)
        day += timedelta(days=7)
    yield _at(city.today - timedelta(days=1), 17, 30)
    for desk in city.desks:
        _ask(city, desk, _at(city.today - timedelta(days=1), 17, 30))


def _at(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime.combine(day, time(hour, minute), tzinfo=SHANGHAI)


def _set_hearings(city: City, desk: Desk, day: date) -> None:
    at = _at(day, 16, 55)
    running = Case.objects.filter(
        institution=desk.institution, stage="under_handling", hearings__isnull=True
    )
    chance = city.dice("hearings", desk.institution.region, day)
    for case in running.order_by("applied_at", "number")[:4]:
        held = next_working_day(day + timedelta(days=chance.randrange(5, AHEAD)))
        observation.enter_hearing(
            case=case, court=COURTS[desk.institution.region], region=desk.institution.region,
            hall=f"第{chance.randint(1, 9)}法庭",
            starts_at=_at(held, chance.choice((9, 10, 14))),
            minutes=90, is_public=chance.random() < 0.9, is_hard=chance.random() < 0.3,
            actor=desk.actors["officer"], at=at,
        )  # fmt: skip
    observation.make_plan(institution=desk.institution, actor=SYSTEM, at=at)


def _tell(city: City, desk: Desk, day: date) -> None:
    at, chance = _at(day, 16, 58), city.dice("observed", desk.institution.region, day)
    for key in ("observer", "second_observer"):
        actor = desk.actors[key]
        past = seats_of(actor).filter(
            hearing__starts_at__lt=at, hearing__sheets__isnull=True, hearing__state="set"
        )
        for seat in past:
            marks = {one.id: chance.choices(MARKS, (50, 30, 12, 3, 5))[0].value for one in points()}
            observation.keep_sheet(hearing=seat.hearing, marks=marks, remark="", actor=actor, at=at)


def _ask(city: City, desk: Desk, at: datetime) -> None:
    """A round to the court about this quarter; it has answered about two in three."""
    quarter = Quarter.of(city.today)
    body = COURTS[desk.institution.region]
    if not cases_to_ask(desk.institution, body, quarter):
        return
    actor = desk.actors["quality"]
    round_ = opinions.open_round(
        institution=desk.institution, body=body, quarter=quarter, actor=actor, at=at
    )
    answers, chance = [], city.dice("opinions", body)
    for row in opinions_of(round_):
        if chance.random() < 0.65:
            said = {one.id: chance.choice(("yes", "yes", "yes", "no")) for one in asked()}
            word = chance.choices(("satisfied", "basically", "not"), (7, 2, 1))[0]
            answers.append(opinions.Answer(row.number, said | {OVERALL: word}))
    opinions.keep_answers(round_=round_, answers=answers, how=How.TYPED, actor=actor, at=at)
