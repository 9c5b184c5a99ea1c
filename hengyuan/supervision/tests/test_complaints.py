"""Complaints from reception to closing: acts, separation, what the handler sees, papers, clocks."""

from datetime import date
from io import BytesIO

import docx
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from hengyuan.kernel import clock
from hengyuan.kernel.errors import NotAllowed
from hengyuan.law.complaints import About, Act, Channel, Complainant, Finding, Helper, Measure
from hengyuan.ledger import audit
from hengyuan.ledger.commands import settled
from hengyuan.ledger.queries import stream_events
from hengyuan.people.models import Hold
from hengyuan.supervision.access import complaints as access
from hengyuan.supervision.commands import complaints as commands
from hengyuan.supervision.commands import following
from hengyuan.supervision.commands.complaint_reception import receive_complaint
from hengyuan.supervision.commands.complaints import CannotHandleComplaint
from hengyuan.supervision.models import Alert, Complaint, ComplaintNote
from hengyuan.supervision.tests.test_bulletins import words_of
from hengyuan.web.tests.factories import signed_in
from tests.cast import at, build
from tests.journeys.test_chain import apply, assign_and_name, examine_and_grant

pytestmark = pytest.mark.django_db
NAME, TOLD = "钱有理", "律师私下收了五百元"
NOON = at("2026-03-16 12:00")


@pytest.fixture
def cast(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: NOON)
    return build()


@pytest.fixture
def case(cast):
    case = apply(cast)
    examine_and_grant(cast, case)
    assign_and_name(cast, case)
    case.refresh_from_db()
    return case


def receive(cast, case, when="2026-03-16 09:00", **changes):
    told = {
        "institution": cast.institution, "about": About.PERSON, "channel": Channel.ORAL,
        "relation": Complainant.RECIPIENT, "complainant": NAME, "phone": "13900001111",
        "needs": "听力障碍，请书面联系", "contents": TOLD, "grounds": ["N-3", "N-1"],
        "received_on": date.fromisoformat(when[:10]), "actor": cast.actor("district_bureau"),
        "at": at(when), "case_number": case.number if case else "",
    }  # fmt: skip
    return receive_complaint(**(told | changes))


@pytest.fixture
def complaint(cast, case):
    return receive(cast, case)


def do(cast, complaint, command, when="2026-03-17 09:00", text="已办", **more):
    command(
        complaint=complaint, text=text, actor=cast.actor("district_bureau"), at=at(when), **more
    )


def checked(cast, complaint):
    do(cast, complaint, commands.accept)
    do(cast, complaint, commands.check, text="查阅案卷")
    return complaint


def decided(cast, complaint, code=Finding.FOUND):
    do(cast, checked(cast, complaint), commands.decide, "2026-04-01 09:00", code=code,
       is_liable=code is not Finding.NOT)  # fmt: skip
    return complaint


def test_a_complaint_goes_to_the_bureau_that_set_up_the_institution(cast, case, complaint):
    assert complaint.bureau == cast.institution.parent and complaint.provider == case.handler
    assert complaint.due_on == date(2026, 3, 23)
    by_city = receive(cast, case, actor=cast.actor("bureau"))
    assert by_city.bureau == complaint.bureau
    assert access.acts_for(cast.actor("bureau"), by_city) == []
    with pytest.raises(NotAllowed):
        commands.accept(complaint=by_city, text="x", actor=cast.actor("bureau"), at=NOON)
    with pytest.raises(NotAllowed):
        receive(cast, case, actor=cast.actor("head"))


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"complainant": " "}, "complainant"), ({"contents": ""}, "contents"),
        ({"received_on": date(2026, 3, 17)}, "received_on"),
        ({"received_on": date(2013, 3, 17)}, "received_on"),
        ({"grounds": []}, "grounds"), ({"grounds": ["O-1"]}, "grounds"),
        ({"case_number": "没有这个"}, "case_number"), ({"about": About.STAFF}, "named"),
        ({"named": "没有这个人"}, "named"),
    ],
)  # fmt: skip
def test_what_is_wrong_at_reception_is_said_beside_its_field(cast, case, changes, field):
    with pytest.raises(CannotHandleComplaint) as refused:
        receive(cast, case, **changes)
    assert refused.value.field == field and Complaint.objects.count() == 0


