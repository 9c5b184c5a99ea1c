"""A backup as a file: parts in a tar, and a manifest that names each with its size and SM3 digest.

    manifest.json          what was copied, when, how many events, the last checkpoint, whose keys
    database.sqlite3       the tables, where the site keeps them in the embedded database
    files/ab/….sealed      the stored files, sealed as they lie
    keys/….key             only where the operator asked for them

The manifest stands last in the tar and is read first, under an HMAC by the site's own key: nobody
else can write another. Nothing that it does not name is unpacked.
"""

import hashlib
import io
import json
import tarfile
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from pathlib import Path, PurePosixPath
from typing import IO, Any

FORMAT = 1
MANIFEST, DATABASE, FILES, KEYS = "manifest.json", "database.sqlite3", "files", "keys"
MAX_MANIFEST_BYTES = 256 * 1024 * 1024  # a million files have 120 MB of names and digests
PIECE = 1024 * 1024


class DamagedArchive(Exception):
    """The file is no backup, was cut off, or was changed; the text says where."""


@dataclass(frozen=True, slots=True)
class Part:
    """One file of a backup."""

    name: str
    size: int
    sm3: str


@dataclass(slots=True)
class Manifest:
    """What a backup holds. `keys` are fingerprints, never keys."""

    taken_at: str
    database: str  # sqlite, postgresql
    events: int
    checkpoint: dict[str, Any] | None
    keys: dict[str, str]
    has_keys: bool
    parts: list[Part] = field(default_factory=list)
    seal: str = ""  # HMAC-SM3 over all of the above, by the site's data key
    format: int = FORMAT

    def said(self) -> bytes:
        """What the seal is made over."""
        return json.dumps(asdict(self) | {"seal": ""}, sort_keys=True).encode()

    def names(self, folder: str) -> list[str]:
        """The parts that lie in a folder of the archive."""
        return [part.name for part in self.parts if part.name.startswith(f"{folder}/")]


class Writer:
    """Writes parts one after another, and at the end the manifest."""

    def __init__(self, path: Path) -> None:
        self._tar = tarfile.open(path, "w", format=tarfile.PAX_FORMAT)  # noqa: SIM115  # see close
        path.chmod(0o600)
        self.parts: list[Part] = []

    def add(self, name: str, source: Path) -> None:
        """Take a file in as it is now."""
        digest = hashlib.new("sm3")
        with source.open("rb") as file:
            size = file.seek(0, io.SEEK_END)
            file.seek(0)
            self._put(name, _Counted(file, digest), size)
        self.parts.append(Part(name, size, digest.hexdigest()))

    def close(self, manifest: Manifest, sign: Callable[[bytes], str]) -> None:
        """Write the manifest over all parts, signed, and end the archive."""
        manifest.parts = self.parts
        manifest.seal = sign(manifest.said())
        text = json.dumps(asdict(manifest), ensure_ascii=False, indent=1).encode()
        self._put(MANIFEST, io.BytesIO(text), len(text))
        self._tar.close()

    def _put(self, name: str, file: Any, size: int) -> None:
        entry = tarfile.TarInfo(name)
        entry.size, entry.mode = size, 0o600
        self._tar.addfile(entry, file)


class _Counted:
    """A file that is digested as it is read."""

    def __init__(self, file: IO[bytes], digest: Any) -> None:
        self._file, self._digest = file, digest

    def read(self, size: int = -1) -> bytes:
        piece = self._file.read(size)
        self._digest.update(piece)
        return piece


def read_manifest(path: Path) -> Manifest:
    """What an archive says that it holds. Raises DamagedArchive."""
    try:
        with tarfile.open(path, "r:") as tar:
            entry = tar.getmember(MANIFEST)
            file = tar.extractfile(entry)
            if file is None or entry.size > MAX_MANIFEST_BYTES:
                raise DamagedArchive(f"{MANIFEST} is no file of a backup")
            said = json.load(file)
        parts = [Part(**part) for part in said.pop("parts")]
        manifest = Manifest(**said, parts=parts)
    except KeyError as error:
        raise DamagedArchive(f"{path.name} has no {MANIFEST}: it was cut off") from error
    except (tarfile.TarError, OSError, ValueError, TypeError) as error:
        raise DamagedArchive(f"{path.name} is no backup of this site: {error}") from error
    if manifest.format != FORMAT:
        raise DamagedArchive(
            f"{path.name} has format {manifest.format}, this program reads {FORMAT}"
        )
    return manifest


def unpack(path: Path, manifest: Manifest, folder: Path) -> None:
    """Write every part into an empty folder, held against its digest. Raises DamagedArchive."""
    expected = {part.name: part for part in manifest.parts}
    try:
        with tarfile.open(path, "r:") as tar:
            for entry in tar:
                if entry.name == MANIFEST:
                    continue
                part = expected.pop(entry.name, None)
                if part is None or not entry.isreg() or not is_safe(entry.name):
                    raise DamagedArchive(f"{entry.name} is not in the manifest")
                _write(tar, entry, part, folder / entry.name)
    except tarfile.TarError as error:
        raise DamagedArchive(f"{path.name} is damaged: {error}") from error
    if expected:
        raise DamagedArchive(f"{next(iter(expected))} is missing")


def is_safe(name: str) -> bool:
    """Whether a part may be written: known places only, never outside the folder."""
    parts = PurePosixPath(name).parts
    if ".." in parts or name.startswith("/") or "\\" in name:
        return False
    return name == DATABASE or (len(parts) > 1 and parts[0] in (FILES, KEYS))


def _write(tar: tarfile.TarFile, entry: tarfile.TarInfo, part: Part, target: Path) -> None:
    digest = hashlib.new("sm3")
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    source = tar.extractfile(entry)
    if source is None:
        raise DamagedArchive(f"{entry.name} is no file")
    target.touch(mode=0o600)
    with target.open("wb") as file:
        while piece := source.read(PIECE):
            digest.update(piece)
            file.write(piece)
    if entry.size != part.size or digest.hexdigest() != part.sm3:
        raise DamagedArchive(f"{entry.name} is not what was backed up: its SM3 digest differs")
