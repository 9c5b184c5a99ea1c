"""How often rounds are held: the setting with its history, the last round, whether one is due."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from hengyuan.kernel import clock
from hengyuan.kernel.errors import NotAllowed
from hengyuan.peer_review.commands.rounds import CannotReview
from hengyuan.peer_review.commands.schedule import set_schedule
from hengyuan.peer_review.models import Paper, Round, Schedule
from hengyuan.peer_review.queries.schedule import pace_of
from hengyuan.peer_review.rules.schedule import due_on, months_after
from hengyuan.peer_review.tests.factories import MORNING, opened
from hengyuan.peer_review.tests.test_rounds import differences
from hengyuan.web.tests.factories import signed_in
from tests.cast import build

pytestmark = pytest.mark.django_db
TODAY = MORNING.date()


@pytest.fixture
def cast(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: MORNING)
    monkeypatch.setattr(clock, "today", lambda: TODAY)
    return build()


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)), (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)), (date(2026, 12, 5), 1, date(2027, 1, 5)),
        (date(2026, 3, 1), 12, date(2027, 3, 1)),
    ],
)  # fmt: skip
def test_months_end_on_the_same_day_or_the_last(day, months, expected):
    assert months_after(day, months) == expected


@pytest.mark.parametrize(
    ("rounds", "begins", "last", "expected"),
    [
        (2, date(2026, 1, 1), None, date(2026, 7, 1)),
        (2, date(2026, 1, 1), date(2026, 3, 20), date(2026, 9, 20)),
        (12, date(2026, 4, 1), date(2026, 3, 20), date(2026, 5, 1)),  # before it was set
    ],
)
def test_the_next_round_ends_so_many_months_after_the_last(rounds, begins, last, expected):
    assert due_on(rounds, begins, last) == expected


def setting(cast, rounds=2, valid_from=TODAY, who="bureau", at=MORNING):
    return set_schedule(
        organisation=cast.bureau, rounds=rounds, valid_from=valid_from, actor=cast.actor(who),
        at=at,
    )  # fmt: skip


def page(who="bureau"):
    return signed_in(who).get(reverse("peer_review:rounds")).content.decode()


def test_it_is_set_on_a_page_and_the_rounds_say_so(cast):
    assert "本机关没有设定每年评估几轮" in page() and "还没有结束过一轮" in page()
    url = reverse("peer_review:schedule")
    sent = {"rounds": "2", "valid_from": TODAY.isoformat()}
    assert signed_in("bureau").post(url, sent).status_code == 302
    shown = page()
    assert "每年 2 轮（自 2026-04-01 起）" in shown and "在 2026-10-01 以前结束" in shown
    assert "已到期" not in shown and differences() == []
    again = signed_in("bureau").post(url, sent)  # a double click
    assert again.status_code == 422 and "这一天起已经有设定" in again.content.decode()


def test_it_is_due_on_the_day_and_not_the_day_before(cast):
    setting(cast, rounds=12)
    due = date(2026, 5, 1)
    assert pace_of(cast.bureau.pk, due).is_due
    assert not pace_of(cast.bureau.pk, due - timedelta(days=1)).is_due


def test_it_is_told_on_the_page_that_one_is_due(cast, monkeypatch):
    setting(cast, rounds=12)
    monkeypatch.setattr(clock, "today", lambda: date(2026, 5, 1))
    assert "已到期" in page()


def test_a_round_that_ended_here_or_on_paper_counts(cast):
    setting(cast)
    row = opened(cast)
    assert pace_of(cast.bureau.pk, TODAY).running == 1
    Round.objects.filter(pk=row.pk).update(state="closed", closed_at=MORNING + timedelta(days=9))
    found = pace_of(cast.bureau.pk, TODAY)
    assert (found.last_ended, found.running) == (date(2026, 4, 10), 0)
    assert found.due_on == date(2026, 10, 10)
    paper = opened(cast)
    Round.objects.filter(pk=paper.pk).update(state="recorded")
    Paper.objects.create(round=paper, ended_on=date(2026, 4, 20), source="通报", digest="0" * 64)
    assert pace_of(cast.bureau.pk, TODAY).last_ended == date(2026, 4, 20)
    Round.objects.filter(pk=paper.pk).update(state="entered")  # not checked yet
    assert pace_of(cast.bureau.pk, TODAY).last_ended == date(2026, 4, 10)


def test_the_history_stays_and_the_latest_that_began_holds(cast):
    setting(cast, rounds=2)
    setting(cast, rounds=12, valid_from=date(2026, 6, 1))
    assert pace_of(cast.bureau.pk, TODAY).in_force.rounds == 2
    assert pace_of(cast.bureau.pk, date(2026, 6, 1)).in_force.rounds == 12
    shown = page()
    assert "自 2026-04-01 起每年 2 轮" in shown and "自 2026-06-01 起每年 12 轮" in shown
    assert Schedule.objects.count() == 2 and differences() == []


@pytest.mark.parametrize(
    ("changes", "match"),
    [({"rounds": 5}, "每年轮数"), ({"valid_from": date(2026, 3, 31)}, "不追溯")],
)
def test_what_cannot_be_set_is_refused(cast, changes, match):
    with pytest.raises(CannotReview, match=match):
        setting(cast, **changes)


def test_only_who_runs_rounds_sets_it_and_others_do_not_see_it(cast):
    url = reverse("peer_review:schedule")
    for who in ("officer", "handler", "outsider"):
        assert signed_in(who).get(url).status_code == 404
        assert signed_in(who).post(url, {}).status_code == 404
    with pytest.raises(NotAllowed):
        setting(cast, who="quality")  # another organisation's
    setting(cast)
    assert "每年 2 轮" not in page("quality")


def test_the_page_asks_the_same_however_many_settings_there_are(cast, django_assert_num_queries):
    client, url = signed_in("bureau"), reverse("peer_review:rounds")
    for days in (0, 1, 2):
        setting(cast, valid_from=TODAY + timedelta(days=days))
        client.get(url)
        with django_assert_num_queries(10):
            client.get(url)
