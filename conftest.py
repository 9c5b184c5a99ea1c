"""Settings of every test: a home of its own, fast passwords, ordinary static files."""

import shutil
import sqlite3
from contextlib import closing

import pytest
from django.conf import settings
from django.db import connection

from tests.processes import environment, run

pytest_plugins = ["hengyuan.ledger.tests.unlocked"]


@pytest.fixture(autouse=True)
def plain_site(settings, tmp_path):
    """Each test has its own folder for files, and the demo's identity numbers are taken."""
    settings.FILES_DIR = settings.MEDIA_ROOT = tmp_path / "files"
    settings.DEMO = True
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker, tmp_path_factory):
    """Keep a copy of the tables as the migrations leave them: migrating takes seconds."""
    if connection.vendor != "sqlite":
        return None
    path = tmp_path_factory.mktemp("blank") / "hengyuan.sqlite3"
    with django_db_blocker.unblock(), closing(sqlite3.connect(path)) as file:
        connection.ensure_connection()
        connection.connection.backup(file)
        file.execute("PRAGMA journal_mode = WAL")
    return path


@pytest.fixture(scope="session")
def empty_home(django_db_setup, tmp_path_factory):
    """The migrated tables on the embedded database, for processes of their own; copied by each."""
    made = tmp_path_factory.mktemp("home")
    if django_db_setup is None:
        run("manage.py", "migrate", "-v0", env=environment(made))
    else:
        shutil.copy(django_db_setup, made)
        shutil.copytree(settings.KEYS_DIR, made / "keys")  # the tables remember whose they are
    return made


@pytest.fixture
def home(empty_home, tmp_path):
    """A home of the test's own."""
    shutil.copytree(empty_home, tmp_path, dirs_exist_ok=True)
    return tmp_path
