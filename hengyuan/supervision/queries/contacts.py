"""Reads of the contact plan: computed from the story of the case, as the rules read it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from hengyuan.cases.models import Case
from hengyuan.kernel.language import name_of
from hengyuan.law import supervision as law
from hengyuan.law.contacts import Due, next_due
from hengyuan.law.supervision.rules.contact_missed import plan_of
from hengyuan.supervision.models import CaseSupervisor, ContactNote
from hengyuan.supervision.queries.stories import cases_in, stories_of


def plan_for(case: Case) -> tuple[Due, ...]:
    """The contacts of the case; none before it has a handler and a supervisor."""
    return plan_of(stories_of(cases_in([case.pk]))[0])


def next_due_of(story: law.Story) -> date | None:
    """The next contact that can still be made."""
    return next_due(plan_of(story))


def next_contacts(cases: Iterable[Case]) -> dict[UUID, date | None]:
    """Of each watched case the next contact, as it is kept."""
    kept = CaseSupervisor.objects.filter(case__in=[case.pk for case in cases])
    return dict(kept.values_list("case_id", "next_due_on"))


def supervisor_of(case: Case) -> CaseSupervisor | None:
    """Who watches the case."""
    return CaseSupervisor.objects.filter(case=case).select_related("account").first()


def notes_of(case: Case) -> list[ContactNote]:
    """The contacts that were made, the newest first."""
    return list(ContactNote.objects.filter(case=case).select_related("by"))


@dataclass(frozen=True, slots=True)
class Line:
    """One contact of the plan as the page tells it; `tone` colours its chip."""

    due: Due
    name: str
    party: str
    tone: str


def lines_of(found: tuple[Due, ...], today: date) -> list[Line]:
    """The plan as the page tells it."""
    return [
        Line(due, name_of(due.point), name_of(due.point.party), _tone(due, today)) for due in found
    ]


def _tone(due: Due, today: date) -> str:
    if due.is_late or due.is_missed_on(today):
        return "late"
    return "met" if due.done_on else "soon"
