"""The cast, a month of assignments and its test."""

import pytest

from hengyuan.assignment import commands as assignment
from hengyuan.assignment.tests import factories
from hengyuan.insight import commands, queries
from hengyuan.kernel.actor import SYSTEM
from tests.cast import at, build

RUN_AT = at("2026-04-03 04:10")


@pytest.fixture
def cast(db):
    """The stored cast."""
    return build()


@pytest.fixture
def month(cast):
    """March: two cases in turn, one given back, one wished for, one designated."""
    for serial, day in ((31, "2026-03-05"), (32, "2026-03-06")):
        factories.assigned(cast, factories.granted(cast, "陈小工", serial), day=day)
    returned = factories.granted(cast, "陈小工", 33)
    made = assignment.assign_by_rotation(
        case=returned, actor=cast.actor("assigner"), at=at("2026-03-09 09:00")
    )
    firm = next(k for k, a in cast.accounts.items() if k.startswith("firm_")
                and cast.actor(k).organisation_id == made.firm_id)  # fmt: skip
    assignment.decline_assignment(
        case=returned, reason="人手不足", actor=cast.actor(firm), at=at("2026-03-09 15:00")
    )
    wanted = cast.providers["handler"]
    assignment.assign_by_choice(
        case=factories.granted(cast, "陈小工", 34),
        wished=[wanted],
        actor=cast.actor("assigner"),
        at=at("2026-03-10 09:00"),
    )
    designated = factories.granted(cast, "陈小工", 35)
    assignment.propose_designation(
        case=designated,
        firm=wanted.organisation,
        ground="major",
        note="重大",
        actor=cast.actor("assigner"),
        at=at("2026-03-11 09:00"),
    )
    assignment.approve_designation(
        case=designated, actor=cast.actor("head"), at=at("2026-03-11 10:00")
    )
    return cast


@pytest.fixture
def run(month):
    """March, tested."""
    found = queries.compute(month.institution, "2026-03")
    return commands.keep_run(
        institution=month.institution, month="2026-03", found=found, actor=SYSTEM, at=RUN_AT
    )


@pytest.fixture
def standing(run):
    """The same month, as if its first firm stood out."""
    rows = run.figures["tests"]["firms"]["stands"]["units"]
    rows[0] |= {"out": True, "favoured": True, "p": 0.001}
    run.standing = 1
    run.save(update_fields=["figures", "standing"])
    return run, rows[0]["unit"]
