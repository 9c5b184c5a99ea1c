"""Settings of every test: a home of its own, fast passwords, ordinary static files."""

import pytest

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
