"""The chains of the streams, followed while the events pass in the order of their ids.

A stream is held from its first event to the last one that its row promises, then let go: memory
grows with the streams that are open at once.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from hengyuan.ledger import rules
from hengyuan.ledger.verification.findings import Broken, Finding
from hengyuan.ledger.verification.raw_rows import Misstored, RawTable, fetched

COLUMNS: dict[str, type] = {"id": int, "name": str, "length": int, "head_hash": str}


@dataclass(slots=True)
class OpenStream:
    """What the stream's row promises, and how far its chain was followed."""

    name: bytes
    length: int
    head: bytes
    seq: int
    hash: bytes

    @property
    def is_complete(self) -> bool:
        """Whether the promised last event was reached, with the promised hash."""
        return self.seq == self.length and self.hash == self.head

    @property
    def text(self) -> str:
        """The name for people."""
        return self.name.decode(errors="replace")


class Streams:
    """The streams that are open at the moment, by the bytes of their id."""

    def __init__(self) -> None:
        self._table = RawTable("ledger_stream", COLUMNS)
        self._open: dict[bytes, OpenStream] = {}
        self.seen = 0

    def load(self, ids: Iterable[bytes]) -> None:
        """Read the rows of streams that are not open yet."""
        wanted = [int(i) for i in set(ids) if i not in self._open]
        for start in range(0, len(wanted), 500):
            for row in self._table.by_ids(wanted[start : start + 500]):
                self._add(row)

    def _add(self, row: tuple[bytes, ...] | Misstored) -> None:
        if isinstance(row, Misstored):
            raise Broken(
                Finding(
                    "stream",
                    _("链的登记行中 {column} 列的存储类型不对。").format(column=row.column),
                    row.column,
                    stream=_shown(row.row["name"]),
                )
            )
        stream_id, name, length, head = row
        self._open[stream_id] = OpenStream(name, int(length), head, 0, genesis(name))
        self.seen += 1

    def of(self, stream_id: bytes) -> OpenStream | None:
        """The open stream with this id."""
        return self._open.get(stream_id)

    def close(self, stream_id: bytes) -> None:
        """Let a complete stream go."""
        del self._open[stream_id]

    def finish(self) -> None:
        """Raises Broken for an open stream whose promised tail never came."""
        for stream in self._open.values():
            raise Broken(_missing_tail(stream))

    def look_for_bare_rows(self) -> None:
        """Raises Broken for a stream's row whose events are all gone."""
        bare = fetched(
            "SELECT name FROM ledger_stream s WHERE NOT EXISTS (SELECT 1 FROM ledger_event e"
            " WHERE e.stream_id = s.id AND e.seq = s.length) ORDER BY s.id LIMIT 1",
            (),
        )
        if bare:
            name = _shown(bare[0][0])
            raise Broken(Finding("stream", _("登记行还在，它的事件已不在。"), stream=name))


def first_gap() -> tuple[str, int] | None:
    """The first place of a stream that no event holds though a later one or the row says so."""
    for statement in (
        "SELECT s.name, e.seq - 1 FROM ledger_event e JOIN ledger_stream s ON s.id = e.stream_id"
        " WHERE e.seq > 1 AND NOT EXISTS (SELECT 1 FROM ledger_event p"
        " WHERE p.stream_id = e.stream_id AND p.seq = e.seq - 1) ORDER BY e.id LIMIT 1",
        "SELECT s.name, s.length FROM ledger_stream s WHERE NOT EXISTS (SELECT 1"
        " FROM ledger_event e WHERE e.stream_id = s.id AND e.seq = s.length)"
        " ORDER BY s.id LIMIT 1",
    ):
        found = fetched(statement, ())
        if found:
            return _shown(found[0][0]), found[0][1]
    return None


def genesis(name: bytes) -> bytes:
    """`rules.genesis` of a name that need not be text any more."""
    return rules.hash_of_cells([name], rules.STREAM_DOMAIN)


def _missing_tail(stream: OpenStream) -> Finding:
    reason = _("登记行记有 {length} 条，链到第 {seq} 条为止：其后的事件已不在。").format(
        length=stream.length, seq=stream.seq
    )
    return Finding("event", reason, stream=stream.text, seq=stream.seq + 1)


def _shown(name: object) -> str:
    return (
        bytes(name).decode(errors="replace") if isinstance(name, bytes | bytearray) else str(name)
    )
