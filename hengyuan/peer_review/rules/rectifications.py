"""整改: what a handler is asked to mend after a review, who answers, who checks.

The office asks, the handler or the head of his firm answers with proof, another person of the
office than who asked checks. Nobody answers for himself, nothing closes by itself.
"""

from datetime import date, timedelta

from hengyuan.law.calendar import next_working_day
from hengyuan.law.errors import LawError
from hengyuan.law.vocabulary import Word

USUAL_DAYS = 21  # what the form proposes: ours, no official figure


class RectificationState(Word):
    """What is true of a rectification."""

    ASKED = "asked", "整改中", "asked for"
    ANSWERED = "answered", "已回复，待核对", "answered; to be checked"
    CLOSED = "closed", "已核对，了结", "checked and closed"


TONES = {
    RectificationState.ASKED: "soon", RectificationState.ANSWERED: "paused",
    RectificationState.CLOSED: "met",
}  # fmt: skip
OPEN = (RectificationState.ASKED, RectificationState.ANSWERED)


def tone_of(state: RectificationState, due_on: date, today: date) -> str:
    """The colour of a state; missed where it should have been answered by now."""
    return "late" if is_overdue(state, due_on, today) else TONES[state]


def is_overdue(state: RectificationState, due_on: date, today: date) -> bool:
    """Whether the handler has let the day pass; an answer stops it."""
    return state is RectificationState.ASKED and due_on < today


def usual_due_day(today: date) -> date:
    """The day that the form proposes: a working day, where the year's days off are known."""
    due = today + timedelta(days=USUAL_DAYS)
    try:
        return next_working_day(due)
    except LawError:
        return due
