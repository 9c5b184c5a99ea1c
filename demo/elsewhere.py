"""A check of an applicant's means by another district: asked, taken on, reported."""

from datetime import timedelta

from demo.city import Road, Walker
from hengyuan.cases.models import Case
from hengyuan.cooperation import commands as cooperation
from hengyuan.cooperation.rules import Kind


def checked(walker: Walker, case: Case) -> Road:
    """The clock of the decision waits meanwhile."""
    others = [desk for desk in walker.city.desks if desk is not walker.desk]
    other = walker.chance.choice(others)
    at = yield from walker.step(1)
    made = cooperation.request_cooperation(
        case=case,
        kind=Kind.CHECK,
        asked=other.institution,
        what="申请人户籍在贵地，请核查其家庭人均收入和住房情况。",
        due_on=walker.day + timedelta(days=10),
        actor=walker.desk.actors["officer"],
        at=at,
    )
    at = yield from walker.step(1)
    cooperation.accept_cooperation(
        cooperation=made, answer="已安排核查。", actor=other.actors["officer"], at=at
    )
    at = yield from walker.step(5)
    cooperation.report_cooperation(
        cooperation=made,
        report="已核查，家庭人均收入低于当地标准。",
        actor=other.actors["officer"],
        at=at,
    )
