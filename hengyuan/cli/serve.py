"""`hengyuan serve`: bring the database up to date, serve the site with waitress, and keep a worker.

On one machine that is all there is to start. Pages and background work are two processes: a heavy
job does not slow a page, and a job that hangs is ended with its process.
"""

import contextlib
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator

import click

from hengyuan.cli import site


@click.command(name="serve")
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=8000, show_default=True)
@click.option("--threads", default=8, show_default=True)
@click.option("--work/--no-work", default=True, help="Run background work beside the pages.")
def command(host: str, port: int, threads: int, work: bool) -> None:
    """Serve the site; the first start of a demo builds the city."""
    site.load()
    from django.conf import settings
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    call_command("check", databases=["default"])
    if settings.DEMO:
        _prepare_demo()
    sys.stdout.write(f"\n衡援 Hengyuan: http://{host}:{port}/  (Ctrl+C ends it)\n")
    if settings.DEMO:
        _print_cast()
    else:
        _say_how_to_begin()
    sys.stdout.flush()
    from waitress import serve

    from hengyuan.wsgi import application

    signal.signal(signal.SIGTERM, _end)
    with _worker_beside() if work else contextlib.nullcontext():
        serve(application, host=host, port=port, threads=threads, ident="hengyuan")


def _end(*_: object) -> None:
    """SIGTERM ends as Ctrl+C does: waitress closes, then the worker is told."""
    raise KeyboardInterrupt


@contextlib.contextmanager
def _worker_beside() -> Iterator[None]:
    """Keep a worker alive in a process of its own; at the end let it finish the job in hand."""
    keeper = WorkerKeeper()
    keeper.start()
    try:
        yield
    finally:
        keeper.stop()


class WorkerKeeper:
    """Starts `hengyuan work` again whenever it dies; a worker that dies at once is not hurried.

    The worker holds the reading end of a pipe, so it also ends when this process is killed.
    """

    GRACE = 30  # seconds for the job in hand; killed after that, it is run again later

    def __init__(self) -> None:
        self._is_over = threading.Event()
        self._child: subprocess.Popen[bytes] | None = None
        self._thread = threading.Thread(target=self._keep, daemon=True)

    def start(self) -> None:
        """Begin to keep a worker."""
        self._thread.start()

    def stop(self) -> None:
        """Tell the worker, and wait for the job in hand."""
        self._is_over.set()
        if self._child is not None:
            with contextlib.suppress(ProcessLookupError):
                self._child.terminate()
        self._thread.join(self.GRACE)
        if self._thread.is_alive() and self._child is not None:
            self._child.kill()

    def _keep(self) -> None:
        reading, writing = os.pipe()
        words = [sys.executable, "-m", "hengyuan.cli", "work", "--lifeline", str(reading)]
        while not self._is_over.is_set():
            began = time.monotonic()
            self._child = subprocess.Popen(  # noqa: S603  # the words are ours
                words, pass_fds=[reading], start_new_session=True
            )
            if self._is_over.is_set():
                self._child.terminate()
            self._child.wait()
            if time.monotonic() - began < 10:
                self._is_over.wait(10)
        os.close(writing)


def _prepare_demo() -> None:
    from hengyuan.cli.demo import build_city
    from hengyuan.people.models import Account

    if not Account.objects.exists():
        build_city(300, None)


def _say_how_to_begin() -> None:
    from hengyuan.people.models import Account

    if not Account.objects.exists():
        sys.stdout.write(
            "Nobody can log in yet: `hengyuan people open-first-account --help`"
            " opens the first administrator's account.\n"
        )


def _print_cast() -> None:
    from demo.cast import PASSWORD, STAFF
    from hengyuan.people.rules import FACTS

    sys.stdout.write(f"demo cast, password {PASSWORD}:\n")
    for key, (name, role) in STAFF.items():
        sys.stdout.write(f"  {key:15} {name}  {FACTS[role].name_zh}\n")
    sys.stdout.write(
        "  bureau          江明    司法局（监督、同行评估）\n"
        "  bureau_2        岳清    司法局（核对整改和录入的结果）\n"
        "  reviewer_6      陆闻道  评估专家\n"
        "  firm_1          正平所主任  承办单位\n"
        "  handler         周明远  承办律师\n"
        "  outsider        外人    邻区窗口\n"
        "  administrator   程默    系统管理员\n"
        "  station         陆近    工作站\n"
        "  hotline         闻声    热线\n"
    )
