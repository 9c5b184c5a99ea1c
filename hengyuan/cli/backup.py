"""`hengyuan backup FILE` and `hengyuan restore FILE`: the site in one file, and back again.

The keys are not in it unless asked for: whoever finds a backup with its keys reads everything, and
whoever loses the keys reads nothing (法律援助法 art. 21; 个人信息保护法 art. 51).
"""

import shutil
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path
from typing import Any

import click

from hengyuan.cli import archive, site
from hengyuan.cli.archive import DATABASE, FILES, KEYS, DamagedArchive, Manifest

OF_SQLITE = ("", "-wal", "-shm")


@click.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option(
    "--with-keys", is_flag=True, help="Put the keys in as well: guard the file like them."
)
def backup(file: Path, with_keys: bool) -> None:
    """Copy the tables and the stored files into FILE, while the site runs."""
    site.load()
    if file.exists():
        raise click.ClickException(f"{file} exists: give another name, nothing is overwritten")
    draft = file.with_name(f"{file.name}.part")
    try:
        manifest = _write(draft, with_keys)
        draft.replace(file)
    except OSError as error:
        raise click.ClickException(f"cannot write {file}: {error}") from error
    finally:
        draft.unlink(missing_ok=True)
    for line in _told(file, manifest):
        click.echo(line)


def _write(draft: Path, with_keys: bool) -> Manifest:
    """The tables first: a row never names a file that was not there before it."""
    from django.conf import settings

    writer = archive.Writer(draft)
    manifest = _tables(writer, draft.parent, with_keys)
    _take(writer, FILES, settings.FILES_DIR, "**/*")
    if with_keys:
        _take(writer, KEYS, settings.KEYS_DIR, "*.key")
    writer.close(manifest, _sign)
    return manifest


def _take(writer: archive.Writer, folder: str, source: Path, pattern: str) -> None:
    for path in sorted(source.glob(pattern)) if source.is_dir() else ():
        if path.is_file():
            writer.add(f"{folder}/{path.relative_to(source).as_posix()}", path)


def _sign(said: bytes) -> str:
    from hengyuan.kernel import crypto

    return crypto.hmac_sm3(crypto.data_key(), b"hengyuan backup" + said).hex()


def _tables(writer: archive.Writer, folder: Path, has_keys: bool) -> Manifest:
    """Copy the embedded database whole, as it stands at one moment, and say what it holds.

    Tables on PostgreSQL are only described: its own tools copy them.
    """
    from django.db import connection

    if connection.vendor != "sqlite":
        with connection.cursor() as cursor:
            return _described(cursor, "postgresql", has_keys)
    if not _database().exists():
        raise click.ClickException(f"there is no site in {_database().parent} yet")
    with tempfile.TemporaryDirectory(dir=folder, prefix=".backup-") as place:
        copy = Path(place) / DATABASE
        with closing(sqlite3.connect(copy)) as target:
            with closing(sqlite3.connect(_database(), timeout=20)) as source:
                source.backup(target)
            target.execute("PRAGMA journal_mode = DELETE")
            manifest = _described(target.cursor(), "sqlite", has_keys)
        writer.add(DATABASE, copy)
    return manifest


def _described(cursor: Any, database: str, has_keys: bool) -> Manifest:
    from hengyuan.kernel import clock

    def first(question: str) -> Any:
        cursor.execute(question)
        return cursor.fetchone()

    signed = first(
        "SELECT number, last_id, root FROM ledger_checkpoint ORDER BY number DESC LIMIT 1"
    )
    events = first("SELECT COUNT(*) FROM ledger_event")[0]
    cursor.execute("SELECT name, fingerprint FROM kernel_keyfingerprint")
    return Manifest(
        taken_at=clock.now().astimezone(clock.SHANGHAI).isoformat(timespec="seconds"),
        database=database,
        events=events,
        checkpoint=dict(zip(("number", "last_id", "root"), signed, strict=True))
        if signed
        else None,
        keys=dict(cursor.fetchall()),
        has_keys=has_keys,
    )


