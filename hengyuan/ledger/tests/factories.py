"""A small ledger for tests, and an SQLite file of it whose bytes can be turned."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from django.db import connections, models, transaction
from django.db.backends.sqlite3.base import DatabaseWrapper

from hengyuan.kernel.actor import Actor
from hengyuan.ledger import catalogue, commands, triggers
from hengyuan.ledger.models import Checkpoint, Event, Stream, SubjectKey

AT = datetime(2026, 2, 14, 9, 30, tzinfo=UTC)
LIN = Actor(7, "林月", 3, "市南区法律援助中心", "990102", frozenset({"R-06", "R-07"}))
WANG = UUID("00000000-0000-4000-8000-000000000001")
ZHAO = UUID("00000000-0000-4000-8000-000000000002")

TESTED = catalogue.event_type(
    "ledger_test.happened", "收到材料{count}份", personal=("name", "phone"), is_public=True
)


def append(stream: str = "case:1", *, count: int = 1, **more: Any) -> Event:
    """One event in a transaction of its own."""
    given: dict[str, Any] = {"actor": LIN, "at": AT, "event": TESTED, "values": {"count": count}}
    with transaction.atomic():
        return commands.append(stream=stream, **(given | more))


def small_ledger() -> None:
    """Fourteen events in three streams, the first nine under two checkpoints."""
    for n in range(14):
        append(
            f"case:{'abc'[n % 3]}",
            count=n,
            at=AT + timedelta(hours=n, microseconds=n % 2 * 1700),
            personal={WANG if n % 2 else ZHAO: {"name": "王小明", "phone": f"1390000{n:04}"}},
        )
        if n in (4, 8):
            commands.checkpoint(at=AT + timedelta(hours=n, minutes=1))


@contextmanager
def sqlite_file(path: Path) -> Iterator[DatabaseWrapper]:
    """Let this SQLite file be the default database for a while, whatever the suite runs on."""
    usual = connections["default"]
    settings = connections.settings["default"] | {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(path),
        "OPTIONS": {"transaction_mode": "IMMEDIATE"},
    }
    file = DatabaseWrapper(settings, "default")
    connections["default"] = file
    try:
        yield file
    finally:
        file.close()
        connections["default"] = usual


def make_tables(file: DatabaseWrapper) -> None:
    """The tables of the ledger, append-only, in an empty file."""
    tables: tuple[type[models.Model], ...] = (Stream, Event, SubjectKey, Checkpoint)
    with file.schema_editor() as editor:
        for table in tables:
            editor.create_model(table)
    triggers.install(file)
