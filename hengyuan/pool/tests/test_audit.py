"""What the life of a member leaves stands as the ledger tells; what is changed is named."""

from datetime import date

import pytest

from hengyuan.law.pool import Grade
from hengyuan.ledger import audit
from hengyuan.pool import commands
from hengyuan.pool.models import Leave, Standing
from tests.cast import at, build

pytestmark = pytest.mark.django_db


def test_a_members_life_is_replayed():
    cast = build()
    handler, head = cast.providers["handler"], cast.actor("head")
    commands.fix_grade(
        provider=handler,
        grade=list(Grade)[-1],
        reason="年限",
        actor=head,
        at=at("2026-03-03 09:00"),
    )
    commands.set_limit(
        provider=handler, limit=3, actor=cast.actor("handler"), at=at("2026-03-03 09:00")
    )
    leave = commands.take_leave(
        provider=handler, begins_on=date(2026, 4, 1), ends_on=date(2026, 4, 9), reason="探亲",
        actor=cast.actor("handler"), at=at("2026-03-03 09:00"),
    )  # fmt: skip
    commands.end_leave(
        leave=leave,
        last_day=date(2026, 4, 5),
        actor=cast.actor("handler"),
        at=at("2026-04-05 09:00"),
    )
    commands.leave_pool(
        provider=handler,
        last_day=date(2026, 5, 1),
        reason="转所",
        actor=head,
        at=at("2026-04-30 09:00"),
    )
    assert audit.run().differences == []
    Standing.objects.update(monthly_limit=9)
    Leave.objects.update(ends_on=date(2026, 4, 9))
    found = {(each.table, each.column) for each in audit.run().differences}
    assert found == {("pool.Standing", "monthly_limit"), ("pool.Leave", "ends_on")}
