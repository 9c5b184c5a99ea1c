"""The files of one dossier in reading order, each judged by its first bytes, never by its name.

A file that cannot be read gets one verdict and the rest goes on. Only files are opened, never a
pipe or a device; a link inside a folder is told and not followed. The original bytes are never
touched; what is unpacked from a zip lies in a folder of its own that is gone afterwards.
"""

import hashlib
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from hengyuan.inspection.sources.archives import inner_kind, unpacked
from hengyuan.inspection.sources.names import clean, natural
from hengyuan.inspection.sources.verdicts import LIMITS, Limits, Trouble, Verdict

MAGIC = (
    (b"%PDF", "pdf"),
    (b"\x89PNG\r\n", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"II*\x00", "image"),
    (b"MM\x00*", "image"),
    (b"BM", "image"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"\xd0\xcf\x11\xe0", "ole"),
)
NAMED = {
    ".pdf": "pdf", ".png": "image", ".jpg": "image", ".jpeg": "image", ".tif": "image",
    ".tiff": "image", ".bmp": "image", ".docx": "word", ".zip": "zip",
}  # fmt: skip
WITHIN = 1024  # a PDF may start with other bytes
LOCKED = "EncryptedPackage".encode("utf-16-le")  # a Word file with a password
LOOKED_THROUGH = 8 << 20  # bytes in which that is sought
REFUSED = {
    "ole": Trouble.OLD_WORD, "locked": Trouble.ENCRYPTED, "macros": Trouble.MACROS,
    "zip": Trouble.NESTED_ZIP, "": Trouble.UNKNOWN_KIND,
}  # fmt: skip
Stamp = tuple[int, int]  # bytes, nanoseconds of the last change


@dataclass(frozen=True, slots=True)
class Source:
    """One file that can be read: its name in the dossier, where it lies, what it is.

    `stamp` is what its size and time were before its hash was taken.
    """

    name: str
    path: Path
    kind: str  # pdf, image, word
    sha256: str
    stamp: Stamp

    def is_unchanged(self) -> bool:
        """Whether the file is still the one that was hashed."""
        try:
            return stamp_of(self.path) == self.stamp
        except OSError:
            return False


@dataclass(slots=True)
class Opened:
    """The files of a dossier that can be read, and what is said of the others."""

    sources: list[Source] = field(default_factory=list)
    verdicts: list[Verdict] = field(default_factory=list)

    def tell(self, name: str, trouble: Trouble) -> None:
        """Say what is the matter with a file."""
        self.verdicts.append(Verdict(clean(name), trouble))


@contextmanager
def opened(path: Path, limits: Limits = LIMITS) -> Iterator[Opened]:
    """The files of the dossier at a path, for as long as the block runs."""
    found = Opened()
    with TemporaryDirectory(prefix="hengyuan-") as folder:
        if path.is_dir():
            listed = sorted(_listed(path, found), key=lambda f: natural(str(f.relative_to(path))))
            for file in listed:
                if file.is_symlink():
                    found.tell(str(file.relative_to(path)), Trouble.LINK)
                else:
                    _take(file, str(file.relative_to(path)), found, limits)
        elif _is_zip(path):
            for name, member in unpacked(path, Path(folder), found.verdicts, limits):
                _take(member, name, found, limits)
        else:
            _take(path, path.name, found, limits)
        if not found.sources and not found.verdicts:
            found.tell(path.name, Trouble.EMPTY)
        yield found


def _listed(folder: Path, found: Opened) -> Iterator[Path]:
    """What lies in a folder; a folder that is closed to us is told and not passed over."""

    def closed(error: OSError) -> None:
        found.tell(os.path.relpath(error.filename, folder), _kept_from(error))

    for place, folders, files in os.walk(folder, onerror=closed):
        links = [name for name in folders if (Path(place) / name).is_symlink()]
        for name in (*files, *links):
            if not _hidden(name):
                yield Path(place) / name


def _is_zip(path: Path) -> bool:
    try:
        return path.is_file() and kind_of(path) == "zip"
    except OSError:
        return False


def _take(path: Path, name: str, found: Opened, limits: Limits) -> None:
    try:
        trouble = trouble_of(path, limits)
        if trouble is not None:
            found.tell(name, trouble)
            return
        stamp, kind = stamp_of(path), kind_of(path)
        source = Source(clean(name), path, kind, digest(path), stamp)
    except OSError as error:
        found.tell(name, _kept_from(error))
        return
    if NAMED.get(Path(name).suffix.lower(), kind) != kind:
        found.tell(name, Trouble.OTHER_NAME)
    found.sources.append(source)


def trouble_of(path: Path, limits: Limits) -> Trouble | None:
    """Why a file is not read, by its size and its first bytes; None where nothing is against it."""
    status = path.stat()
    if not stat.S_ISREG(status.st_mode):
        return Trouble.NO_FILE
    if status.st_size == 0:
        return Trouble.EMPTY
    if status.st_size > limits.file_bytes:
        return Trouble.TOO_BIG
    return REFUSED.get(kind_of(path))


def _kept_from(error: OSError) -> Trouble:
    if isinstance(error, PermissionError):
        return Trouble.NOT_ALLOWED
    is_gone = isinstance(error, FileNotFoundError | NotADirectoryError)
    return Trouble.NO_SUCH_FILE if is_gone else Trouble.BROKEN


def kind_of(path: Path) -> str:
    """pdf, image, word, zip, ole, locked, macros, or "" for what is none of these."""
    with path.open("rb") as file:
        head = file.read(WITHIN)
        for magic, kind in MAGIC:
            if head.startswith(magic):
                if kind == "ole" and LOCKED in head + file.read(LOOKED_THROUGH):
                    return "locked"
                return inner_kind(path) if kind == "zip" else kind
    return "pdf" if b"%PDF-" in head else ""


def digest(path: Path) -> str:
    """SHA-256 of a file, read in parts."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def stamp_of(path: Path) -> Stamp:
    """A file's size and time of change; raises OSError."""
    status = path.stat()
    return status.st_size, status.st_mtime_ns


def _hidden(name: str) -> bool:
    return name.startswith((".", "~$")) or name in {"Thumbs.db", "desktop.ini"}
