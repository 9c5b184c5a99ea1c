"""What the desk asks of many cases is what access says of one."""

import pytest

from hengyuan.cases import rules
from hengyuan.cases.access import may_do, visible_to
from hengyuan.cases.models import Case
from hengyuan.web.queries import desk_of, workable_by
from hengyuan.web.tests.factories import applied, under_handling
from tests.cast import at, build

pytestmark = pytest.mark.django_db

EVERYBODY = (
    "officer", "head", "assigner", "quality", "finance", "archivist", "auditor", "outsider",
    "bureau", "firm_1", "firm_2", "handler", "second_handler", "station", "hotline",
    "administrator",
)  # fmt: skip


@pytest.fixture
def cast():
    return build()


@pytest.mark.parametrize("stage", rules.Stage)
def test_the_desk_and_access_agree_at_every_stage_for_everybody(cast, stage):
    case, _ = under_handling(cast, applied(cast))
    Case.objects.filter(pk=case.pk).update(
        stage=stage, receiver=cast.stations[0], received_as="R-11"
    )
    for who in EVERYBODY:
        actor = cast.actor(who)
        for seen in visible_to(actor):
            acts = any(
                rules.is_due_work(m) and may_do(actor, seen, m) for m in rules.moves_from(stage)
            )
            assert visible_to(actor).filter(workable_by(actor)).exists() is acts, (who, stage)


def test_the_most_pressing_case_comes_first_and_the_missed_one_is_marked(cast):
    late = applied(cast, serial=11, name="甲一", day="2026-03-02")
    young = applied(cast, serial=12, name="乙二", day="2026-03-10")
    desk = desk_of(cast.actor("officer"), at("2026-03-13 09:00"))
    assert [row.case for row in desk.due] == [late, young]
    assert [row.clock.state for row in desk.due if row.clock] == ["late", "running"]
    assert not desk.waiting and not desk.has_more


def test_a_desk_that_is_too_short_says_that_there_is_more(cast, monkeypatch):
    monkeypatch.setattr("hengyuan.web.queries.ROWS", 1)
    for serial in (11, 12):
        applied(cast, serial=serial, name=f"甲{serial}")
    desk = desk_of(cast.actor("officer"), at("2026-03-03 09:00"))
    assert len(desk.due) == 1 and desk.has_more
