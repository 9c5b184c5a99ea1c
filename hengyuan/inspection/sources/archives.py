"""Zip files: Word files are told from plain ones; a bomb is refused by what it says and by what
comes out of it.
"""

from collections.abc import Iterator
from pathlib import Path
from zipfile import BadZipFile, ZipFile, ZipInfo
from zlib import error as ZlibError  # noqa: N812

from hengyuan.inspection.sources.verdicts import Limits, Trouble, Verdict, natural

PART = 1 << 20
ENCRYPTED = 0x1
UTF8 = 0x800


def inner_kind(path: Path) -> str:
    """word, macros or zip, by what lies inside."""
    try:
        with ZipFile(path) as archive:
            names = set(archive.namelist())
    except (BadZipFile, OSError):
        return "zip"
    if "[Content_Types].xml" not in names:
        return "zip"
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        return "macros"
    return "word" if "word/document.xml" in names else ""


def unpacked(
    path: Path, folder: Path, verdicts: list[Verdict], limits: Limits
) -> Iterator[tuple[str, Path]]:
    """Each member in reading order, laid into a folder under a number; never under its own name."""
    try:
        with ZipFile(path) as archive:
            members = [one for one in archive.infolist() if not one.is_dir()]
            if trouble := _declared(members, limits):
                verdicts.append(Verdict(path.name, trouble))
                return
            left = limits.unpacked_bytes
            listed = sorted(members, key=lambda one: natural(_name(one)))
            for number, member in enumerate(listed):
                name = _name(member)
                if Path(name).name.startswith((".", "~$")) or name.startswith("__MACOSX"):
                    continue
                target = folder / str(number)
                try:
                    written = _copy(archive, member, target, left)
                except (BadZipFile, ZlibError, EOFError, NotImplementedError):
                    verdicts.append(Verdict(name, Trouble.BROKEN))
                    continue
                if written is None:
                    verdicts.append(Verdict(path.name, Trouble.ZIP_BOMB, name))
                    return
                left -= written
                yield name, target
    except (BadZipFile, OSError):
        verdicts.append(Verdict(path.name, Trouble.BROKEN))


def _declared(members: list[ZipInfo], limits: Limits) -> Trouble | None:
    """What the list inside the zip already tells."""
    if any(one.flag_bits & ENCRYPTED for one in members):
        return Trouble.ENCRYPTED
    unpacked_size = sum(one.file_size for one in members)
    packed = max(sum(one.compress_size for one in members), 1)
    if len(members) > limits.members or unpacked_size > limits.unpacked_bytes:
        return Trouble.ZIP_BOMB
    if unpacked_size > 64 * PART and unpacked_size > limits.ratio * packed:
        return Trouble.ZIP_BOMB
    return None


def _copy(archive: ZipFile, member: ZipInfo, target: Path, left: int) -> int | None:
    """Bytes written, or None when more comes out than there is room for: sizes can lie."""
    written = 0
    with archive.open(member) as source, target.open("wb") as file:
        while part := source.read(PART):
            written += len(part)
            if written > left:
                return None
            file.write(part)
    return written


def _name(member: ZipInfo) -> str:
    """The name as it was meant: older Chinese tools write GBK and do not say so."""
    if member.flag_bits & UTF8:
        return member.filename
    try:
        return member.filename.encode("cp437").decode("gbk")
    except UnicodeError:
        return member.filename
