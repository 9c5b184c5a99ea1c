"""A site backed up while it writes, and restored: whole, or refused with the reason."""

import io
import json
import shutil
import subprocess
import sys
import tarfile
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner
from django.db import connection, connections

from hengyuan.cli import archive
from hengyuan.cli.backup import backup, restore
from hengyuan.kernel import clock
from tests.processes import asked, environment, kill, made_once, python, run, until

HENGYUAN = "from hengyuan.cli import main; main()"
SIGN = """
import django; django.setup()
from hengyuan.kernel import clock
from hengyuan.ledger import commands
commands.checkpoint(at=clock.now())
"""
WRITE = """
import django; django.setup()
from hengyuan.kernel import clock
from hengyuan.kernel.actor import SYSTEM
from hengyuan.people.commands import register_person
while True:
    register_person(name="写不停", actor=SYSTEM, at=clock.now())
"""
EVENTS = "SELECT COUNT(*) FROM ledger_event"
SEALED = b"sealed elsewhere"
ON_SQLITE = connections.settings["default"]["ENGINE"] == "django.db.backends.sqlite3"
embedded = pytest.mark.skipif(not ON_SQLITE, reason="a home of its own, on the embedded database")


STORED = "files/ab/abcd.sealed"


@pytest.fixture(scope="session")
def filled_home(home_of_the_cast, tmp_path_factory):
    """A home with a few hundred events, a signed checkpoint and a stored file, and its backup."""

    def make(folder):
        home = shutil.copytree(home_of_the_cast, folder / "home")
        run("-c", SIGN, env=environment(home))
        (home / STORED).parent.mkdir(parents=True)
        (home / STORED).write_bytes(SEALED)
        backed_up(home, folder / "site.tar")

    return made_once(tmp_path_factory, "filled_home", make)


@pytest.fixture
def site(filled_home, tmp_path):
    """A copy of it of the test's own."""
    return shutil.copytree(filled_home / "home", tmp_path / "home")


@pytest.fixture
def file(filled_home, tmp_path):
    """Its backup, a copy of the test's own."""
    return Path(shutil.copy(filled_home / "site.tar", tmp_path))


@pytest.fixture
def other(tmp_path_factory):
    return tmp_path_factory.mktemp("other")


@pytest.fixture
def refused(settings, monkeypatch):
    """What `restore` says in a home that it leaves as it was; without a process of its own."""

    def ask(home, file):
        settings.HOME, settings.KEYS_DIR, settings.FILES_DIR = home, home / "keys", home / "files"
        monkeypatch.setitem(settings.DATABASES["default"], "NAME", str(home / archive.DATABASE))
        before = sorted(home.rglob("*"))
        done = CliRunner().invoke(restore, [str(file)])
        assert done.exit_code == 1 and sorted(home.rglob("*")) == before
        return done.output

    return ask


def command(home, *words):
    """Status and what was said."""
    done = subprocess.run(
        [sys.executable, "-c", HENGYUAN, *map(str, words)], env=environment(home),
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    return done.returncode, done.stdout + done.stderr


def backed_up(home, file, *words):
    status, said = command(home, "backup", file, *words)
    assert status == 0, said
    return said


def with_keys_of(home, other):
    shutil.copytree(home / "keys", other / "keys")
    return other


def changed(file, name, change):
    """The same archive with one part changed."""
    target = file.with_name("changed.tar")
    with tarfile.open(file) as old, tarfile.open(target, "w") as new:
        for entry in old:
            content = old.extractfile(entry).read()
            if entry.name == name:
                content = change(content)
                entry.size = len(content)
            new.addfile(entry, io.BytesIO(content))
    return target


@embedded
def test_a_restored_site_has_the_tables_the_files_and_a_sound_ledger(site, other, tmp_path):
    file = tmp_path / "new.tar"
    said = backed_up(site, file)
    events = asked(site, EVENTS)[0][0]
    assert f"事件 {events} 条，文件 1 个" in said and "备份不含密钥" in said
    assert file.stat().st_mode & 0o077 == 0
    manifest = archive.read_manifest(file)
    assert manifest.events == events and manifest.checkpoint["number"] == 1
    assert manifest.names(archive.KEYS) == [] and len(manifest.keys) == 3
    status, told = command(with_keys_of(site, other), "restore", file)
    assert status == 0, told
    assert f"事件 {events} 条" in told and "账本完好" in told
    assert (other / STORED).read_bytes() == SEALED
    names = "SELECT username FROM people_account ORDER BY username"
    assert asked(other, names) == asked(site, names)


@embedded
def test_a_backup_taken_while_another_process_writes_is_whole(site, other, tmp_path):
    before = asked(site, EVENTS)[0][0]
    file = tmp_path / "new.tar"
    writer = python("-c", WRITE, env=environment(site), stdout=subprocess.DEVNULL)
    try:
        until(lambda: asked(site, EVENTS)[0][0] > before + 5, "the writer")
        backed_up(site, file)
        then = asked(site, EVENTS)[0][0]
        until(lambda: asked(site, EVENTS)[0][0] > then, "the writer to go on")
    finally:
        kill(writer)
    manifest = archive.read_manifest(file)
    assert before < manifest.events <= then
    status, told = command(with_keys_of(site, other), "restore", file)
    assert status == 0 and "账本完好" in told, told
    assert asked(other, EVENTS) == [(manifest.events,)]


@embedded
@pytest.mark.parametrize(
    ("name", "change"),
    [
        (archive.DATABASE, lambda content: content[:-9] + bytes(9)),
        (STORED, lambda content: b"something else!!"),
        (STORED, lambda content: content[:-1]),
        (archive.MANIFEST, lambda content: content.replace(b'"number": 1', b'"number": 2')),
        (archive.MANIFEST, lambda content: content[:40]),
    ],
)
def test_a_changed_archive_is_refused_and_restores_nothing(
    refused, file, site, other, name, change
):
    said = refused(with_keys_of(site, other), changed(file, name, change))
    assert "nothing was restored" in said


@embedded
def test_a_refusal_is_two_for_the_shell(file, site, other):
    changed_file = changed(file, STORED, lambda content: content[:-1])
    status, told = command(with_keys_of(site, other), "restore", changed_file)
    assert status == 2 and "nothing was restored" in told


@embedded
def test_an_archive_cut_off_is_refused(refused, file, site, other):
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])
    assert "nothing was restored" in refused(with_keys_of(site, other), file)