def test_whom_a_name_means(cast, case):
    staff = receive(cast, case, about=About.STAFF, named="沈一禾")
    assert staff.staff == cast.accounts["officer"]
    assert receive(cast, case, about=About.UNIT).unit == case.firm
    other = receive(cast, None, about=About.UNIT, named=cast.firms[1].name)
    assert (other.unit, other.case) == (cast.firms[1], None)
    by_licence = receive(cast, None, named=cast.providers["second_handler"].licence_number)
    assert by_licence.provider == cast.providers["second_handler"]
    assert receive(cast, None, about=About.INSTITUTION).about_name == cast.institution.name


def test_an_older_complaint_keeps_the_older_rules(cast, case):
    old = receive(cast, case, received_on=date(2025, 6, 13), grounds=["O-2"])
    assert old.due_on == date(2025, 6, 20)  # five working days
    do(cast, old, commands.accept)
    assert old.due_on == date(2026, 5, 6)  # 45 days, and the rest days of May


def test_what_is_missing_is_asked_for_once_and_stops_the_clock(cast, complaint):
    do(cast, complaint, commands.ask_supplement, "2026-03-18 09:00", due_on=date(2026, 3, 25))
    assert (complaint.state, complaint.due_on) == ("supplement", date(2026, 3, 25))
    with pytest.raises(CannotHandleComplaint, match="还没有届满"):
        do(cast, complaint, commands.refuse, "2026-03-25 09:00", code="not-supplemented")
    do(cast, complaint, commands.take_supplement, "2026-03-23 09:00", text="补来了收条")
    assert (complaint.state, complaint.due_on) == ("received", date(2026, 3, 30))
    assert Act.ASK_SUPPLEMENT not in [m.act for m in access.acts_for(cast.actor("district_bureau"),
                                                                     complaint)]  # fmt: skip
    with pytest.raises(CannotHandleComplaint, match="不能“一次性告知补充”"):
        do(cast, complaint, commands.ask_supplement, due_on=date(2026, 4, 25))


def test_what_was_not_supplemented_is_refused_the_day_after(cast, complaint):
    do(cast, complaint, commands.ask_supplement, "2026-03-18 09:00", due_on=date(2026, 3, 25))
    do(cast, complaint, commands.refuse, "2026-03-26 09:00", code="not-supplemented")
    assert (complaint.state, complaint.refusal, complaint.due_on) == (
        "refused", "not-supplemented", None,
    )  # fmt: skip
    assert not access.waiting_for(cast.actor("district_bureau")).exists()


def test_a_refusal_has_a_reason(cast, complaint):
    with pytest.raises(CannotHandleComplaint, match="选择"):
        do(cast, complaint, commands.refuse, code="x")
    with pytest.raises(CannotHandleComplaint, match="没有等待补充"):
        do(cast, complaint, commands.refuse, code="not-supplemented")
    with pytest.raises(CannotHandleComplaint, match="请写明"):
        do(cast, complaint, commands.refuse, code="nothing-new", text=" ")
    assert Complaint.objects.get().state == "received"


def test_the_whole_way_leaves_its_events_and_the_ledger_accounts_for_every_row(
    cast, case, complaint
):
    do(cast, complaint, commands.accept)
    assert complaint.due_on == date(2026, 5, 18)  # sixty days, not on a Saturday
    do(cast, complaint, commands.ask_help, code=Helper.ASSOCIATION, due_on=date(2026, 3, 30))
    do(cast, complaint, commands.ask_answer, text="请说明收费情况", due_on=date(2026, 3, 30))
    question = access.questions_to(cast.actor("handler")).get()
    commands.answer(question=question, text="没有收", actor=cast.actor("handler"), at=NOON)
    do(cast, complaint, commands.check, text="银行流水显示收取")
    do(cast, complaint, commands.decide, code=Finding.PART, is_liable=True)
    assert complaint.due_on == date(2026, 3, 23)  # five days, the last on a Sunday
    do(cast, complaint, commands.reply)
    do(cast, complaint, commands.take_measure, code=Measure.CORRECTION, due_on=date(2026, 4, 1))
    do(cast, complaint, commands.take_measure, code=Measure.BAR_LETTER)
    do(cast, complaint, commands.close)
    assert (complaint.state, complaint.closed_on) == ("closed", date(2026, 3, 17))
    told = [event.type.split(".")[1] for event in stream_events(complaint.stream)]
    assert told[::-1] == ["received", "accepted", "help_asked", "answer_asked", "answered",
                          "checked", "decided", "replied", "measured", "measured",
                          "closed"]  # fmt: skip
    assert not audit.run().differences


