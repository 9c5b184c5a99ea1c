"""Background work, declared once: `@task` over a function in an app's tasks.py.

    @task(title=_("签署账本校验点"), schedule=Daily(time(0, 10)))
    def sign_checkpoint(day: str) -> None: ...

A task stands above the commands, so a command names it: `later("hengyuan.….tasks.…", at=at, …)`,
inside the transaction of its act. Arguments are values of JSON: ids, never people. What runs it, on
one machine or on many, is the setting TASKS (`hengyuan.queue`). Django 6 brings the same interface;
until then it is django-tasks.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any, ParamSpec, TypeVar

from django.utils.functional import Promise
from django_tasks.base import Task

from hengyuan.kernel import clock

P = ParamSpec("P")
T = TypeVar("T")


class CannotRun(Exception):
    """A task's own word for why it failed; the administrator reads it, so it names no person."""


class UnknownTask(LookupError):
    """No app declares a task of this name: a mistake in the program, or code that is gone."""


@dataclass(frozen=True, slots=True)
class Daily:
    """Each day at an hour in Shanghai; the task is told the `day` as YYYY-MM-DD.

    After a stop every missed day is run once, oldest first; where only the newest matters,
    `catches_up` is False.
    """

    hour: time
    catches_up: bool = True

    def after(self, instant: datetime) -> datetime:
        """The first call after an instant."""
        day = clock.day_of(instant)
        call = clock.at(day, self.hour)
        return call if call > instant else clock.at(day + timedelta(days=1), self.hour)

    def start(self, instant: datetime) -> datetime:
        """After which instant a task that was never called is due: today's call is not lost."""
        return clock.at(clock.day_of(instant), time.min) - timedelta(seconds=1)

    def arguments(self, call: datetime) -> dict[str, str]:
        """What the task is told."""
        return {"day": clock.day_of(call).isoformat()}


@dataclass(frozen=True, slots=True)
class Weekly:
    """Each week on a day (Monday is 0) at an hour in Shanghai; missed weeks are not made up."""

    weekday: int
    hour: time
    catches_up: bool = False

    def after(self, instant: datetime) -> datetime:
        """The first call after an instant."""
        day = clock.day_of(instant)
        call = clock.at(day + timedelta(days=(self.weekday - day.weekday()) % 7), self.hour)
        return call if call > instant else call + timedelta(days=7)

    def start(self, instant: datetime) -> datetime:
        """After which instant a task that was never called is due: at its next hour."""
        return instant

    def arguments(self, call: datetime) -> dict[str, str]:
        """What the task is told."""
        return {"day": clock.day_of(call).isoformat()}


@dataclass(frozen=True, slots=True)
class Every:
    """Every so many minutes, counted from midnight in Shanghai; missed calls are not made up."""

    minutes: int
    catches_up: bool = False

    def after(self, instant: datetime) -> datetime:
        """The first call after an instant."""
        midnight = clock.at(clock.day_of(instant), time.min)
        step = timedelta(minutes=self.minutes)
        return midnight + step * ((instant - midnight) // step + 1)

    def start(self, instant: datetime) -> datetime:
        """After which instant a task that was never called is due: at once."""
        return instant - timedelta(minutes=self.minutes)

    def arguments(self, call: datetime) -> dict[str, str]:
        """What the task is told: nothing."""
        return {}


@dataclass(frozen=True, slots=True)
class Follows:
    """Whenever the ledger grew: the task is told nothing, for it knows how far it has read.

    A call is made some seconds after the events at the latest, and none while nothing happens.
    """


Schedule = Daily | Weekly | Every


@dataclass(frozen=True, slots=True, kw_only=True)
class QueuedTask(Task[P, T]):
    """A task with what the queue must know of it.

    `in_transaction`: the task's effects and the note that it is done are one transaction, so they
    happen once whatever dies. It holds SQLite's only writer meanwhile: a task of more than some
    seconds, or one that reaches outside the database, says False and bears running twice.
    `limit` is how long a run may take before its process is given up.
    """

    title: str | Promise = ""
    schedule: Schedule | None = None
    follows: Follows | None = None
    attempts: int = 5
    limit: timedelta = timedelta(minutes=10)
    in_transaction: bool = True


_declared: dict[str, QueuedTask[..., Any]] = {}


def task(
    *,
    title: str | Promise,
    schedule: Schedule | None = None,
    follows: Follows | None = None,
    attempts: int = 5,
    limit: timedelta = timedelta(minutes=10),
    in_transaction: bool = True,
) -> Callable[[Callable[P, T]], QueuedTask[P, T]]:
    """Declare a module's function as background work; `title` is its name on the screen."""

    def declare(function: Callable[P, T]) -> QueuedTask[P, T]:
        declared = QueuedTask(
            func=function,
            title=title,
            schedule=schedule,
            follows=follows,
            attempts=attempts,
            limit=limit,
            in_transaction=in_transaction,
        )
        _declared[declared.module_path] = declared
        return declared

    return declare


def all_tasks() -> list[QueuedTask[..., Any]]:
    """Every declared task, in the order of their names."""
    return [_declared[name] for name in sorted(_declared)]


def get(name: str) -> QueuedTask[..., Any]:
    """The task of this dotted name; raises UnknownTask."""
    try:
        return _declared[name]
    except KeyError:
        raise UnknownTask(f"no task is declared as {name}") from None


def later(name: str, *, at: datetime, **arguments: Any) -> None:
    """Have a task run from `at` on, once the caller's transaction is committed."""
    get(name).using(run_after=at).enqueue(**arguments)
