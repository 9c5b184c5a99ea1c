"""Which column of a broken event was changed, as far as arithmetic can tell.

A hash says only that something differs. Trying the few values that the neighbours prove, then
every single byte of every column, most often finds the one that makes the hash right again.
"""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import fields

from django.utils.translation import gettext as _

from hengyuan.ledger import rules

COLUMNS = tuple(field.name for field in fields(rules.EventContent))
NUMBERS = frozenset({"id", "stream_id", "seq", "account_id", "organisation_id"})
HEX64 = re.compile(rb"[0-9a-f]{64}")
PATIENCE = 400_000_000  # bytes hashed in the search of one column: two seconds or so
SHAPES = {
    "type": re.compile(rules.EVENT_KEY.pattern.encode()),
    "roles": re.compile(rb"[A-Za-z0-9,-]*"),
    "region": re.compile(rb"\d*"),
    "previous_hash": HEX64,
    "hash": HEX64,
}


def find(cells: Sequence[bytes], stored: bytes, proven: dict[str, bytes]) -> tuple[str, str]:
    """The changed column ("" when it cannot be told) and the reason in words.

    `cells` are the columns of `COLUMNS`; `proven` holds what neighbours say of this row: `seq`,
    `previous_hash`, and `hash` as the next event or the stream remembers it.
    """
    cells, stored = [bytes(cell) for cell in cells], bytes(stored)
    proven = {column: bytes(cell) for column, cell in proven.items()}
    recomputed = rules.hash_of_cells(cells)
    if proven.get("hash") == recomputed:
        return "hash", _("哈希列被改动：内容与后一条记录所记的哈希相符。")
    wanted = {stored, proven.get("hash", stored)}
    for column in ("seq", "previous_hash"):
        place = COLUMNS.index(column)
        if column in proven and _with(cells, place, proven[column]) in wanted:
            return column, _("应为 {value}。").format(value=proven[column].decode())
    found = _one_byte_away(cells, wanted)
    if found:
        return found
    implausible = _implausible(cells, stored)
    if implausible:
        return implausible, _("该列的内容不是账本写入的格式。")
    return "", _("内容与哈希不符：不止一个字节被改动。")


def _with(cells: Sequence[bytes], place: int, cell: bytes) -> bytes:
    return rules.hash_of_cells([*cells[:place], cell, *cells[place + 1 :]])


def _one_byte_away(cells: Sequence[bytes], wanted: set[bytes]) -> tuple[str, str] | None:
    """The column in which another single byte gives a wanted hash, and what it was."""
    goals = {bytes.fromhex(each.decode()) for each in wanted if HEX64.fullmatch(each)}
    for place, column in enumerate(COLUMNS):
        if column in NUMBERS:
            near = _numbers_near(int(cells[place]))
            was = next((cell for cell in near if _with(cells, place, cell) in wanted), None)
        else:
            was = _text_near(cells, place, goals)
        if was is None:
            continue
        reason = _("改回一个字节后哈希即相符。")
        if column not in ("values", "sealed"):
            reason += _("原值为 {value}。").format(value=was.decode(errors="replace"))
        return column, reason
    return None


def _text_near(cells: Sequence[bytes], place: int, goals: set[bytes]) -> bytes | None:
    """The text one byte away that gives a wanted hash; the encoding keeps its length."""
    whole = bytearray(rules.encoded(rules.EVENT_DOMAIN, cells))
    start = len(rules.encoded(rules.EVENT_DOMAIN, cells[:place])) + 4
    if len(cells[place]) * 256 * len(whole) > PATIENCE:
        return None
    for position in range(start, start + len(cells[place])):
        kept = whole[position]
        for byte in range(256):
            whole[position] = byte
            if rules.sm3(whole) in goals:
                return bytes(whole[start : start + len(cells[place])])
        whole[position] = kept
    return None


def _numbers_near(number: int) -> Iterator[bytes]:
    """Numbers one byte away in any width in which SQLite stores a number."""
    for width in (1, 2, 3, 4, 6, 8):
        if not -(1 << 8 * width - 1) <= number < 1 << 8 * width - 1:
            continue
        stored = bytearray(number.to_bytes(width, "big", signed=True))
        for position, kept in enumerate(stored):
            for byte in range(256):
                stored[position] = byte
                yield b"%d" % int.from_bytes(stored, "big", signed=True)
            stored[position] = kept


def _implausible(cells: Sequence[bytes], stored: bytes) -> str:
    """The first column whose content the ledger cannot have written."""
    for column, cell in zip((*COLUMNS, "hash"), (*cells, stored), strict=True):
        try:
            text = bytes(cell).decode()
        except UnicodeDecodeError:
            return column
        if column in SHAPES and not SHAPES[column].fullmatch(cell):
            return column
        if column in ("values", "sealed") and not _is_canonical(text):
            return column
    return ""


def _is_canonical(text: str) -> bool:
    try:
        return rules.canonical_json(json.loads(text)) == text
    except ValueError:
        return False
