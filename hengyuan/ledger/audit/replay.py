"""What an event tells, and the rows of one stream that a replay builds."""

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from hengyuan.kernel import clock
from hengyuan.ledger import rules
from hengyuan.ledger.sealing import KeyRing, subject_of_stream

Standing = tuple[str, str, str, Mapping[str, Any]]  # stream's id, table, base of the key, columns


class _Any:
    """A value that the ledger cannot tell: equal to whatever stands there."""

    def __repr__(self) -> str:
        return "—"


ANY = _Any()


@dataclass(frozen=True, slots=True)
class Sealed:
    """A value that names or describes a person: compared, never shown."""

    value: Any


@dataclass(slots=True)
class Told:
    """One event as a replay reads it."""

    stream: str
    seq: int
    type: str
    at: datetime
    account_id: int
    organisation_id: int
    values: dict[str, Any]
    sealed: str
    ring: KeyRing
    _opened: dict[str, Any] | None = None

    @property
    def on(self) -> date:
        """The day in Shanghai."""
        return clock.day_of(self.at)

    @property
    def id(self) -> str:
        """What follows the kind in the stream's name."""
        return self.stream.partition(":")[2]

    def get(self, name: str, otherwise: Any = ANY) -> Any:
        """A value kept in clear; one that an older event lacks cannot be told."""
        return self.values.get(name, otherwise)

    def word(self, name: str, otherwise: Any = "") -> Any:
        """A sealed value; one that went with its person's key cannot be told."""
        if self._opened is None:
            self._opened = {}
            for values in self.ring.open(self.sealed, self.stream, self.seq).values():
                self._opened |= {"": None} if values is None else values
        if name not in self._opened and "" in self._opened:
            return ANY
        return Sealed(self._opened.get(name, otherwise))

    @property
    def subject(self) -> str:
        """The person whose values the event seals, if it seals anybody's."""
        own = str(subject_of_stream(self.stream))
        return next((each for each in json.loads(self.sealed) if each != own), "")


@dataclass(slots=True)
class Rows:
    """The rows of one stream: by table and key, the key being a base and how many came before."""

    rows: dict[tuple[str, str, int], dict[str, Any]] = field(default_factory=dict)
    _counts: Counter[tuple[str, str]] = field(default_factory=Counter)

    def add(self, table: str, base: str = "", /, **columns: Any) -> None:
        """One more row."""
        self._counts[table, base] += 1
        self.rows[table, base, self._counts[table, base]] = columns

    def last(self, table: str, base: str = "") -> dict[str, Any]:
        """The columns of the newest row with this base; none when there is no such row."""
        return self.rows.get((table, base, self._counts[table, base]), {})

    def change(self, table: str, base: str = "", /, **columns: Any) -> None:
        """Change the newest row with this base; a row that was never told is told now."""
        if not self._counts[table, base]:
            self.add(table, base)
        self.last(table, base).update(columns)

    def drop(self, table: str, base: str = "", /) -> None:
        """The newest row with this base is gone; nothing happens where none was told."""
        if self.rows.pop((table, base, self._counts[table, base]), None) is not None:
            self._counts[table, base] -= 1

    def of(self, table: str, base: str = "") -> list[dict[str, Any]]:
        """All rows with this base, oldest first."""
        return [self.rows[table, base, n + 1] for n in range(self._counts[table, base])]


def plain(value: Any) -> Any:
    """A value as it is compared: as the JSON of the ledger would keep it."""
    if isinstance(value, datetime):
        return rules.instant(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, list | tuple):
        return [plain(each) for each in value]
    if isinstance(value, dict):
        return {key: plain(each) for key, each in value.items()}
    return value
