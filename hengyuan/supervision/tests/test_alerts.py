"""Alerts follow the ledger and the days; what people do with them; who sees them."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from hengyuan.kernel import clock
from hengyuan.kernel.errors import NotAllowed
from hengyuan.kernel.tasks import all_tasks
from hengyuan.ledger import audit
from hengyuan.ledger.commands import settled
from hengyuan.ledger.queries import last_event, stream_events
from hengyuan.people.commands import place_hold
from hengyuan.queue import beat, worker
from hengyuan.queue.models import Followed, Job
from hengyuan.supervision import queries, tasks
from hengyuan.supervision.access import alerts as access
from hengyuan.supervision.commands import alerts as commands
from hengyuan.supervision.commands import following
from hengyuan.supervision.commands.alerts import CannotSupervise
from hengyuan.supervision.models import Alert, CaseStory
from hengyuan.supervision.rules.alerts import ACTS, OPEN, State
from hengyuan.supervision.tests.test_bulletins import words_of
from hengyuan.web.tests.factories import signed_in
from tests.cast import at, build
from tests.journeys.test_chain import (
    apply,
    assign_and_name,
    close_case,
    examine_and_grant,
    handle,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast():
    return build()


@pytest.fixture
def case(cast):
    """Applied for on Monday 2 March 2026; the decision is due on 9 March."""
    return apply(cast)


def follow(when):
    following.supervise_events(upto=settled(), at=at(when))


def due(when):
    following.supervise_due(on=date.fromisoformat(when[:10]), at=at(when))


def found(case):
    rows = Alert.objects.filter(case=case).order_by("since", "rule", "key")
    return [(row.rule, str(row.since), row.state) for row in rows]


@pytest.fixture
def alert(case):
    """A decision that nobody took in time, seen on the tenth."""
    follow("2026-03-02 10:00")
    due("2026-03-10 00:05")
    return Alert.objects.get(case=case)


def test_nothing_is_raised_on_the_due_day_and_an_alert_the_day_after(cast, case):
    follow("2026-03-02 10:00")
    assert CaseStory.objects.get(case=case).look_again_on == date(2026, 3, 10)
    due("2026-03-09 00:05")
    assert found(case) == []
    due("2026-03-10 00:05")
    assert found(case) == [("J03-clock", "2026-03-10", "raised")]
    told = last_event(case.stream)
    assert (told.type, told.sentence) == ("alert.raised", "监督提示：法定期限已过（自2026-03-10）")
    assert Alert.objects.get().due_on == date(2026, 3, 15)
    due("2026-03-11 00:05")
    follow("2026-03-11 09:00")
    assert len(found(case)) == 1


def test_an_act_that_comes_late_ends_the_alert_and_asks_nobody_any_more(cast, case, alert):
    examine_and_grant(cast, case, day="2026-03-12")
    follow("2026-03-12 17:00")
    alert.refresh_from_db()
    assert (alert.ended_on, alert.state, alert.due_on) == (date(2026, 3, 12), "over", None)
    assert "alert.ended" in [event.type for event in stream_events(case.stream)]


def test_a_case_done_in_time_has_no_alert(cast, case):
    examine_and_grant(cast, case)
    handle(case, handler := assign_and_name(cast, case), day=date(2026, 3, 9))
    close_case(cast, case, handler)
    follow("2026-04-20 18:00")
    assert found(case) == []


def test_the_ledger_is_read_once_and_a_second_reader_finds_nothing(cast, case):
    follow("2026-03-02 10:00")
    assert queries.read_until() == settled()
    with CaptureQueriesContext(connection) as asked:
        follow("2026-03-02 10:01")
    assert len([one for one in asked if "case" in one["sql"].lower()]) == 0


def test_killed_in_the_middle_nothing_is_lost_and_nothing_doubled(cast, case, monkeypatch):
    due_day = at("2026-03-10 09:00")

    def killed(*_args, **_words):
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(following.Alert, "save", killed)
        with pytest.raises(KeyboardInterrupt):
            following.supervise_events(upto=settled(), at=due_day)
    assert (queries.read_until(), Alert.objects.count()) == (0, 0)
    following.supervise_events(upto=settled(), at=due_day)
    following.supervise_events(upto=settled(), at=due_day)
    assert found(case) == [("J03-clock", "2026-03-10", "raised")]


def test_the_worker_follows_the_ledger_by_itself(cast, case, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: at("2026-03-10 09:00"))
    followers = sum(one.follows is not None for one in all_tasks())
    assert beat.follow(at=clock.now()) == followers
    assert beat.follow(at=clock.now()) == 0
    while worker.run_one("w", clock.now()):
        pass
    assert found(case) == [("J03-clock", "2026-03-10", "raised")]
    assert Followed.objects.get(task=tasks.follow.module_path).event_id > 0
    assert not Job.objects.filter(task=tasks.follow.module_path, state="waiting").exists()


def test_a_hold_on_the_handler_is_seen_on_his_cases(cast, case):
    examine_and_grant(cast, case)
    assign_and_name(cast, case)
    follow("2026-03-05 16:00")
    case.refresh_from_db()
    place_hold(
        provider=case.handler, reason="投诉核查", begins_on=date(2026, 3, 9), ends_on=None,
        actor=cast.actor("bureau"), at=at("2026-03-09 10:00"),
    )  # fmt: skip
    follow("2026-03-09 10:01")
    assert ("J02-out", "2026-03-09", "raised") in found(case)


def test_who_explains_does_not_judge_and_another_person_settles(cast, alert):
    when = at("2026-03-10 10:00")
    commands.explain(alert=alert, word="等待补正材料", actor=cast.actor("head"), at=when)
    alert.refresh_from_db()
    assert (alert.state, alert.word) == ("explained", "等待补正材料")
    with pytest.raises(NotAllowed, match="不能自己核对"):
        commands.settle(alert=alert, word="同意", actor=cast.actor("head"), at=when)
    commands.settle(alert=alert, word="情况属实", actor=cast.actor("quality"), at=when)
    alert.refresh_from_db()
    assert (alert.state, alert.due_on, alert.is_open) == ("closed", None, False)


def test_an_order_is_replied_sent_back_replied_again_and_accepted(cast, alert):
    when, quality, officer = at("2026-03-10 10:00"), cast.actor("quality"), cast.actor("officer")
    for day in (date(2026, 3, 9), date(2026, 3, 10)):
        with pytest.raises(CannotSupervise, match="晚于今天"):
            commands.order(alert=alert, word="作出决定", due_on=day, actor=quality, at=when)
    commands.order(
        alert=alert, word="尽快作出决定", due_on=date(2026, 3, 13), actor=quality, at=when
    )
    alert.refresh_from_db()
    assert (alert.state, alert.order, str(alert.due_on)) == (
        "ordered",
        "尽快作出决定",
        "2026-03-13",
    )
    commands.reply(alert=alert, word="已送审批", actor=officer, at=when)
    alert.refresh_from_db()
    commands.send_back(
        alert=alert, word="还没有决定", due_on=date(2026, 3, 16), actor=quality, at=when
    )
    alert.refresh_from_db()
    assert (alert.state, str(alert.due_on)) == ("ordered", "2026-03-16")
    commands.reply(alert=alert, word="已决定", actor=officer, at=when)
    alert.refresh_from_db()
    commands.accept(alert=alert, word="核对属实", actor=quality, at=when)
    alert.refresh_from_db()
    assert alert.state == "closed"
    assert not audit.run().differences


def test_a_dismissal_is_counted_by_its_rule(cast, alert):
    when, quality = at("2026-03-10 10:00"), cast.actor("quality")
    with pytest.raises(CannotSupervise) as refused:
        commands.dismiss(alert=alert, ground="", word="不成立", actor=quality, at=when)
    assert refused.value.field == "ground"
    commands.dismiss(alert=alert, ground="lawful_reason", word="有中止事由", actor=quality, at=when)
    row = next(
        one
        for one in queries.rules_at("990101", Alert.objects.all(), date(2026, 3, 10))
        if one.rule.id == "J03-clock"
    )
    assert (row.raised, row.dismissed) == (1, 1)


def test_two_at_once_the_second_is_told(cast, alert):
    stale = Alert.objects.select_related("case").get(pk=alert.pk)
    when = at("2026-03-10 10:00")
    commands.explain(alert=alert, word="说明", actor=cast.actor("officer"), at=when)
    with pytest.raises(CannotSupervise, match="已有人处理"):
        commands.dispute(alert=stale, word="异议", actor=cast.actor("head"), at=when)
    alert.refresh_from_db()
    with pytest.raises(CannotSupervise, match="已说明"):
        commands.explain(alert=alert, word="再说", actor=cast.actor("head"), at=when)


def test_a_word_is_asked_for(cast, alert):
    with pytest.raises(CannotSupervise, match="写明"):
        commands.explain(
            alert=alert, word=" ", actor=cast.actor("officer"), at=at("2026-03-10 10:00")
        )


def test_what_nobody_takes_up_is_carried_to_the_head_and_then_the_bureau(cast, alert):
    def level(day):
        following.escalate(on=date.fromisoformat(day), at=at(f"{day} 00:10"))
        alert.refresh_from_db()
        return alert.level, str(alert.due_on)

    assert level("2026-03-15") == (0, "2026-03-15")
    assert level("2026-03-16") == (1, "2026-03-21")
    assert alert in access.inbox_of(cast.actor("head"))
    assert alert not in access.inbox_of(cast.actor("bureau"))
    assert level("2026-03-22") == (2, "2026-03-27")
    assert alert in access.inbox_of(cast.actor("bureau"))
    assert level("2026-03-28") == (2, "2026-03-27")
    assert not audit.run().differences


def test_corrected_facts_lift_an_alert_and_their_return_raises_it_again(cast, case, alert):
    clocks = case.clocks.filter(rule="AP-02")
    clocks.update(due_on=date(2026, 3, 30))
    following.supervise(case_ids=[case.pk], on=date(2026, 3, 11), at=at("2026-03-11 09:00"))
    alert.refresh_from_db()
    assert (alert.state, alert.due_on) == (State.LIFTED, None)
    clocks.update(due_on=date(2026, 3, 9))
    following.supervise(case_ids=[case.pk], on=date(2026, 3, 11), at=at("2026-03-11 10:00"))
    assert found(case) == [("J03-clock", "2026-03-10", "raised")]


SEES = {"officer": True, "head": True, "quality": True, "bureau": True, "assigner": False,
        "handler": False, "outsider": False, "finance": False, "firm_1": False}  # fmt: skip


@pytest.mark.parametrize(("who", "sees"), SEES.items())
def test_who_sees_an_alert(cast, alert, who, sees):
    client = signed_in(who)
    answer = client.get(reverse("supervision:alert", args=[alert.pk]))
    assert answer.status_code == (200 if sees else 404)
    for act in ACTS:
        page = client.post(reverse("supervision:act", args=[alert.pk, act]), {"word": "x"})
        assert page.status_code in ((302, 403, 422) if sees else (404,))
        alert.refresh_from_db()
        Alert.objects.filter(pk=alert.pk).update(state="raised", word_by=None)


def test_the_pages_ask_a_fixed_number_of_queries(cast, case, alert, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: at("2026-03-11 09:00"))
    client = signed_in("quality")
    for name, most in (("inbox", 14), ("alerts", 14), ("cockpit", 12), ("rules", 12)):
        url = reverse(f"supervision:{name}")
        client.get(url)
        with CaptureQueriesContext(connection) as asked:
            answer = client.get(url)
        assert answer.status_code == 200, name
        assert len(asked) <= most, [one["sql"] for one in asked]
    assert client.get(reverse("supervision:notice", args=[alert.pk])).status_code == 404


def test_a_cell_of_the_cockpit_leads_to_its_cases(cast, case, alert, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: at("2026-03-17 09:00"))
    client = signed_in("bureau")
    page = client.get(reverse("supervision:cockpit")).content.decode()
    link = f"?state=overdue&amp;link=decision&amp;institution={alert.institution_id}"
    assert page.count(link) == 2  # in the table, and as the worst link of the worst institution
    listed = client.get(reverse("supervision:alerts") + link.replace("&amp;", "&"))
    assert case.number in listed.content.decode()


def test_a_draft_is_tried_on_past_cases_before_it_is_set(cast, case, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: at("2026-03-16 09:00"))
    examine_and_grant(cast, case)
    assign_and_name(cast, case)
    follow("2026-03-05 18:00")
    client = signed_in("quality")
    url = reverse("supervision:rehearsal", args=["J06-silent", "days"])
    page = client.get(url, {"value": 3}).content.decode()
    assert "新增 1 条" in page
    assert client.get(reverse("supervision:rehearsal", args=["J06-silent", "x"])).status_code == 404
    assert client.get(reverse("supervision:rehearsal", args=["J99", "days"])).status_code == 404


def test_a_notice_is_printed_and_the_handler_sees_what_he_is_to_mend(cast, case, alert):
    when = at("2026-03-10 10:00")
    commands.order(
        alert=alert, word="尽快作出决定", due_on=when.date() + timedelta(days=3),
        actor=cast.actor("quality"), at=when,
    )  # fmt: skip
    client = signed_in("officer")
    answer = client.get(reverse("supervision:notice", args=[alert.pk]))
    assert answer["Content-Type"] == "application/pdf"
    said = words_of(answer.content)
    assert "尽快作出决定" in said and "2026年3月13日" in said
    assert State(Alert.objects.get(pk=alert.pk).state) in OPEN
