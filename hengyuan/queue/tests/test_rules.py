"""Pauses grow and end; an error's account names no person; calls fall on their hours."""

from datetime import time, timedelta

import pytest

from hengyuan.kernel.tasks import Daily, Every, Weekly
from hengyuan.queue import rules
from tests.cast import at


def test_pauses_grow_to_an_hour():
    seconds = [rules.pause_after(n).total_seconds() for n in (1, 2, 3, 5, 6, 100)]
    assert seconds == [10, 40, 160, 2560, 3600, 3600]


def test_an_idle_queue_is_looked_at_every_four_seconds_at_most():
    pauses = [rules.poll_pause(n) for n in range(100)]
    assert pauses[0] == 1 and pauses[-1] == 4
    assert pauses == sorted(pauses)


def test_an_account_has_kind_and_places_and_no_message():
    try:
        int("陈小工")
    except ValueError as error:
        account = rules.account_of(error)
    assert account.startswith("ValueError\n") and "陈小工" not in account
    assert "queue/tests/test_rules.py:" in account


def test_an_account_keeps_the_tasks_own_words():
    assert rules.account_of(KeyError("x"), "say this").splitlines()[0] == "say this"


@pytest.mark.parametrize(
    ("schedule", "after", "call"),
    [
        (Daily(time(0, 10)), "2026-03-05 00:09", "2026-03-05 00:10"),
        (Daily(time(0, 10)), "2026-03-05 00:10", "2026-03-06 00:10"),
        (Daily(time(0, 10)), "2026-12-31 12:00", "2027-01-01 00:10"),
        (Weekly(6, time(4)), "2026-03-05 10:00", "2026-03-08 04:00"),
        (Weekly(6, time(4)), "2026-03-08 03:59", "2026-03-08 04:00"),
        (Weekly(6, time(4)), "2026-03-08 04:00", "2026-03-15 04:00"),
        (Every(15), "2026-03-05 10:00", "2026-03-05 10:15"),
        (Every(15), "2026-03-05 10:14", "2026-03-05 10:15"),
        (Every(45), "2026-03-05 23:50", "2026-03-06 00:00"),
    ],
)
def test_the_next_call(schedule, after, call):
    assert schedule.after(at(after)) == at(call)


def test_a_new_daily_task_is_called_for_today_and_not_for_yesterday():
    schedule, now = Daily(time(0, 10)), at("2026-03-05 14:00")
    assert schedule.after(schedule.start(now)) == at("2026-03-05 00:10")
    assert schedule.arguments(at("2026-03-05 00:10")) == {"day": "2026-03-05"}


def test_a_new_frequent_task_is_due_at_once():
    schedule, now = Every(5), at("2026-03-05 14:01")
    assert now - timedelta(minutes=5) < schedule.after(schedule.start(now)) <= now