def test_a_decision_needs_a_check_and_no_liability_without_a_fault(cast, complaint):
    do(cast, complaint, commands.accept)
    do(cast, complaint, commands.ask_help, code=Helper.LOWER_BUREAU, due_on=date(2026, 3, 30))
    with pytest.raises(CannotHandleComplaint, match="核查情况"):
        do(cast, complaint, commands.decide, code=Finding.FOUND, is_liable=True)
    do(cast, complaint, commands.check)
    with pytest.raises(CannotHandleComplaint, match="不是有责投诉"):
        do(cast, complaint, commands.decide, code=Finding.NOT, is_liable=True)
    do(cast, complaint, commands.decide, code=Finding.NOT, is_liable=False)
    do(cast, complaint, commands.reply)
    with pytest.raises(CannotHandleComplaint, match="不能“采取处理措施”"):
        do(cast, complaint, commands.take_measure, code=Measure.CRITICISM)
    do(cast, complaint, commands.close)


def test_somebody_who_acts_second_is_told(cast, complaint):
    stale = Complaint.objects.get(pk=complaint.pk)
    do(cast, complaint, commands.accept)
    with pytest.raises(CannotHandleComplaint, match="已有人处理"):
        do(cast, stale, commands.accept)


def test_a_hold_is_a_persons_decision_and_stands_on_the_roster(cast, case, complaint):
    decided(cast, complaint)
    do(cast, complaint, commands.reply, "2026-04-02 09:00")
    do(cast, complaint, commands.take_measure, "2026-04-03 09:00", code=Measure.HOLD,
       due_on=date(2026, 7, 3))  # fmt: skip
    hold = Hold.objects.get()
    assert (hold.provider, hold.begins_on, hold.ends_on) == (
        case.handler, date(2026, 4, 3), date(2026, 7, 3),
    )  # fmt: skip
    assert complaint.number in hold.reason
    with pytest.raises(CannotHandleComplaint, match="写明期限"):
        do(cast, complaint, commands.take_measure, "2026-04-03 09:00", code=Measure.CORRECTION)


def test_no_hold_on_who_is_not_on_the_roster(cast, case):
    about_staff = receive(cast, case, about=About.STAFF, named="沈一禾", grounds=["N-4"])
    decided(cast, about_staff)
    do(cast, about_staff, commands.reply, "2026-04-02 09:00")
    with pytest.raises(CannotHandleComplaint, match="律师库"):
        do(cast, about_staff, commands.take_measure, "2026-04-03 09:00", code=Measure.HOLD)


def test_the_same_matter_is_merged(cast, case, complaint):
    again = receive(cast, case, complainant="孙又来")
    other = receive(cast, case, about=About.INSTITUTION)
    assert list(access.mergeable(again)) == [complaint]
    with pytest.raises(CannotHandleComplaint):
        do(cast, again, commands.merge, into=other)
    do(cast, again, commands.merge, into=complaint)
    assert (again.state, again.merged_into, again.due_on) == ("merged", complaint, None)
    assert not audit.run().differences


def test_the_case_is_told_the_ground_and_never_the_name(cast, case, complaint):
    decided(cast, complaint)
    told = [event for event in stream_events(case.stream) if event.type.startswith("case.comp")]
    assert [event.opened_sentence for event in told] == [
        "涉及本案的投诉已作出处理决定：属实", "受理涉及本案的投诉：收取受援人财物",
    ]  # fmt: skip
    page = signed_in("handler").get(reverse("cases:case", args=[case.pk])).content.decode()
    assert "受理涉及本案的投诉" in page and NAME not in page and TOLD not in page


def test_the_head_is_alerted_until_it_is_decided(cast, case, complaint):
    do(cast, complaint, commands.accept)
    following.supervise_events(upto=settled(), at=at("2026-03-17 10:00"))
    alert = Alert.objects.get(rule="J07-complaint")
    assert (alert.since, alert.ended_on) == (date(2026, 3, 17), None)
    do(cast, complaint, commands.check)
    do(cast, complaint, commands.decide, "2026-03-20 09:00", code=Finding.NOT, is_liable=False)
    following.supervise_events(upto=settled(), at=at("2026-03-20 10:00"))
    alert.refresh_from_db()
    assert alert.ended_on == date(2026, 3, 20)


