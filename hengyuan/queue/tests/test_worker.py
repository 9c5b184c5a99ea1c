"""The worker's loop and the keeper of a lease, within the process."""

import os
import threading
from datetime import timedelta

import pytest
from django.db import OperationalError

from hengyuan.kernel import tasks
from hengyuan.ledger.models import Event
from hengyuan.queue import beat, commands, rules, worker
from hengyuan.queue.models import Job
from hengyuan.queue.rules import State
from hengyuan.queue.tests import sample_tasks
from tests.cast import at

NOW = at("2026-03-05 10:00")


@pytest.fixture
def wall(monkeypatch):
    monkeypatch.setattr("hengyuan.kernel.clock.now", lambda: NOW)
    monkeypatch.setattr(beat, "tick", lambda at: 0)


def add(name, **arguments):
    tasks.later(f"{sample_tasks.HERE}.{name}", at=NOW, **arguments)
    return Job.objects.get()


@pytest.mark.django_db(transaction=True)
def test_the_loop_runs_what_is_due_and_ends_when_its_parent_is_gone(wall):
    job = add("note", word="a")
    reading, writing = os.pipe()
    os.close(writing)
    worker.Worker(lifeline=reading).work()
    job.refresh_from_db()
    assert job.state == State.DONE


@pytest.mark.django_db(transaction=True)
def test_the_loop_outlives_a_database_that_is_away(wall, monkeypatch):
    job = add("note", word="a")
    hands, usual, asked = worker.Worker(), worker.run_one, []

    def run_one(name, at):
        asked.append(name)
        if len(asked) == 1:
            raise OperationalError("database is locked")
        hands.is_stopping = True
        return usual(name, at)

    monkeypatch.setattr(worker, "run_one", run_one)
    monkeypatch.setattr(rules, "poll_pause", lambda polls: 0)
    hands.work()
    job.refresh_from_db()
    assert job.state == State.DONE and len(asked) == 2


@pytest.mark.django_db(transaction=True)
def test_a_run_over_its_limit_gives_its_process_up(wall, monkeypatch):
    given_up = threading.Event()
    monkeypatch.setattr(worker, "give_up", given_up.set)
    add("note_in_steps", word="a")
    worker.run(commands.claim(worker="w", at=NOW))
    assert given_up.is_set()


@pytest.mark.django_db(transaction=True)
def test_a_long_run_keeps_its_lease(wall, monkeypatch, settings):
    settings.QUEUE_LEASE = timedelta(seconds=0.3)
    kept = []
    monkeypatch.setattr(commands, "keep", lambda **which: kept.append(which["job"].pk))
    monkeypatch.setattr(worker, "give_up", lambda: None)
    job = add("note_in_steps", word="a")
    worker.run(commands.claim(worker="w", at=NOW))
    assert kept and set(kept) == {job.pk}


@pytest.mark.django_db
def test_what_a_task_in_steps_wrote_stays_when_it_is_run_again(wall, monkeypatch):
    """`in_transaction=False` bears running twice: the queue cannot undo it."""
    monkeypatch.setattr(commands, "finish", lambda **which: 1 / 0)
    monkeypatch.setattr(worker, "give_up", lambda: None)
    add("note_in_steps", word="a")
    worker.run(commands.claim(worker="w", at=NOW))
    assert Event.objects.count() == 1
    assert Job.objects.get().state == State.WAITING
