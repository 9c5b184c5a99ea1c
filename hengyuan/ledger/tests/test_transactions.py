"""What needs real transactions: two writers at once, and erasing from the disk."""

import sqlite3
import threading
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection, connections, transaction

from hengyuan.ledger import commands, sealing
from hengyuan.ledger.models import Checkpoint, Event, SubjectKey
from hengyuan.ledger.tests import factories
from hengyuan.ledger.tests.factories import AT, LIN, TESTED, WANG, append
from hengyuan.ledger.verification import verify


@pytest.mark.django_db(transaction=True)
def test_an_event_needs_the_transaction_of_its_act():
    with pytest.raises(transaction.TransactionManagementError):
        commands.append(stream="case:1", event=TESTED, actor=LIN, at=AT, values={"count": 1})
    assert not Event.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_forgetting_works_outside_of_a_test_transaction():
    append(personal={WANG: {"name": "王小明"}})
    commands.forget(subject=WANG, actor=LIN, at=AT, reason="本人要求")
    assert SubjectKey.objects.get(erased_at__isnull=False).erased_at == AT
    assert verify().is_sound


def run_all(*acts):
    """Run the acts in threads of their own; the errors that they raised."""
    errors: list[Exception] = []

    def run(act):
        try:
            act()
        except Exception as error:  # handed to the test, which looks at it
            errors.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    return errors


def writers(count, each):
    def write(writer):
        for n in range(each):
            append(f"case:{n % 2}", count=writer)

    return [lambda writer=writer: write(writer) for writer in range(count)]


@pytest.mark.django_db(transaction=True)
def test_writers_at_once_make_one_chain_on_the_server():
    """On PostgreSQL; SQLite's turn is below, on a file of its own."""
    if connection.vendor == "postgresql":
        errors = run_all(*writers(4, 10), lambda: commands.checkpoint(at=AT))
    else:
        for write in writers(4, 10):
            write()
        errors = []
    assert errors == []
    commands.checkpoint(at=AT + timedelta(days=1))
    report = verify()
    assert report.broken is None
    assert (report.events, report.uncovered) == (40, 0)


@pytest.mark.django_db(transaction=True)
def test_a_checkpoint_waits_for_open_appends_then_gives_up():
    """A lower number must not commit after the signature (PostgreSQL; SQLite has one writer)."""
    if connection.vendor != "postgresql":
        append()
        assert commands.checkpoint(at=AT, patience=0) is not None
        return
    began, may_end = threading.Event(), threading.Event()

    def hold():
        with transaction.atomic():
            append()
            began.set()
            may_end.wait(20)

    def sign():
        assert began.wait(20)
        with pytest.raises(commands.CannotCheckpoint):
            commands.checkpoint(at=AT, patience=0.1)
        may_end.set()
        commands.checkpoint(at=AT, patience=20)

    assert run_all(hold, sign) == []
    assert Checkpoint.objects.get().count == 1


@pytest.mark.django_db
def test_writers_at_once_make_one_chain_in_a_file(tmp_path):
    path = tmp_path / "ledger.sqlite3"
    with factories.sqlite_file(path) as file:
        factories.make_tables(file)

    def write(act):
        with factories.sqlite_file(path):
            act()

    assert run_all(*(lambda act=act: write(act) for act in writers(3, 8))) == []
    with factories.sqlite_file(path):
        report = verify()
    assert report.broken is None
    assert report.events == 24


@pytest.mark.django_db
def test_an_erased_key_is_nowhere_in_the_file(tmp_path):
    """Neither in the row nor in the freed bytes nor in the write-ahead log."""
    path = tmp_path / "ledger.sqlite3"
    with factories.sqlite_file(path) as file:
        file.settings_dict["OPTIONS"]["init_command"] = "PRAGMA journal_mode=WAL"
        factories.make_tables(file)
        append(personal={WANG: {"name": "王小明"}})
        wrapped = bytes(SubjectKey.objects.get().wrapped)
        assert any(wrapped in each.read_bytes() for each in files_of(path))
        commands.forget(subject=WANG, actor=LIN, at=AT, reason="本人要求")
        assert not any(wrapped in each.read_bytes() for each in files_of(path))
        assert verify().is_sound
    with sqlite3.connect(path) as again:
        kept = "SELECT wrapped FROM ledger_subjectkey WHERE erased_at IS NOT NULL"
        assert again.execute(kept).fetchall() == [(b"",)]


def files_of(path: Path) -> list[Path]:
    return sorted(path.parent.glob(path.name + "*"))


@pytest.mark.django_db
def test_a_verification_does_not_stop_the_writers(tmp_path):
    path = tmp_path / "ledger.sqlite3"
    with factories.sqlite_file(path) as file:
        file.settings_dict["OPTIONS"]["init_command"] = "PRAGMA journal_mode=WAL"
        factories.make_tables(file)
        factories.small_ledger()

        def write_meanwhile(done, highest):
            assert run_all(lambda: write(path)) == []

        report = verify(progress=write_meanwhile)
        assert (report.broken, report.events) == (None, 14)
        assert verify().events == 15


def write(path: Path) -> None:
    with factories.sqlite_file(path):
        append("case:a")


@pytest.mark.django_db
def test_another_data_key_opens_nothing(settings, tmp_path):
    from hengyuan.kernel.crypto import CannotUnseal

    wrapped = sealing.new_wrapped_key(WANG)
    assert len(sealing.unwrap(WANG, wrapped)) == sealing.KEY_LENGTH
    settings.KEYS_DIR = tmp_path
    with pytest.raises(CannotUnseal):
        sealing.unwrap(WANG, wrapped)
