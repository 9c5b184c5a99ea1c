"""Two people do the same act: one wins, the other is told who did it and when.

PostgreSQL runs both at the same instant in two connections. The embedded database has one writer
at a time, so there the second comes with what it read before the first wrote.
"""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from hengyuan.assignment import commands as assignment
from hengyuan.assignment.models import Assignment
from hengyuan.cases.commands import StageMoved
from hengyuan.cases.models import Case
from hengyuan.ledger.queries import stream_events
from hengyuan.ledger.verification import verify
from tests.cast import at, build
from tests.journeys.test_chain import apply, examine_and_grant

PEOPLE = 2


@pytest.mark.django_db(transaction=True)
def test_one_wins_and_the_other_is_told():
    cast = build()
    case = apply(cast)
    examine_and_grant(cast, case)
    actor = cast.actor("assigner")
    read = [
        Case.objects.select_related("institution", "recipient").get(pk=case.pk)
        for _ in range(PEOPLE)
    ]
    together = Barrier(PEOPLE)

    def assign(mine):
        try:
            if connection.vendor != "sqlite":
                together.wait()
            assignment.assign_by_rotation(case=mine, actor=actor, at=at("2026-03-05 09:00"))
        except StageMoved as refusal:
            return refusal.message
        finally:
            if connection.vendor != "sqlite":
                connection.close()
        return ""

    if connection.vendor == "sqlite":
        answers = [assign(mine) for mine in read]
    else:
        with ThreadPoolExecutor(PEOPLE) as pool:
            answers = list(pool.map(assign, read))
    assert sorted(map(bool, answers)) == [False, True]
    assert "许知白" in next(filter(None, answers))
    assert Assignment.objects.filter(case=case).count() == 1
    made = [event for event in stream_events(case.stream) if event.type == "assignment.made"]
    assert len(made) == 1
    assert verify().is_sound
