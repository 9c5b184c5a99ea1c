"""Rows as they are stored, column by column, as the bytes that the hash is made of.

No model stands between: a byte that a converter would forgive must still be seen. SQLite gives
text as `bytearray` and blobs as `bytes` here, so that a column of the wrong kind shows.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, fields
from typing import Any

from django.db import DatabaseError, connection, transaction

BATCH = 2000
LOWEST = -(2**63)
SQLITE_INSTANT = re.compile(rb"(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(?:(\.\d{6}))?")
POSTGRESQL_INSTANT = """to_char("at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')"""

Row = tuple[bytes, ...]


class Unreadable(Exception):
    """The database cannot give the row after key `after` at all."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


@dataclass(frozen=True, slots=True)
class Misstored:
    """A row of which one column is not what its declaration says."""

    column: str
    row: dict[str, Any]


class RawTable:
    """One table, read by an ascending key in batches; every column as canonical bytes."""

    def __init__(self, name: str, columns: Mapping[str, type]) -> None:
        self.name = name
        self.columns = tuple(columns)
        self._numbers = tuple(i for i, kind in enumerate(columns.values()) if kind is int)
        self._texts = tuple(i for i, kind in enumerate(columns.values()) if kind is not int)
        self._at = self.columns.index("at") if "at" in columns else None
        self._is_sqlite = connection.vendor == "sqlite"
        text: type = bytearray if self._is_sqlite else str
        self._types = [int if kind is int else text for kind in columns.values()]
        names = ", ".join(self._expression(column) for column in self.columns)
        self._select = f'SELECT {names} FROM "{name}"'  # noqa: S608  # names of columns only

    def _expression(self, column: str) -> str:
        if self._is_sqlite:
            # The plus takes the declared type away, and with it every converter of the driver.
            return f'+"{column}"'
        return POSTGRESQL_INSTANT if column == "at" else f'"{column}"'

    def batches(
        self, where: str = "", values: Sequence[Any] = (), *, key: str = "id"
    ) -> Iterator[list[Row | Misstored]]:
        """All rows by ascending `key`; raises Unreadable at a row that cannot be read."""
        place, last, size = self.columns.index(key), LOWEST, BATCH
        condition = f'{where} AND "{key}" > %s' if where else f'"{key}" > %s'
        statement = f'{self._select} WHERE {condition} ORDER BY "{key}" LIMIT %s'
        while True:
            try:
                raw = fetched(statement, (*values, last, size))
            except (DatabaseError, UnicodeDecodeError, OverflowError, ValueError) as error:
                if size == 1:
                    raise Unreadable(" ".join(str(error).split())) from error
                size = 1  # come up to the row that cannot be read
                continue
            if raw:
                yield [self._canonical(row) for row in raw]
                last = raw[-1][place]
            if len(raw) < size:
                return

    def by_ids(self, ids: Sequence[int]) -> list[Row | Misstored]:
        """The rows with these ids, as many as there are."""
        marks = ", ".join(["%s"] * len(ids))
        return [self._canonical(r) for r in fetched(f"{self._select} WHERE id IN ({marks})", ids)]

    def _canonical(self, row: Sequence[Any]) -> Row | Misstored:
        if list(map(type, row)) != self._types:
            wrong = next(i for i, kind in enumerate(self._types) if type(row[i]) is not kind)
            return self._misstored(row, wrong)
        cells = list(row)
        for number in self._numbers:
            cells[number] = b"%d" % cells[number]
        if not self._is_sqlite:
            for text in self._texts:
                cells[text] = cells[text].encode()
        elif self._at is not None:
            cells[self._at] = _instant(cells[self._at])
            if cells[self._at] is None:
                return self._misstored(row, self._at)
        return tuple(cells)

    def _misstored(self, row: Sequence[Any], wrong: int) -> Misstored:
        return Misstored(self.columns[wrong], dict(zip(self.columns, row, strict=True)))


def kinds_of(content: type, *more: str) -> dict[str, type]:
    """The columns that a content class hashes, then further text columns."""
    kinds: dict[str, type] = {
        field.name: int if field.type is int else str for field in fields(content)
    }
    return {**kinds, **dict.fromkeys(more, str)}


def _instant(stored: bytearray) -> bytes | None:
    """The canonical instant; None for what the ledger never wrote."""
    found = SQLITE_INSTANT.fullmatch(stored)
    if found is None or found[3] == b".000000":
        return None
    return b"%bT%b%bZ" % (found[1], found[2], found[3] or b".000000")


def fetched(statement: str, values: Sequence[Any]) -> list[tuple[Any, ...]]:
    """All rows of one statement; on SQLite with text as `bytearray`. Raises DatabaseError."""
    if connection.vendor == "sqlite":
        connection.ensure_connection()
        raw = connection.connection
        usual, raw.text_factory = raw.text_factory, bytearray
        try:
            with connection.wrap_database_errors:
                return list(raw.execute(statement.replace("%s", "?"), values))
        finally:
            raw.text_factory = usual
    # Within its own savepoint: a row that cannot be read must not end the snapshot.
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, values)
        return list(cursor.fetchall())


@contextmanager
def snapshot() -> Iterator[None]:
    """One state of the database for the whole verification; writers go on undisturbed."""
    if connection.in_atomic_block:
        yield
    elif connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("BEGIN")
            try:
                yield
            finally:
                cursor.execute("ROLLBACK")
    else:
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            yield
