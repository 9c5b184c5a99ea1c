"""The cast of the tests of assignment."""

import pytest

from demo.cast import build


@pytest.fixture
def cast(db):
    """The stored cast."""
    return build()
