"""The cast of the tests of assignment."""

import pytest

from tests.cast import build


@pytest.fixture
def cast(db):
    """The stored cast."""
    return build()
