"""The clocks of a complaint: to accept, to conclude, to answer, under the rules of its day.

The numbers of 149号令 could not be read: those shipped are our own, marked U, and a place sets its
own in `parameters/clocks/`. Time in which the complainant adds what is missing does not count.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from hengyuan.law.complaints.instruments import instrument_on
from hengyuan.law.complaints.words import Step
from hengyuan.law.deadlines import ClockState, Deadline, Pause, compute, state
from hengyuan.law.errors import LawError

SUPPLEMENT_DAYS = 10  # suggested in the notice; no official figure was read


@dataclass(frozen=True, slots=True)
class Days:
    """What happened to a complaint on which day; None for what did not happen yet."""

    received_on: date
    asked_on: date | None = None
    supplemented_on: date | None = None
    accepted_on: date | None = None
    refused_on: date | None = None
    decided_on: date | None = None
    replied_on: date | None = None


@dataclass(frozen=True, slots=True)
class Running:
    """One clock that began, and the day on which what it waits for was done.

    `deadline` is None where it cannot be told yet, for `why_not`: no calendar for that year.
    """

    step: Step
    deadline: Deadline | None
    done_on: date | None
    why_not: str = ""

    def state_on(self, today: date) -> ClockState | None:
        """Running, paused, met or late; None where the due day cannot be told."""
        if self.deadline is None:
            return None
        return state(self.deadline, done=self.done_on, today=today)


def clocks(days: Days, jurisdiction: str = "") -> tuple[Running, ...]:
    """The clocks that began, in their order; raises NoValueInForce where no rules held."""
    pauses = _pauses(days)
    begun = (
        (Step.ACCEPT, days.received_on, days.accepted_on or days.refused_on, pauses),
        (Step.CONCLUDE, days.accepted_on, days.decided_on, ()),
        (Step.REPLY, days.decided_on, days.replied_on, ()),
    )
    return tuple(
        _running(step, start, done_on, paused, days.received_on, jurisdiction)
        for step, start, done_on, paused in begun
        if start
    )


def _running(
    step: Step,
    start: date,
    done_on: date | None,
    pauses: tuple[Pause, ...],
    received_on: date,
    place: str,
) -> Running:
    name = instrument_on(received_on).clocks[step]
    try:
        found = compute(name, start, jurisdiction=place, pauses=pauses, rules_on=received_on)
    except LawError as error:
        return Running(step, None, done_on, str(error))
    return Running(step, found, done_on)


def suggested_supplement_day(asked_on: date) -> date:
    """Until when to add what is missing; the notice sets the day, this is our own proposal."""
    return asked_on + timedelta(days=SUPPLEMENT_DAYS)


def _pauses(days: Days) -> tuple[Pause, ...]:
    if days.asked_on is None:
        return ()
    return (Pause(days.asked_on, days.supplemented_on or days.refused_on, "待补充投诉内容"),)
