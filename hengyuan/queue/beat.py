"""The clock that calls scheduled tasks. Any number of processes may run it at once."""

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
