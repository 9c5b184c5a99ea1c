"""The clocks of a complaint: to accept, to conclude, to answer, under the rules of its day.

The numbers of 149号令 could not be read: those shipped are our own, marked U, and a place sets its
own in `parameters/clocks/`. Time in which the complainant adds what is missing does not count.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from hengyuan.law.complaints.instruments import instrument_on
from hengyuan.law.complaints.words import Step
from hengyuan.law.deadlines import ClockState, Deadline, Pause, compute, state

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
    """One clock that began, and the day on which what it waits for was done."""

    step: Step
    deadline: Deadline
    done_on: date | None

    def state_on(self, today: date) -> ClockState:
        """Running, paused, met or late."""
        return state(self.deadline, done=self.done_on, today=today)


def clocks(days: Days, jurisdiction: str = "") -> tuple[Running, ...]:
    """The clocks that began, in their order. Raises LawError where a due day cannot be told."""
    names = instrument_on(days.received_on).clocks
    pauses = _pauses(days)
    begun = (
        (Step.ACCEPT, days.received_on, days.accepted_on or days.refused_on, pauses),
        (Step.CONCLUDE, days.accepted_on, days.decided_on, ()),
        (Step.REPLY, days.decided_on, days.replied_on, ()),
    )
    return tuple(
        Running(
            step,
            compute(
                names[step], start, jurisdiction=jurisdiction, pauses=paused,
                rules_on=days.received_on,
            ),
            done_on,
        )
        for step, start, done_on, paused in begun
        if start
    )  # fmt: skip


def suggested_supplement_day(asked_on: date) -> date:
    """Until when to add what is missing; the notice sets the day, this is our own proposal."""
    return asked_on + timedelta(days=SUPPLEMENT_DAYS)


def _pauses(days: Days) -> tuple[Pause, ...]:
    if days.asked_on is None:
        return ()
    return (Pause(days.asked_on, days.supplemented_on or days.refused_on, "待补充投诉内容"),)
