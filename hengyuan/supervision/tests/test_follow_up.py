"""Follow-up: drawn as cases close with chances that a stranger can check; calls; what is told."""

import json
import uuid
from datetime import date
from fractions import Fraction

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from hengyuan.cases.models import Case
from hengyuan.kernel import clock
from hengyuan.kernel.errors import NotAllowed
from hengyuan.law.follow_up import Outcome, questions
from hengyuan.law.sampling import Settings
from hengyuan.law.sampling.verification import verify
from hengyuan.ledger.commands import settled
from hengyuan.ledger.models import Event
from hengyuan.ledger.queries import stream_events
from hengyuan.supervision import tasks
from hengyuan.supervision.commands import follow_up as commands
from hengyuan.supervision.commands import follow_up_periods as periods
from hengyuan.supervision.commands.follow_up import CannotFollowUp
from hengyuan.supervision.models import FollowUp, FollowUpPeriod, FollowUpTry
from hengyuan.supervision.queries import follow_up as queries
from hengyuan.supervision.queries.follow_up_results import Results
from hengyuan.supervision.rules.quarters import Quarter
from hengyuan.supervision.tests.follow_up_factories import (
    OPENED,
    closed,
    differences,
    with_observers,
)
from hengyuan.web.tests.factories import signed_in
from tests.cast import at, build
from tests.journeys.test_chain import apply, assign_and_name, close_case, examine_and_grant, handle

pytestmark = pytest.mark.django_db
GOOD = {one.id: one.good for one in questions()}
NOW = at("2026-03-12 09:00")


@pytest.fixture
def cast(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: NOW)
    return with_observers(build())


@pytest.fixture
def period(cast):
    return periods.open_period(institution=cast.institution, on=date(2026, 3, 1), at=OPENED)


@pytest.fixture
def waiting(cast, period):
    """One recipient to call: the request was lost, so the case is certain."""
    case = closed(cast, 11, outcome="lost")
    periods.close_batches(case_ids=[case.pk], at=at("2026-03-11 09:00"))
    return FollowUp.objects.get(case=case)


def draw_many(cast, count, first=30):
    cases = [closed(cast, first + n) for n in range(count)]
    periods.close_batches(case_ids=[case.pk for case in cases], at=at("2026-03-11 10:00"))


def take(cast, row, who="observer", when=NOW):
    commands.take_call(follow_up=row, actor=cast.actor(who), at=when)
    row.refresh_from_db()


def tell(cast, row, outcome=Outcome.CONNECTED, who="observer", when=NOW, token=None, **said):
    answers = said.pop("answers", GOOD if outcome is Outcome.CONNECTED else {})
    return commands.record_try(
        follow_up=row, outcome=outcome, answers=answers, token=token or uuid.uuid4(),
        actor=cast.actor(who), at=when, **said,
    )  # fmt: skip


def test_cases_are_drawn_as_the_ledger_tells_that_they_closed(cast):
    periods.open_period(
        institution=cast.institution, on=date(2026, 4, 1), at=at("2026-04-01 00:10")
    )
    case = apply(cast)
    examine_and_grant(cast, case)
    handler = assign_and_name(cast, case)
    handle(case, handler)
    close_case(cast, case, handler)
    assert periods.draw_closings(upto=settled(), at=at("2026-04-20 18:00")) == 1
    assert periods.draw_closings(upto=settled(), at=at("2026-04-20 18:01")) == 0
    row = FollowUp.objects.get(case=case)
    assert row.flags == ["first_time", "wages"] and row.state == "waiting"
    assert (row.how, row.chance, row.next_on) == ("certain", 1.0, date(2026, 4, 20))
    assert not [e for e in stream_events(case.stream) if e.type.startswith("follow_up")]
    assert not differences()


