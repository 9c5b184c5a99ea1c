"""Every read of the queue. What a worker asks while idle touches the index of open jobs only."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, F, Q, QuerySet

from hengyuan.kernel import tasks
from hengyuan.ledger.models import Event
from hengyuan.queue.models import Call, Followed, Job
from hengyuan.queue.rules import State

OPEN = (State.WAITING, State.RUNNING, State.PARKED)


def is_work_due(at: datetime) -> bool:
    """Whether a worker would find something; a read only, so that SQLite's writer is left alone."""
    return Job.objects.filter(claimable_at__lte=at).order_by().exists()


def jobs() -> QuerySet[Job]:
    """Every job that is kept, newest first."""
    return Job.objects.order_by("-id")


def counts() -> dict[str, int]:
    """How many jobs are open, by state; finished ones are not counted."""
    rows = Job.objects.filter(state__in=OPEN).order_by().values("state").annotate(n=Count("id"))
    found = {row["state"]: row["n"] for row in rows}
    return {state.value: found.get(state.value, 0) for state in OPEN}


def unannounced(*, at: datetime, patience: timedelta, limit: int) -> list[Job]:
    """Due jobs of which the broker was not told since they fell due, or long ago without effect."""
    lost = Q(announced_at=None) | Q(announced_at__lt=F("claimable_at"))
    stale = Q(announced_at__lt=at - patience)
    due = Job.objects.filter(lost | stale, claimable_at__lte=at)
    return list(due.order_by("claimable_at", "id")[:limit])


def last_calls() -> dict[str, datetime]:
    """When the clock last called each scheduled task."""
    return dict(Call.objects.values_list("task", "last_at"))


def newest_event() -> int:
    """The number of the ledger's newest event that can be seen; 0 while there is none."""
    return Event.objects.order_by("-pk").values_list("pk", flat=True).first() or 0


def followed() -> dict[str, int]:
    """Up to which event each following task was called."""
    return dict(Followed.objects.values_list("task", "event_id"))


@dataclass(frozen=True, slots=True)
class Planned:
    """A scheduled task on the page."""

    title: str
    last_at: datetime | None
    next_at: datetime


def planned(at: datetime) -> list[Planned]:
    """Every scheduled task, with its last call and its next."""
    last = last_calls()
    return [
        Planned(
            title=str(each.title),
            last_at=last.get(each.module_path),
            next_at=each.schedule.after(last.get(each.module_path) or each.schedule.start(at)),
        )
        for each in tasks.all_tasks()
        if each.schedule is not None
    ]
