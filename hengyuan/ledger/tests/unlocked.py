"""Lets tests with real transactions empty the append-only tables: a pytest plug-in.

The root conftest names it: `pytest_plugins = ["hengyuan.ledger.tests.unlocked"]`. Every test runs
with the triggers on; they come off only while such a test's tables are emptied after it. What
the kernel's migration recorded is put back then, so that the order of tests does not matter.
The imports wait for Django.
"""

from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True, scope="session")
def flush_past_the_triggers() -> Iterator[None]:
    """Take the triggers off for the flush after a test, and put them on again."""
    from django.db import connection
    from django.test import TransactionTestCase

    from hengyuan.kernel.checks import KEYS_TO_FIT, fingerprint
    from hengyuan.kernel.models import KeyFingerprint
    from hengyuan.ledger import triggers

    usual = getattr(TransactionTestCase, "_fixture_teardown")  # noqa: B009  # not in the stubs

    def teardown(case: TransactionTestCase) -> None:
        triggers.remove(connection)
        try:
            usual(case)
        finally:
            triggers.install(connection)
        for name in KEYS_TO_FIT:
            KeyFingerprint.objects.get_or_create(
                name=name, defaults={"fingerprint": fingerprint(name)}
            )

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", teardown)
        yield