SEES = {"district_bureau": "whole", "bureau": "unnamed", "head": "unnamed", "quality": "unnamed",
        "officer": "", "handler": "", "outsider": "", "finance": "", "firm_1": ""}  # fmt: skip


@pytest.mark.parametrize(("who", "sees"), SEES.items())
def test_who_sees_a_complaint_and_who_learns_the_name(cast, complaint, who, sees):
    do(cast, complaint, commands.accept, text="事实清楚")
    client = signed_in(who)
    url = reverse("supervision:complaint", args=[complaint.pk])
    answer = client.get(url)
    assert answer.status_code == (200 if sees else 404)
    listed = client.get(reverse("supervision:complaints"))
    assert listed.status_code == (200 if sees else 404)
    page = answer.content.decode() + listed.content.decode()
    for secret in (NAME, TOLD, "13900001111", "事实清楚"):
        assert (secret in page) == (sees == "whole"), secret
    note = complaint.notes.get()
    paper = reverse("supervision:complaint_paper", args=[complaint.pk, note.pk, "pdf"])
    assert client.get(paper).status_code == (200 if sees == "whole" else 404)


def test_whoever_is_complained_of_sees_the_question_and_nothing_else(cast, case, complaint):
    do(cast, complaint, commands.accept)
    with pytest.raises(CannotHandleComplaint, match="写有投诉人的姓名"):
        do(cast, complaint, commands.ask_answer, text=f"{NAME}说您收了钱", due_on=date(2026, 3, 30))
    do(cast, complaint, commands.ask_answer, text="请说明收费情况", due_on=date(2026, 3, 30))
    question = ComplaintNote.objects.get(act=Act.ASK_ANSWER)
    url = reverse("supervision:question", args=[question.pk])
    for who in ("second_handler", "officer", "head", "firm_1", "outsider", "district_bureau"):
        assert signed_in(who).get(url).status_code == 404, who
    client = signed_in("handler")
    assert url in client.get(reverse("web:desk")).content.decode()
    page = client.get(url).content.decode()
    assert "请说明收费情况" in page and NAME not in page and TOLD not in page
    assert client.post(url, {"text": ""}).status_code == 422
    assert client.post(url, {"text": "没有收费"})["Location"] == url
    assert "没有收费" in client.get(url).content.decode()
    assert url not in client.get(reverse("web:desk")).content.decode()
    with pytest.raises(CannotHandleComplaint, match="已经答复"):
        commands.answer(question=question, text="再说", actor=cast.actor("handler"), at=NOON)
    with pytest.raises(NotAllowed):
        commands.answer(question=question, text="x", actor=cast.actor("second_handler"), at=NOON)


def test_who_is_complained_of_never_reads_or_handles_it(cast, case):
    about_head = receive(cast, case, about=About.STAFF, named="顾怀山", grounds=["N-4"])
    assert not access.visible_to(cast.actor("head")).exists()
    assert access.visible_to(cast.actor("quality")).exists()
    Complaint.objects.filter(pk=about_head.pk).update(staff=cast.accounts["district_bureau"])
    about_head.refresh_from_db()
    assert access.acts_for(cast.actor("district_bureau"), about_head) == []
    assert not access.waiting_for(cast.actor("district_bureau")).exists()


def test_an_institution_and_a_firm_answer_for_themselves(cast, case):
    for about, who in ((About.INSTITUTION, "head"), (About.UNIT, "firm_1")):
        made = receive(cast, case, about=about)
        Complaint.objects.filter(pk=made.pk).update(unit=cast.firms[0] if who != "head" else None)
        made.refresh_from_db()
        do(cast, made, commands.accept)
        do(cast, made, commands.ask_answer, due_on=date(2026, 3, 30))
        assert access.questions_to(cast.actor(who)).filter(complaint=made).exists()


