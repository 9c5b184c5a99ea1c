"""One byte of one event turned in the SQLite file: the verification names that event.

These tests make their own file, so that they run on every back end of the suite.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from django.db import connection

from hengyuan.ledger.models import Event
from hengyuan.ledger.tests import factories
from hengyuan.ledger.verification import Finding, verify
from hengyuan.ledger.verification.sqlite_file import _varint

pytestmark = pytest.mark.django_db
TURNED = 6  # the event whose bytes are turned
LARGE = "证" * 3000  # spills onto overflow pages


class Record(NamedTuple):
    """Where the event's cell lies in the file."""

    whole: bytes
    start: int
    end: int
    event: Event
    index_pages: dict[str, int]


@pytest.fixture(scope="module")
def sound_file(
    tmp_path_factory: pytest.TempPathFactory, django_db_setup, django_db_blocker
) -> Iterator[Record]:
    path = tmp_path_factory.mktemp("ledger") / "sound.sqlite3"
    with django_db_blocker.unblock(), factories.sqlite_file(path) as file:
        factories.make_tables(file)
        factories.small_ledger()
        factories.append("case:a", values={"count": 1, "note": LARGE})
        assert verify().is_sound
        event = Event.objects.select_related("stream").get(pk=TURNED)
        with file.cursor() as cursor:
            cursor.execute("SELECT name, rootpage FROM sqlite_schema WHERE type = 'index'")
            pages = dict(cursor.fetchall())
        file.close()
    yield record_of(path.read_bytes(), event, pages)


def record_of(whole: bytes, event: Event, pages: dict[str, int]) -> Record:
    tail = (event.previous_hash + event.hash).encode()
    assert whole.count(tail) == 1
    end = whole.index(tail) + len(tail)
    for start in range(end - 200, 0, -1):
        length, at = _varint(whole, start)
        rowid, at = _varint(whole, at)
        if rowid == event.pk and at + length == end:
            return Record(whole, start, end, event, pages)
    raise AssertionError("the event's cell was not found")


def verify_turned(record: Record, position: int, mask: int, folder: Path) -> Finding:
    turned = bytearray(record.whole)
    turned[position] ^= mask
    path = folder / "turned.sqlite3"
    path.write_bytes(turned)
    with factories.sqlite_file(path):
        report = verify()
    assert report.broken is not None, f"byte {position} turned by {mask:#x} was not seen"
    return report.broken


@pytest.mark.parametrize("mask", [0x01, 0x80, 0xFF])
@pytest.mark.parametrize("part", range(6))
def test_any_byte_of_the_record_names_the_event(sound_file, tmp_path, part, mask):
    """Lengths, types and numbers at the head: each byte; the columns: a sample of each."""
    head = range(sound_file.start, sound_file.start + 26)
    positions = [*head, *range(head.stop + mask % 23, sound_file.end, 23)]
    for position in positions[part::6]:
        broken = verify_turned(sound_file, position, mask, tmp_path)
        assert broken.where == "event"
        named = (broken.stream, broken.seq) == ("case:c", sound_file.event.seq)
        assert named or broken.event_id == TURNED, position


@pytest.mark.parametrize("column", ["type", "roles", "values", "sealed", "previous_hash", "hash"])
def test_the_column_is_named(sound_file, tmp_path, column):
    text = str(getattr(sound_file.event, column)).encode()
    cell = sound_file.whole[sound_file.start : sound_file.end]
    position = sound_file.start + cell.rindex(text) + len(text) // 2
    broken = verify_turned(sound_file, position, 0x04, tmp_path)
    assert (broken.event_id, broken.column) == (TURNED, column)


def test_the_former_value_is_told(sound_file, tmp_path):
    cell = sound_file.whole[sound_file.start : sound_file.end]
    position = sound_file.start + cell.index(b"ledger_test.happened")
    broken = verify_turned(sound_file, position, 0x01, tmp_path)
    assert broken.type == "medger_test.happened"
    assert "ledger_test.happened" in broken.reason


@pytest.mark.parametrize("mark", [b" ", b"T"])
def test_a_separator_that_a_parser_would_forgive_is_seen(sound_file, tmp_path, mark):
    text = b"2026-02-14 14:30"
    cell = sound_file.whole[sound_file.start : sound_file.end]
    position = sound_file.start + cell.index(text) + 10
    broken = verify_turned(
        sound_file, position, ord(" ") ^ ord("T") if mark == b"T" else 2, tmp_path
    )
    assert (broken.event_id, broken.column) == (TURNED, "at")


def test_bytes_that_are_no_text_are_named(sound_file, tmp_path):
    cell = sound_file.whole[sound_file.start : sound_file.end]
    position = sound_file.start + cell.index(b'{"count"')
    broken = verify_turned(sound_file, position, 0x80, tmp_path)
    assert (broken.event_id, broken.column) == (TURNED, "values")


@pytest.mark.parametrize("index", ["sqlite_autoindex_ledger_event_1", "ledger_event_by_time"])
@pytest.mark.parametrize("mask", [0x01, 0x80])
def test_a_byte_of_an_index_copy_names_an_event(sound_file, tmp_path, index, mask):
    page = (sound_file.index_pages[index] - 1) * 4096
    content = int.from_bytes(sound_file.whole[page + 5 : page + 7], "big")
    for position in range(page + content + mask % 11, page + 4096, 11):
        broken = verify_turned(sound_file, position, mask, tmp_path)
        assert broken.where == "event", position
        assert broken.event_id is not None, position


def test_a_byte_on_an_overflow_page_names_its_event(sound_file, tmp_path):
    text = "证".encode()
    first = sound_file.whole.index(text * 500)
    for position in (first + 3, first + 8000):
        broken = verify_turned(sound_file, position, 0x01, tmp_path)
        assert (broken.event_id, broken.seq) == (15, 6)


def test_a_broken_page_names_the_last_sound_and_the_next_event(sound_file, tmp_path):
    page = sound_file.start // 4096 * 4096
    broken = verify_turned(sound_file, page, 0xFF, tmp_path)
    assert broken.where == "event"
    assert broken.event_id is not None
    assert str(broken.event_id - 1) in broken.reason or broken.event_id == 1


def test_a_file_that_is_no_database_is_told(sound_file, tmp_path):
    broken = verify_turned(sound_file, 0, 0xFF, tmp_path)
    assert broken.where == "file"


def test_the_suite_goes_on_with_its_own_database(sound_file):
    assert connection.settings_dict["NAME"] != str(Path("turned.sqlite3"))
    assert not Event.objects.exists()
