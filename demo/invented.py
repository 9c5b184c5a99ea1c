"""Two hints for the radar in the demo city: a dispute cut into three, a hearing on a Sunday.

Nothing says that they are invented: that is what somebody has to find out.
"""

from collections.abc import Callable, Generator
from datetime import datetime, timedelta

from demo import cast, walk
from demo.city import Road, Walker
from hengyuan.assignment import commands as assignment
from hengyuan.cases.models import Case
from hengyuan.examination import commands as examination
from hengyuan.examination.rules import Conclusion
from hengyuan.handling.rules import Act
from hengyuan.intake import commands as intake
from hengyuan.law.vocabulary import Kind
from hengyuan.law.vocabulary import Stage as Proceeding
from hengyuan.people.models import Provider

Named = Callable[[Walker, Case], Generator[datetime, None, Provider | None]]
AGO = timedelta(days=60)  # before today the first of the three was applied for
PARTS = ("拖欠三个月工资", "拖欠加班费", "拖欠停工期间的生活费")
OPPONENT = "青石市远山木业厂"


def cut(walker: Walker, named: Named) -> Road:
    """One worker, one employer, three cases within eight days; the last goes to a hearing."""
    city, actors = walker.city, walker.desk.actors
    at = yield from walker.step(0, 9)
    city.serial += 1
    person = walk.register(
        name=city.names.name(), number=identity(city.serial), tags=["migrant-worker"],
        phone=f"100{city.serial:08d}", actor=actors["officer"], at=at,
    )  # fmt: skip
    case = None
    for facts in PARTS:
        at = yield from walker.step(2, 10)
        case = intake.receive_application(
            institution=walker.desk.institution, person=person, statement=_statement(facts),
            actor=actors["officer"], at=at,
        )  # fmt: skip
        yield from _grant(walker, case)
    if case is not None:
        yield from _heard_on_a_sunday(walker, case, named)


def identity(serial: int) -> str:
    """A demo identity number of somebody born in 1985."""
    return cast.identity_number(serial % 1000, "19850315")


def _statement(facts: str) -> intake.Statement:
    return intake.Statement(
        kind=Kind.CIVIL, proceeding=Proceeding.TRIAL_FIRST_INSTANCE, matter="CV-05",
        cause="追索劳动报酬", facts=f"{facts}，双方协商未果。", opponents=(OPPONENT,),
        groups=("migrant-worker",), papers=("身份证", "工资条"), monthly_income_fen=120_000,
        household_size=2, has_commitment=True, tags=("migrant-worker",),
    )  # fmt: skip


def _grant(walker: Walker, case: Case) -> Road:
    actors = walker.desk.actors
    at = yield from walker.step(1, 11)
    walk.examine(
        case=case, conclusion=Conclusion.GRANT, reasons="事项和条件符合规定",
        actor=actors["officer"], at=at,
    )  # fmt: skip
    at = yield from walker.step(0, 15)
    examination.grant(case=case, reasons="同意", actor=actors["head"], at=at)


def _heard_on_a_sunday(walker: Walker, case: Case, named: Named) -> Road:
    city = walker.city
    assignment.assign_by_rotation(
        case=case, actor=walker.desk.actors["assigner"], at=(yield from walker.step(1, 16))
    )
    provider = yield from named(walker, case)
    if provider is None:
        return
    handler = city.handlers[provider.pk]
    at = yield from walker.step(1, 17)
    walk.record(
        case=case, on=walker.day, acts=((Act.AGREEMENT, []), (Act.MEETING, [])), actor=handler,
        at=at,
    )  # fmt: skip
    at = yield from walker.step(14, 17)
    sunday = walker.day - timedelta(days=walker.day.weekday() + 1)
    walk.record(case=case, on=sunday, acts=((Act.HEARING, []),), actor=handler, at=at)
