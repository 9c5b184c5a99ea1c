"""Tasks for tests: they write events, fail on purpose, or take their time."""

import time
from datetime import timedelta
from pathlib import Path

from django.db import transaction

from hengyuan.kernel import clock
from hengyuan.kernel.actor import SYSTEM
from hengyuan.kernel.tasks import CannotRun, task
from hengyuan.ledger import catalogue
from hengyuan.ledger.commands import append

NOTED = catalogue.event_type("queue_test.noted", "记下{word}", is_public=False)
HERE = __name__


def write(word):
    with transaction.atomic():
        append(
            stream="queue_test:1", event=NOTED, actor=SYSTEM, at=clock.now(), values={"word": word}
        )


@task(title="记下")
def note(word):
    write(word)


@task(title="记下再出错", attempts=2)
def note_and_fail(word):
    write(word)
    raise ValueError(f"陈小工 {word}")


@task(title="说明原因", attempts=1)
def refuse():
    raise CannotRun("the mail server does not answer")


@task(title="慢慢记下")
def note_slowly(word, marker):
    """Leaves a mark, writes, and sleeps within its transaction: the moment for a kill."""
    write(word)
    with Path(marker).open("a") as marks:
        marks.write(f"{word}\n")
    if Path(marker).read_text().count("\n") == 1:  # the first run only
        time.sleep(60)


@task(title="分步记下", in_transaction=False, limit=timedelta(seconds=0.2))
def note_in_steps(word):
    write(word)
    time.sleep(0.6)