def _told(file: Path, manifest: Manifest) -> list[str]:
    from django.conf import settings
    from django.utils.translation import gettext as _

    lines = [
        _("已备份到 {file}：事件 {events} 条，文件 {files} 个。").format(
            file=file, events=manifest.events, files=len(manifest.names(FILES))
        )
    ]
    if manifest.database != "sqlite":
        lines.append(_("数据库在PostgreSQL：表请用 pg_dump 备份，先备份表，再运行本命令。"))
    if "://" in settings.FILES:
        lines.append(_("文件在对象存储，不在备份里，请用存储自己的办法备份。"))
    if manifest.has_keys:
        return [*lines, _("备份含密钥：得到这个文件的人能读出全部内容，请像密钥一样保管。")]
    return [
        *lines,
        _("备份不含密钥。密钥在 {folder}，请另行备份、分开保管；没有密钥，备份无法使用。").format(
            folder=settings.KEYS_DIR
        ),
    ]


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--yes", is_flag=True, help="Also where the home is not empty; what is there is kept."
)
def restore(file: Path, yes: bool) -> None:
    """Put the site of FILE into an empty home, and verify its ledger. Stop the site first.

    With --yes what stands in the home is moved aside, never deleted.
    """
    site.load()
    from django.conf import settings

    try:
        manifest = archive.read_manifest(file)
        _refuse(manifest, yes)
        settings.HOME.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=settings.HOME, prefix=".restore-") as place:
            archive.unpack(file, manifest, Path(place))
            _fit_keys(manifest, Path(place) / KEYS)
            if manifest.seal != _sign(manifest.said()):
                raise DamagedArchive(f"the manifest of {file.name} was changed")
            _put_in_place(manifest, Path(place))
    except DamagedArchive as error:
        raise click.ClickException(f"nothing was restored: {error}") from error
    _verified(manifest)


def _database() -> Path:
    from django.conf import settings

    return Path(settings.DATABASES["default"]["NAME"])


def _refuse(manifest: Manifest, yes: bool) -> None:
    from django.conf import settings
    from django.db import connection

    if manifest.database != connection.vendor:
        raise click.ClickException(
            f"the backup is of a site on {manifest.database}, this one is on {connection.vendor}"
        )
    stored = settings.FILES_DIR.is_dir() and any(settings.FILES_DIR.iterdir())
    if not yes and (stored or (connection.vendor == "sqlite" and _database().exists())):
        raise click.ClickException(
            f"{settings.HOME} is not empty: with --yes what is there is moved aside"
        )


def _fit_keys(manifest: Manifest, brought: Path) -> None:
    """The keys of the site are those of the backup; none that is there is ever overwritten."""
    from django.conf import settings

    from hengyuan.kernel.checks import KEYS_TO_FIT, fingerprint_of

    wrong = []
    for name in KEYS_TO_FIT:
        there, new = (folder / f"{name}.key" for folder in (settings.KEYS_DIR, brought))
        path = new if new.exists() and not there.exists() else there
        if not path.exists() or fingerprint_of(path.read_bytes(), name) != manifest.keys.get(name):
            wrong.append(name)
    if wrong:
        raise click.ClickException(
            f"nothing was restored: the keys in {settings.KEYS_DIR} are not those of this backup "
            f"({', '.join(wrong)}): put its own key folder there first"
        )
    settings.KEYS_DIR.mkdir(parents=True, exist_ok=True, mode=0o700)
    for path in brought.glob("*.key"):
        if not (settings.KEYS_DIR / path.name).exists():
            shutil.move(path, settings.KEYS_DIR)


def _put_in_place(manifest: Manifest, unpacked: Path) -> None:
    from django.conf import settings

    from hengyuan.kernel import clock

    aside = f".before-{clock.now().astimezone(clock.SHANGHAI):%Y%m%d-%H%M%S}"
    if manifest.database == "sqlite":
        for suffix in OF_SQLITE:
            _move_aside(_database().with_name(_database().name + suffix), aside)
        shutil.move(unpacked / DATABASE, _database())
    _move_aside(settings.FILES_DIR, aside)
    if (unpacked / FILES).is_dir():
        shutil.move(unpacked / FILES, settings.FILES_DIR)


def _move_aside(path: Path, aside: str) -> None:
    if path.exists():
        path.rename(path.with_name(path.name + aside))


def _verified(manifest: Manifest) -> None:
    """Verify the ledger of what was restored, and say what was found; 1 when it is broken."""
    from django.core.management import call_command
    from django.utils.translation import gettext as _

    from hengyuan.cli.ledger import sentences
    from hengyuan.ledger.verification import verify

    if manifest.database == "sqlite":
        call_command("migrate", verbosity=0)
    else:
        click.echo(_("数据库在PostgreSQL：表请先用 pg_restore 恢复，以下核对的是现有的表。"))
    report = verify()
    for line in sentences(report):
        click.echo(line)
    if report.events < manifest.events:
        click.echo(
            _("备份时有事件 {then} 条，现在只有 {now} 条。").format(
                then=manifest.events, now=report.events
            )
        )
    if not report.is_sound or report.events < manifest.events:
        raise click.exceptions.Exit(1)
    click.echo(_("已恢复 {at} 的备份。").format(at=manifest.taken_at))
