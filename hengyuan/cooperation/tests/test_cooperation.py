"""Asking another place: the letter, the paused clock, the answer, and who sees what."""

from datetime import date

import pytest
from django.db import IntegrityError
from django.urls import reverse

from hengyuan.cases.models import Case, CaseClock, ClockPause
from hengyuan.cooperation import commands
from hengyuan.cooperation.commands import CannotCooperate
from hengyuan.cooperation.models import Cooperation
from hengyuan.dossier.models import Document
from hengyuan.intake.commands import receive_supplement, request_supplement
from hengyuan.kernel import clock
from hengyuan.kernel.errors import NotAllowed
from hengyuan.ledger import audit
from hengyuan.ledger.queries import last_event
from hengyuan.web.tests.factories import applied, signed_in
from tests.cast import at, build

pytestmark = pytest.mark.django_db
NOW = at("2026-03-03 09:00")
DUE = date(2026, 3, 20)


@pytest.fixture
def cast(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: NOW)
    return build()


@pytest.fixture
def case(cast):
    return applied(cast, serial=11)


def asked(cast, case, who="officer", when=NOW, **changes):
    stated = {
        "kind": "check", "asked": cast.other_institution, "what": "请核查户籍地收入", "due_on": DUE,
    } | changes  # fmt: skip
    return commands.request_cooperation(case=case, actor=cast.actor(who), at=when, **stated)


def there(cast):
    return cast.actor("outsider")


def decision(case):
    return CaseClock.objects.get(case=case, rule="AP-02", stopped_at=None)


def test_a_check_stops_the_clock_of_the_decision_until_it_is_answered(cast, case):
    before = decision(case).due_on
    made = asked(cast, case)
    assert decision(case).is_paused
    assert Document.objects.filter(case=case, form="D-09").count() == 1
    assert last_event(case.stream).type == "document.issued"
    commands.accept_cooperation(cooperation=made, answer="", actor=there(cast),
                                at=at("2026-03-04 09:00"))  # fmt: skip
    assert decision(case).is_paused
    commands.report_cooperation(cooperation=made, report="收入低于标准", actor=there(cast),
                                at=at("2026-03-09 09:00"))  # fmt: skip
    assert not decision(case).is_paused and decision(case).due_on > before
    assert "回复" in Document.objects.filter(case=case, form="D-09").order_by("-made_at")[0].title
    assert audit.run().differences == []


def test_a_supplement_and_a_check_hold_the_clock_each_for_itself(cast, case):
    made = asked(cast, case)
    request_supplement(case=case, missing=["身份证"], due_on=date(2026, 3, 12),
                       actor=cast.actor("officer"), at=at("2026-03-04 09:00"))  # fmt: skip
    receive_supplement(case=case, papers=["身份证"], actor=cast.actor("officer"),
                       at=at("2026-03-05 09:00"))  # fmt: skip
    assert decision(case).is_paused  # the check is still out
    commands.decline_cooperation(cooperation=made, answer="查无此人", actor=there(cast),
                                 at=at("2026-03-06 09:00"))  # fmt: skip
    assert not decision(case).is_paused
    pauses = ClockPause.objects.filter(clock=decision(case)).values_list("reason", "ends_on")
    assert sorted(pauses) == [
        ("PA-01", date(2026, 3, 5)), ("PA-02", date(2026, 3, 6)),
    ]  # fmt: skip
    assert audit.run().differences == []


@pytest.mark.parametrize("kind", ["investigate", "deliver", "joint"])
def test_other_help_stops_no_clock(cast, case, kind):
    made = asked(cast, case, kind=kind)
    assert not decision(case).is_paused
    commands.withdraw_cooperation(cooperation=made, reason="已自行办理",
                                  actor=cast.actor("officer"), at=NOW)  # fmt: skip
    assert audit.run().differences == []


def test_two_checks_at_two_places_are_both_waited_for(cast, case):
    inside = asked(cast, case)
    outside = asked(cast, case, asked=None, asked_name="江北区法律援助中心")
    commands.withdraw_cooperation(cooperation=inside, reason="改由外地核查",
                                  actor=cast.actor("officer"), at=NOW)  # fmt: skip
    assert decision(case).is_paused
    own = cast.actor("officer")  # an outside place's letter is entered by the asking side
    commands.accept_cooperation(cooperation=outside, answer="", actor=own, at=NOW)
    commands.report_cooperation(cooperation=outside, report="属实", actor=own, at=NOW)
    assert not decision(case).is_paused
    assert audit.run().differences == []


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"kind": "anything"}, "事项"),
        ({"asked": None}, "选择一个机构"),
        ({"asked_name": "江北区法律援助中心"}, "选择一个机构"),
        ({"what": " "}, "内容"),
        ({"due_on": NOW.date()}, "晚于今天"),
    ],
)
def test_what_is_missing_is_said(cast, case, changes, told):
    with pytest.raises(CannotCooperate, match=told):
        asked(cast, case, **changes)


