"""What a workstation and a hotline receive, pass on and follow; what their neighbours never see."""

import pytest
from django.http import Http404
from django.test import Client
from django.urls import reverse

from hengyuan.cases.access import get_case_for, sees_working_papers, visible_to
from hengyuan.dossier.access import documents_visible_to
from hengyuan.intake import access, commands
from hengyuan.intake.models import Consultation
from hengyuan.intake.rules import AdviceResult, Channel
from hengyuan.kernel import clock
from hengyuan.kernel.errors import NotAllowed
from hengyuan.law.vocabulary import Kind
from hengyuan.law.vocabulary import Stage as Proceeding
from hengyuan.ledger.queries import last_event
from hengyuan.orgs.rules import Kind as Place
from hengyuan.people.commands import register_person
from hengyuan.people.models import Account
from hengyuan.people.rules import Role
from hengyuan.web.queries import desk_of
from hengyuan.web.tests.factories import examined, granted
from tests.cast import at, build, identity_number, new_account, new_organisation

pytestmark = pytest.mark.django_db
NOW = at("2026-03-02 09:30")


@pytest.fixture
def cast(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: NOW)
    cast = build()
    other = new_organisation(Place.WORKSTATION, "青石区法院工作站", "", "990102", cast.institution)
    new_account(cast, "other_station", "邻站", Role.WORKSTATION, other)
    new_account(cast, "seat", "听雨", Role.HOTLINE, cast.institution)
    new_account(cast, "other_seat", "邻席", Role.HOTLINE, cast.other_institution)
    return cast


def page_of(who):
    client = Client()
    client.force_login(Account.objects.get(username=who))
    return client


def place_of(cast, who):
    return Account.objects.get(username=who).roles.get().organisation


def called(cast, who, result=AdviceResult.TURNED_TO_APPLICATION):
    return commands.receive_and_advise(
        institution=place_of(cast, who), channel=Channel.PHONE, name="陈小工", question="欠薪",
        answer="可以申请", told_of_right=True, result=result, actor=cast.actor(who), at=NOW,
    )  # fmt: skip


def applied_at(cast, who, consultation=None):
    actor = cast.actor(who)
    person = register_person(
        name="陈小工", number=identity_number(11), demo=True, actor=actor, at=NOW
    )
    statement = commands.Statement(
        kind=Kind.CIVIL, proceeding=Proceeding.TRIAL_FIRST_INSTANCE, matter="CV-05",
        cause="追索劳动报酬", facts="拖欠工资三个月", groups=("migrant-worker",),
        papers=("身份证", "欠条"),
    )  # fmt: skip
    return commands.receive_application(
        institution=place_of(cast, who), person=person, consultation=consultation,
        statement=statement, actor=actor, at=NOW,
    )  # fmt: skip


def test_a_workstation_receives_and_the_institution_decides(cast):
    case = applied_at(cast, "station", called(cast, "station"))
    assert case.institution == cast.institution and case.receiver == cast.stations[0]
    assert case.received_as == Role.WORKSTATION
    assert case.number.startswith("青援申")
    assert examined(cast, case).stage == "examined"
    assert get_case_for(cast.actor("station"), case.pk) == case


def test_the_neighbours_and_the_other_district_do_not_see_it(cast):
    consultation = called(cast, "station")
    case = applied_at(cast, "station", consultation)
    for who in ("other_station", "seat", "other_seat", "hotline", "outsider"):
        with pytest.raises(Http404):
            get_case_for(cast.actor(who), case.pk)
        assert consultation not in access.visible_to(cast.actor(who))
        assert page_of(who).get(reverse("cases:case", args=[case.pk])).status_code == 404


def test_a_case_that_came_to_the_window_is_none_of_theirs(cast):
    case = applied_at(cast, "officer", called(cast, "officer"))
    for who in ("station", "seat", "hotline"):
        assert case not in visible_to(cast.actor(who))
        assert not access.visible_to(cast.actor(who)).exists()


def test_a_hotline_of_the_institution_follows_what_began_with_its_advice(cast):
    consultation = called(cast, "seat")
    case = applied_at(cast, "officer", consultation)
    assert case.received_as == Role.HOTLINE and case.receiver == cast.institution
    assert list(visible_to(cast.actor("seat"))) == [case]
    assert list(access.visible_to(cast.actor("seat"))) == [consultation]


def test_the_hotline_of_the_city_passes_on_and_the_district_takes_over(cast):
    consultation = called(cast, "hotline")
    officer, hotline = cast.actor("officer"), cast.actor("hotline")
    assert consultation not in access.visible_to(officer)
    commands.pass_on(
        consultation=consultation, to=cast.institution, note="本人希望申请", actor=hotline, at=NOW
    )
    event = last_event(consultation.stream)
    assert event.type == "consultation.passed_on" and cast.institution.name in event.sentence
    assert "本人希望申请" not in event.values
    assert consultation in access.visible_to(hotline)
    assert consultation not in access.answerable_by(hotline)
    assert consultation in access.answerable_by(officer)
    assert consultation not in access.answerable_by(cast.actor("outsider"))
    case = applied_at(cast, "officer", consultation)
    assert list(visible_to(hotline)) == [case]
    for again in (cast.other_institution, cast.institution):
        with pytest.raises(commands.CannotPassOn):
            commands.pass_on(consultation=consultation, to=again, note="", actor=officer, at=NOW)


