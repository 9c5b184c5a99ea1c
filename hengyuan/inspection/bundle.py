"""Many dossiers in one zip: each file laid out under a number, counted, or told why not.

Nothing of the zip is ever written under a name of its own, so no name leads out of the folder; one
that tries to is told all the same. What lies in it is gone when the block ends.
"""

import re
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from hengyuan.inspection.reading.engine import CannotRead
from hengyuan.inspection.reading.pages import sheets_of
from hengyuan.inspection.sources import Limits, Source, Trouble, Verdict
from hengyuan.inspection.sources.archives import unpacked
from hengyuan.inspection.sources.files import digest, kind_of, stamp_of, trouble_of

LIMITS = Limits(file_bytes=50 << 20)
READABLE = ("pdf", "image")
OUTWARD = re.compile(r"(^|/)\.\.(/|$)|^/|^[A-Za-z]:")


@dataclass(frozen=True, slots=True)
class Member:
    """One file: its name with slashes, where it lies, SHA-256 and pages; or its trouble."""

    name: str
    path: Path
    sha256: str = ""
    pages: int = 0
    trouble: Trouble | None = None

    @property
    def leads_out(self) -> bool:
        """Whether the name points out of the zip: an absolute path, a drive, a “..”."""
        return bool(OUTWARD.search(self.name))


@dataclass(frozen=True, slots=True)
class Bundle:
    """The files of a zip in natural order, and what is to be said of the zip as a whole."""

    members: tuple[Member, ...]
    verdicts: tuple[Verdict, ...]


@contextmanager
def unbundled(path: Path, name: str, limits: Limits = LIMITS) -> Iterator[Bundle]:
    """The files of the zip at a path, for as long as the block runs; `name` is what it is called.

    A bomb, a zip with a password and a broken one have one verdict and no files.
    """
    if kind_of(path) != "zip":
        yield Bundle((), (Verdict(name, Trouble.UNKNOWN_KIND),))
        return
    verdicts: list[Verdict] = []
    with TemporaryDirectory(prefix="hengyuan-bundle-") as folder:
        laid = [*unpacked(path, Path(folder), verdicts, limits)]
        whole = {path.name: name}
        told = [Verdict(whole.get(one.file, one.file), one.trouble, one.note) for one in verdicts]
        if not laid and not told:
            told = [Verdict(name, Trouble.EMPTY)]
        is_refused = any(one.file == name for one in told)
        members = () if is_refused else tuple(_member(one, at, limits) for one, at in laid)
        yield Bundle(members, tuple(told))


def _member(name: str, path: Path, limits: Limits) -> Member:
    name = name.replace("\\", "/")
    if (trouble := trouble_of(path, limits)) is not None:
        return Member(name, path, trouble=trouble)
    kind = kind_of(path)
    if kind not in READABLE:
        return Member(name, path, trouble=Trouble.UNKNOWN_KIND)
    sha256 = digest(path)
    try:
        with closing(sheets_of(Source(name, path, kind, sha256, stamp_of(path)))) as sheets:
            pages = len(sheets)
    except CannotRead as error:
        return Member(name, path, sha256, trouble=error.trouble)
    if not 0 < pages <= limits.pages:
        return Member(
            name, path, sha256, pages, Trouble.TOO_MANY_PAGES if pages else Trouble.NO_PAGES
        )
    return Member(name, path, sha256, pages)
