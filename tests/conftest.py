"""The cast of the journeys and of the browser."""

import pytest

from tests import cast as the_cast


@pytest.fixture
def cast(db):
    """The stored cast."""
    return the_cast.build()
