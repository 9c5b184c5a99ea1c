"""One pass over the events: hash, chain, place, checkpoint; stops at the first broken one."""

import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from django.db import DatabaseError, connection
from django.utils.translation import gettext as _

from hengyuan.ledger import rules
from hengyuan.ledger.verification import culprit, sqlite_file
from hengyuan.ledger.verification.checkpoints import Checkpoints, compare_kept
from hengyuan.ledger.verification.findings import Broken, Finding, Report
from hengyuan.ledger.verification.raw_rows import (
    Misstored,
    RawTable,
    Row,
    Unreadable,
    fetched,
    kinds_of,
    snapshot,
)
from hengyuan.ledger.verification.streams import OpenStream, Streams

ID, STREAM, SEQ, TYPE, AT = 0, 1, 2, 3, 4
PREVIOUS, HASH = -2, -1

Progress = Callable[[int, int], None]  # events done, the highest id


def verify(
    *, stream: str = "", against: Path | None = None, progress: Progress | None = None
) -> Report:
    """Recompute the whole ledger, or one stream of it, and report the first broken thing.

    `against` is a file of checkpoints kept outside. Reads one snapshot, writes nothing, and needs
    memory for the streams that are open at once.
    """
    report, began = Report(), time.monotonic()
    try:
        with snapshot():
            if stream:
                _Walk(report, progress).one_stream(stream)
            else:
                if against is not None:
                    report.kept = compare_kept(against)
                _Walk(report, progress).all_events()
    except Broken as broken:
        report.broken = broken.finding
    except DatabaseError as error:
        report.broken = sqlite_file.unreadable_file(str(error), report.last_sound_id)
    report.seconds = time.monotonic() - began
    return report


class _Walk:
    def __init__(self, report: Report, progress: Progress | None) -> None:
        self.report = report
        self.progress = progress or (lambda done, highest: None)
        self.events = RawTable("ledger_event", kinds_of(rules.EventContent, "hash"))
        self.streams = Streams()
        self.last_id = 0
        self.only: int | None = None  # the stream that alone is verified

    def all_events(self) -> None:
        """Every event by id, with the checkpoints beside."""
        if connection.vendor == "sqlite":
            sqlite_file.probe()
        checkpoints = Checkpoints()
        highest = _highest()
        try:
            for batch in self.events.batches():
                self.streams.load(row[STREAM] for row in batch if isinstance(row, tuple))
                for row in batch:
                    event_id, digest = self._sound(row)
                    checkpoints.pass_event(event_id, digest)
                self._tell(highest)
        except Unreadable as error:
            raise Broken(self._unreadable(error)) from error
        checkpoints.finish()
        self.streams.finish()
        if connection.vendor == "sqlite":
            sqlite_file.look_at_copies()
        self.streams.look_for_bare_rows()
        self.report.checkpoints, self.report.uncovered = checkpoints.checked, checkpoints.uncovered

    def one_stream(self, name: str) -> None:
        """The events of one stream by their place in it."""
        found = fetched("SELECT id, length FROM ledger_stream WHERE name = %s", (name,))
        if not found:
            raise Broken(Finding("stream", _("没有这条链。"), stream=name))
        stream_id, length = found[0]
        self.only = stream_id
        self.streams.load([b"%d" % stream_id])
        try:
            for batch in self.events.batches("stream_id = %s", (stream_id,), key="seq"):
                for row in batch:
                    self._sound(row)
                self._tell(length)
        except Unreadable as error:
            raise Broken(self._unreadable(error)) from error
        self.streams.finish()
        self.report.streams = 1

    def _tell(self, highest: int) -> None:
        self.report.streams = self.streams.seen
        self.progress(self.report.events, highest)

    def _sound(self, row: Row | Misstored) -> tuple[int, bytes]:
        """The id and hash of an event in order; raises Broken."""
        if isinstance(row, Misstored):
            raise Broken(self._misstored(row))
        place = self.streams.of(row[STREAM])
        digest = row[HASH]
        event_id = int(row[ID])
        if rules.hash_of_cells(row[:-1]) != digest:
            raise Broken(self._changed(row, place))
        if place is None:
            raise Broken(self._without_stream(row))
        if int(row[SEQ]) > place.length:
            raise Broken(_beyond(row, place))
        if int(row[SEQ]) != place.seq + 1 or row[PREVIOUS] != place.hash:
            raise Broken(_parted(row, place))
        if event_id <= self.last_id:
            raise Broken(_finding(row, place, _("编号不递增。"), "id"))
        place.seq, place.hash = place.seq + 1, digest
        if place.is_complete:
            self.streams.close(row[STREAM])
        elif place.seq == place.length:
            raise Broken(_other_head(place))
        self.report.events += 1
        self.report.last_sound_id = self.last_id = event_id
        return event_id, digest

    def _promised(self) -> Finding | None:
        """The next event as an index still remembers it, without touching its row."""
        where = "id > %s ORDER BY id"
        values: tuple[int, ...] = (self.last_id,)
        if self.only is not None:
            where, values = "stream_id = %s AND seq > %s ORDER BY seq", self._after_in_stream()
        by = "INDEXED BY sqlite_autoindex_ledger_event_1" if connection.vendor == "sqlite" else ""
        statement = f"SELECT id, stream_id, seq FROM ledger_event {by} WHERE {where} LIMIT 1"  # noqa: S608  # no value in it
        try:
            found = fetched(statement, values)
            if not found:
                return None
            event_id, stream_id, seq = found[0]
            names = fetched("SELECT name FROM ledger_stream WHERE id = %s", (stream_id,))
        except DatabaseError:
            return None
        return Finding(
            "event", "", event_id=event_id, stream=_shown(names[0][0]) if names else "", seq=seq
        )

    def _after_in_stream(self) -> tuple[int, int]:
        assert self.only is not None
        place = self.streams.of(b"%d" % self.only)
        return self.only, place.seq if place else 0

    def _unreadable(self, error: Unreadable) -> Finding:
        """The row that the database cannot give, named by the index."""
        promised = self._promised() or Finding("event", "")
        reason = _("数据库读不出这一行（{why}）。上一条完好的是 {last}。").format(
            why=error.why, last=self.last_id or _("无")
        )
        return replace(promised, reason=reason)

    def _misstored(self, found: Misstored) -> Finding:
        """A row with a column of the wrong kind; a lost number is taken from the index."""
        reason = _("{column} 列的存储类型或格式不对。").format(column=found.column)
        row = {column: _shown(cell) for column, cell in found.row.items()}
        promised = self._promised()
        if promised and str(promised.event_id) != row["id"]:
            reason += _("该行的编号现在读作 {id}。").format(id=row["id"])
            return replace(promised, reason=reason, column="id")
        named = promised or Finding("event", "", stream=row["stream_id"])
        return replace(named, reason=reason, column=found.column, type=row["type"], at=row["at"])

    def _without_stream(self, row: Row) -> Finding:
        """An event of a stream that is not open: past its end, or without a row."""
        self.streams.load([row[STREAM]])
        place = self.streams.of(row[STREAM])
        if place is None:
            return _finding(row, None, _("它所属的链没有登记行。"), "stream_id")
        return _beyond(row, place)

    def _changed(self, row: Row, place: OpenStream | None) -> Finding:
        """The event whose content does not give its hash."""
        proven: dict[str, bytes] = {}
        if place is not None:
            proven = {"seq": b"%d" % (place.seq + 1), "previous_hash": place.hash}
            remembered = self._remembered(row, place)
            if remembered:
                proven["hash"] = remembered
        column, reason = culprit.find(row[:-1], row[HASH], proven)
        return _finding(row, place, _("内容与哈希不符。") + reason, column)

    def _remembered(self, row: Row, place: OpenStream) -> bytes:
        """The hash of this event as its successor or its stream remembers it."""
        if place.seq + 1 == place.length:
            return place.head
        try:
            found = fetched(
                "SELECT previous_hash FROM ledger_event WHERE stream_id = %s AND seq = %s",
                (int(row[STREAM]), place.seq + 2),
            )
        except DatabaseError:
            return b""
        after = found[0][0] if found else b""
        return after.encode() if isinstance(after, str) else bytes(after)


