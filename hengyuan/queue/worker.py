"""The worker: claim, run, finish, and be quiet while there is nothing.

A run that is killed is taken again when its lease ends. A run over its limit ends its process:
nothing milder stops a thread that hangs, and whoever keeps the worker starts it anew.
"""

import contextlib
import logging
import os
import select
import signal
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import nullcontext
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import OperationalError, close_old_connections, connection, transaction

from hengyuan.kernel import clock, tasks
from hengyuan.queue import beat, commands, queries, rules
from hengyuan.queue.models import Job

log = logging.getLogger(__name__)
OVER_THE_LIMIT = 75  # exit status of a process given up


def name_of_this_worker() -> str:
    """Unique among the workers that are alive."""
    return f"{socket.gethostname()[:60]}:{os.getpid()}:{time.monotonic_ns() % 10**9}"


def run(job: Job) -> None:
    """Run a claimed job and note how it went. Never raises what the task raised."""
    try:
        declared = tasks.get(job.task)
        given = job.given()
        with (
            _lease_kept(job, declared.limit),
            transaction.atomic() if declared.in_transaction else nullcontext(),
        ):
            declared.call(*given["args"], **given["kwargs"])
            commands.finish(job=job, at=clock.now())
    except commands.LeaseLost:
        log.warning("job %s (%s) lost its lease; undone", job.pk, job.task)
    except Exception as error:  # a task may raise anything; the queue must go on
        own_words = str(error) if isinstance(error, tasks.CannotRun) else ""
        account = rules.account_of(error, own_words)
        log.error("job %s (%s) failed, run %s: %s", job.pk, job.task, job.attempts, account)
        commands.fail(job=job, error=account, at=clock.now())


@contextlib.contextmanager
def _lease_kept(job: Job, limit: timedelta) -> Iterator[None]:
    """Prolong the lease from a thread while the run lasts, up to its limit."""
    is_over = threading.Event()
    keeper = threading.Thread(target=_keep_lease, args=(job, limit, is_over), daemon=True)
    keeper.start()
    try:
        yield
    finally:
        is_over.set()
        keeper.join(1)  # a keeper that waits for SQLite's writer must not hold up the commit


def _keep_lease(job: Job, limit: timedelta, is_over: threading.Event) -> None:
    """A short run ends before the first look, and costs no query."""
    until = time.monotonic() + limit.total_seconds()
    pause = settings.QUEUE_LEASE.total_seconds() / 3
    try:
        while not is_over.wait(max(min(pause, until - time.monotonic()), 0)):
            if time.monotonic() >= until:
                log.critical("job %s (%s) is over its limit; giving up", job.pk, job.task)
                give_up()
                return
            # The task itself may hold SQLite's writer; then nobody else can claim either.
            with contextlib.suppress(OperationalError):
                commands.keep(job=job, at=clock.now())
    finally:
        connection.close()


def give_up() -> None:
    """End the process at once, as a kill would."""
    os._exit(OVER_THE_LIMIT)


def run_one(worker: str, at: datetime) -> bool:
    """Run the job that is due longest; False when there is none."""
    if not queries.is_work_due(at):
        return False
    job = commands.claim(worker=worker, at=at)
    if job is None:
        return False
    run(job)
    return True


def run_due(worker: str | None = None) -> int:
    """Call the clock once and run all that is due, then return; how many jobs."""
    name, done = worker or name_of_this_worker(), 0
    beat.tick(at=clock.now())
    beat.follow(at=clock.now())
    while run_one(name, clock.now()):
        done += 1
    return done


class Worker:
    """The loop of one process. It ends after the job in hand on SIGTERM or SIGINT, and when the
    process that started it is gone: then `lifeline`, a pipe from there, reads as closed.
    """

    def __init__(self, lifeline: int | None = None) -> None:
        self.name = name_of_this_worker()
        self.is_stopping = False
        self._wake, self._waker = os.pipe()
        self._watched = [self._wake, *([] if lifeline is None else [lifeline])]
        self._lifeline = lifeline

    def stop_on_signals(self) -> None:
        """Let the usual signals end the loop."""
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._stop)

    def _stop(self, *_: Any) -> None:
        self.is_stopping = True
        os.write(self._waker, b".")

    def _pause(self, seconds: float) -> None:
        ready, _w, _x = select.select(self._watched, [], [], seconds)
        if self._lifeline in ready:
            self.is_stopping = True

    def work(self) -> None:
        """Run jobs until told to stop."""
        idle, next_beat = 0, 0.0
        while not self.is_stopping:
            close_old_connections()
            try:
                if time.monotonic() >= next_beat:
                    beat.tick(at=clock.now())
                    next_beat = time.monotonic() + beat.PAUSE
                beat.follow(at=clock.now())
                found = run_one(self.name, clock.now())
            except OperationalError as error:  # the database is locked, or restarts
                log.warning("no database: %s", type(error).__name__)
                connection.close()
                found = False
            idle = 0 if found else idle + 1
            self._pause(0 if found else rules.poll_pause(idle - 1))
        connection.close()
