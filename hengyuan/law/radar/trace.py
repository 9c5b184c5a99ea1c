"""What one file leaves behind, as plain values: keys, days, minutes and places; no names, no words.

A key is whatever the caller compares by (a keyed digest of a telephone, an account, an address):
this floor only asks whether two are equal. An empty key is unknown and equals nothing.
"""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

MEETING, HEARING, CALENDAR = "meeting", "hearing", "calendar"  # the last is set, not held yet


@dataclass(frozen=True, slots=True)
class Visit:
    """Where the handler was: minutes count from midnight, None where no paper says them.

    `place` and `town` are keys; a town that is unknown is no other one. `is_summoned` says that
    the court's own paper for it is on file.
    """

    kind: str
    on: date
    begins: int | None = None
    ends: int | None = None
    place: str = ""
    town: str = ""
    is_remote: bool = False
    is_summoned: bool = False


@dataclass(frozen=True, slots=True)
class Seal:
    """A seal that was read: the body whose paper it is, and the body that the seal names."""

    form: str
    paper_of: str
    seal_of: str


@dataclass(frozen=True, slots=True)
class Signature:
    """The picture of the recipient's signature on a paper, as a perceptual hash of 64 bits."""

    form: str
    image: int


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision on paper; `is_signed` None where nobody could tell."""

    form: str
    on: date
    is_signed: bool | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """An act, the day it happened, and by which account it was entered in which minute."""

    kind: str
    on: date
    told_on: date
    minute: int
    who: int


@dataclass(frozen=True, slots=True)
class Trace:
    """One file. `account` is where the recipient's money goes, `docket` the authority's number.

    `is_shared_phone` says that the number is known to be a workstation's or another desk's;
    `was_duty` that the handler met the recipient as duty lawyer before; `is_backlog` that a paper
    file was entered afterwards, and declared so; `is_withdrawn` that it ended before aid was given.
    """

    file: str
    region: str
    opened_on: date
    kind: str = ""
    matter: str = ""
    proceeding: str = ""
    recipient: str = ""
    phone: str = ""
    account: str = ""
    address: str = ""
    opponents: tuple[str, ...] = ()
    docket: str = ""
    firm: str = ""
    handler: str = ""
    handler_account: str = ""
    assigned_on: date | None = None
    is_shared_phone: bool = False
    is_provisional: bool = False
    was_duty: bool = False
    is_backlog: bool = False
    is_withdrawn: bool = False
    visits: tuple[Visit, ...] = ()
    seals: tuple[Seal, ...] = ()
    signatures: tuple[Signature, ...] = ()
    decisions: tuple[Decision, ...] = ()
    entries: tuple[Entry, ...] = ()

    def all(self, kind: str) -> Iterator[Visit]:
        """The visits of one kind."""
        return (visit for visit in self.visits if visit.kind == kind)


def as_plain(trace: Trace) -> dict[str, Any]:
    """A trace as values that JSON can hold; what is empty is left out."""
    return {name: _plain(value) for name, value in asdict(trace).items() if value}


def from_plain(plain: Mapping[str, Any]) -> Trace:
    """The trace that `as_plain` wrote; raises KeyError, TypeError, ValueError for anything else."""
    told = dict(plain)
    for name, part in PARTS.items():
        told[name] = tuple(part(**_days(row)) for row in told.get(name, ()))
    told["opponents"] = tuple(told.get("opponents", ()))
    return Trace(**_days(told))


PARTS: Mapping[str, Any] = {
    "visits": Visit, "seals": Seal, "signatures": Signature, "decisions": Decision,
    "entries": Entry,
}  # fmt: skip


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict):
        return {name: _plain(each) for name, each in value.items()}
    return [_plain(each) for each in value] if isinstance(value, tuple) else value


def _days(row: Mapping[str, Any]) -> dict[str, Any]:
    is_day = ("on", "told_on", "opened_on", "assigned_on")
    return {
        name: date.fromisoformat(value) if name in is_day else value for name, value in row.items()
    }
