"""Two years of falling: raised from frozen cards, answered by one, judged by another."""

import pytest
from django.urls import reverse

from hengyuan.kernel import clock
from hengyuan.kernel.errors import NotAllowed
from hengyuan.ledger import audit
from hengyuan.ledger.models import Event
from hengyuan.supervision.commands import falls, scorecards
from hengyuan.supervision.commands.falls import CannotAnswerFall
from hengyuan.supervision.models import Scorecard, ScorecardFall, ScorecardRow
from hengyuan.supervision.rules.falls import State, year_of
from hengyuan.supervision.rules.quarters import Quarter
from hengyuan.web.tests.factories import signed_in
from tests.cast import at, build

pytestmark = pytest.mark.django_db
MADE = at("2026-01-05 09:00")


@pytest.fixture
def cast(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: MADE)
    return build()


def cards(cast, by_year, skip=()):
    """Cards of three years; each quarter has `k` of 100 clocks kept."""
    actor = cast.actor("head")
    for year, k in by_year.items():
        for number in (1, 2, 3, 4):
            quarter = Quarter(year, number)
            if str(quarter) in skip:
                continue
            card = scorecards.make_scorecard(quarter=quarter, actor=actor, at=MADE)
            ScorecardRow.objects.update_or_create(
                card=card, whom="institution", subject=actor.organisation_id,
                defaults={"tallies": {"J06-clocks": [[k, 100, 0], [0, 0, 0], [0, 0, 0]]}},
            )  # fmt: skip
    return Scorecard.objects.order_by("-quarter").first()


@pytest.fixture
def fall(cast):
    cards(cast, {2023: 95, 2024: 90, 2025: 85})  # the last one asks as it is made, of its year
    return ScorecardFall.objects.get()


def test_a_fall_is_raised_once_a_year_with_its_event(cast, fall):
    assert (fall.indicator, fall.year, fall.state) == ("J06-clocks", 2025, State.RAISED)
    assert [k for k, _n, _s in fall.years] == [380, 360, 255] and fall.chance < 0.01
    assert falls.raise_falls(card=fall.card, at=MADE) == 0
    assert Event.objects.filter(stream__name=fall.stream).count() == 1


def test_no_fall_without_four_quarters_or_two_steps(cast):
    missing = cards(cast, {2023: 95, 2024: 90, 2025: 85}, skip=("2024Q2",))
    assert falls.raise_falls(card=missing, at=MADE) == 0
    first = Scorecard.objects.get(quarter="2025Q1")
    assert falls.raise_falls(card=first, at=MADE) == 0
    assert year_of([[[1, 2, 0]]] * 3) is None


def test_a_year_that_rose_between_is_no_fall(cast):
    last = cards(cast, {2023: 95, 2024: 96, 2025: 80})
    assert falls.raise_falls(card=last, at=MADE) == 0


def test_making_the_last_card_of_a_year_asks(cast):
    cards(cast, {2023: 95, 2024: 90, 2025: 85}, skip=("2025Q4",))
    head = cast.actor("head")
    scorecards.make_scorecard(quarter=Quarter(2025, 2), actor=head, at=MADE)
    assert not ScorecardFall.objects.exists()
    scorecards.make_scorecard(quarter=Quarter(2025, 4), actor=head, at=MADE)
    assert ScorecardFall.objects.get().indicator == "J06-clocks"


def test_one_answers_and_another_judges(cast, fall):
    head, bureau = cast.actor("head"), cast.actor("bureau")
    with pytest.raises(NotAllowed):
        falls.accept_answer(fall=fall, word="可以", actor=bureau, at=MADE)
    with pytest.raises(CannotAnswerFall):
        falls.answer_fall(fall=fall, word="  ", actor=head, at=MADE)
    falls.answer_fall(fall=fall, word="两名承办人离任", actor=head, at=MADE)
    with pytest.raises(CannotAnswerFall, match="已经有人"):
        falls.answer_fall(fall=fall, word="再说", actor=head, at=MADE)
    fall.refresh_from_db()
    with pytest.raises(NotAllowed):
        falls.accept_answer(fall=fall, word="可以", actor=head, at=MADE)
    falls.return_answer(fall=fall, word="请说明措施", actor=bureau, at=MADE)
    fall.refresh_from_db()
    assert fall.state == State.RAISED
    falls.answer_fall(fall=fall, word="已经补充人员", actor=head, at=MADE)
    fall.refresh_from_db()
    falls.accept_answer(fall=fall, word="同意", actor=bureau, at=MADE)
    fall.refresh_from_db()
    assert (fall.state, fall.answer, fall.word) == (State.ACCEPTED, "已经补充人员", "同意")
    types = list(Event.objects.filter(stream__name=fall.stream).values_list("type", flat=True))
    assert sorted(types) == [
        "fall.accepted", "fall.answered", "fall.answered", "fall.raised", "fall.returned",
    ]  # fmt: skip
    told = [one for one in audit.run().differences if "ScorecardFall" in str(one)]
    assert told == []


SEES = {"head": 200, "quality": 200, "bureau": 200, "officer": 404, "handler": 404, "outsider": 404}


@pytest.mark.parametrize(("who", "status"), SEES.items())
def test_who_sees_it(cast, fall, who, status):
    client = signed_in(who)
    assert client.get(reverse("supervision:fall", args=[fall.pk])).status_code == status
    url = reverse("supervision:fall_act", args=[fall.pk, "answer"])
    wanted = 403 if who == "bureau" else status
    assert client.get(url).status_code == wanted
    listed = client.get(reverse("supervision:scorecards"))
    if status == 200:
        assert reverse("supervision:fall", args=[fall.pk]) in listed.content.decode()


def test_the_page_tells_three_years_and_takes_an_answer(cast, fall):
    client = signed_in("head")
    url = reverse("supervision:fall", args=[fall.pk])
    page = client.get(url).content.decode()
    assert "95.0%" in page and "85.0%" in page and "不是结论" in page
    act = reverse("supervision:fall_act", args=[fall.pk, "answer"])
    assert client.post(act, {"word": ""}).status_code == 422
    assert client.post(act, {"word": "人员变动"})["Location"] == url
    assert "人员变动" in client.get(url).content.decode()
    wrong = reverse("supervision:fall_act", args=[fall.pk, "x"])
    assert client.get(wrong).status_code == 404
