"""自测自检: who checks, where a check and its sheets stand, when a round may draw."""

from datetime import date, timedelta

from hengyuan.law.calendar import next_working_day
from hengyuan.law.errors import LawError
from hengyuan.law.vocabulary import Word

CHECKING = ("R-04", "R-05", "R-08")
HANDING_IN = ("R-05", "R-08")
USUAL_DAYS = 14  # what the form proposes: ours, no official figure


class CheckState(Word):
    """What is true of one institution's check."""

    ASKED = "asked", "自查中", "being checked"
    HANDED_IN = "handed_in", "已交回", "handed in"


class SelfSheetState(Word):
    """Where one dossier of it stands."""

    OPEN = "open", "待自查", "to be checked"
    SIGNED = "signed", "已签署", "signed"


def tone_of(state: CheckState, due_on: date, today: date) -> str:
    """The colour of a check; missed once its day has passed."""
    if state is CheckState.HANDED_IN:
        return "met"
    return "late" if due_on < today else "soon"


def holds_back(state: CheckState, due_on: date, today: date) -> bool:
    """Whether drawing waits for it: until it is handed in, never longer than its day."""
    return state is CheckState.ASKED and today <= due_on


def usual_due_day(today: date) -> date:
    """The day that the form proposes: a working day, where the year's days off are known."""
    due = today + timedelta(days=USUAL_DAYS)
    try:
        return next_working_day(due)
    except LawError:
        return due
