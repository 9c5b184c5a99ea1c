"""Append-only in the database itself: triggers that refuse to change or remove a row.

The migration installs them; tests take them off to empty the tables between two runs.
"""

from django.db.backends.base.base import BaseDatabaseWrapper

TABLES = ("ledger_event", "ledger_checkpoint")
ACTS = ("update", "delete")

_POSTGRESQL_FUNCTION = """
CREATE OR REPLACE FUNCTION ledger_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only: % refused', TG_TABLE_NAME, TG_OP
        USING ERRCODE = 'integrity_constraint_violation';
END $$
"""


def install_sql(vendor: str) -> list[str]:
    """Statements that put the triggers on; safe to run twice. Raises ValueError."""
    if vendor == "sqlite":
        return [
            f"CREATE TRIGGER IF NOT EXISTS {table}_no_{act} BEFORE {act.upper()} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{table} is append-only: {act} refused'); END"
            for table in TABLES
            for act in ACTS
        ]
    if vendor == "postgresql":
        return [_POSTGRESQL_FUNCTION] + [
            f"CREATE OR REPLACE TRIGGER {table}_no_{act} BEFORE {act.upper()} ON {table} "
            f"FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse()"
            for table in TABLES
            for act in (*ACTS, "truncate")
        ]
    raise ValueError(f"no append-only triggers are written for {vendor}")


def remove_sql(vendor: str) -> list[str]:
    """Statements that take the triggers off; safe to run twice."""
    on = "ON {table}" if vendor == "postgresql" else ""
    acts = (*ACTS, "truncate") if vendor == "postgresql" else ACTS
    return [
        f"DROP TRIGGER IF EXISTS {table}_no_{act} {on.format(table=table)}".rstrip()
        for table in TABLES
        for act in acts
    ]


def install(connection: BaseDatabaseWrapper) -> None:
    """Put the triggers on."""
    _run(connection, install_sql(connection.vendor))


def remove(connection: BaseDatabaseWrapper) -> None:
    """Take the triggers off."""
    _run(connection, remove_sql(connection.vendor))


def _run(connection: BaseDatabaseWrapper, statements: list[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
