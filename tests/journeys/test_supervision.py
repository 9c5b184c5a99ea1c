"""A worker that supervises is killed in the middle: no alert is lost, none is doubled.

Real processes on the embedded database. The cases were applied for in March and nobody decided, so
that each has to raise one alert.
"""

import signal

from tests.processes import asked, environment, kill, python, run, until

CASES = 24
DONE = "SELECT 1 FROM queue_job WHERE task LIKE '%follow' AND state = 'done'"
APPLY = f"""
import django
django.setup()
from hengyuan.web.tests.factories import applied
from tests.cast import build
cast = build()
for number in range({CASES}):
    applied(cast, serial=100 + number, name="陈小工")
"""
# The real worker, which stops for a moment at each alert, so that it can be killed among them.
WORK = """
import time, django
django.setup()
from hengyuan.queue import worker
from hengyuan.supervision.commands import following
raise_one = following._raise
def slowly(*words):
    raise_one(*words)
    time.sleep({pause})
following._raise = slowly
following.EVENTS_AT_ONCE = 40
hands = worker.Worker()
hands.stop_on_signals()
hands.work()
"""


def test_no_alert_is_lost_and_none_doubled_when_the_worker_is_killed(home):
    env = environment(home, HENGYUAN_QUEUE_LEASE="2")
    run("-c", APPLY, env=env)

    def alerts():
        return asked(home, "SELECT count(*), count(DISTINCT case_id) FROM supervision_alert")[0]

    for _kill in range(2):
        worker, before = python("-c", WORK.format(pause=0.05), env=env), alerts()
        until(lambda before=before: alerts() > before, "the first alerts")
        worker.send_signal(signal.SIGKILL)
        worker.wait()
        assert alerts()[0] < CASES
    last = python("-c", WORK.format(pause=0), env=env)
    try:
        until(lambda: alerts()[0] == CASES, "all alerts")
        until(lambda: asked(home, DONE), "the task to end")
    finally:
        kill(last)
    assert alerts() == (CASES, CASES)
    told = asked(home, "SELECT count(*) FROM ledger_event WHERE type = 'alert.raised'")
    assert told == [(CASES,)]