def test_the_record_of_a_period_verifies_and_every_case_keeps_its_chance(cast, period):
    draw_many(cast, 12)
    announced = json.loads(period.announcement)
    ended = periods.end_period(period=period, at=at("2026-04-01 00:10"))
    verdict = verify(json.loads(ended.record), announced=announced)
    assert verdict.is_sound, verdict
    assert {one.code for one in verdict.cautions} <= {"one_secret", "above_quota"}
    rows = FollowUp.objects.filter(period=period)
    assert all(0 < row.chance <= 1 for row in rows) and len({row.of for row in rows}) == 1
    assert rows.exclude(state="not_drawn").count() == ended.target
    assert period.secret not in period.announcement
    assert not differences()
    again = periods.end_period(period=period, at=at("2026-04-02 00:10"))
    assert again.ended_at == ended.ended_at


def test_periods_turn_by_themselves_and_a_case_outside_of_one_is_left(cast, period, monkeypatch):
    early = closed(cast, 11, day="2026-02-27")
    periods.close_batches(case_ids=[early.pk], at=at("2026-03-02 09:00"))
    assert not FollowUp.objects.exists()
    monkeypatch.setattr(clock, "now", lambda: at("2026-04-01 00:10"))
    tasks.turn_follow_up_periods.func("2026-04-01")
    tasks.turn_follow_up_periods.func("2026-04-01")
    period.refresh_from_db()
    assert period.ended_at and period.record_hash
    found = FollowUpPeriod.objects.filter(ended_at=None)
    assert {one.institution_id for one in found} == {
        cast.institution.pk, cast.other_institution.pk,
    }  # fmt: skip
    assert {(str(one.starts_on), str(one.ends_on)) for one in found} == {
        ("2026-04-01", "2026-04-30")
    }


def test_the_number_is_shown_to_who_took_the_call_and_to_nobody_else(cast, waiting):
    url = reverse("supervision:follow_up", args=[waiting.pk])
    observer, second = signed_in("observer"), signed_in("second_observer")
    assert "13900000000" not in observer.get(url).content.decode()
    observer.post(reverse("supervision:follow_up_take", args=[waiting.pk]))
    assert "13900000000" in observer.get(url).content.decode()
    assert "13900000000" not in second.get(url).content.decode()
    second.post(reverse("supervision:follow_up_take", args=[waiting.pk]))
    assert "13900000000" not in second.get(url).content.decode()
    assert next(e.type for e in stream_events(waiting.stream)) == "follow_up.taken"
    listed = observer.get(reverse("supervision:follow_ups")).content.decode()
    assert "13900000000" not in listed and "赵11" not in listed


def test_a_try_without_an_answer_is_made_again_at_another_hour(cast, waiting):
    take(cast, waiting)
    row = tell(cast, waiting, Outcome.NO_ANSWER)
    assert (row.state, str(row.next_on), row.next_hour) == ("waiting", "2026-03-14", "evening")
    for n, day in enumerate(("2026-03-14 18:00", "2026-03-16 12:00", "2026-03-18 15:00")):
        take(cast, row, when=at(day))
        row = tell(cast, row, Outcome.OFF, when=at(day))
        assert (row.state == "unreached") is (n == 2)
    assert [one.hour for one in FollowUpTry.objects.all()] == [
        "morning", "evening", "noon", "afternoon",
    ]  # fmt: skip
    with pytest.raises(CannotFollowUp, match="已经结束"):
        take(cast, row)
    assert not differences()


def test_answers_are_sealed_and_sent_twice_they_are_kept_once(cast, waiting):
    take(cast, waiting)
    token = uuid.uuid4()
    tell(cast, waiting, token=token, remark="感谢帮助")
    tell(cast, waiting, token=token, remark="再来一次")
    waiting.refresh_from_db()
    assert (waiting.state, waiting.remark, waiting.answers) == ("answered", "感谢帮助", GOOD)
    assert FollowUpTry.objects.count() == 1
    with connection.cursor() as cursor:
        cursor.execute("SELECT answers FROM supervision_followup")
        assert b"overall" not in bytes(cursor.fetchone()[0])
    told = "".join(Event.objects.values_list("values", flat=True))
    assert "overall" not in told and "感谢" not in told
    last = stream_events(waiting.case.stream)[0]
    assert (last.type, last.sentence) == ("recipient.followed_up", "回访受援人：接通并答复")
    FollowUp.objects.filter(pk=waiting.pk).update(answers={**GOOD, "overall": "no"})
    assert differences()


