"""The cast of the tests of subsidies."""

import pytest

from tests.cast import build


@pytest.fixture
def cast(db):
    """The stored cast."""
    return build()
