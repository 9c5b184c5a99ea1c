"""Settings of every test: a home of its own, fast passwords, ordinary static files."""

import shutil
import sqlite3
from contextlib import closing

import pytest
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import connection

from tests.processes import environment, made_once, run

pytest_plugins = ["hengyuan.ledger.tests.unlocked", "hengyuan.ui.tests.chromium"]
DATABASE = "hengyuan.sqlite3"
CAST = "import django; django.setup(); from demo import cast; cast.build()"


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
def django_db_modify_db_settings(django_db_modify_db_settings, blank):
    """Whoever finds the tables made does not migrate."""
    if blank:
        connection.settings_dict["TEST"]["MIGRATE"] = False


@pytest.fixture(scope="session")
def blank(tmp_path_factory):
    """A folder with the embedded database as the migrations leave it, made once in a run.

    None where the suite runs on another database.
    """
    if connection.vendor != "sqlite":
        return None

    def make(folder):
        run(
            "manage.py",
            "migrate",
            "-v0",
            env=environment(folder, HENGYUAN_KEYS=str(settings.KEYS_DIR)),
        )

    return made_once(tmp_path_factory, "blank", make)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker, blank):
    """Fill the tables of the suite from that copy: migrating takes seconds."""
    if blank:
        with django_db_blocker.unblock(), closing(sqlite3.connect(blank / DATABASE)) as file:
            connection.ensure_connection()
            file.backup(connection.connection)
        ContentType.objects.clear_cache()


@pytest.fixture(scope="session")
def empty_home(blank, tmp_path_factory):
    """The migrated tables on the embedded database, for processes of their own; copied by each."""

    def make(folder):
        if blank is None:
            run("manage.py", "migrate", "-v0", env=environment(folder))
        else:
            shutil.copytree(blank, folder, dirs_exist_ok=True)
            shutil.copytree(settings.KEYS_DIR, folder / "keys")  # the tables know whose they are

    return made_once(tmp_path_factory, "empty_home", make)


@pytest.fixture(scope="session")
def home_of_the_cast(empty_home, tmp_path_factory):
    """A home where the cast is stored."""

    def make(folder):
        shutil.copytree(empty_home, folder, dirs_exist_ok=True)
        run("-c", CAST, env=environment(folder))

    return made_once(tmp_path_factory, "home_of_the_cast", make)


@pytest.fixture
def home(empty_home, tmp_path):
    """A home of the test's own."""
    shutil.copytree(empty_home, tmp_path, dirs_exist_ok=True)
    return tmp_path


def pytest_collection_modifyitems(config, items):
    """What drives processes or a browser takes long: first in the share of each worker."""
    shares = getattr(config, "workerinput", {}).get("workercount", 1)
    driven = {"empty_home", "one_chromium"}
    long = [item for item in items if driven & set(item.fixturenames)]
    short = [item for item in items if not driven & set(item.fixturenames)]
    size = -(-len(short) // shares)
    items[:] = [
        item
        for n in range(shares)
        for item in (*long[n::shares], *short[n * size : (n + 1) * size])
    ]
