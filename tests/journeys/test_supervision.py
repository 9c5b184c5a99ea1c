"""A worker that supervises is killed in the middle: no alert is lost, none is doubled.

Real processes on the embedded database. The cases were applied for in March and nobody decided, so
that each has to raise one alert; each was applied for twice, so that the radar has to tell of it.
"""

import signal

import pytest

from tests.processes import asked, environment, kill, python, run, until

CASES = 24
PEOPLE = CASES // 2
APPLY = f"""
import django
django.setup()
from hengyuan.supervision.tests.test_radar import again
from hengyuan.web.tests.factories import applied
from tests.cast import build
cast = build()
for number in range({PEOPLE}):
    again(cast, applied(cast, serial=100 + number, name="陈小工"), "2026-03-04")
"""
# The real worker, which stops for a moment at each alert, so that it can be killed among them.
WORK = """
import time, django
django.setup()
from hengyuan.queue import worker
from hengyuan.supervision.commands import {reader}
raise_one = {reader}.{writes}
def slowly(*words):
    raise_one(*words)
    time.sleep({pause})
{reader}.{writes} = slowly
{reader}.EVENTS_AT_ONCE = 40
hands = worker.Worker()
hands.stop_on_signals()
hands.work()
"""
# Who reads on: the command that writes a hint, its task, its table, how many, the event of
# each and what it says.
READERS = {
    "following": ("_raise", "follow", "supervision_alert", "case_id", CASES, "alert.raised", ""),
    "radar_following": (
        "_write", "follow_radar", "supervision_radarhint WHERE kind = 'R-02'", "key", PEOPLE,
        "radar.raised", "R-02",
    ),
}  # fmt: skip


@pytest.mark.parametrize("reader", READERS)
def test_no_alert_is_lost_and_none_doubled_when_the_worker_is_killed(home, reader):
    env = environment(home, HENGYUAN_QUEUE_LEASE="2")
    run("-c", APPLY, env=env)
    writes, task, table, key, wanted, event, said = READERS[reader]

    def work(pause):
        return python("-c", WORK.format(reader=reader, writes=writes, pause=pause), env=env)

    def hints():
        return asked(home, f"SELECT count(*), count(DISTINCT {key}) FROM {table}")[0]

    for _kill in range(2):
        worker, before = work(0.05), hints()
        until(lambda before=before: hints() > before, "the first hints")
        worker.send_signal(signal.SIGKILL)
        worker.wait()
        assert hints()[0] < wanted
    done = f"SELECT 1 FROM queue_job WHERE task LIKE '%.{task}' AND state = 'done'"
    last = work(0)
    try:
        until(lambda: hints()[0] == wanted, "all hints")
        until(lambda: asked(home, done), "the task to end")
    finally:
        kill(last)
    assert hints() == (wanted, wanted)
    told = (
        f"SELECT count(*) FROM ledger_event WHERE type = '{event}' AND \"values\" LIKE '%{said}%'"
    )
    assert asked(home, told) == [(wanted,)]
