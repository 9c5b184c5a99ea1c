"""Lets tests with real transactions empty the append-only tables: a pytest plug-in.

The root conftest names it: `pytest_plugins = ["hengyuan.ledger.tests.unlocked"]`. Such a test runs
with the triggers on; they come off only for the flush after it.
"""

from collections.abc import Iterator

import pytest
from django.db import connection

from hengyuan.ledger import triggers

REAL_TRANSACTIONS = {"transactional_db", "live_server", "django_db_reset_sequences"}


@pytest.fixture(autouse=True)
def append_only_but_for_the_flush(request: pytest.FixtureRequest) -> Iterator[None]:
    """Put the triggers on before a test with real transactions, off before its flush."""
    marker = request.node.get_closest_marker("django_db")
    marked = marker is not None and (marker.kwargs.get("transaction") or any(marker.args[:1]))
    if not marked and REAL_TRANSACTIONS.isdisjoint(request.fixturenames):
        yield
        return
    request.getfixturevalue("transactional_db")
    triggers.install(connection)
    yield
    triggers.remove(connection)
