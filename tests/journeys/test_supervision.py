"""A worker that supervises is killed in the middle: no alert is lost, none is doubled.

Real processes on the embedded database. The cases were applied for in March and nobody decided, so
that each has to raise one alert; each was applied for twice, so that the radar has to tell of it.
Others closed in March, so that each has to be drawn from, and the sample has to verify at the end.
"""

import json
import signal

import pytest

from hengyuan.law.sampling.verification import verify
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
CLOSE = f"""
import django
django.setup()
from datetime import date
from django.db import transaction
from hengyuan.closing.events import CASE_CLOSED
from hengyuan.ledger.commands import append
from hengyuan.supervision.commands import follow_up_periods as periods
from hengyuan.supervision.tests.follow_up_factories import OPENED, at, closed
from tests.cast import build
cast = build()
periods.open_period(institution=cast.institution, on=date(2026, 3, 1), at=OPENED)
for number in range({CASES}):
    case = closed(cast, 100 + number)
    with transaction.atomic():
        append(
            stream=case.stream, event=CASE_CLOSED, actor=cast.actor("head"),
            at=at("2026-03-10 09:00"), values={{}},
        )
"""
END = """
import django
django.setup()
from hengyuan.kernel import clock
from hengyuan.supervision.commands import follow_up_periods as periods
from hengyuan.supervision.models import FollowUpPeriod
period = FollowUpPeriod.objects.order_by("starts_on").first()
print(periods.end_period(period=period, at=clock.now()).record)
"""
# The real worker, which stops for a moment at each row, so that it can be killed among them.
WORK = """
import time, django
django.setup()
from hengyuan.queue import worker
from hengyuan.supervision.commands import {reader}
write_one = {reader}.{writes}
def slowly(*words):
    written = write_one(*words)
    time.sleep({pause})
    return written
{reader}.{writes} = slowly
{reader}.EVENTS_AT_ONCE = {at_once}
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


def killed_among(rows, wanted, task, home, env, **words):
    """Kill the worker twice among the rows that it writes, then let another one end."""

    def work(pause):
        return python("-c", WORK.format(pause=pause, **words), env=env)

    for _kill in range(2):
        worker, before = work(0.05), rows()
        until(lambda before=before: rows() > before, "the first rows")
        worker.send_signal(signal.SIGKILL)
        worker.wait()
        assert rows()[0] < wanted
    done = f"SELECT 1 FROM queue_job WHERE task LIKE '%.{task}' AND state = 'done'"
    last = work(0)
    try:
        until(lambda: rows()[0] == wanted, "all rows")
        until(lambda: asked(home, done), "the task to end")
    finally:
        kill(last)
    assert rows() == (wanted, wanted)


@pytest.mark.parametrize("reader", READERS)
def test_no_alert_is_lost_and_none_doubled_when_the_worker_is_killed(home, reader):
    env = environment(home, HENGYUAN_QUEUE_LEASE="2")
    run("-c", APPLY, env=env)
    writes, task, table, key, wanted, event, said = READERS[reader]

    def rows():
        return asked(home, f"SELECT count(*), count(DISTINCT {key}) FROM {table}")[0]

    killed_among(rows, wanted, task, home, env, reader=reader, writes=writes, at_once=40)
    told = (
        f"SELECT count(*) FROM ledger_event WHERE type = '{event}' AND \"values\" LIKE '%{said}%'"
    )
    assert asked(home, told) == [(wanted,)]


def test_no_closed_case_is_drawn_twice_or_left_out_when_the_worker_is_killed(home):
    env = environment(home, HENGYUAN_QUEUE_LEASE="2")
    run("-c", CLOSE, env=env)

    def rows():
        table = "supervision_followup"
        return asked(home, f"SELECT count(*), count(DISTINCT case_id) FROM {table}")[0]

    killed_among(
        rows, CASES, "draw_follow_ups", home, env,
        reader="follow_up_periods", writes="_follow_up", at_once=8,
    )  # fmt: skip
    drawn = asked(home, "SELECT count(*) FROM supervision_followup WHERE state = 'waiting'")
    told = asked(home, "SELECT count(*) FROM ledger_event WHERE type = 'follow_up.drawn'")
    assert told == drawn
    record = json.loads(run("-c", END, env=env))
    assert verify(record).is_sound
    assert len(record["decisions"]) == CASES
