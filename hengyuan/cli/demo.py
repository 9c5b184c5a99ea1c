"""`hengyuan demo build | reset`: the demo city, from its seed."""

import sys
import time

import click

from hengyuan.cli import site


@click.group()
def group() -> None:
    """The demo city 青石市: invented people, real commands."""


@group.command()
@click.option("--cases", default=300, show_default=True, help="How many cases begin.")
@click.option("--seed", default=None, type=int, help="Another city.")
def build(cases: int, seed: int | None) -> None:
    """Build the city in the empty database."""
    site.load()
    from hengyuan.people.models import Account

    if Account.objects.exists():
        raise click.ClickException("the database is not empty: `hengyuan demo reset` begins anew")
    build_city(cases, seed)


@group.command()
@click.option("--cases", default=300, show_default=True)
@click.confirmation_option(prompt="This removes everything in the demo database. Go on?")
def reset(cases: int) -> None:
    """Throw the demo database away and build the city anew (SQLite only)."""
    site.load()
    from pathlib import Path

    from django.conf import settings
    from django.core.management import call_command
    from django.db import connection

    if not settings.DEMO or connection.vendor != "sqlite":
        raise click.ClickException("only a demo on SQLite is thrown away: set HENGYUAN_DEMO=1")
    name = Path(str(settings.DATABASES["default"]["NAME"]))
    connection.close()
    for path in (name, name.with_name(name.name + "-wal"), name.with_name(name.name + "-shm")):
        path.unlink(missing_ok=True)
    call_command("migrate", verbosity=0)
    build_city(cases, None)


def build_city(cases: int, seed: int | None) -> None:
    """Build it and say how long it took."""
    from demo.build import SEED, build
    from hengyuan.kernel import clock
    from hengyuan.ledger.commands import settled
    from hengyuan.ledger.tasks import sign_now
    from hengyuan.supervision.commands import following, radar_following

    started = time.monotonic()
    sys.stdout.write(f"demo: building the city with {cases} cases, about a minute …\n")
    sys.stdout.flush()
    build(today=clock.today(), cases=cases, seed=seed or SEED)
    following.supervise_events(upto=settled(), at=clock.now())
    radar_following.follow(upto=settled(), at=clock.now())
    sign_now()
    sys.stdout.write(f"demo: built in {time.monotonic() - started:.0f} s\n")
