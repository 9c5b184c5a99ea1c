"""Two people act on one round at the same instant: one wins, the other is told.

PostgreSQL runs both in two connections; the embedded database has one writer at a time, so there
the second comes with what it read before the first wrote.
"""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from hengyuan.assignment import commands
from hengyuan.assignment.commands import CannotHoldRound, RoundMoved
from hengyuan.assignment.models import Round
from hengyuan.assignment.queries import lots
from hengyuan.assignment.tests.lot_factories import committed, prepared, revealed, waiting
from hengyuan.law.draw import Abandoned
from hengyuan.ledger.queries import stream_events
from hengyuan.ledger.verification import verify
from tests.cast import at, build

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*acts):
    """The refusals of acts that run at the same instant; "" for one that was done."""
    together = Barrier(len(acts))
    is_small = connection.vendor == "sqlite"

    def run(act):
        try:
            if not is_small:
                together.wait()
            act()
        except (RoundMoved, CannotHoldRound) as refusal:
            return refusal.message
        finally:
            if not is_small:
                connection.close()
        return ""

    if is_small:
        return [run(act) for act in acts]
    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


def test_two_draws_make_one_record():
    cast = build()
    case = waiting(cast)
    round_ = committed(cast, case)
    revealed(cast, round_)
    who = [cast.actor("assigner"), cast.actor("head")]
    answers = at_once(*(
        lambda actor=actor: commands.draw_round(
            round_=Round.objects.get(pk=round_.pk), actor=actor, at=at("2026-03-05 09:40")
        )
        for actor in who
    ))  # fmt: skip
    assert sorted(map(bool, answers)) == [False, True]
    assert "已摇出（" in next(filter(None, answers))
    made = [event for event in stream_events(case.stream) if event.type == "lot.drawn"]
    assert len(made) == 1
    assert lots.verdict_on(Round.objects.get(pk=round_.pk)).is_sound and verify().is_sound


def test_a_draw_and_an_abandonment_are_not_both_done():
    cast = build()
    case = waiting(cast)
    round_ = committed(cast, case, others=())
    actor, now = cast.actor("assigner"), at("2026-03-05 09:40")
    answers = at_once(
        lambda: commands.draw_round(round_=round_, actor=actor, at=now),
        lambda: commands.abandon_round(
            round_=round_, code=Abandoned.OTHER, note="", actor=actor, at=now
        ),
    )
    assert sorted(map(bool, answers)) == [False, True]
    closing = [
        event.type for event in stream_events(case.stream)
        if event.type in ("lot.drawn", "lot.abandoned")
    ]  # fmt: skip
    assert len(closing) == 1
    assert lots.verdict_on(Round.objects.get(pk=round_.pk)).is_sound


def test_two_rounds_are_not_opened_for_one_case():
    cast = build()
    case = waiting(cast)
    answers = at_once(lambda: prepared(cast, case), lambda: prepared(cast, case))
    assert sorted(map(bool, answers)) == [False, True]
    assert "尚未结束" in next(filter(None, answers))
    assert Round.objects.count() == 1
