"""The cast of the journeys, and homes for real processes."""

import shutil

import pytest

from hengyuan.queue.tests.processes import environment, run
from tests.conftest import cast

__all__ = ["cast"]


@pytest.fixture(scope="session")
def empty_home(tmp_path_factory):
    """Keys and an empty, migrated SQLite file: made once, copied for each test."""
    made = tmp_path_factory.mktemp("home")
    run("manage.py", "migrate", "-v0", env=environment(made))
    return made


@pytest.fixture
def home(empty_home, tmp_path):
    """A home of the test's own."""
    shutil.copytree(empty_home, tmp_path, dirs_exist_ok=True)
    return tmp_path