def test_no_place_asks_itself(cast, case):
    with pytest.raises(CannotCooperate, match="另一个"):
        asked(cast, case, asked=cast.institution)


def test_the_same_is_not_asked_twice_while_it_is_open(cast, case):
    first = asked(cast, case)
    with pytest.raises(CannotCooperate, match="已经"):
        asked(cast, case)
    commands.decline_cooperation(cooperation=first, answer="人手不足", actor=there(cast), at=NOW)
    assert asked(cast, case).pk != first.pk
    with pytest.raises(IntegrityError):
        Cooperation.objects.create(case=case, kind="joint", what="x", due_on=DUE, asked_at=NOW,
                                   asked_by_id=cast.actor("officer").account_id)  # fmt: skip


def test_each_side_does_its_own_part_once(cast, case):
    made = asked(cast, case)
    own = cast.actor("officer")
    for command, stated in (
        (commands.accept_cooperation, {"answer": ""}),
        (commands.decline_cooperation, {"answer": "不便"}),
        (commands.report_cooperation, {"report": "结果"}),
    ):
        with pytest.raises(NotAllowed):
            command(cooperation=made, actor=own, at=NOW, **stated)
    with pytest.raises(NotAllowed):
        commands.withdraw_cooperation(cooperation=made, reason="x", actor=there(cast), at=NOW)
    with pytest.raises(NotAllowed):
        asked(cast, case, who="handler")
    with pytest.raises(CannotCooperate, match="还没有被接受"):
        commands.report_cooperation(cooperation=made, report="早了", actor=there(cast), at=NOW)
    with pytest.raises(CannotCooperate, match="原因"):
        commands.decline_cooperation(cooperation=made, answer=" ", actor=there(cast), at=NOW)
    commands.accept_cooperation(cooperation=made, answer="好", actor=there(cast), at=NOW)
    with pytest.raises(CannotCooperate, match="已有答复"):
        commands.accept_cooperation(cooperation=made, answer="好", actor=there(cast), at=NOW)


def test_the_pages_from_both_sides(cast, case, django_assert_max_num_queries):
    officer, outsider = signed_in("officer"), signed_in("outsider")
    page = officer.get(reverse("cases:case", args=[case.pk])).content.decode()
    ask = reverse("cooperation:ask", args=[case.pk])
    assert ask in page
    sent = {"kind": "check", "asked": cast.other_institution.pk, "what": "请核查", "due_on": DUE}
    assert officer.post(ask, sent | {"what": ""}).status_code == 422
    answer = officer.post(ask, sent)
    made = Cooperation.objects.get()
    path = reverse("cooperation:cooperation", args=[made.pk])
    assert answer["Location"] == path
    assert officer.post(ask, sent).status_code == 422  # the same page sent again
    accept = reverse("cooperation:accept", args=[made.pk])
    assert accept not in officer.get(path).content.decode()
    assert accept in outsider.get(reverse("web:desk")).content.decode()
    assert accept not in officer.get(reverse("web:desk")).content.decode()
    seen = outsider.get(path).content.decode()
    assert accept in seen and case.number not in seen
    assert outsider.get(reverse("cases:case", args=[case.pk])).status_code == 404
    assert outsider.post(accept, {"answer": ""}).status_code == 302
    report = reverse("cooperation:report", args=[made.pk])
    assert outsider.post(report, {"report": "收入低于标准"}).status_code == 302
    with django_assert_max_num_queries(14):
        listed = outsider.get(reverse("cooperation:requests"))
    assert "已反馈" in listed.content.decode()
    made.refresh_from_db()
    assert made.state == "reported"


def test_others_find_nothing(cast, case):
    made = asked(cast, case)
    path = reverse("cooperation:cooperation", args=[made.pk])
    assert signed_in("handler").get(path).status_code == 404
    assert signed_in("firm_1").get(reverse("cooperation:requests")).status_code == 404
    ask = reverse("cooperation:ask", args=[case.pk])
    assert signed_in("handler").get(ask).status_code == 404
    assert signed_in("finance").get(ask).status_code == 403
    assert Case.objects.get(pk=case.pk).stage == case.stage
