"""Observation: who learns what, the plan that repairs itself, the sheet sent twice, suspensions."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from hengyuan.kernel import clock
from hengyuan.kernel.errors import NotAllowed
from hengyuan.law.observation import Secret, points
from hengyuan.ledger.queries import stream_events
from hengyuan.queue import worker
from hengyuan.supervision.commands import observation as commands
from hengyuan.supervision.commands.observation import CannotObserve
from hengyuan.supervision.models import Hearing, ObservationSheet, Seat
from hengyuan.supervision.queries import observation as queries
from hengyuan.supervision.rules.observation import minutes_between
from hengyuan.supervision.tests.follow_up_factories import differences, with_observers
from hengyuan.web.tests.factories import applied, signed_in, under_handling
from tests.cast import at, build

pytestmark = pytest.mark.django_db
NOW = at("2026-03-09 09:00")
GOOD = {one.id: "good" for one in points()}


@pytest.fixture
def cast(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: NOW)
    return with_observers(build())


@pytest.fixture
def case(cast):
    return under_handling(cast, applied(cast))[0]


def enter(cast, case, when="2026-03-16 09:00", drawn=True, who="officer", **more):
    """A hearing; whether it is drawn is set by hand, for a secret selects as it likes."""
    stated = {
        "court": "青石区人民法院", "region": "990102", "minutes": 120, "is_public": True,
    } | more  # fmt: skip
    made = commands.enter_hearing(
        case=case, starts_at=at(when), actor=cast.actor(who), at=NOW, **stated
    )
    Hearing.objects.filter(pk=made.pk).update(is_drawn=drawn)
    made.refresh_from_db()
    return made


def plan(cast, when=NOW):
    return commands.make_plan(institution=cast.institution, actor=cast.actor("quality"), at=when)


def seated(hearing):
    rows = Seat.objects.filter(hearing=hearing, state="planned").order_by("observer_id")
    return [row.observer.username for row in rows]


def hand_in(cast, hearing, who="observer", marks=None, when="2026-03-16 11:00", remark="声音小"):
    return commands.keep_sheet(
        hearing=hearing, marks=marks or GOOD, remark=remark, actor=cast.actor(who), at=at(when)
    )


def test_the_secret_of_the_year_decides_and_the_year_is_announced_first(cast, case):
    made = commands.enter_hearing(
        case=case, court="青石区人民法院", region="990102", starts_at=at("2026-03-16 09:00"),
        minutes=120, is_public=True, is_hard=True, actor=cast.actor("officer"), at=NOW,
    )  # fmt: skip
    year = queries.year_row(cast.institution.pk, 2026)
    assert (made.flags, made.weight, made.chance) == (["major", "first_time"], 3, Fraction(3, 20))
    assert made.is_drawn is Secret(year.secret).selects(str(case.pk), made.chance)
    told = next(iter(stream_events(year.stream)))
    assert year.commitment in told.sentence and year.secret not in told.values
    assert "drawn" not in next(iter(stream_events(made.stream))).values
    assert not differences()


def test_one_that_is_not_public_is_not_observed_and_a_handler_does_not_say_what_is_hard(cast, case):
    who = "handler" if case.handler == cast.providers["handler"] else "second_handler"
    closed = commands.enter_hearing(
        case=case, court="青石区人民法院", region="990102", starts_at=at("2026-03-16 09:00"),
        minutes=60, is_public=False, is_hard=True, actor=cast.actor(who), at=NOW,
    )  # fmt: skip
    assert (closed.is_drawn, closed.chance, "major" in closed.flags) == (False, 0, False)
    with pytest.raises(NotAllowed):
        enter(cast, case, who="outsider")
    with pytest.raises(CannotObserve, match="已经登记"):
        enter(cast, case)
    with pytest.raises(CannotObserve, match="晚于现在"):
        enter(cast, case, when="2026-03-09 08:00")


def test_two_observers_sit_there_and_a_hearing_that_moves_moves_them(cast, case):
    first = enter(cast, case)
    found = plan(cast)
    assert found.is_best and seated(first) == ["observer", "second_observer"]
    other = under_handling(cast, applied(cast, serial=12, name="钱二"))[0]
    second = enter(cast, other, when="2026-03-17 09:00", is_hard=True)
    plan(cast)
    assert seated(first) == seated(second) == ["observer", "second_observer"]
    commands.move_hearing(
        hearing=second, starts_at=at("2026-03-16 09:30"), hall="二庭",
        actor=cast.actor("officer"), at=NOW,
    )  # fmt: skip
    while worker.run_one("w", clock.now()):
        pass
    assert len(seated(first)) == len(seated(second)) == 1  # nobody is at two places at once
    assert not set(seated(first)) & set(seated(second))
    commands.cancel_hearing(hearing=second, actor=cast.actor("officer"), at=NOW)
    while worker.run_one("w", clock.now()):
        pass
    assert seated(second) == [] and len(seated(first)) == 2
    assert not differences()
    with pytest.raises(CannotObserve, match="已经取消"):
        commands.cancel_hearing(hearing=second, actor=cast.actor("officer"), at=NOW)


def test_who_cannot_come_is_replaced(cast, case):
    hearing = enter(cast, case)
    plan(cast)
    seat = Seat.objects.get(hearing=hearing, observer__username="observer")
    with pytest.raises(NotAllowed):
        commands.excuse(seat=seat, actor=cast.actor("second_observer"), at=NOW)
    commands.excuse(seat=seat, actor=cast.actor("observer"), at=NOW)
    plan(cast)
    assert seated(hearing) == ["second_observer"]
    with pytest.raises(CannotObserve):
        commands.excuse(seat=seat, actor=cast.actor("observer"), at=NOW)
    with pytest.raises(NotAllowed):
        commands.make_plan(institution=cast.institution, actor=cast.actor("officer"), at=NOW)
    assert not differences()


def test_the_sheet_is_kept_once_however_often_it_comes(cast, case):
    hearing = enter(cast, case)
    plan(cast)
    with pytest.raises(CannotObserve, match="还没有开庭"):
        hand_in(cast, hearing, when="2026-03-16 08:00")
    with pytest.raises(CannotObserve, match="每一点"):
        hand_in(cast, hearing, marks={**GOOD, "on_time": ""})
    first = hand_in(cast, hearing)
    assert hand_in(cast, hearing).pk == first.pk and ObservationSheet.objects.count() == 1
    with pytest.raises(CannotObserve, match="不能更改"):
        hand_in(cast, hearing, remark="改口")
    hand_in(cast, hearing, "second_observer", marks={**GOOD, "speech": "poor"})
    with pytest.raises(NotAllowed):
        hand_in(cast, hearing, "quality")
    last = next(iter(stream_events(case.stream)))
    assert (last.type, last.sentence) == ("observation.made", "旁听庭审（2026-03-16）")
    rows = queries.compared(queries.sheets_of(hearing.pk))
    assert [row.marks for row in rows if row.differs] == [("好", "差")]
    page = signed_in("quality").get(reverse("supervision:observed", args=[hearing.pk]))
    assert "hy-soon" in page.content.decode() and "声音小" in page.content.decode()
    assert not differences()


def test_the_quota_counts_cases_and_an_order_suspends(cast, case, monkeypatch):
    hearing = enter(cast, case)
    enter(cast, case, when="2026-03-20 09:00")  # a second hearing of the same case
    plan(cast)
    later = at("2026-03-21 09:00")
    own = type(cast.institution).objects.filter(pk=cast.institution.pk)
    quota = queries.quotas(own, later)[0].quota
    assert (quota.heard, quota.needed, quota.lacking) == (1, 1, 1)
    hand_in(cast, hearing)
    assert queries.quotas(own, later)[0].quota.is_met
    order = commands.suspend(
        institution=cast.bureau, begins_on=date(2026, 3, 18), ends_on=None, word="防疫",
        actor=cast.actor("bureau"), at=NOW,
    )  # fmt: skip
    assert len(queries.suspended(list(Hearing.objects.all()))) == 1
    plan(cast)
    assert seated(Hearing.objects.get(starts_at=at("2026-03-20 09:00"))) == []
    with pytest.raises(NotAllowed):
        commands.resume(order=order, actor=cast.actor("head"), at=NOW)
    commands.resume(order=order, actor=cast.actor("bureau"), at=at("2026-03-19 09:00"))
    plan(cast)
    assert len(seated(Hearing.objects.get(starts_at=at("2026-03-20 09:00")))) == 2
    order.refresh_from_db()
    with pytest.raises(CannotObserve, match="已经结束"):
        commands.resume(order=order, actor=cast.actor("bureau"), at=at("2026-03-19 10:00"))
    for words, match in (({"word": " "}, "理由"), ({"ends_on": date(2026, 3, 1)}, "早于")):
        stated = {"begins_on": date(2026, 4, 1), "ends_on": None, "word": "x"} | words
        with pytest.raises(CannotObserve, match=match):
            commands.suspend(
                institution=cast.institution, actor=cast.actor("head"), at=NOW, **stated
            )
    assert not differences()


def test_the_phone_gets_a_short_answer(cast, case, monkeypatch):
    hearing = enter(cast, case)
    plan(cast)
    monkeypatch.setattr(clock, "now", lambda: at("2026-03-16 12:00"))
    client, url = signed_in("observer"), reverse("supervision:observation_sheet", args=[hearing.pk])
    assert client.get(url).status_code == 200
    header = {"X-Requested-With": "fetch"}
    short = client.post(url, {"on_time": "good"}, headers=header)
    assert short.status_code == 422 and short.json()["errors"]
    for _time in range(2):  # the answer was lost, the phone sends again
        answer = client.post(url, GOOD | {"remark": ""}, headers=header)
        assert answer.json()["next"] == reverse("supervision:observation")
    assert ObservationSheet.objects.count() == 1
    assert "已经收到" in client.get(url).content.decode()


def test_pages_of_the_calendar(cast, case):
    client = signed_in("officer")
    url = reverse("supervision:enter_hearing")
    stated = {
        "number": case.number, "court": "青石区人民法院", "region": "990102", "minutes": 90,
        "starts_at": "2026-03-16T09:00", "is_public": "on", "is_hard": "on",
    }  # fmt: skip
    assert client.post(url, stated | {"number": "无此案"}).status_code == 422
    assert client.post(url, stated).status_code == 302
    made = Hearing.objects.get()
    assert made.starts_at == at("2026-03-16 09:00") and "major" in made.flags
    assert case.number in client.get(reverse("supervision:hearings")).content.decode()
    for name, sent in (("move_hearing", {"starts_at": "2026-03-17T10:00"}), ("cancel_hearing", {})):
        page = reverse(f"supervision:{name}", args=[made.pk])
        assert client.get(page).status_code == 200
        assert client.post(page, sent).status_code == 302
        assert signed_in("outsider").get(page).status_code == 404
    made.refresh_from_db()
    assert (made.moved, made.state) == (1, "cancelled")


def test_pages_of_the_plan_and_of_orders(cast, case):
    hearing = enter(cast, case)
    quality, head, observer = (signed_in(who) for who in ("quality", "head", "observer"))
    assert quality.post(reverse("supervision:make_plan")).status_code == 302
    page = quality.get(reverse("supervision:observation")).content.decode()
    assert "纪闻、听雨" in page
    own = observer.get(reverse("supervision:observation")).content.decode()
    assert "看记录表" in own and "编排" not in own
    url = reverse("supervision:excuse", args=[hearing.pk])
    assert observer.get(url).status_code == 200
    assert observer.post(url).status_code == 302
    assert observer.get(url).status_code == 404
    wanted = {"begins_on": "2026-03-15", "word": "防疫"}
    assert head.get(reverse("supervision:suspend_observation")).status_code == 200
    assert head.post(reverse("supervision:suspend_observation"), wanted).status_code == 302
    assert "防疫" in quality.get(reverse("supervision:observation")).content.decode()
    order = queries.orders_over(cast.institution.pk)[0]
    assert quality.post(reverse("supervision:resume", args=[order.pk])).status_code == 404
    assert head.post(reverse("supervision:resume", args=[order.pk])).status_code == 302
    assert head.get(reverse("supervision:observation_year", args=[2026])).status_code == 404
    assert head.get(reverse("supervision:observation_year", args=[2025])).status_code == 404


SEES = {
    "observer": {"observation", "hearings", "observation_sheet"},
    "quality": {"observation", "hearings", "observed"},
    "head": {"observation", "hearings", "observed"},
    "bureau": {"observation", "hearings", "observed"},
    "officer": {"hearings"}, "handler": {"hearings"}, "firm_1": set(), "finance": set(),
}  # fmt: skip


@pytest.mark.parametrize(("who", "pages"), SEES.items())
def test_who_has_which_page(cast, case, who, pages):
    hearing = enter(cast, case)
    plan(cast)
    client = signed_in(who)
    for name in ("observation", "hearings", "observed", "observation_sheet"):
        args = [hearing.pk] if name in ("observed", "observation_sheet") else []
        status = client.get(reverse(f"supervision:{name}", args=args)).status_code
        assert status == (200 if name in pages else 404), name


def test_the_handler_sees_no_sign_of_who_will_sit_there(cast, case):
    hearing = enter(cast, case)
    who = "handler" if case.handler == cast.providers["handler"] else "second_handler"
    client = signed_in(who)
    url = reverse("supervision:hearings")
    before = client.get(url).content.decode()
    plan(cast)
    after = client.get(url).content.decode()
    Hearing.objects.filter(pk=hearing.pk).update(is_drawn=False)

    def shown(page):
        return page[page.index("<main") : page.index("</main")]

    assert shown(before) == shown(after) == shown(client.get(url).content.decode())
    assert not [e for e in stream_events(case.stream) if e.type.startswith("hearing")]


def test_the_pages_ask_no_more_for_more_hearings(cast, case):
    enter(cast, case)
    plan(cast)
    client = signed_in("quality")

    def asked(name):
        client.get(reverse(name))
        with CaptureQueriesContext(connection) as queries_made:
            client.get(reverse(name))
        return len(queries_made)

    few = {name: asked(f"supervision:{name}") for name in ("observation", "hearings")}
    for n in range(3):
        other = under_handling(cast, applied(cast, serial=30 + n, name=f"孙{n}"))[0]
        enter(cast, other, when=f"2026-03-{17 + n} 09:00")
    plan(cast)
    assert {name: asked(f"supervision:{name}") for name in few} == few
    assert max(few.values()) <= 20


def test_the_year_file_lets_anybody_check_what_the_secret_selected(cast, case, monkeypatch):
    made = enter(cast, case, drawn=False)
    told = queries.year_file(cast.institution.pk, 2026)
    assert told["cases"] == [{"case": str(case.pk), "chance": str(made.chance), "drawn": False}]
    assert Secret(told["secret"]).commitment == told["commitment"]
    monkeypatch.setattr(clock, "now", lambda: at("2027-01-02 09:00"))
    page = signed_in("head").get(reverse("supervision:observation_year", args=[2026]))
    assert page.json() == told


def test_ways_between_courts():
    one = "990102 青石区人民法院"
    assert minutes_between(one, one) == 0
    assert minutes_between(one, "990102 仲裁委") == 30
    assert minutes_between(one, "990103 云渡区人民法院") == 60
    assert minutes_between(one, "980101 远处法院") == 150
    assert timedelta(minutes=150) > timedelta(hours=2)
