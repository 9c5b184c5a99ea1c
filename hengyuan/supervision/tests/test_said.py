"""What follow-up, observation and opinions say of one case."""

import pytest

from hengyuan.law.follow_up import Outcome
from hengyuan.supervision.commands.opinions import Answer
from hengyuan.supervision.models import FollowUp, Hearing, ObservationSheet, Seat
from hengyuan.supervision.queries import said
from hengyuan.supervision.tests.test_follow_up import (  # noqa: F401  # fixtures
    GOOD,
    cast,
    period,
    take,
    tell,
    waiting,
)
from hengyuan.supervision.tests.test_opinions import FULL, answer, opened
from tests.cast import at

pytestmark = pytest.mark.django_db


def test_a_case_of_which_nothing_is_known(cast, period):  # noqa: F811
    case = "00000000-0000-0000-0000-000000000000"
    assert said.follow_up_of(case) is None
    assert said.observation_of(case) == [] == said.authority_opinions_of(case)


def test_what_the_recipient_said_without_money(cast, waiting):  # noqa: F811
    before = said.follow_up_of(waiting.case_id)
    assert (before.state, before.tries, before.outcome, before.is_satisfied) == (
        "waiting", 0, "", None,
    )  # fmt: skip
    take(cast, waiting)
    tell(cast, waiting, Outcome.NO_ANSWER)
    take(cast, waiting)
    tell(cast, waiting, answers=GOOD | {"on_time": "no", "fee": "yes"})
    found = said.follow_up_of(waiting.case_id)
    assert (found.state, found.tries, found.outcome) == ("answered", 2, "connected")
    assert found.faults == ("on_time",) and found.is_satisfied
    assert not {"fee", "goods", "meals"} & set(found.answers)
    FollowUp.objects.filter(pk=waiting.pk).update(state="not_drawn")
    assert said.follow_up_of(waiting.case_id) is None


def test_what_observers_and_the_court_said(cast, waiting):  # noqa: F811
    hearing = Hearing.objects.create(
        case=waiting.case, institution=cast.institution, region="990102", court="青石区人民法院",
        starts_at=at("2026-03-05 09:00"), minutes=60, is_public=True, rate="1/20", is_drawn=True,
    )  # fmt: skip
    observer = cast.accounts["observer"]
    Seat.objects.create(hearing=hearing, observer=observer)
    ObservationSheet.objects.create(
        hearing=hearing, observer=observer, marks={"speech": "fair"}, remark="稳",
        received_at=at("2026-03-05 12:00"),
    )  # fmt: skip
    (sheet,) = said.observation_of(waiting.case_id)
    assert (str(sheet.held_on), sheet.observer, sheet.remark) == ("2026-03-05", "纪闻", "稳")
    round_ = opened(cast)
    answer(cast, round_, Answer(1, FULL, "好"))
    (found,) = said.authority_opinions_of(waiting.case_id)
    assert (found.body, found.overall, found.remark) == ("青石区人民法院", "satisfied", "好")
    assert "overall" not in found.answers
