"""`hengyuan work`: run background work and call the clock, without serving pages."""

import contextlib
import os
import select
import signal
import subprocess
import sys
from threading import Event
from uuid import uuid4

import click

from hengyuan.cli import site


@click.command(name="work")
@click.option("--once", is_flag=True, help="Run what is due now, then end.")
@click.option(
    "--processes", default=1, show_default=True, help="Jobs at a time (only with a broker)."
)
@click.option("--lifeline", type=int, default=None, hidden=True)
def command(once: bool, processes: int, lifeline: int | None) -> None:
    """Run background work; any number of these, on any machine that reaches the database."""
    site.load()
    from django.conf import settings

    from hengyuan.queue import worker

    if once:
        click.echo(worker.run_due())
    elif settings.QUEUE_BROKER:
        raise SystemExit(_over_the_broker(processes, lifeline))
    else:
        hands = worker.Worker(lifeline=lifeline)
        hands.stop_on_signals()
        hands.work()


def _over_the_broker(processes: int, lifeline: int | None) -> int:
    """Celery in a process of its own; here the clock, which also tells the broker what fell due."""
    from hengyuan.queue import relay
    from hengyuan.queue.celery import LIFELINE

    words = ["-q", "-A", "hengyuan.queue", "worker", "--loglevel", "WARNING"]
    words += ["--without-gossip", "--without-mingle", "--concurrency", str(processes)]
    words += ["--hostname", f"{uuid4()}@%h"]  # two on one machine must not share a name
    reading, _writing = os.pipe()  # closed by the system when this process ends, however it ends
    celery = subprocess.Popen(  # noqa: S603  # the words are ours
        [sys.executable, "-m", "celery", *words],
        env=os.environ | {"DJANGO_SETTINGS_MODULE": "hengyuan.settings", LIFELINE: str(reading)},
        pass_fds=[reading],
        start_new_session=True,
    )
    os.close(reading)
    asked = Event()

    def end(*_told: object) -> None:
        asked.set()
        celery.terminate()

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, end)
    watched = [] if lifeline is None else [lifeline]
    while celery.poll() is None:
        _call_the_clock()
        if select.select(watched, [], [], relay.PAUSE)[0]:
            watched = []
            end()
    by_our_word = asked.is_set() and celery.returncode == -signal.SIGTERM  # it had hardly begun
    return 0 if by_our_word else celery.returncode


def _call_the_clock() -> None:
    from django.db import OperationalError, close_old_connections

    from hengyuan.kernel import clock
    from hengyuan.queue import beat, relay

    close_old_connections()
    with contextlib.suppress(OperationalError):  # the database restarts: look again
        beat.tick(at=clock.now())
        beat.follow(at=clock.now())
        relay.announce_due(at=clock.now())
