"""What only real processes show: a worker killed within a task, a site that starts and ends,
an idle worker that is quiet.

SQLite in a home of its own; the kill also on the suite's PostgreSQL.
"""

import os
import signal
import socket
import sqlite3
import subprocess
import time
import urllib.request
from contextlib import closing
from pathlib import Path

import pytest
from django.db import connection

from hengyuan.kernel import tasks
from hengyuan.ledger.models import Event
from hengyuan.queue.models import Job
from hengyuan.queue.tests import sample_tasks
from tests.cast import at
from tests.processes import (
    PATIENCE,
    asked,
    children_of,
    environment,
    kill,
    python,
    run,
    until,
)

# A worker that knows the sample tasks.
WORK = """
import django
django.setup()
import hengyuan.queue.tests.sample_tasks
from hengyuan.queue import worker
hands = worker.Worker()
hands.stop_on_signals()
hands.work()
"""
ENQUEUE = """
import sys, django
django.setup()
import hengyuan.queue.tests.sample_tasks as sample
from hengyuan.kernel import clock, tasks
tasks.later(sample.HERE + ".note_slowly", at=clock.now(), word="once", marker=sys.argv[1])
"""


def killed_within_and_done_by_the_next(env, marker):
    """Start a worker, kill it between its writing and its commit, start another."""
    first = python("-c", WORK, env=env)
    try:
        until(marker.exists, "the task to begin")
        first.send_signal(signal.SIGKILL)
        assert first.wait(10) == -signal.SIGKILL
    finally:
        kill(first)
    second = python("-c", WORK, env=env)
    try:
        until(lambda: marker.read_text().count("\n") == 2, "the second run")
        time.sleep(0.5)
        second.terminate()
        assert second.wait(PATIENCE) == 0  # told to end, it ends by itself
    finally:
        kill(second)


def test_a_killed_worker_is_followed_and_the_effect_happens_once(home):
    marker = home / "marker"
    env = environment(home, HENGYUAN_QUEUE_LEASE="2")
    run("-c", ENQUEUE, str(marker), env=env)
    killed_within_and_done_by_the_next(env, marker)
    job = "SELECT state, attempts FROM queue_job WHERE task LIKE '%note_slowly'"
    assert asked(home, job) == [("done", 2)]
    assert asked(home, "SELECT type FROM ledger_event WHERE type = 'queue_test.noted'") == [
        ("queue_test.noted",)
    ]


@pytest.mark.django_db(transaction=True)
def test_a_killed_worker_on_the_server_too(tmp_path):
    if connection.vendor != "postgresql":
        return
    from django.conf import settings

    name = connection.settings_dict["NAME"]
    env = environment(
        tmp_path,
        HENGYUAN_DATABASE=f"postgres:///{name}",
        HENGYUAN_KEYS=str(settings.KEYS_DIR),
        HENGYUAN_QUEUE_LEASE="2",
    )
    marker = tmp_path / "marker"
    tasks.later(f"{sample_tasks.HERE}.note_slowly", at=at("2026-03-05 10:00"), word="once",
                marker=str(marker))  # fmt: skip
    killed_within_and_done_by_the_next(env, marker)
    job = Job.objects.get(task__endswith="note_slowly")
    assert (job.state, job.attempts) == ("done", 2)
    assert Event.objects.filter(type="queue_test.noted").count() == 1


def free_port():
    with closing(socket.socket()) as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


def is_healthy(port):
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=2) as answer:
            return answer.status == 200
    except OSError:
        return False


def is_alive(pid):
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


@pytest.fixture
def site(home):
    port = free_port()
    process = python(
        "-m", "hengyuan.cli", "serve", "--port", str(port), env=environment(home),
        stdout=subprocess.DEVNULL,
    )  # fmt: skip
    until(lambda: is_healthy(port), "the site")
    yield process
    kill(process)


CALLED = "SELECT state FROM queue_job WHERE task = 'hengyuan.ledger.tasks.sign_days_before'"


def test_one_command_serves_works_and_ends_cleanly(site, home):
    (worker,) = until(lambda: children_of(site.pid), "the worker")
    until(lambda: asked(home, CALLED) == [("done",)], "today's call of the clock")
    site.terminate()
    assert site.wait(PATIENCE) == 0
    assert not is_alive(worker)


def test_a_worker_that_dies_is_started_again_and_one_whose_site_dies_ends(site):
    (first,) = until(lambda: children_of(site.pid), "the worker")
    os.kill(first, signal.SIGKILL)
    (second,) = until(
        lambda: [pid for pid in children_of(site.pid) if pid != first], "the second worker"
    )
    time.sleep(2)  # let it reach its loop
    site.kill()
    site.wait()
    until(lambda: not is_alive(second), "the worker to notice")


def ticks(pid):
    """Processor time used so far, in seconds."""
    words = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(words[11]) + int(words[12])) / os.sysconf("SC_CLK_TCK")


def test_an_idle_worker_is_quiet_and_never_in_the_way(home):
    process = python("-m", "hengyuan.cli", "work", env=environment(home))
    try:
        until(lambda: asked(home, CALLED) == [("done",)], "the first look of the clock")
        time.sleep(2)
        before, began = ticks(process.pid), time.monotonic()
        waited = 0.0
        with closing(sqlite3.connect(home / "hengyuan.sqlite3", timeout=20)) as file:
            while time.monotonic() - began < 6:
                asking = time.monotonic()
                file.execute("BEGIN IMMEDIATE")
                waited = max(waited, time.monotonic() - asking)
                file.rollback()
                time.sleep(0.01)
        assert (ticks(process.pid) - before) / (time.monotonic() - began) < 0.02
        assert waited < 0.5
        process.terminate()
        assert process.wait(PATIENCE) == 0
    finally:
        kill(process)


def test_a_worker_run_once_ends_by_itself(home):
    def once():
        return int(run("-m", "hengyuan.cli", "work", "--once", env=environment(home)))

    assert once() > 0  # what the clock asks for on a first day
    until(lambda: once() == 0, "nothing due")  # a call of each minute may fall due in between