def test_all_nine_are_asked_and_only_those_on_money_may_be_left_out(cast, waiting):
    take(cast, waiting)
    for missing in ("prepared", "fee"):
        with pytest.raises(CannotFollowUp, match="九项都要填"):
            tell(cast, waiting, answers={k: v for k, v in GOOD.items() if k != missing})
    with pytest.raises(CannotFollowUp, match="九项都要填"):
        tell(cast, waiting, answers=GOOD | {"prepared": "skipped"})
    assert tell(cast, waiting, answers=GOOD | {"fee": "skipped"}).state == "answered"


def test_a_word_about_money_leads_to_a_second_call_only_if_a_person_decides(cast, waiting):
    take(cast, waiting)
    tell(cast, waiting, has_hint=True)
    with pytest.raises(NotAllowed):
        commands.decide_hint(
            follow_up=waiting, asks_again=True, word="x", actor=cast.actor("observer"), at=NOW
        )
    client = signed_in("quality")
    assert waiting.case.number in client.get(reverse("supervision:follow_ups")).content.decode()
    url = reverse("supervision:follow_up_decide", args=[waiting.pk])
    assert client.get(url).status_code == 200
    answer = client.post(url, {"asks_again": "yes", "word": "说得具体"})
    assert answer.status_code == 302
    second = FollowUp.objects.get(case=waiting.case, call=2)
    page = reverse("supervision:follow_up", args=[second.pk])
    assert signed_in("observer").get(page).status_code == 404  # who made the first call
    take(cast, second, "second_observer")
    with pytest.raises(CannotFollowUp, match="请选择"):
        tell(cast, second, who="second_observer", answers={"money": "perhaps"})
    tell(cast, second, who="second_observer", answers={"money": "private"})
    results = Results(
        type(cast.institution).objects.filter(pk=cast.institution.pk), Quarter(2026, 1)
    )
    assert results.all.drawn == 1  # the second call counts in no rate
    assert not differences()
    assert client.post(url, {"asks_again": "no", "word": "晚了"}).status_code == 404


def test_rates_over_answered_and_over_drawn_and_a_perfect_result_is_noticed(cast, period):
    periods.change_settings(
        institution=cast.institution, settings=Settings(rate=Fraction(1)),
        actor=cast.actor("head"), at=NOW,
    )  # fmt: skip
    FollowUpPeriod.objects.all().update(ended_at=NOW)
    periods.open_period(institution=cast.institution, on=date(2026, 3, 1), at=OPENED)
    draw_many(cast, 8)
    drawn = list(FollowUp.objects.filter(state="waiting"))
    periods.end_period(period=FollowUpPeriod.objects.get(ended_at=None), at=at("2026-04-01 00:10"))
    rows = list(FollowUp.objects.exclude(state="not_drawn"))
    assert len(rows) == 8 >= len(drawn)
    for n, row in enumerate(rows):
        take(cast, row)
        if n < 6:
            tell(cast, row, answers=GOOD | {"overall": "no" if n == 0 else "yes"})
        elif n == 6:
            tell(cast, row, Outcome.REFUSED)
    found = Results(type(cast.institution).objects.all(), Quarter(2026, 1))
    assert (found.all.drawn, found.all.answered, found.all.waiting) == (8, 6, 1)
    shown = found.all.over_answered
    assert round(shown.rate, 1) == 83.3 and shown.low < 80 < 87 < shown.high  # one did not answer
    assert (round(found.all.over_drawn.rate, 1), found.all.over_drawn.low) == (71.4, None)
    assert found.modelled is None and "不足5份" in found.why_not
    assert not found.all.perfect.is_alarming
    money = next(one for one in found.questions if one.is_money)
    assert money.share.rate == 0  # six times no: fewer than the die alone would say yes
    page = signed_in("quality").get(reverse("supervision:follow_up_results"), {"quarter": "2026Q1"})
    assert "83.3%" in page.content.decode()
    few = Results(type(cast.institution).objects.all(), Quarter(2026, 2))
    assert few.lines == [] and few.all.over_answered is None


