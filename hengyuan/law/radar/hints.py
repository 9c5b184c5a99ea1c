"""What a kind of hint is, and what it says: the files that it names, and its evidence."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from hengyuan.law.supervision.hints import Bound
from hengyuan.law.supervision.words import Severity


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of hint: what it compares, and the honest explanations that would clear it.

    `needs_zh` names what has to be known of a file; where a site does not know it, it says so.
    """

    id: str
    name_zh: str
    severity: Severity
    compares_zh: str
    clears_zh: tuple[str, ...]
    needs_zh: str
    bounds: Mapping[str, Bound] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that is seen in a file, as a cell of the page that lays files side by side."""

    file: str
    what_zh: str
    said_zh: str = ""
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Hint:
    """What a kind says of some files. Hints of one kind and `key` are one: the later names more."""

    kind: str
    key: str
    since: date
    sentence_zh: str
    files: tuple[str, ...]
    facts: tuple[Fact, ...]


def clock(minute: int | None) -> str:
    """A minute of the day as 09:30."""
    return "" if minute is None else f"{minute // 60:02d}:{minute % 60:02d}"


def stretch(begins: int | None, ends: int | None) -> str:
    """Two minutes of the day as 09:30–10:00."""
    return f"{clock(begins)}–{clock(ends)}"
