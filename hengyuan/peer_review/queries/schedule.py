"""Reads of how often rounds are held: the setting, the last round, whether one is due."""

from dataclasses import dataclass
from datetime import date

from hengyuan.kernel import clock
from hengyuan.peer_review.models import Paper, Round, Schedule
from hengyuan.peer_review.rules.rounds import PAPER, RoundState
from hengyuan.peer_review.rules.schedule import due_on


@dataclass(frozen=True, slots=True)
class Pace:
    """Where an organisation stands on a day: what it set itself, its last round, the next one."""

    settings: list[Schedule]  # the latest first, later ones than the day too
    in_force: Schedule | None
    last_ended: date | None
    running: int
    due_on: date | None
    is_due: bool


def pace_of(organisation_id: int, on: date) -> Pace:
    """What the page of rounds says of an organisation, in four queries."""
    settings = list(
        Schedule.objects.filter(organisation_id=organisation_id).select_related("set_by")
    )
    in_force = next((one for one in settings if one.valid_from <= on), None)
    last = _last_ended(organisation_id)
    due = due_on(in_force.rounds, in_force.valid_from, last) if in_force else None
    running = Round.objects.filter(organisation_id=organisation_id)
    running = running.exclude(state__in=[RoundState.CLOSED, *PAPER])
    return Pace(settings, in_force, last, running.count(), due, due is not None and on >= due)


def _last_ended(organisation_id: int) -> date | None:
    """The day on which the last round ended, here or on paper."""
    rows = Round.objects.filter(organisation_id=organisation_id, state=RoundState.CLOSED)
    closed = rows.order_by("-closed_at").values_list("closed_at", flat=True).first()
    papers = Paper.objects.filter(
        round__organisation_id=organisation_id, round__state=RoundState.RECORDED
    )
    entered = papers.order_by("-ended_on").values_list("ended_on", flat=True).first()
    days = [clock.day_of(closed)] if closed else []
    return max([*days, *([entered] if entered else [])], default=None)


def is_set(organisation_id: int, valid_from: date) -> bool:
    """Whether a setting of the organisation begins on this day already."""
    rows = Schedule.objects.filter(organisation_id=organisation_id, valid_from=valid_from)
    return rows.exists()
