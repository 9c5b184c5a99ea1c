"""The clock calls each day once, makes up for a stop, and bears a second clock beside it."""

import threading
from datetime import time, timedelta

import pytest
from django.db import connection, connections

from hengyuan.kernel import tasks
from hengyuan.kernel.actor import SYSTEM
from hengyuan.kernel.tasks import Daily, QueuedTask
from hengyuan.ledger.commands import append
from hengyuan.ledger.models import Checkpoint, Event
from hengyuan.ledger.verification import verify
from hengyuan.queue import beat, commands, queries, worker
from hengyuan.queue.models import Call, Job
from hengyuan.queue.tests.sample_tasks import NOTED, note
from tests.cast import at

SIGN, FORGET = "hengyuan.ledger.tasks.sign_days_before", "hengyuan.queue.tasks.forget_finished"


def days(task):
    rows = Job.objects.filter(task=task).order_by("id")
    return [row.given()["kwargs"]["day"] for row in rows]


@pytest.mark.django_db
def test_each_day_is_called_once():
    beat.tick(at=at("2026-03-05 00:09"))
    assert days(SIGN) == []
    beat.tick(at=at("2026-03-05 00:10"))
    beat.tick(at=at("2026-03-05 00:11"))
    beat.tick(at=at("2026-03-05 23:59"))
    assert days(SIGN) == ["2026-03-05"]
    assert Job.objects.get(task=SIGN).claimable_at == at("2026-03-05 00:10")


@pytest.mark.django_db
def test_missed_days_are_called_once_each_and_only_the_newest_where_that_is_enough():
    beat.tick(at=at("2026-03-05 12:00"))
    beat.tick(at=at("2026-03-09 12:00"))
    beat.tick(at=at("2026-03-09 12:01"))
    assert days(SIGN) == [f"2026-03-0{n}" for n in (5, 6, 7, 8, 9)]
    assert days(FORGET) == ["2026-03-05", "2026-03-09"]


@pytest.mark.django_db
def test_a_clock_that_was_put_back_calls_nothing_twice():
    beat.tick(at=at("2026-03-05 12:00"))
    beat.tick(at=at("2026-03-03 12:00"))
    beat.tick(at=at("2026-03-05 12:00"))
    assert days(SIGN) == ["2026-03-05"]


@pytest.mark.django_db
def test_an_idle_clock_asks_one_question(django_assert_num_queries):
    beat.tick(at=at("2026-03-05 12:00"))
    with django_assert_num_queries(1):
        beat.tick(at=at("2026-03-05 12:01"))


@pytest.mark.django_db
def test_the_plan_says_when_next():
    plan = {row.title: row for row in queries.planned(at("2026-03-05 12:00"))}
    assert plan["签署账本校验点"].next_at == at("2026-03-05 00:10")
    beat.tick(at=at("2026-03-05 12:00"))
    plan = {row.title: row for row in queries.planned(at("2026-03-05 12:00"))}
    assert plan["签署账本校验点"].last_at == at("2026-03-05 00:10")
    assert plan["签署账本校验点"].next_at == at("2026-03-06 00:10")


@pytest.mark.django_db
def test_a_very_long_stop_is_made_up_in_portions():
    declared = QueuedTask(func=note.func, schedule=Daily(time(1)))
    Call.objects.create(task=declared.module_path, last_at=at("2020-01-01 01:00"))
    now = at("2021-12-31 12:00")
    assert commands.call_due(declared=declared, at=now) == commands.MOST_CALLS
    assert commands.call_due(declared=declared, at=now) == 730 - commands.MOST_CALLS
    assert commands.call_due(declared=declared, at=now) == 0


def happened(when):
    from django.db import transaction

    with transaction.atomic():
        append(stream="queue_test:1", event=NOTED, actor=SYSTEM, at=when, values={"word": "x"})


@pytest.mark.django_db
def test_each_day_with_an_act_gets_one_signed_checkpoint(monkeypatch):
    """Acts on the 4th and 6th; the site is down from the 5th to the 8th."""
    beat.tick(at=at("2026-03-04 01:00"))
    for when in ("2026-03-04 09:00", "2026-03-04 23:59", "2026-03-06 09:00", "2026-03-08 08:00"):
        happened(at(when))
    monkeypatch.setattr("hengyuan.kernel.clock.now", lambda: at("2026-03-08 08:30"))
    worker.run_due("w")
    worker.run_due("w")
    covered = list(Checkpoint.objects.order_by("number").values_list("count", flat=True))
    assert covered == [2, 1]  # the 4th and the 6th; today is not over
    report = verify()
    assert report.is_sound and report.uncovered == Event.objects.count() - sum(covered)
    assert tasks.get(SIGN).call(day="2026-03-08") is None  # run twice: nothing is left
    assert Checkpoint.objects.count() == 2


def run_at_once(*acts):
    errors, barrier = [], threading.Barrier(len(acts))

    def run(act):
        try:
            barrier.wait(20)
            act()
        except Exception as error:  # handed to the test, which looks at it
            errors.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return errors


@pytest.mark.django_db(transaction=True)
def test_two_clocks_and_two_workers_at_once_sign_each_day_once(monkeypatch):
    """On PostgreSQL at once; on SQLite, which has one writer, one after the other."""
    for day in range(1, 5):
        happened(at(f"2026-03-0{day} 09:00"))
    beat.tick(at=at("2026-03-02 01:00"))
    now = at("2026-03-05 08:30")
    monkeypatch.setattr("hengyuan.kernel.clock.now", lambda: now)
    both = [lambda: worker.run_due("one"), lambda: worker.run_due("two")]
    if connection.vendor == "postgresql":
        assert run_at_once(*both) == []
    for each in both:
        each()
    assert days(SIGN) == [f"2026-03-0{n}" for n in (2, 3, 4, 5)]
    assert set(Job.objects.filter(task=SIGN).values_list("state", "attempts")) == {("done", 1)}
    assert list(Checkpoint.objects.values_list("count", flat=True)) == [1, 1, 1, 1]
    assert verify().is_sound


@pytest.mark.django_db(transaction=True)
def test_two_clocks_at_once_where_the_task_was_never_called():
    if connection.vendor != "postgresql":
        return
    now = at("2026-03-05 08:30")
    assert run_at_once(*[lambda: beat.tick(at=now)] * 4) == []
    assert days(SIGN) == ["2026-03-05"]


@pytest.mark.django_db(transaction=True)
def test_many_workers_at_once_take_each_job_once():
    if connection.vendor != "postgresql":
        return
    now = at("2026-03-05 08:30")
    for n in range(20):
        tasks.later(f"{note.module_path}", at=now - timedelta(seconds=n), word=str(n))
    taken = []

    def take():
        while job := commands.claim(worker=str(threading.get_ident()), at=now):
            taken.append(job.pk)

    assert run_at_once(*[take] * 4) == []
    assert len(taken) == len(set(taken)) == 20
