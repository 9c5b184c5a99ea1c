"""A wrongly set up site does not start: each check with its id and its hint."""

import pytest
from django.conf import settings as site
from django.core import checks as django_checks

from hengyuan.kernel import checks, keys
from hengyuan.kernel.models import KeyFingerprint


def ids(found) -> list[str]:
    assert all(message.hint for message in found)
    return [message.id for message in found]


def test_the_site_itself_is_sound():
    serious = [m for m in django_checks.run_checks() if m.is_serious() and "kernel" in str(m.id)]
    assert serious == []


@pytest.mark.parametrize(("name", "value"), [("USE_TZ", False), ("TIME_ZONE", "UTC")])
def test_time_is_legal_time(settings, name, value):
    assert ids(checks.time_is_legal_time()) == []
    setattr(settings, name, value)
    assert ids(checks.time_is_legal_time()) == ["kernel.E001"]


def test_missing_algorithms_are_told(monkeypatch):
    assert ids(checks.algorithms_are_there()) == []

    def without_sm3(name, data):
        raise ValueError(f"unsupported hash type {name}")

    monkeypatch.setattr("hashlib.new", without_sm3)
    assert ids(checks.algorithms_are_there()) == ["kernel.E002"]


def test_keys_that_others_may_read_are_told(settings, tmp_path):
    settings.KEYS_DIR = tmp_path
    keys.load(tmp_path, "data")
    assert ids(checks.keys_are_private()) == []
    (tmp_path / "data.key").chmod(0o640)
    assert ids(checks.keys_are_private()) == ["kernel.E003"]


def test_a_cut_key_is_told(settings, tmp_path):
    settings.KEYS_DIR = tmp_path
    (tmp_path / "index.key").write_bytes(b"cut")
    (tmp_path / "index.key").chmod(0o600)
    (tmp_path / "other.key").write_bytes(b"not ours")
    (tmp_path / "other.key").chmod(0o600)
    assert ids(checks.keys_are_private()) == ["kernel.E004"]


@pytest.mark.parametrize(
    ("debug", "demo", "https", "expected"),
    [
        (False, False, True, []),
        (True, False, True, ["kernel.E005"]),
        (False, True, True, ["kernel.W001"]),
        (False, False, False, ["kernel.W002"]),
        (True, True, False, ["kernel.E005", "kernel.W001", "kernel.W002"]),
    ],
)
def test_what_is_served_away_from_this_machine(settings, debug, demo, https, expected):
    settings.DEBUG, settings.DEMO, settings.SESSION_COOKIE_SECURE = debug, demo, https
    settings.ALLOWED_HOSTS = ["localhost", "aid.example.cn"]
    assert ids(checks.hosts_fit_the_mode()) == expected
    settings.ALLOWED_HOSTS = ["localhost", "127.0.0.1"]
    assert ids(checks.hosts_fit_the_mode()) == []


def test_sqlite_is_set_for_many_users(monkeypatch):
    sound = {
        "ENGINE": "django.db.backends.sqlite3",
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "init_command": "PRAGMA foreign_keys=ON;",
        },
    }
    for database, expected in (
        (sound, []),
        (sound | {"OPTIONS": {}}, ["kernel.E006", "kernel.E007"]),
        ({"ENGINE": "django.db.backends.postgresql"}, []),
    ):
        monkeypatch.setattr(site, "DATABASES", {"default": database})
        assert ids(checks.sqlite_is_set_for_many()) == expected


@pytest.mark.django_db
def test_the_migration_recorded_the_keys():
    assert set(KeyFingerprint.objects.values_list("name", flat=True)) == set(checks.KEYS_TO_FIT)
    assert ids(checks.keys_fit_the_database(databases=["default"])) == []
    assert ids(checks.keys_fit_the_database(databases=None)) == []


@pytest.mark.django_db
def test_another_key_folder_is_refused(settings, tmp_path):
    settings.KEYS_DIR = tmp_path
    found = checks.keys_fit_the_database(databases=["default"])
    assert ids(found) == ["kernel.E008"] * 3
    assert all(message.is_serious() for message in found)


@pytest.mark.django_db
def test_one_exchanged_key_is_named(settings, tmp_path):
    for name in checks.KEYS_TO_FIT:
        (tmp_path / f"{name}.key").write_bytes(keys.load(settings.KEYS_DIR, name))
    (tmp_path / "index.key").write_bytes(bytes(32))
    settings.KEYS_DIR = tmp_path
    found = checks.keys_fit_the_database(databases=["default"])
    assert [message.msg.split()[2] for message in found] == ["index"]


@pytest.mark.django_db
def test_a_database_without_record_is_told():
    KeyFingerprint.objects.all().delete()
    assert ids(checks.keys_fit_the_database(databases=["default"])) == ["kernel.W003"]


def test_a_fingerprint_gives_no_key_away():
    for name in checks.KEYS_TO_FIT:
        assert keys.load(site.KEYS_DIR, name).hex() not in checks.fingerprint(name)
