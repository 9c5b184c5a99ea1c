"""Making an erased key unreadable on the disk too, not only in the row.

Copies in backups are out of reach from here: docs/guide/ledger.md says how long they may live.
"""

from django.db import connection


def prepare() -> None:
    """Before the row is emptied: SQLite overwrites freed bytes with zeros from here on."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA secure_delete=ON")


def wipe() -> None:
    """After the commit: drop the old page images and row versions that still hold the key."""
    if connection.in_atomic_block:
        return
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        elif connection.vendor == "postgresql":
            cursor.execute("VACUUM (FULL) ledger_subjectkey")
