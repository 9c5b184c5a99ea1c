"""Plain decisions of intake: channels, results of advice, what a supplement notice must say."""

from collections.abc import Sequence
from datetime import date, timedelta
from enum import StrEnum

SUPPLEMENT_DAYS = 10  # design: the Law sets no period (法律援助法 art. 43 para 2); the notice does


class Channel(StrEnum):
    """How somebody came (D-01 knows four ways)."""

    VISIT = "visit"
    PHONE = "phone"
    LETTER = "letter"
    NETWORK = "network"


class AdviceResult(StrEnum):
    """What became of a request for advice."""

    ANSWERED = "answered"
    APPOINTMENT = "appointment"
    TURNED_TO_APPLICATION = "turned_to_application"
    REFERRED = "referred"


def supplement_due(on: date) -> date:
    """The day that the notice sets by default; the officer may set another."""
    return on + timedelta(days=SUPPLEMENT_DAYS)


def missing_from(named: Sequence[str]) -> list[str]:
    """The papers asked for, each once, in the order named."""
    return list(dict.fromkeys(item.strip() for item in named if item.strip()))
