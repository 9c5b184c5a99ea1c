"""Where an objection stands: received, upheld by the bureau, or a correction that was ordered."""

from enum import StrEnum


class State(StrEnum):
    """What is true of an objection."""

    RECEIVED = "received"
    UPHELD = "upheld"
    ORDERED = "ordered"
    CORRECTED = "corrected"


STATES = {
    State.RECEIVED: "审查中", State.UPHELD: "维持原决定", State.ORDERED: "责令改正，待纠正",
    State.CORRECTED: "已纠正",
}  # fmt: skip
TONES = {
    State.RECEIVED: "soon", State.UPHELD: "paused", State.ORDERED: "late", State.CORRECTED: "met",
}  # fmt: skip
AGAINST = {"refused": "不予法律援助", "terminated": "终止法律援助"}  # results of a decision
EXAMINE, CORRECT = "OB-01", "OB-05"  # clocks: the bureau examines, the institution corrects
LOCAL_TIME, RECONSIDERATION, SUIT = "OB-02", "OB-03", "OB-04"


def resuming(*, has_handler: bool, has_firm: bool) -> str:
    """By which move aid that was ended goes on where it stood."""
    if has_handler:
        return "resume_handling"
    return "resume_with_firm" if has_firm else "resume_assignment"
