"""A column in clear becomes a sealed one with what it held, and comes back when undone."""

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

BEFORE = [("people", "0003_fields_with_their_days")]
AFTER = [("people", "0004_sealed_hold_reasons")]


def migrated(targets):
    executor = MigrationExecutor(connection)
    executor.migrate(targets)
    return executor.loader.project_state(targets).apps


def stored():
    with connection.cursor() as cursor:
        cursor.execute("SELECT reason FROM people_hold ORDER BY id")
        return [row[0] for row in cursor.fetchall()]


@pytest.mark.django_db(transaction=True)
def test_what_stood_in_clear_is_sealed_and_read_as_before(monkeypatch):
    monkeypatch.setattr("hengyuan.kernel.sealed_columns.AT_ONCE", 2)
    try:
        old = migrated(BEFORE)
        place = old.get_model("orgs", "Organisation").objects.create(
            kind="firm", name="正平", region="990102", valid_from="2026-01-01"
        )
        account = old.get_model("people", "Account").objects.create(username="a", name="甲")
        Hold = old.get_model("people", "Hold")
        told = ["整改王某", "年检", "投诉", "C:\\x", "事由"]
        for reason in told:
            Hold.objects.create(
                organisation=place, begins_on="2026-01-01", reason=reason, placed_by=account
            )
        new = migrated(AFTER)
        kept = new.get_model("people", "Hold").objects.order_by("pk")
        assert [hold.reason for hold in kept] == told
        assert all("整改".encode() not in bytes(cell) for cell in stored())
        migrated(BEFORE)
        assert stored() == told
    finally:
        executor = MigrationExecutor(connection)
        executor.migrate(executor.loader.graph.leaf_nodes())
