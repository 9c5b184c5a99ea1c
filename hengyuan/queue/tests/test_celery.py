"""Many machines: the broker carries numbers; lost, repeated and refused ones change nothing.

In the process over kombu's memory transport; over RabbitMQ where one answers on this machine.
"""

import uuid
from datetime import timedelta

import pytest
from django.db import transaction

from hengyuan.kernel import clock, tasks
from hengyuan.ledger.models import Event
from hengyuan.queue import backend, commands, relay
from hengyuan.queue import celery as brokered
from hengyuan.queue.models import Job
from hengyuan.queue.rules import State
from hengyuan.queue.tests import sample_tasks
from tests import broker
from tests.processes import PATIENCE, asked, children_of, environment, kill, python, run, until

NOW = clock.now().replace(microsecond=0)


@pytest.fixture
def sent(settings, monkeypatch):
    """What the broker was told, over kombu's memory transport."""
    settings.QUEUE_BROKER = "memory://"
    monkeypatch.setattr(clock, "now", lambda: NOW)
    name = f"test-{uuid.uuid4()}"
    monkeypatch.setitem(brokered.app.conf, "broker_url", "memory://")
    monkeypatch.setitem(brokered.app.conf, "task_default_queue", name)
    brokered.app.amqp.__dict__.pop("queues", None)
    told = []
    usual = brokered.send

    def send(job_id):
        usual(job_id)
        told.append(job_id)

    monkeypatch.setattr(brokered, "send", send)
    return told


def later(**more):
    tasks.later(f"{sample_tasks.HERE}.note", at=more.pop("at", NOW), word="a", **more)
    return Job.objects.first()


@pytest.mark.django_db(transaction=True)
def test_the_broker_is_told_after_the_commit(sent):
    with transaction.atomic():
        job = later()
        assert sent == []
    assert sent == [job.pk]


@pytest.mark.django_db(transaction=True)
def test_what_is_rolled_back_is_never_told(sent):
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        later()
        raise ZeroDivisionError
    assert sent == []


@pytest.mark.django_db(transaction=True)
def test_a_message_holds_a_number_and_runs_once_however_often_it_comes(sent):
    job = later()
    for _again in range(3):
        relay.run(job.pk, "w")
    job.refresh_from_db()
    assert (job.state, job.attempts) == (State.DONE, 1)
    assert Event.objects.count() == 1
    relay.run(999999, "w")  # a number that nobody knows


@pytest.mark.django_db(transaction=True)
def test_a_broker_that_is_down_stops_no_act_and_is_told_later(sent, monkeypatch):
    def refuse(job_id):
        raise ConnectionRefusedError

    working = brokered.send
    monkeypatch.setattr(brokered, "send", refuse)
    job = later()
    assert Job.objects.get(pk=job.pk).announced_at is None
    monkeypatch.setattr(brokered, "send", working)
    assert relay.announce_due(at=NOW) == 1 and sent == [job.pk]
    assert relay.announce_due(at=NOW) == 0


@pytest.mark.django_db(transaction=True)
def test_what_falls_due_later_or_was_lost_is_told_again(sent):
    soon = later(at=NOW + timedelta(minutes=1))
    assert relay.announce_due(at=NOW) == 0
    assert relay.announce_due(at=NOW + timedelta(minutes=1)) == 1
    assert relay.announce_due(at=NOW + timedelta(minutes=2)) == 0
    assert relay.announce_due(at=NOW + timedelta(minutes=7)) == 1  # nobody came: lost
    commands.claim(worker="w", at=NOW + timedelta(minutes=7))
    assert relay.announce_due(at=NOW + timedelta(minutes=7, seconds=30)) == 0  # it runs
    assert relay.announce_due(at=NOW + timedelta(minutes=9)) == 1  # its worker died
    assert sent == [soon.pk] * 3


@pytest.mark.parametrize(
    ("queue", "is_refused"),
    [("database", False), ("celery+amqp://a:b@host/site", False), ("redis://x", True), ("", True)],
)
def test_an_unknown_queue_is_refused_at_the_start(settings, queue, is_refused):
    settings.QUEUE = queue
    found = list(backend.QueueBackend("default", {}).check())
    assert [each.id for each in found] == ["queue.E001"] * is_refused


ENQUEUE = """
import django
django.setup()
from hengyuan.kernel import clock, tasks
for n in range(10):
    tasks.later("hengyuan.queue.tasks.forget_finished", at=clock.now(), day="2026-03-05")
"""


@pytest.mark.skipif(not broker.answers(), reason="no RabbitMQ on this machine")
def test_two_workers_over_rabbitmq_do_each_job_once(home):
    with broker.queue_of_its_own() as queue:
        env = environment(home, **queue)
        run("-c", ENQUEUE, env=env)
        workers = [python("-m", "hengyuan.cli", "work", env=env) for _n in range(2)]
        try:
            each_job_is_done_once(home)
            until(lambda: all(children_of(each.pid) for each in workers), "both workers' Celery")
            for each in workers:
                each.terminate()
            assert [each.wait(PATIENCE) for each in workers] == [0, 0]
        finally:
            for each in workers:
                kill(each)


def each_job_is_done_once(home):
    """Ten of ours; the clocks of both workers call every task of theirs once, this one late."""
    ended = "SELECT DISTINCT state, attempts FROM queue_job"
    called = "SELECT task LIKE '%forget_finished', count(*) FROM queue_job GROUP BY task"
    until(lambda: len(asked(home, called)) > 1, "the calls of the clock")
    until(lambda: asked(home, ended) == [("done", 1)], "all jobs")
    assert set(asked(home, called)) in ({(1, 10), (0, 1)}, {(1, 11), (0, 1)})
