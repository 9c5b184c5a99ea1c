"""What a job can be, how long the queue waits, and what it keeps of an error. Plain values only."""

import traceback
from datetime import timedelta
from enum import StrEnum
from pathlib import Path

FIRST_PAUSE, LONGEST_PAUSE = timedelta(seconds=10), timedelta(hours=1)
SHORTEST_POLL, LONGEST_POLL = 1.0, 4.0  # seconds
KEPT = timedelta(days=30)
"""How long a finished job is kept for the page."""
PLACES = 4


class State(StrEnum):
    """Where a job stands."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    PARKED = "parked"
    DISCARDED = "discarded"


def pause_after(attempts: int) -> timedelta:
    """How long to wait after the so-many-th failure: 10 s, 40 s, 160 s … at most an hour."""
    # The exponent is capped: a declared hundred attempts must not overflow.
    factor: int = 4 ** min(attempts - 1, 10)
    return min(FIRST_PAUSE * factor, LONGEST_PAUSE)


def poll_pause(idle_polls: int) -> float:
    """Seconds until the next look at an idle queue: one, growing to four."""
    return float(min(SHORTEST_POLL * 1.25 ** min(idle_polls, 20), LONGEST_POLL))


def account_of(error: BaseException, own_words: str = "") -> str:
    """An error by its kind, or its own words, and the places it came through, innermost last.

    Never its message: a database quotes the row it refused, with whoever stands in it.
    `own_words` are a task's own, which by their contract name nobody.
    """
    kind = type(error)
    name = kind.__name__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__name__}"
    frames = traceback.extract_tb(error.__traceback__)[-PLACES:]
    places = [
        f"{'/'.join(Path(frame.filename).parts[-3:])}:{frame.lineno} {frame.name}"
        for frame in frames
    ]
    return "\n".join([own_words or name, *places])