@embedded
def test_other_keys_and_no_keys_are_refused(refused, file, site, other):
    assert "put its own key folder there first" in refused(other, file)
    (other / "keys").mkdir()
    for name in ("data", "index", "checkpoint"):
        length = (site / "keys" / f"{name}.key").stat().st_size
        (other / "keys" / f"{name}.key").write_bytes(bytes(length))
    assert "data, index, checkpoint" in refused(other, file)


@embedded
def test_with_the_keys_in_it_an_empty_home_is_enough(site, other, tmp_path):
    file = tmp_path / "new.tar"
    assert "备份含密钥" in backed_up(site, file, "--with-keys")
    status, told = command(other, "restore", file)
    assert status == 0, told
    kept, brought = (folder / "keys" / "data.key" for folder in (site, other))
    assert kept.read_bytes() == brought.read_bytes() and brought.stat().st_mode & 0o077 == 0


@embedded
def test_a_home_that_is_not_empty_is_kept_aside_and_only_when_told(refused, file, site):
    events = asked(site, EVENTS)
    run("-c", WRITE.replace("while True", "for _ in range(3)"), env=environment(site))
    assert "is not empty" in refused(site, file)
    assert asked(site, EVENTS)[0][0] > events[0][0]
    assert command(site, "restore", "--yes", file)[0] == 0
    assert asked(site, EVENTS) == events
    assert len(list(site.glob("hengyuan.sqlite3.before-*"))) == 1
    assert len(list(site.glob("files.before-*"))) == 1


@embedded
def test_nothing_is_overwritten_and_a_home_without_a_site_says_so(file, site, other):
    assert "nothing is overwritten" in command(site, "backup", file)[1]
    status, told = command(other, "backup", other / "new.tar")
    assert status == 2 and "no site" in told and not list(other.glob("*.tar*"))


@embedded
def test_a_part_that_the_manifest_does_not_name_is_refused(refused, file, site, other):
    with tarfile.open(file, "a") as tar:
        entry = tarfile.TarInfo("../../outside")
        entry.size = 4
        tar.addfile(entry, io.BytesIO(b"evil"))
    assert "not in the manifest" in refused(with_keys_of(site, other), file)


@pytest.mark.parametrize(
    "name", ["/etc/passwd", "files/../../x", "..", "other/x", "keys", "files\\..\\x", "x.sqlite3"]
)
def test_no_name_leads_outside_the_home(name):
    assert not archive.is_safe(name)


def test_the_known_places_are_safe():
    assert all(map(archive.is_safe, (archive.DATABASE, "files/ab/x.sealed", "keys/data.key")))


@pytest.mark.skipif(ON_SQLITE, reason="what is said where the tables are on PostgreSQL")
@pytest.mark.django_db
def test_on_postgresql_the_files_are_copied_and_the_tables_left_to_pg_dump(settings, tmp_path):
    settings.FILES_DIR = tmp_path / "files"
    settings.FILES_DIR.mkdir()
    (settings.FILES_DIR / "x.sealed").write_bytes(SEALED)
    file = tmp_path / "site.tar"
    done = CliRunner().invoke(backup, [str(file)])
    assert done.exit_code == 0 and "pg_dump" in done.output
    manifest = archive.read_manifest(file)
    assert manifest.database == connection.vendor == "postgresql"
    assert [part.name for part in manifest.parts] == ["files/x.sealed"]
    assert manifest.taken_at[:10] == clock.today().isoformat()
    with closing(tarfile.open(file)) as tar:
        assert json.load(tar.extractfile(archive.MANIFEST))["has_keys"] is False
