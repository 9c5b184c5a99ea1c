"""Jobs: taken in with the act, claimed once, finished by their holder, parked, retried."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.db import transaction

from hengyuan.kernel import tasks
from hengyuan.kernel.actor import Actor
from hengyuan.ledger.models import Event
from hengyuan.queue import commands, queries, rules, worker
from hengyuan.queue.models import Job
from hengyuan.queue.rules import State
from hengyuan.queue.tests import sample_tasks
from tests.cast import at

NOW, LEASE = at("2026-03-05 10:00"), settings.QUEUE_LEASE
ADMINISTRATOR = Actor(9, "系统管理员", 1, "青石市司法局", "990100", frozenset({"R-29a"}))
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def wall(monkeypatch):
    monkeypatch.setattr("hengyuan.kernel.clock.now", lambda: NOW)


def add(name="note", **arguments):
    tasks.later(f"{sample_tasks.HERE}.{name}", at=NOW, **arguments)
    return Job.objects.first()


def run_all():
    """How many jobs ran; the clock calls nothing."""
    done = 0
    while worker.run_one("w", NOW):
        done += 1
    return done


def keys():
    return list(Event.objects.order_by("id").values_list("type", flat=True))


def test_a_job_is_kept_only_when_its_act_is():
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        add(word="a")
        raise ZeroDivisionError
    assert not Job.objects.exists()


def test_an_unknown_task_is_refused_where_it_is_called():
    with pytest.raises(tasks.UnknownTask, match=r"nobody\.knows"):
        tasks.later("nobody.knows", at=NOW)


def test_a_job_runs_once():
    job = add(word="a")
    assert run_all() == 1
    job.refresh_from_db()
    assert (job.state, job.attempts, job.claimable_at) == (State.DONE, 1, None)
    assert keys() == ["queue_test.noted"]
    assert run_all() == 0


def test_a_job_for_later_waits(monkeypatch):
    tasks.later(f"{sample_tasks.HERE}.note", at=NOW + timedelta(hours=1), word="a")
    assert not queries.is_work_due(NOW) and commands.claim(worker="w", at=NOW) is None
    assert commands.claim(worker="w", at=NOW + timedelta(hours=1))


def test_nobody_claims_what_is_held_until_the_lease_ends():
    add(word="a")
    first = commands.claim(worker="one", at=NOW)
    assert commands.claim(worker="two", at=NOW + LEASE / 2) is None
    assert commands.keep(job=first, at=NOW + LEASE / 2)
    assert commands.claim(worker="two", at=NOW + LEASE) is None
    again = commands.claim(worker="two", at=NOW + LEASE * 2)
    assert (again.pk, again.attempts) == (first.pk, 2)
    assert not commands.keep(job=first, at=NOW)
    with pytest.raises(commands.LeaseLost):
        commands.finish(job=first, at=NOW)
    commands.fail(job=first, error="late", at=NOW)
    again.refresh_from_db()
    assert (again.state, again.error) == (State.RUNNING, "")
    commands.finish(job=again, at=NOW)


def test_a_run_that_lost_its_lease_leaves_nothing_behind():
    add(word="a")
    first = commands.claim(worker="one", at=NOW)
    commands.claim(worker="two", at=NOW + LEASE)
    worker.run(first)
    assert keys() == []


def test_a_failure_is_undone_tried_again_later_and_then_parked():
    job = add("note_and_fail", word="b")
    worker.run(commands.claim(worker="w", at=NOW))
    job.refresh_from_db()
    assert (job.state, job.attempts) == (State.WAITING, 1)
    assert job.claimable_at == NOW + timedelta(seconds=10)
    assert keys() == []  # what it wrote went with its transaction
    worker.run(commands.claim(worker="w", at=NOW + timedelta(seconds=10)))
    job.refresh_from_db()
    assert (job.state, job.claimable_at) == (State.PARKED, None)
    assert job.error.startswith("ValueError\n") and "陈小工" not in job.error
    event = Event.objects.get()
    assert event.type == "job.parked" and "记下再出错" in event.sentence
    assert queries.counts() == {"waiting": 0, "running": 0, "parked": 1}


def test_a_task_may_say_why_it_failed():
    job = add("refuse")
    run_all()
    job.refresh_from_db()
    assert job.error.startswith("the mail server does not answer\n")


def test_a_job_that_kills_its_workers_is_parked_too():
    job = add("refuse")
    assert commands.claim(worker="one", at=NOW)
    add(word="next")
    assert commands.claim(worker="two", at=NOW + LEASE).task.endswith(".note")
    assert commands.claim(worker="two", at=NOW + LEASE) is None
    job.refresh_from_db()
    assert (job.state, job.error) == (State.PARKED, commands.DIED)
    assert keys() == ["job.parked"]


def test_a_job_whose_code_is_gone_is_parked_not_lost():
    job = commands.enqueue(
        task="gone.tasks.x", arguments={"args": [], "kwargs": {}}, due_at=NOW, at=NOW,
        announced=False,
    )  # fmt: skip
    run_all()
    job.refresh_from_db()
    assert job.state == State.PARKED and job.title == "gone.tasks.x"
    assert "UnknownTask" in job.error


def test_the_administrator_has_it_run_again():
    job = add("refuse")
    run_all()
    commands.retry(job=job, actor=ADMINISTRATOR, at=NOW)
    job.refresh_from_db()
    assert (job.state, job.attempts, job.claimable_at) == (State.WAITING, 0, NOW)
    assert keys() == ["job.parked", "job.retried"]
    with pytest.raises(commands.CannotTouchJob):
        commands.retry(job=job, actor=ADMINISTRATOR, at=NOW)
    assert len(keys()) == 2


def test_the_administrator_gives_it_up():
    job = add("refuse")
    run_all()
    commands.discard(job=job, actor=ADMINISTRATOR, at=NOW)
    job.refresh_from_db()
    assert job.state == State.DISCARDED and keys() == ["job.parked", "job.discarded"]
    with pytest.raises(commands.CannotTouchJob):
        commands.discard(job=job, actor=ADMINISTRATOR, at=NOW)


def test_finished_jobs_are_forgotten_and_parked_ones_kept():
    add(word="a")
    add("refuse")
    run_all()
    assert commands.prune(at=NOW + rules.KEPT) == 0
    assert commands.prune(at=NOW + rules.KEPT + timedelta(seconds=1)) == 1
    assert [job.state for job in Job.objects.all()] == [State.PARKED]


def test_arguments_are_sealed_in_the_table():
    job = add(word="陈小工")
    raw = Job.objects.filter(pk=job.pk).extra(select={"raw": "arguments"}).values("raw").get()
    assert "陈小工".encode() not in bytes(raw["raw"])
    assert job.given() == {"args": [], "kwargs": {"word": "陈小工"}}