def _highest() -> int:
    """The highest id, for the progress alone; 0 when it cannot be read."""
    try:
        return fetched("SELECT MAX(id) FROM ledger_event", ())[0][0] or 0
    except DatabaseError:
        return 0


def _finding(row: Row, place: OpenStream | None, reason: str, column: str = "") -> Finding:
    return Finding(
        "event",
        reason,
        column,
        event_id=int(row[ID]),
        stream=place.text if place else "",
        seq=int(row[SEQ]),
        type=row[TYPE].decode(errors="replace"),
        at=row[AT].decode(errors="replace"),
    )


def _parted(row: Row, place: OpenStream) -> Finding:
    """A sound event that does not follow the one before it in its stream."""
    if place.seq == 0 and int(row[SEQ]) == 1:
        return Finding(
            "stream", _("链的名称被改动：第一条事件记的是另一个名称。"), "name", stream=place.text
        )
    missing = place.seq + 1
    if int(row[SEQ]) > missing:
        reason = _("此条事件已不在：其后是第 {seq} 条（编号 {id}）。").format(
            seq=int(row[SEQ]), id=int(row[ID])
        )
        return Finding("event", reason, stream=place.text, seq=missing)
    if int(row[SEQ]) == missing:
        reason = _("与前一条事件不相接：前一条被整体改写或替换过。")
        return _finding(row, place, reason, "previous_hash")
    return _finding(row, place, _("次序不对：应为第 {seq} 条。").format(seq=missing), "seq")


def _beyond(row: Row, place: OpenStream) -> Finding:
    reason = _("登记行只记有 {length} 条。").format(length=place.length)
    return Finding("stream", reason, "length", stream=place.text, seq=int(row[SEQ]))


def _other_head(place: OpenStream) -> Finding:
    reason = _("登记行的链首哈希与最后一条事件不符。")
    return Finding("stream", reason, "head_hash", stream=place.text)


def _shown(cell: object) -> str:
    if isinstance(cell, bytes | bytearray):
        return bytes(cell).decode(errors="replace")
    return str(cell)
