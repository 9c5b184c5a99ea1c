"""Zip files: Word files are told from plain ones; a bomb is refused by what it says and by what
comes out of it.
"""

import struct
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from zipfile import BadZipFile, ZipFile, ZipInfo
from zlib import error as ZlibError  # noqa: N812

from hengyuan.inspection.sources.names import clean, natural
from hengyuan.inspection.sources.verdicts import LIMITS, Limits, Trouble, Verdict

PART = 1 << 20
ENCRYPTED = 0x1
UTF8 = 0x800
HEAD = 30  # bytes before a member's name
ENTRY = 1024  # bytes of the list that one member may take
END, END64 = b"PK\x05\x06", b"PK\x06\x06"
TAIL = 22 + 65535 + 76  # the end with the longest comment, and the larger end before it


def inner_kind(path: Path) -> str:
    """word, macros or zip, by what lies inside."""
    if listed_bytes(path) > LIMITS.members * ENTRY:
        return "zip"
    try:
        with ZipFile(path) as archive:
            names = set(archive.namelist())
    except (BadZipFile, OSError, NotImplementedError):
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
    if listed_bytes(path) > limits.members * ENTRY:
        verdicts.append(Verdict(clean(path.name), Trouble.ZIP_BOMB))
        return
    try:
        with ZipFile(path) as archive:
            members = [one for one in archive.infolist() if not one.is_dir()]
            if trouble := _declared(members, limits):
                verdicts.append(Verdict(clean(path.name), trouble))
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
                    verdicts.append(Verdict(clean(path.name), Trouble.ZIP_BOMB, name))
                    return
                left -= written
                yield name, target
    except (BadZipFile, OSError, NotImplementedError):
        verdicts.append(Verdict(clean(path.name), Trouble.BROKEN))


def listed_bytes(path: Path) -> int:
    """How long the list inside the zip says it is: known before the list is read."""
    with path.open("rb") as file:
        file.seek(max(path.stat().st_size - TAIL, 0))
        tail = file.read()
    at, at64 = tail.rfind(END), tail.rfind(END64)
    size = struct.unpack_from("<L", tail, at + 12)[0] if 0 <= at <= len(tail) - 22 else 0
    if 0 <= at64 <= len(tail) - 56:
        size = max(size if size != 0xFFFFFFFF else 0, struct.unpack_from("<Q", tail, at64 + 40)[0])
    return int(size)


def _declared(members: list[ZipInfo], limits: Limits) -> Trouble | None:
    """What the list inside the zip already tells."""
    if any(one.flag_bits & ENCRYPTED for one in members):
        return Trouble.ENCRYPTED
    if _overlap(members):
        return Trouble.ZIP_BOMB
    unpacked_size = sum(one.file_size for one in members)
    packed = max(sum(one.compress_size for one in members), 1)
    if len(members) > limits.members or unpacked_size > limits.unpacked_bytes:
        return Trouble.ZIP_BOMB
    if unpacked_size > 64 * PART and unpacked_size > limits.ratio * packed:
        return Trouble.ZIP_BOMB
    return None


def _overlap(members: list[ZipInfo]) -> bool:
    """Whether two members share bytes: a bomb that needs no zip within a zip."""
    placed = sorted((one.header_offset, one.compress_size) for one in members)
    return any(start + HEAD + size > after for (start, size), (after, _) in pairwise(placed))


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
    """The name as it was meant: macOS writes UTF-8, older Chinese tools GBK; neither says so."""
    if member.flag_bits & UTF8:
        return clean(member.filename)
    try:
        raw = member.filename.encode("cp437")
    except UnicodeError:  # told beside the name, in a field that Python read
        return clean(member.filename)
    return clean(_in_utf8(raw) or _in_gbk(raw) or member.filename)


def _in_utf8(raw: bytes) -> str | None:
    """The name in UTF-8, if it is: a short one in GBK may pass for Latin or Greek."""
    try:
        name = raw.decode("utf-8")
    except UnicodeError:
        return None
    return name if all(sign.isascii() or sign >= "\u2000" for sign in name) else None


def _in_gbk(raw: bytes) -> str | None:
    try:
        return raw.decode("gbk")
    except UnicodeError:
        return None