def test_the_slider_says_what_last_months_cases_would_have_given(cast, period):
    draw_many(cast, 10)
    client = signed_in("head")
    assert client.get(reverse("supervision:follow_up_settings")).status_code == 200
    wanted = {"rate": 50, "each_firm": 1, "each_handler": 0, "from_cases": 6, "each_station": 0}
    told = client.get(reverse("supervision:follow_up_yield"), wanted).content.decode()
    assert "10 件结案试算" in told and "<strong>5</strong>" in told
    wrong = client.get(reverse("supervision:follow_up_yield"), wanted | {"rate": 0})
    assert "alert" in wrong.content.decode()
    client.post(reverse("supervision:follow_up_settings"), wanted | {"certain": ["late"]})
    chosen = queries.in_force(cast.institution, date(2026, 4, 1))
    assert (chosen.version, chosen.settings.share) == (1, Fraction(1, 2))
    assert json.loads(period.announcement)["settings"]["rate"] == "1/5"  # this month keeps its own
    with pytest.raises(NotAllowed):
        periods.change_settings(
            institution=cast.institution, settings=Settings(rate=Fraction(1, 2)),
            actor=cast.actor("officer"), at=NOW,
        )  # fmt: skip


SEES = {
    "observer": {"follow_ups", "follow_up"},
    "quality": {"follow_ups", "follow_up", "follow_up_results", "follow_up_settings",
                "follow_up_periods"},
    "head": {"follow_ups", "follow_up_results", "follow_up_settings", "follow_up_periods"},
    "bureau": {"follow_ups", "follow_up_results", "follow_up_periods"},
    "officer": set(), "handler": set(), "outsider": set(), "firm_1": set(), "finance": set(),
}  # fmt: skip


@pytest.mark.parametrize(("who", "pages"), SEES.items())
def test_who_has_which_page(cast, waiting, who, pages):
    client = signed_in(who)
    for name in ("follow_ups", "follow_up_results", "follow_up_settings", "follow_up_periods"):
        status = client.get(reverse(f"supervision:{name}")).status_code
        assert status == (200 if name in pages else 404), name
    url = reverse("supervision:follow_up", args=[waiting.pk])
    assert client.get(url).status_code == (200 if "follow_up" in pages else 404)


def test_the_handler_of_a_case_never_calls_its_recipient(cast, waiting):
    Case.objects.filter(pk=waiting.case_id).update(handler=cast.providers["handler"])
    account = cast.providers["handler"].account
    FollowUp.objects.filter(pk=waiting.pk).update(state="waiting")
    actor = cast.actor("observer")
    cast.providers["handler"].account_id = actor.account_id
    type(cast.providers["handler"]).objects.filter(pk=cast.providers["handler"].pk).update(
        account_id=actor.account_id
    )
    with pytest.raises(NotAllowed):
        take(cast, waiting)
    assert account.pk != actor.account_id


def test_files_of_a_period_are_handed_out(cast, period):
    client = signed_in("bureau")
    for what, status in (("announcement", 200), ("record", 404), ("secret", 404)):
        url = reverse("supervision:follow_up_period", args=[period.pk, what])
        assert client.get(url).status_code == status
    assert client.get(reverse("supervision:follow_up_periods")).status_code == 200


def test_a_list_asks_no_more_for_more_calls(cast, waiting):
    client, url = signed_in("observer"), reverse("supervision:follow_ups")
    client.get(url)
    with CaptureQueriesContext(connection) as few:
        client.get(url)
    for n in range(3):
        more = closed(cast, 60 + n, outcome="lost")
        periods.close_batches(case_ids=[more.pk], at=at("2026-03-11 11:00"))
    with CaptureQueriesContext(connection) as many:
        page = client.get(url).content.decode()
    assert page.count("打电话") == 4 and len(many) == len(few) <= 15
