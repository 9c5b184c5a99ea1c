"""Reads of objections: the local time to object, and what follows when one is upheld."""

from dataclasses import dataclass
from datetime import date

from hengyuan.cases.models import Case, CaseClock
from hengyuan.kernel.clock import day_of
from hengyuan.law import deadlines
from hengyuan.law.errors import LawError, NoValueInForce
from hengyuan.supervision.models import Objection
from hengyuan.supervision.rules import objections as rules


@dataclass(frozen=True, slots=True)
class TimeToObject:
    """The local time to object; the Law itself sets none."""

    rule: deadlines.ClockRule
    due_on: date | None
    is_over: bool


def time_to_object(region: str, decided_on: date, on: date) -> TimeToObject | None:
    """Until when the place lets somebody object; None where it sets no time."""
    try:
        found = deadlines.compute(rules.LOCAL_TIME, decided_on, jurisdiction=region)
    except NoValueInForce:
        return None
    except LawError:
        return TimeToObject(deadlines.rule(rules.LOCAL_TIME, decided_on, region), None, False)
    over = found.due_on is not None and found.due_on < on
    return TimeToObject(found.rule, found.due_on, over)


def clock_of(case: Case, rule: str) -> CaseClock | None:
    """The newest clock of this rule on the case."""
    return CaseClock.objects.filter(case=case, rule=rule).order_by("-pk").first()


def clocks_of(objection: Objection) -> list[CaseClock]:
    """The clocks of an objection on its case: examination, correction."""
    began = CaseClock.objects.filter(
        case_id=objection.case_id, rule__in=(rules.EXAMINE, rules.CORRECT),
        started_at__gte=objection.received_at,
    ).prefetch_related("pauses")  # fmt: skip
    return list(began.order_by("started_at", "pk"))


def remedies(on: date) -> list[deadlines.ClockRule]:
    """Reconsideration and suit, as they stand on a day."""
    return [deadlines.rule(one, on) for one in (rules.RECONSIDERATION, rules.SUIT)]


def decided_on(objection: Objection) -> date:
    """The day of the decision that is objected to."""
    return day_of(objection.decision.decided_at)
