"""The cast for the tests of assignment."""

import pytest

from tests import cast as the_cast


@pytest.fixture
def cast(db):
    """The stored cast."""
    return the_cast.build()
