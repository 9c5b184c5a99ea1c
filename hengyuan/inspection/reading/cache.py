"""What was read once is kept by the content of its file: the second run costs nothing.

The file holds the words of dossiers, so its folder is for its owner alone, and it can be thrown
away at any time.
"""

import json
import sqlite3
import zlib
from pathlib import Path
from typing import Protocol

from hengyuan.inspection.pages import Page, as_plain, from_plain
from hengyuan.inspection.reading.engine import Engine
from hengyuan.inspection.sources import Source

VERSION = 4  # raised whenever a page would be read otherwise
TABLE = (
    "CREATE TABLE IF NOT EXISTS page (sha256 TEXT, number INTEGER, reader TEXT, body BLOB,"
    " PRIMARY KEY (sha256, number, reader)) WITHOUT ROWID"
)


class Kept(Protocol):
    """Where sheets that were read are kept: a folder of one's own, or what a site has for it."""

    def get(
        self, source: Source, index: int, engine: Engine | None, *, halves: bool
    ) -> list[Page] | None:
        """What lies on a sheet as it was read by the same engine, or None."""
        ...

    def put(self, pages: list[Page], engine: Engine | None, *, halves: bool) -> None:
        """Keep what lies on a sheet."""
        ...


class Cache:
    """Pages that were read, in one SQLite file; several processes may write it."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._base = sqlite3.connect(folder / "pages.sqlite3", timeout=60, isolation_level=None)
        self._base.execute("PRAGMA journal_mode=WAL")
        self._base.execute("PRAGMA synchronous=OFF")
        self._base.execute(TABLE)

    def get(
        self, source: Source, index: int, engine: Engine | None, *, halves: bool
    ) -> list[Page] | None:
        """What lies on a sheet as it was read by the same engine, or None."""
        row = self._base.execute(
            "SELECT body FROM page WHERE sha256 = ? AND number = ? AND reader = ?",
            (source.sha256, index, reader_of(engine, halves)),
        ).fetchone()
        if row is None:
            return None
        return [
            from_plain(plain, file=source.name, sha256=source.sha256, index=index)
            for plain in json.loads(zlib.decompress(row[0]))
        ]

    def put(self, pages: list[Page], engine: Engine | None, *, halves: bool) -> None:
        """Keep what lies on a sheet."""
        plain = [as_plain(page) for page in pages]
        body = zlib.compress(json.dumps(plain, ensure_ascii=False).encode(), 1)
        self._base.execute(
            "INSERT OR REPLACE INTO page VALUES (?, ?, ?, ?)",
            (pages[0].sha256, pages[0].index, reader_of(engine, halves), body),
        )

    def close(self) -> None:
        """Let the file go."""
        self._base.close()


def reader_of(engine: Engine | None, halves: bool) -> str:
    """Who read a sheet and how, as it is kept: another engine or version reads anew."""
    return f"{VERSION} {engine.name if engine else 'text'}{' halves' if halves else ''}"
