"""Wait and rating at the window: put down once, sealed, and counted for the institution alone."""

from datetime import date

import pytest
from django.urls import reverse

from hengyuan.intake import commands
from hengyuan.intake.models import Consultation
from hengyuan.intake.rules import AdviceResult, Channel, Rating
from hengyuan.kernel import clock
from hengyuan.kernel.errors import NotAllowed
from hengyuan.law.scorecard import Whom
from hengyuan.ledger import audit
from hengyuan.ledger.queries import stream_events
from hengyuan.supervision.queries.scorecard_counts import Counting
from hengyuan.supervision.rules import scorecards as rules
from hengyuan.supervision.rules.quarters import Quarter
from hengyuan.web.tests.factories import signed_in
from tests.cast import at, build

pytestmark = pytest.mark.django_db
FIRST, AFTER = Quarter(2026, 1), date(2026, 4, 3)


@pytest.fixture
def cast(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: at("2026-03-06 10:00"))
    return build()


def visited(cast, came="2026-03-06 09:10", channel=Channel.VISIT, when="2026-03-06 09:30"):
    return commands.receive_visitor(
        institution=cast.institution, channel=channel, name="陈小工", question="欠薪",
        came_at=came and at(came), actor=cast.actor("officer"), at=at(when),
    )  # fmt: skip


def answered(cast, **changes):
    row = visited(cast, **changes)
    commands.give_advice(
        consultation=row, answer="可以申请", told_of_right=True, result=AdviceResult.ANSWERED,
        actor=cast.actor("officer"), at=at("2026-03-06 09:40"),
    )  # fmt: skip
    row.refresh_from_db()
    return row


def rated(cast, row, rating=Rating.GOOD, who="officer"):
    return commands.record_rating(
        consultation=row, rating=rating, actor=cast.actor(who), at=at("2026-03-06 09:45")
    )


def test_the_wait_runs_from_coming_to_reception(cast):
    assert visited(cast).waited_minutes == 20
    assert visited(cast, came=None).waited_minutes is None
    assert not audit.run().differences


@pytest.mark.parametrize(
    ("came", "channel"),
    [
        ("2026-03-06 09:31", Channel.VISIT),  # after the reception
        ("2026-03-05 09:10", Channel.VISIT),  # another day
        ("2026-03-06 09:10", Channel.PHONE),  # nobody came
    ],
)
def test_a_coming_that_cannot_be_is_refused(cast, came, channel):
    with pytest.raises(commands.CannotReceive):
        visited(cast, came=came, channel=channel)
    assert not Consultation.objects.exists()


def test_a_rating_is_put_down_once_and_sealed(cast):
    row = rated(cast, answered(cast), Rating.BAD)
    assert (row.rating, str(row.rating_name)) == ("bad", "不满意")
    with pytest.raises(commands.CannotRate):
        rated(cast, row, Rating.VERY_GOOD)
    told = [each for each in stream_events(row.stream) if each.type == "consultation.rated"]
    assert [each.values for each in told] == ["{}"] and "rating" not in told[0].sealed
    assert not audit.run().differences
    Consultation.objects.filter(pk=row.pk).update(rating="very_good")
    assert [each.column for each in audit.run().differences] == ["rating"]


def test_nobody_rates_before_the_answer_or_at_another_window(cast):
    with pytest.raises(commands.CannotRate):
        rated(cast, visited(cast))
    row = answered(cast)
    with pytest.raises(commands.CannotRate):
        rated(cast, row, who="outsider")
    with pytest.raises(NotAllowed):
        rated(cast, row, who="finance")


def test_the_page_asks_the_visitors_word_once(cast):
    row, client = answered(cast), signed_in("officer")
    page, url = (reverse(f"intake:{name}", args=[row.pk]) for name in ("consultation", "rate"))
    assert url in client.get(page).content.decode()
    assert client.post(url, {"rating": "splendid"}).status_code == 422
    assert client.post(url, {"rating": "very_good"}).status_code == 302
    shown = client.get(page).content.decode()
    assert "非常满意" in shown and "20分钟" in shown and url not in shown
    assert client.post(url, {"rating": "bad"}).status_code == 403
    assert signed_in("outsider").get(url).status_code == 404
    row.refresh_from_db()
    assert row.rating == "very_good"


def test_the_form_takes_the_time_of_coming(cast):
    client, url = signed_in("officer"), reverse("intake:receive_visitor")
    told = {"channel": "visit", "name": "陈小工", "question": "欠薪", "came_at": "09:15",
            "matter_kind": "civil", "result": "answered"}  # fmt: skip
    client.post(url, told)
    assert Consultation.objects.get().waited_minutes == 45
    assert client.post(url, told | {"came_at": "10:01"}).status_code == 422
    assert Consultation.objects.count() == 1


def test_the_institution_is_counted_and_nothing_recorded_is_no_zero(cast):
    assert _counted(cast) == [(0, 0)] * 3
    for rating in (Rating.GOOD, Rating.BAD, Rating.DECLINED):
        rated(cast, answered(cast), rating)
    answered(cast, came="2026-03-06 08:50")  # 40 minutes, never asked
    answered(cast, came=None)
    assert _counted(cast) == [(3, 4), (1, 2), (1, 3)]


def _counted(cast):
    """Of the institution's card: waited briefly, rated well of the given, and of the asked."""
    entries = Counting([cast.institution.pk], FIRST, AFTER).entries()
    own = rules.tallies_of(entries).get((Whom.INSTITUTION, cast.institution.pk), {})
    return [
        (sum(each[0] for each in own.get(name, [])), sum(each[1] for each in own.get(name, [])))
        for name in ("J01-waited", "J01-rated", "J01-rated-asked")
    ]
