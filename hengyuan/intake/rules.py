"""Plain decisions of intake: channels, results of advice, what a supplement notice must say."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
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


class Rating(StrEnum):
    """What a visitor says of the service (好差评); five words as places use them (V-ex)."""

    VERY_GOOD = "very_good"
    GOOD = "good"
    FAIR = "fair"
    BAD = "bad"
    VERY_BAD = "very_bad"
    DECLINED = "declined"  # asked, and did not want to


SATISFIED = (Rating.VERY_GOOD, Rating.GOOD, Rating.FAIR)  # 差评 are the two others


def supplement_due(on: date) -> date:
    """The day that the notice sets by default; the officer may set another."""
    return on + timedelta(days=SUPPLEMENT_DAYS)


def waited_minutes(came_at: datetime | None, received_at: datetime) -> int | None:
    """Whole minutes of waiting; None where the coming was not put down."""
    return None if came_at is None else (received_at - came_at) // timedelta(minutes=1)


def missing_from(named: Sequence[str]) -> list[str]:
    """The papers asked for, each once, in the order named."""
    return list(dict.fromkeys(item.strip() for item in named if item.strip()))
