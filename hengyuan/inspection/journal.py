"""The answers of a batch as they come, on disk: what is finished is not done again after a kill.

One line an answer; the first line says which call the file belongs to. A line that was cut by a
kill is no line. The file holds the words of dossiers: it is open to its owner only, and it goes
when the outputs are whole.
"""

import json
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from hengyuan.inspection.batch import Given
from hengyuan.inspection.relatives import WAITING

Answer = dict[str, Any]
VERSION = 1  # raised whenever an answer would come out otherwise


class Journal:
    """The answers of one call, by the path of their dossier.

    `call` is what decides an answer beside the dossier itself: a journal of another call is begun
    anew. A dossier that changed since, or at which the program stumbled, counts as not done.
    """

    def __init__(self, file: Path, call: str) -> None:
        self._path = file
        self._places: dict[str, int] = {}  # where a finished dossier's line begins
        self._stamps: dict[str, list[int]] = {}  # of those that are being read
        head = json.dumps([VERSION, call], ensure_ascii=False).encode() + b"\n"
        self._file = os.fdopen(os.open(file, os.O_RDWR | os.O_CREAT, 0o600), "r+b")
        if self._file.readline() != head:
            self._file.seek(0)
            self._file.truncate()
            self._file.write(head)
            self._file.flush()
        self._read()

    def _read(self) -> None:
        place = self._file.tell()
        while line := self._file.readline():
            try:
                path, stamp, answer = json.loads(line)
            except ValueError:  # the kill came while it was written
                break
            self._places.pop(path, None)
            if not answer["error"] and stamp == stamp_of(Path(path)) and _has_page(answer):
                self._places[path] = place
            place = self._file.tell()
        self._file.truncate(place)

    def __len__(self) -> int:
        return len(self._places)

    def left(self, dossiers: Sequence[Given]) -> Iterator[Given]:
        """The dossiers that have no answer yet; each is stamped as it is handed out."""
        for one in dossiers:
            if _key(one) not in self._places:
                self._stamps[_key(one)] = stamp_of(one.path)
                yield one

    def add(self, dossier: Given, answer: Answer) -> None:
        """Keep an answer."""
        key = _key(dossier)
        self._places[key] = self._file.seek(0, os.SEEK_END)
        line = json.dumps([key, self._stamps.pop(key), answer], ensure_ascii=False)
        self._file.write(line.encode("utf-8", "surrogatepass") + b"\n")
        self._file.flush()

    def answers(self, dossiers: Sequence[Given]) -> Iterator[Answer]:
        """The answers in the order of the dossiers, one in memory at a time."""
        for dossier in dossiers:
            self._file.seek(self._places[_key(dossier)])
            yield json.loads(self._file.readline())[2]

    def close(self) -> None:
        """Let the file go."""
        self._file.close()

    def remove(self) -> None:
        """Take it away: all of it is in the outputs."""
        self._path.unlink(missing_ok=True)


def stamp_of(path: Path) -> list[int]:
    """What changes with a dossier: files, bytes, the last change in nanoseconds."""
    found = [path, *path.rglob("*")] if path.is_dir() else [path]
    count = size = last = 0
    for file in found:
        try:
            status = file.lstat()
        except OSError:
            continue
        count, last = count + 1, max(last, status.st_mtime_ns)
        size += 0 if file.is_dir() else status.st_size
    return [count, size, last]


def _key(dossier: Given) -> str:
    return str(dossier.path.absolute())


def _has_page(answer: Answer) -> bool:
    page = answer.get(WAITING, {}).get("html")
    return not page or Path(page).exists()