def test_nobody_else_passes_on_and_nothing_goes_to_a_firm(cast):
    consultation = called(cast, "station")
    for who in ("head", "assigner", "firm_1"):
        with pytest.raises(NotAllowed):
            commands.pass_on(
                consultation=consultation, to=cast.other_institution, note="",
                actor=cast.actor(who), at=NOW,
            )  # fmt: skip
    with pytest.raises(commands.CannotPassOn, match="法律援助机构"):
        commands.pass_on(
            consultation=consultation, to=cast.firms[0], note="", actor=cast.actor("station"),
            at=NOW,
        )  # fmt: skip
    address = reverse("intake:pass_on", args=[consultation.pk])
    assert page_of("head").get(address).status_code == 403
    for who in ("other_station", "outsider", "finance", "seat"):
        assert page_of(who).get(address).status_code == 404, who


def test_the_institution_sees_the_register_of_its_workstations(cast):
    consultation = called(cast, "station")
    assert consultation in access.answerable_by(cast.actor("officer"))
    shown = page_of("officer").get(reverse("intake:register")).content.decode()
    assert consultation.number in shown and "青石街道法律援助工作站" in shown


def test_who_only_received_sees_what_the_recipient_may(cast):
    case = applied_at(cast, "station", called(cast, "station"))
    granted(cast, case)
    station, officer = cast.actor("station"), cast.actor("officer")
    assert not sees_working_papers(station, case) and sees_working_papers(officer, case)
    forms = {paper.form for paper in documents_visible_to(station, case.pk)}
    assert {"D-02", "D-07", "D-11"} <= forms and "D-10" not in forms
    whole = {paper.pk: paper for paper in documents_visible_to(officer, case.pk)}
    hidden = next(paper for paper in whole.values() if paper.form == "D-10")
    shown = page_of("station").get(reverse("cases:case", args=[case.pk])).content.decode()
    assert "受援人可以知道的进展" in shown and hidden.title not in shown
    assert "案卷齐备度" not in shown and "给予法律援助" in shown
    document = reverse("dossier:document", args=[hidden.pk])
    assert page_of("station").get(document).status_code == 404
    assert page_of("officer").get(document).status_code == 200


def test_a_hotline_reads_no_paper(cast):
    case = applied_at(cast, "officer", called(cast, "seat"))
    assert not documents_visible_to(cast.actor("seat"), case.pk).exists()
    assert page_of("seat").get(reverse("cases:case", args=[case.pk])).status_code == 200


def test_a_workstation_takes_the_missing_papers_of_its_own_cases_only(cast):
    case = applied_at(cast, "station", called(cast, "station"))
    commands.request_supplement(
        case=case, missing=["工资条"], due_on=at("2026-03-12 00:00").date(),
        actor=cast.actor("officer"), at=NOW,
    )  # fmt: skip
    address = reverse("intake:receive_supplement", args=[case.pk])
    assert page_of("other_station").get(address).status_code == 404
    assert page_of("station").get(address).status_code == 200
    desk = desk_of(cast.actor("station"), NOW)
    assert [row.case for row in desk.due] == [case]
    commands.receive_supplement(
        case=case, papers=["工资条"], actor=cast.actor("station"), at=at("2026-03-04 10:00")
    )
    assert not desk_of(cast.actor("station"), NOW).due


def test_the_desk_shows_who_waits_for_an_answer_and_what_is_next(cast):
    waiting = commands.receive_visitor(
        institution=cast.stations[0], channel=Channel.VISIT, name="吴小月", question="离婚",
        actor=cast.actor("station"), at=NOW,
    )  # fmt: skip
    turned = called(cast, "station")
    called(cast, "station", AdviceResult.ANSWERED)
    desk = page_of("station").get(reverse("web:desk")).content.decode()
    assert reverse("intake:give_advice", args=[waiting.pk]) in desk
    assert reverse("intake:receive_application", args=[turned.pk]) in desk
    assert desk_of(cast.actor("station"), NOW).advice == [waiting, turned]
    assert desk_of(cast.actor("head"), NOW).advice == []
    call = called(cast, "hotline")
    seat = called(cast, "seat")
    hotline = page_of("hotline").get(reverse("web:desk")).content.decode()
    assert reverse("intake:pass_on", args=[call.pk]) in hotline
    assert seat not in desk_of(cast.actor("seat"), NOW).advice  # the window goes on with it
    assert seat in desk_of(cast.actor("officer"), NOW).advice


def test_a_call_is_registered_and_passed_on_by_pages(cast):
    client = page_of("hotline")
    answer = client.post(
        reverse("intake:receive_visitor"),
        {
            "channel": "phone", "name": "陈小工", "matter_kind": "civil", "question": "欠薪",
            "answer": "可以申请", "told_of_right": "on", "result": "turned_to_application",
        },
    )  # fmt: skip
    consultation = Consultation.objects.get()
    address = reverse("intake:pass_on", args=[consultation.pk])
    assert answer["Location"] == address
    assert cast.institution.name in client.get(address).content.decode()
    sent = client.post(address, {"to": str(cast.institution.pk), "note": ""})
    assert sent["Location"] == reverse("intake:register")
    shown = client.get(reverse("intake:register")).content.decode()
    assert cast.institution.name in shown and "转送</a>" not in shown
    assert consultation in access.answerable_by(cast.actor("officer"))
    assert client.post(address, {"to": "1"}).status_code == 404
