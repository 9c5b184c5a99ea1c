"""The clock that calls scheduled tasks, and those that follow the ledger.

Any number of processes may run it at once.
"""

from datetime import datetime

from hengyuan.kernel import tasks
from hengyuan.queue import commands, queries

PAUSE = 20.0  # seconds between two looks


def tick(*, at: datetime) -> int:
    """Enqueue every call that fell due; how many. One read while nothing is due."""
    last = queries.last_calls()
    made = 0
    for declared in tasks.all_tasks():
        schedule = declared.schedule
        if schedule is None:
            continue
        called = last.get(declared.module_path)
        if called is None or schedule.after(called) <= at:
            made += commands.call_due(declared=declared, at=at)
    return made


def follow(*, at: datetime) -> int:
    """Enqueue each task that follows the ledger if it grew; how many. Two reads of one row each."""
    followers = [each for each in tasks.all_tasks() if each.follows is not None]
    if not followers:
        return 0
    newest = queries.newest_event()
    followed = queries.followed()
    behind = [each for each in followers if followed.get(each.module_path, 0) < newest]
    return sum(commands.call_follower(declared=each, upto=newest, at=at) for each in behind)
