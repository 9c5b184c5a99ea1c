"""A hundred dossiers, a real broker, a real S3 store, two workers of which one is killed.

Every dossier is read once: nothing is lost, and nothing is written twice.
"""

import os
import signal
from pathlib import Path

import pytest

from tests import broker
from tests.object_store import object_store
from tests.processes import asked, children_of, environment, kill, python, run, until

DOSSIERS, PAGES, BEFORE_THE_KILL = 100, 2, 20
DONE = "SELECT count(*) FROM dossier_inspection WHERE state = 'done'"
WORK = ("-m", "hengyuan.cli", "work")


def count(home, sql):
    return asked(home, sql)[0][0]


@pytest.mark.skipif(not broker.answers(), reason="no RabbitMQ on this machine")
def test_a_worker_killed_among_a_hundred_dossiers_loses_none(home, tmp_path):
    with object_store(tmp_path / "store") as store, broker.queue_of_its_own() as queue:
        env = environment(home, HENGYUAN_QUEUE_LEASE="5", HENGYUAN_DEMO="1", **queue, **store)
        run("-m", "tests.many_dossiers", str(DOSSIERS), str(PAGES), env=env)
        assert not (home / "files").exists()  # the papers lie in the store
        workers = [python(*WORK, env=env) for _ in range(2)]
        try:
            until(lambda: count(home, DONE) >= BEFORE_THE_KILL, "the first dossiers")
            kill(workers[0])
            assert count(home, DONE) < DOSSIERS
            until(lambda: count(home, DONE) == DOSSIERS, "all dossiers")
        finally:
            for each in workers:
                kill(each)
        every_dossier_was_read_once(home)
        run("-m", "hengyuan.cli", "ledger", "verify", env=env)  # an answer other than 0 raises


@pytest.mark.skipif(not broker.answers(), reason="no RabbitMQ on this machine")
def test_whoever_is_killed_leaves_no_worker_behind(home):
    with broker.queue_of_its_own() as queue:
        worker = python(*WORK, env=environment(home, HENGYUAN_DEMO="1", **queue))
        try:
            [celery] = until(lambda: children_of(worker.pid), "the worker's Celery")
            until(lambda: children_of(celery), "its hands")
            hands = children_of(celery)
            os.kill(worker.pid, signal.SIGKILL)
            worker.wait()
            until(lambda: not any(is_alive(pid) for pid in (celery, *hands)), "their end")
        finally:
            kill(worker)


def is_alive(pid):
    return Path(f"/proc/{pid}").exists()


def every_dossier_was_read_once(home):
    told = "FROM ledger_event WHERE type = 'inspection.done'"
    assert count(home, f"SELECT count(*) {told}") == DOSSIERS
    assert count(home, f"SELECT count(DISTINCT stream_id) {told}") == DOSSIERS
    pages = asked(home, "SELECT DISTINCT pages_read FROM dossier_inspection")
    assert pages == [(PAGES,)]
    hints = "SELECT inspection_id, place FROM dossier_finding"
    assert count(home, f"SELECT count(*) FROM ({hints})") > DOSSIERS
    jobs = "SELECT state, attempts, count(*) FROM queue_job WHERE task LIKE '%inspect_dossier'"
    found = {row[:2]: row[2] for row in asked(home, f"{jobs} GROUP BY 1, 2")}
    assert sum(found.values()) == DOSSIERS and set(found) <= {("done", 1), ("done", 2)}
    assert found.get(("done", 2), 0) <= 1  # what the killed one had in its hands
