"""Texts that wait to be compared: signatures in memory, the texts themselves on disk.

For one batch. The file lies in the system's folder for temporary files, is open to its owner only,
and is gone when the shelf is closed.
"""

import json
import sqlite3
import zlib
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType

from hengyuan.inspection.likeness.grams import grams_of
from hengyuan.inspection.likeness.kinship import Kinship, Written, kinship, nearest
from hengyuan.inspection.likeness.printed import printed
from hengyuan.inspection.likeness.signature import Signature, signature_of
from hengyuan.inspection.likeness.store import Store

LEAST = 0.05  # estimated likeness below which nobody is a relative
LOOKED_AT = 1000  # of so many near ones the nearest of each circle are read
TABLE = (
    "CREATE TABLE text (number INTEGER PRIMARY KEY, dossier TEXT, handler TEXT, firm TEXT,"
    " body BLOB)"
)


@dataclass(frozen=True, slots=True)
class _Row:
    """A text on the shelf without its words."""

    number: int
    dossier: str
    handler: str
    firm: str


class Shelf:
    """Texts of one sort (opinions, or interview records), each with its relatives."""

    def __init__(self) -> None:
        """Empty."""
        self._folder = TemporaryDirectory(prefix="hengyuan-texts-")
        self._base = sqlite3.connect(Path(self._folder.name) / "texts.sqlite3")
        self._base.execute("PRAGMA synchronous=OFF")
        self._base.execute("PRAGMA journal_mode=OFF")
        self._base.execute(TABLE)
        self._store = Store()

    def __enter__(self) -> "Shelf":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Throw everything away."""
        self._base.close()
        self._folder.cleanup()

    def add(self, written: Written) -> None:
        """Put one text there."""
        body = zlib.compress(json.dumps(asdict(written), ensure_ascii=False).encode(), 1)
        number = len(self._store)
        row = (number, written.dossier, written.handler, written.firm, body)
        self._base.execute("INSERT INTO text VALUES (?, ?, ?, ?, ?)", row)
        self._store.add(number, free_signature(written.text))

    def kinship(self, written: Written) -> Kinship:
        """A text held against all others on the shelf."""
        near = self._store.look_up(free_signature(written.text), LEAST, LOOKED_AT)
        rows = nearest(written, (self._row(each.name) for each in near))
        return kinship(written, [self._text(row.number) for row in rows], printed())

    def _row(self, number: int) -> _Row:
        asked = "SELECT number, dossier, handler, firm FROM text WHERE number = ?"
        return _Row(*self._base.execute(asked, (number,)).fetchone())

    def _text(self, number: int) -> Written:
        asked = "SELECT body FROM text WHERE number = ?"
        (body,) = self._base.execute(asked, (number,)).fetchone()
        plain = json.loads(zlib.decompress(body))
        return Written(**{**plain, "pages": tuple(map(tuple, plain["pages"]))})


def free_signature(text: str) -> Signature:
    """The signature of what is neither law nor form; by it texts are looked up."""
    return signature_of(grams_of(text).without(printed()))
