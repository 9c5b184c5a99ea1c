"""What the components show, as plain values, and how numbers are written.

Higher floors build these and hand them to a template; nothing here asks a database. No article is
served here: a component shows the citation that it is given.
"""

from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from hengyuan.law import places
from hengyuan.law.citation import Citation
from hengyuan.law.errors import LawError

FIXED_SPACE = "\u00a0"


class ClockState(StrEnum):
    """What a legal deadline is today. Each has one colour and one sign, never colour alone."""

    RUNNING = "running"
    SOON = "soon"  # 40 % of the time or less is left
    LATE = "late"  # missed: still open after the last day, or done after it
    MET = "met"
    PAUSED = "paused"
    NOT_STARTED = "not_started"
    UNKNOWN = "unknown"  # the file does not say: no day is invented


SOON_PERCENT = 40


def running_state(left: int, total: int) -> ClockState:
    """Late, soon or running, from what is left and the whole length in the same unit."""
    if left < 0:
        return ClockState.LATE
    return ClockState.SOON if left * 100 <= total * SOON_PERCENT else ClockState.RUNNING


@dataclass(frozen=True, slots=True)
class Clock:
    """One deadline as a chip.

    `left` counts in `unit` ("day" or "hour") and is negative when overdue; `detail` replaces the
    words made from it (“7 日内 第 3 日”); `reason` says why a clock is paused; `url` opens trigger,
    rule, article and the calculation day by day.
    """

    name: str
    state: ClockState
    left: int | None = None
    unit: str = "day"
    detail: str = ""
    reason: str = ""
    due: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Chip:
    """A small coloured word. `tone` is act, met, soon, late or paused."""

    text: str
    tone: str = "paused"
    url: str = ""


class StationState(StrEnum):
    """Where a station of the chain rail stands."""

    DONE = "done"
    CURRENT = "current"
    TODO = "todo"
    SKIPPED = "skipped"  # this case does not pass here


@dataclass(frozen=True, slots=True)
class RailStation:
    """One of the nine stations: name, state, a date or a short line, clocks, count of alerts."""

    name: str
    state: StationState = StationState.TODO
    line: str = ""
    clocks: tuple[Clock, ...] = ()
    chips: tuple[Chip, ...] = ()
    alerts: int = 0
    url: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """A word that leads somewhere."""

    text: str
    url: str


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """One act: what happened, when, who, more words, its documents, articles and clocks.

    `tone` colours the point: "" for an act, late for an alert, met for a reached end.
    """

    title: str
    when: str
    who: str = ""
    body: str = ""
    tone: str = ""
    links: tuple[Link, ...] = ()
    citations: tuple[Citation, ...] = ()
    clocks: tuple[Clock, ...] = ()
    chips: tuple[Chip, ...] = ()


@dataclass(frozen=True, slots=True)
class Action:
    """What can be done now. `title` says what will be true afterwards, `line` names the clock.

    Without a `url` it is somebody else's act, and `waits_for` names the role.
    """

    title: str
    url: str = ""
    line: str = ""
    waits_for: str = ""
    clock: Clock | None = None
    is_irreversible: bool = False
    citation: Citation | None = None


@dataclass(frozen=True, slots=True)
class DemoAccount:
    """A member of the demo cast, offered on the login page of a demo."""

    username: str
    password: str
    name: str
    role: str
    organisation: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """A label and a value in a page's header or a side card."""

    label: str
    value: str
    note: str = ""
    citations: tuple[Citation, ...] = field(default=())


def place_name(code: str) -> str:
    """330102 as 浙江省杭州市上城区; "" for a code that is not listed (GB/T 2260)."""
    try:
        return places.full_name(code)
    except LawError:
        return ""


def place(code: str) -> str:
    """The name with its code, or the code alone."""
    name = place_name(code)
    return f"{name}（{code}）" if name else code


def grouped(number: int) -> str:
    """18402 → 18 402, with no-break spaces."""
    return f"{number:,}".replace(",", FIXED_SPACE)


def yuan(fen: int) -> str:
    """Integer fen → yuan with two decimals: 120000 → 1 200.00."""
    sign = "−" if fen < 0 else ""
    whole, rest = divmod(abs(fen), 100)
    return f"{sign}{grouped(whole)}.{rest:02d}"


def percent(done: int, total: int) -> int:
    """Whole percent, rounded down so that 100 means complete; 0 of 0 is complete."""
    return 100 if total <= 0 else int(Decimal(min(max(done, 0), total)) * 100 / total)