def test_the_pages_from_reception_to_closing(cast, case, monkeypatch):
    client = signed_in("district_bureau")
    stated = {
        "relation": "recipient", "complainant": NAME, "channel": "oral",
        "received_on": "2026-03-16", "institution": cast.institution.pk,
        "case_number": case.number, "about": "person", "grounds": ["N-1"], "contents": TOLD,
    }  # fmt: skip
    new = reverse("supervision:receive_complaint")
    assert "未经正式文本核对" in client.get(new).content.decode()
    assert client.post(new, stated | {"case_number": "x"}).status_code == 422
    url = client.post(new, stated)["Location"]
    made = Complaint.objects.get()
    assert url == reverse("supervision:complaint", args=[made.pk])
    assert url in client.get(reverse("web:desk")).content.decode()
    steps = (
        ("accept", {}), ("check", {}), ("decide", {"code": "found", "is_liable": "on"}),
        ("reply", {}), ("measure", {"code": "bar_letter"}), ("close", {}),
    )  # fmt: skip
    for name, more in steps:
        act = reverse("supervision:complaint_act", args=[made.pk, name])
        assert client.get(act).status_code == 200, name
        assert client.post(act, {"text": "写明情况", **more})["Location"] == url, name
    page = client.get(url).content.decode()
    for word in ("已办结", "有责投诉", "属实", "律师法", "未经正式文本核对", "致函律师协会"):
        assert word in page, word
    closed = reverse("supervision:complaint_act", args=[made.pk, "close"])
    assert client.get(closed).status_code == 403
    for wrong in ("nothing", "ask-help"):
        assert client.get(url + f"{wrong}/").status_code == 404
    assert signed_in("head").get(closed).status_code == 403
    for step, there in (("accept", 200), ("reply", 200), ("x", 404)):
        clock_url = reverse("supervision:complaint_clock", args=[made.pk, step])
        assert client.get(clock_url).status_code == there
        assert client.get(clock_url, headers={"HX-Request": "true"}).status_code == there


def test_the_papers(cast, case, complaint):
    decided(cast, complaint)
    do(cast, complaint, commands.reply, "2026-04-02 09:00", text="谢谢您的监督")
    do(cast, complaint, commands.take_measure, "2026-04-03 09:00", code=Measure.BAR_LETTER,
       text="建议训诫")  # fmt: skip
    client = signed_in("district_bureau")

    def paper(kind, **wanted):
        note = complaint.notes.get(**wanted)
        return client.get(
            reverse("supervision:complaint_paper", args=[complaint.pk, note.pk, kind])
        )

    assert "投诉受理通知书" in words_of(paper("pdf", act="accept").content)
    assert "谢谢您的监督" in words_of(paper("pdf", act="reply").content)
    said = words_of(paper("pdf", act="measure").content)
    assert "律师协会" in said and "周明远" in said and "建议训诫" in said and NAME not in said
    content = paper("docx", act="measure").content
    assert "建议训诫" in "".join(one.text for one in docx.Document(BytesIO(content)).paragraphs)
    assert paper("pdf", act="check").status_code == 404
    assert paper("xls", act="reply").status_code == 404


def test_papers_before_acceptance(cast, case, complaint):
    client = signed_in("district_bureau")
    do(cast, complaint, commands.ask_supplement, text="请补收条", due_on=date(2026, 3, 25))
    other = receive(cast, case)
    do(cast, other, commands.refuse, code="not-competent", text="请向法院提出")
    for made, words in ((complaint, "请补收条"), (other, "不属于本机关处理")):
        url = reverse("supervision:complaint_paper", args=[made.pk, made.notes.get().pk, "pdf"])
        assert words in words_of(client.get(url).content)


def test_the_list_filters_and_costs_the_same_for_many(cast, case, complaint):
    client = signed_in("district_bureau")
    url = reverse("supervision:complaints")
    client.get(url)

    def asked():
        with CaptureQueriesContext(connection) as queries:
            client.get(url)
        return len(queries)

    once = asked()
    for _each in range(5):
        decided(cast, receive(cast, case))
    assert asked() == once

    def count(**query):
        return client.get(url, query).content.decode().count("法援投字")

    assert (count(state="open"), count(state="decided"), count(state="overdue")) == (6, 5, 0)
    assert (count(is_liable="True"), count(finding="not"), count(about="unit")) == (5, 0, 0)
    assert client.get(url, {"export": "csv"}).status_code == 200
