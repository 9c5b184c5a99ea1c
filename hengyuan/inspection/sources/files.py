"""The files of one dossier in reading order, each judged by its first bytes, never by its name.

A file that cannot be read gets one verdict and the rest goes on. The original bytes are never
touched; what is unpacked from a zip lies in a folder of its own that is gone afterwards.
"""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from hengyuan.inspection.sources.archives import inner_kind, unpacked
from hengyuan.inspection.sources.verdicts import LIMITS, Limits, Trouble, Verdict, natural

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


@dataclass(frozen=True, slots=True)
class Source:
    """One file that can be read: its name in the dossier, where it lies, what it is."""

    name: str
    path: Path
    kind: str  # pdf, image, word
    sha256: str


@dataclass(slots=True)
class Opened:
    """The files of a dossier that can be read, and what is said of the others."""

    sources: list[Source] = field(default_factory=list)
    verdicts: list[Verdict] = field(default_factory=list)


@contextmanager
def opened(path: Path, limits: Limits = LIMITS) -> Iterator[Opened]:
    """The files of the dossier at a path, for as long as the block runs."""
    found = Opened()
    with TemporaryDirectory(prefix="hengyuan-") as folder:
        if path.is_dir():
            listed = [file for file in path.rglob("*") if file.is_file() and not _hidden(file)]
            for file in sorted(listed, key=lambda f: natural(str(f.relative_to(path)))):
                _take(file, str(file.relative_to(path)), found, limits)
        elif path.exists() and kind_of(path) == "zip":
            for name, member in unpacked(path, Path(folder), found.verdicts, limits):
                _take(member, name, found, limits)
        else:
            _take(path, path.name, found, limits)
        yield found


def _take(path: Path, name: str, found: Opened, limits: Limits) -> None:
    trouble = _trouble(path, limits)
    if trouble is not None:
        found.verdicts.append(Verdict(name, trouble))
        return
    kind = kind_of(path)
    if NAMED.get(Path(name).suffix.lower(), kind) != kind:
        found.verdicts.append(Verdict(name, Trouble.OTHER_NAME))
    found.sources.append(Source(name, path, kind, digest(path)))


def _trouble(path: Path, limits: Limits) -> Trouble | None:
    if not path.is_file():
        return Trouble.NO_SUCH_FILE
    size = path.stat().st_size
    if size == 0:
        return Trouble.EMPTY
    if size > limits.file_bytes:
        return Trouble.TOO_BIG
    kind = kind_of(path)
    refused = {"ole": Trouble.OLD_WORD, "zip": Trouble.UNKNOWN_KIND, "": Trouble.UNKNOWN_KIND}
    if kind == "macros":
        return Trouble.MACROS
    return refused.get(kind)


def kind_of(path: Path) -> str:
    """pdf, image, word, zip, ole, macros, or "" for what is none of these."""
    with path.open("rb") as file:
        head = file.read(WITHIN)
    for magic, kind in MAGIC:
        if head.startswith(magic):
            return inner_kind(path) if kind == "zip" else kind
    return "pdf" if b"%PDF-" in head else ""


def digest(path: Path) -> str:
    """SHA-256 of a file, read in parts."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _hidden(path: Path) -> bool:
    return path.name.startswith((".", "~$")) or path.name in {"Thumbs.db", "desktop.ini"}
