"""What lies beside the rows in an SQLite file: index copies and the structure of pages.

`PRAGMA integrity_check` compares them; its messages name pages, cells and the how-manieth row, and
are turned here into the event that a person can look up.
"""

import re
from collections.abc import Sequence
from pathlib import Path

from django.db import DatabaseError, connection
from django.utils.translation import gettext as _

from hengyuan.ledger.verification.findings import Broken, Finding

TABLES = ("ledger_event", "ledger_stream", "ledger_checkpoint")
NTH_ROW = re.compile(r"row (\d+) missing from index (\S+)")
PLACE = re.compile(r"\b[Pp]age (\d+)(?: cell (\d+))?")
TABLE_LEAF, INDEX_LEAF = 0x0D, 0x0A


def probe() -> None:
    """Raises DatabaseError when the file is no database at all."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM sqlite_schema LIMIT 1")


def look_at_copies() -> None:
    """Raises Broken when a table of the ledger and its indexes disagree, or a page is damaged."""
    for table in TABLES:
        with connection.cursor() as cursor:
            try:
                cursor.execute(f"PRAGMA integrity_check('{table}')")
                messages = [str(row[0]) for row in cursor.fetchall()]
            except DatabaseError as error:
                raise Broken(_by_lookup(str(error))) from error
        if messages != ["ok"]:
            raise Broken(_explained(table, messages))


def unreadable_file(why: str, last_sound: int | None = None) -> Finding:
    """The database gives an error instead of rows."""
    reason = _("数据库报错：{why}。").format(why=why)
    if last_sound is not None:
        reason += _("上一条完好的事件是 {id}。").format(id=last_sound)
    return Finding("file", reason)


def _by_lookup(why: str) -> Finding:
    """The first event that an index does not lead to, when the check itself cannot go on."""
    last = 0
    while batch := _after(last):
        for event_id, stream_id, seq, at in batch:
            lookups: tuple[tuple[str, str, list[int | str]], ...] = (
                (
                    "sqlite_autoindex_ledger_event_1",
                    "stream_id = %s AND seq = %s",
                    [stream_id, seq],
                ),
                ("ledger_event_by_time", "at = %s AND id = %s", [at, event_id]),
            )
            for index, condition, values in lookups:
                if not _leads_to(event_id, index, condition, values):
                    reason = _("数据库报错：{why}。索引找不到这一行。").format(why=why)
                    return _named(event_id, reason, _("索引 {name}").format(name=index))
        last = batch[-1][0]
    return unreadable_file(why)


def _after(last: int) -> list[tuple[int, int, int, str]]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT id, stream_id, seq, CAST(at AS TEXT) FROM ledger_event NOT INDEXED"
            " WHERE id > %s ORDER BY id LIMIT 1000",
            [last],
        )
        return list(cursor.fetchall())


def _leads_to(event_id: int, index: str, condition: str, values: Sequence[int | str]) -> bool:
    statement = f"SELECT id FROM ledger_event INDEXED BY {index} WHERE {condition}"  # noqa: S608
    try:
        with connection.cursor() as cursor:
            cursor.execute(statement, values)
            return [row[0] for row in cursor.fetchall()] == [event_id]
    except DatabaseError:
        return False


def _explained(table: str, messages: list[str]) -> Finding:
    """The first message that leads to an event, else the first of all."""
    text = "；".join(" ".join(message.split()) for message in messages[:3])
    reason = _("数据库文件自检不符：{text}").format(text=text)
    if table != "ledger_event":
        return Finding("file", reason, table)
    for message in messages:
        event_id, column = _event_of(message)
        if event_id is not None:
            return _named(event_id, reason, column)
    return Finding("file", reason, table)


def _event_of(message: str) -> tuple[int | None, str]:
    nth = NTH_ROW.search(message)
    if nth:
        return _id_of_row(int(nth[1])), _("索引 {name}").format(name=nth[2])
    place = PLACE.search(message)
    if place:
        ids = _ids_on_page(int(place[1]))
        cell = int(place[2]) if place[2] else 0
        if ids:
            return ids[min(cell, len(ids) - 1)], _("第 {page} 页").format(page=place[1])
    return None, ""


def _id_of_row(nth: int) -> int | None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT id FROM ledger_event NOT INDEXED ORDER BY id LIMIT 1 OFFSET %s", [nth - 1]
        )
        row = cursor.fetchone()
    return row[0] if row else None


def _named(event_id: int, reason: str, column: str) -> Finding:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT s.name, e.seq, e.type, CAST(e.at AS TEXT) FROM ledger_event e"
            " LEFT JOIN ledger_stream s ON s.id = e.stream_id WHERE e.id = %s",
            [event_id],
        )
        name, seq, kind, at = cursor.fetchone() or ("", None, "", "")
    return Finding("event", reason, column, event_id, stream=name or "", seq=seq, type=kind, at=at)


def _ids_on_page(number: int) -> list[int]:
    """The ids of the events on a leaf page, in the order of its cells; [] for other pages."""
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA page_size")
        size = int(cursor.fetchone()[0])
        cursor.execute("PRAGMA database_list")
        path = next((row[2] for row in cursor.fetchall() if row[1] == "main"), "")
    if not path:
        return []
    with Path(path).open("rb") as file:
        file.seek((number - 1) * size)
        page = file.read(size)
    start = 100 if number == 1 else 0
    if len(page) < size or page[start] not in (TABLE_LEAF, INDEX_LEAF):
        return []
    count = int.from_bytes(page[start + 3 : start + 5], "big")
    read = _rowid_of_table_cell if page[start] == TABLE_LEAF else _rowid_of_index_cell
    offsets = (
        int.from_bytes(page[place : place + 2], "big")
        for place in range(start + 8, min(start + 8 + 2 * count, size - 1), 2)
    )
    return [read(page, offset) for offset in offsets]


def _varint(page: bytes, at: int) -> tuple[int, int]:
    """A variable-length integer of SQLite's file format, and where it ends."""
    value = 0
    for step, byte in enumerate(page[at : at + 9]):
        if step == 8:
            return value << 8 | byte, at + 9
        value = value << 7 | byte & 0x7F
        if not byte & 0x80:
            return value, at + step + 1
    return value, len(page)


def _rowid_of_table_cell(page: bytes, offset: int) -> int:
    _length, at = _varint(page, offset)
    return _varint(page, at)[0]


def _rowid_of_index_cell(page: bytes, offset: int) -> int:
    """The last integer of an index record is the row it points to."""
    _length, at = _varint(page, offset)
    header, kind_at = _varint(page, at)
    body, last = at + header, (0, 0)
    while kind_at < at + header <= len(page):
        kind, kind_at = _varint(page, kind_at)
        width = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8, 7: 8}.get(kind, 0)
        width = (kind - 12) // 2 if kind >= 12 else width
        last, body = (body, width), body + width
    if last[1] == 0:
        body_kind = at + header - 1
        return int(
            page[body_kind : body_kind + 1] == b"\x09"
        )  # the kinds 8 and 9 are the numbers 0 and 1
    return int.from_bytes(page[last[0] : last[0] + last[1]], "big", signed=True)
