"""A round names the ledger's last checkpoint, also while the day is being signed after midnight."""

from datetime import timedelta
from threading import Event, Thread

import pytest
from django.db import connection, transaction

from hengyuan.assignment import commands
from hengyuan.assignment.models import Round
from hengyuan.assignment.queries import lots
from hengyuan.assignment.tests.lot_factories import committed, handed_in, prepared, waiting
from hengyuan.kernel import clock
from hengyuan.law.draw import Abandoned, load, verify
from hengyuan.ledger import commands as ledger
from hengyuan.ledger.models import Checkpoint
from hengyuan.ledger.tasks import sign_days_before
from tests.cast import at, build


def difference(cast, round_):
    """What a stranger finds in the record once the round is given up, against the whole ledger."""
    row = Round.objects.get(pk=round_.pk)
    actor = cast.actor("assigner")
    closed = commands.abandon_round(
        round_=row, code=Abandoned.OTHER, note="", actor=actor,
        at=row.committed_at + timedelta(hours=1),
    )  # fmt: skip
    return verify(load(closed.record), ledger_anchor=lots.anchor_of_stream(row.stream)).difference


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("when", "number"),
    [
        ("2026-03-05 23:59", 1), ("2026-03-06 00:00", 1), ("2026-03-06 00:01", 1),
        ("2026-03-06 00:09", 1), ("2026-03-06 00:10", 2), ("2026-03-06 00:11", 2),
    ],
)  # fmt: skip
def test_the_minute_before_and_after_midnight_and_the_signing(cast, when, number):
    ledger.checkpoint(at=at("2026-03-05 00:10"))
    case = waiting(cast)
    signs_before = when >= "2026-03-06 00:10"
    if signs_before:
        ledger.checkpoint(at=at("2026-03-06 00:10"), until=at("2026-03-06 00:00"))
    round_ = committed(cast, case, when)
    if not signs_before:
        ledger.checkpoint(at=at("2026-03-06 00:10"), until=at("2026-03-06 00:00"))
    assert lots.last_checkpoint(at(when)).number == number
    assert difference(cast, round_) is None


@pytest.mark.django_db(transaction=True)
def test_a_round_committed_while_the_day_is_signed_is_not_judged_stale():
    """The signer waits for the round's transaction; its instant is read when it has its turn."""
    if connection.vendor == "sqlite":
        pytest.skip("one writer at a time: the signer cannot wait beside the round")
    cast = build()
    ledger.checkpoint(at=clock.now())
    round_ = prepared(cast, waiting(cast))
    handed_in(cast, round_)
    has_begun = Event()

    def sign():
        has_begun.set()
        sign_days_before.call(f"{clock.today():%Y-%m-%d}")
        connection.close()

    signer = Thread(target=sign)
    with transaction.atomic():
        ledger.wait_for_checkpoint()  # as an act that appends has it
        signer.start()
        has_begun.wait()
        signer.join(0.3)
        assert signer.is_alive()
        commands.commit_round(round_=round_, actor=cast.actor("assigner"), at=clock.now())
    signer.join()
    assert Checkpoint.objects.count() > 1
    assert difference(cast, round_) is None
