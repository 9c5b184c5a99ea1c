"""Conclusions of an examination, and the codes for refusal and termination that the law knows."""

from enum import StrEnum


class Conclusion(StrEnum):
    """What the examiner puts before the head. The head decides."""

    GRANT = "grant"
    REFUSE = "refuse"


# Refusals in the proper sense; RF-4 (deemed withdrawn) and RF-8 (not accepted) are outcomes of
# their own and never stand in a refusal.
REFUSAL_CODES = ("RF-1", "RF-2", "RF-3", "RF-5", "RF-6", "RF-7", "RF-9")
TERMINATION_CODES = ("TM-1", "TM-2", "TM-3", "TM-4", "TM-5", "TM-6", "TM-7", "TM-8")


def differs_from_proposal(conclusion: Conclusion, outcome: str) -> bool:
    """Whether the person concludes otherwise than the rules proposed; then a reason is asked."""
    return outcome in ("propose_grant", "propose_refusal") and not outcome.endswith(
        {"grant": "grant", "refuse": "refusal"}[conclusion]
    )
