"""Objections: five days, never the first decider, upheld or ordered, and the order carried out."""

from datetime import date

import pytest
from django.urls import reverse

from hengyuan.assignment import commands as assignment
from hengyuan.cases.models import CaseClock
from hengyuan.examination import commands as examination
from hengyuan.kernel import clock
from hengyuan.kernel.errors import NotAllowed
from hengyuan.law.complaints import Channel
from hengyuan.ledger import audit
from hengyuan.ledger.queries import stream_events
from hengyuan.supervision.access import objections as access
from hengyuan.supervision.commands import objections as commands
from hengyuan.supervision.commands.objections import CannotObject
from hengyuan.supervision.models import Objection
from hengyuan.supervision.queries import objections as queries
from hengyuan.supervision.tests.test_bulletins import words_of
from hengyuan.web.tests.factories import applied, signed_in
from tests.cast import at, build
from tests.journeys.test_chain import apply, assign_and_name, examine_and_grant
from tests.journeys.test_refusals import refuse

pytestmark = pytest.mark.django_db
NOW = at("2026-03-10 10:00")


@pytest.fixture
def cast(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: NOW)
    return build()


@pytest.fixture
def refused(cast):
    """Refused on the third of March."""
    case = apply(cast)
    refuse(cast, case)
    case.refresh_from_db()
    return case


def end(cast, case):
    examination.terminate(
        case=case, code="TM-6", reasons="自行委托", actor=cast.actor("head"),
        at=at("2026-03-06 10:00"),
    )  # fmt: skip
    case.refresh_from_db()
    return case


def receive(cast, case, who="district_bureau", when="2026-03-09 09:00", reasons="收入算错了"):
    return commands.receive_objection(
        case=case, channel=Channel.WRITTEN, reasons=reasons, actor=cast.actor(who), at=at(when)
    )


def do(cast, objection, command, who="district_bureau", when="2026-03-11 09:00", **words):
    command(objection=objection, actor=cast.actor(who), at=at(when), **words)


def corrected(cast, objection):
    do(cast, objection, commands.order_correction, words="收入认定有误")
    do(cast, objection, commands.correct, "head", "2026-03-12 09:00", reasons="按决定纠正")
    objection.case.refresh_from_db()
    return objection.case


def test_the_bureau_has_five_days(cast, refused):
    objection = receive(cast, refused)
    assert objection.due_on == date(2026, 3, 16)  # the fifth day is a Saturday
    running = CaseClock.objects.get(case=refused, rule="OB-01")
    assert running.stopped_at is None and list(queries.clocks_of(objection)) == [running]
    do(cast, objection, commands.uphold, when="2026-03-17 09:00", words="认定正确")
    running.refresh_from_db()
    assert running.is_late and (objection.state, objection.due_on) == ("upheld", None)


def test_an_ordered_correction_is_a_task_of_the_head_and_grants_the_aid(cast, refused):
    objection = receive(cast, refused)
    do(cast, objection, commands.order_correction, words="收入认定有误")
    assert objection.due_on == date(2026, 3, 16)  # three days, the last on a Saturday
    desk = signed_in("head").get(reverse("web:desk")).content.decode()
    assert "按异议审查决定纠正" in desk
    do(cast, objection, commands.correct, "head", "2026-03-12 09:00", reasons="按决定纠正")
    refused.refresh_from_db()
    assert (refused.stage, objection.state) == ("granted", "corrected")
    rules = dict(CaseClock.objects.filter(case=refused).values_list("rule", "stopped_at"))
    assert rules["OB-05"] and rules["AP-03"] is None
    told = [event.type for event in stream_events(refused.stream)]
    assert {"objection.received", "objection.ordered", "objection.corrected",
            "aid.granted_on_objection"} <= set(told)  # fmt: skip
    assert not audit.run().differences


def test_ended_aid_goes_on_where_it_stood(cast):
    named, with_firm, granted = (applied(cast, serial=n) for n in (11, 12, 13))
    for case in (named, with_firm, granted):
        examine_and_grant(cast, case)
    assign_and_name(cast, named)
    assignment.assign_by_rotation(
        case=with_firm, actor=cast.actor("assigner"), at=at("2026-03-05 10:00")
    )
    for case in (named, with_firm, granted):
        case.refresh_from_db()
        handler = case.handler
        after = corrected(cast, receive(cast, end(cast, case)))
        assert after.handler == handler
    stages = [case.stage for case in (named, with_firm, granted)]
    assert stages == ["under_handling", "firm_assigned", "granted"]
    assert not audit.run().differences


def test_the_first_decider_never_examines(cast, refused):
    objection = receive(cast, refused)
    objection.decision.decider = cast.accounts["district_bureau"]
    with pytest.raises(NotAllowed, match="原决定的作出人"):
        do(cast, objection, commands.uphold, words="x")
    assert not access.may_decide(cast.actor("district_bureau"), objection)


@pytest.mark.parametrize("who", ["bureau", "head", "officer", "outsider"])
def test_only_the_bureau_that_set_up_the_institution_examines(cast, refused, who):
    objection = receive(cast, refused)
    with pytest.raises(NotAllowed):
        do(cast, objection, commands.uphold, who, words="x")
    with pytest.raises(NotAllowed):
        do(cast, objection, commands.correct, who, reasons="x")


def test_what_cannot_be_objected_to(cast, refused):
    with pytest.raises(CannotObject, match="写明异议"):
        receive(cast, refused, reasons=" ")
    for who in ("head", "outsider", "officer"):
        with pytest.raises(NotAllowed):
            receive(cast, refused, who)
    first = receive(cast, refused)
    with pytest.raises(CannotObject, match="已经提出过"):
        receive(cast, refused)
    with pytest.raises(CannotObject, match="审查的理由"):
        do(cast, first, commands.uphold, words="")
    stale = Objection.objects.get(pk=first.pk)
    do(cast, first, commands.uphold, words="正确")
    with pytest.raises(CannotObject, match="已有人办理"):
        do(cast, stale, commands.uphold, words="正确")
    with pytest.raises(CannotObject, match="已经审查"):
        do(cast, first, commands.uphold, words="正确")
    open_case = applied(cast, serial=12)
    with pytest.raises(CannotObject):
        receive(cast, open_case)


def test_a_place_may_set_a_time_to_object():
    found = queries.time_to_object("110101", date(2026, 3, 3), date(2026, 3, 19))
    assert (found.due_on, found.is_over) == (date(2026, 3, 18), True)
    assert queries.time_to_object("990102", date(2026, 3, 3), date(2026, 3, 19)) is None
    unknown = queries.time_to_object("110101", date(2035, 9, 25), date(2035, 9, 26))
    assert (unknown.due_on, unknown.is_over) == (None, False)


def test_the_pages_from_reception_to_correction(cast, refused):
    bureau, head = signed_in("district_bureau"), signed_in("head")
    case_url = reverse("cases:case", args=[refused.pk])
    new = reverse("supervision:receive_objection", args=[refused.pk])
    assert new in bureau.get(case_url).content.decode()
    assert new not in head.get(case_url).content.decode()
    assert head.get(new).status_code == 403
    url = bureau.post(new, {"channel": "written", "reasons": "收入算错了"})["Location"]
    found = Objection.objects.get()
    decide, correct, paper = (
        reverse(f"supervision:{name}", args=[found.pk, *more])
        for name, more in (
            ("decide_objection", []), ("correct_objection", []), ("objection_paper", ["pdf"]),
        )
    )  # fmt: skip
    assert url in bureau.get(reverse("web:desk")).content.decode()
    assert "法律没有规定" in bureau.get(url).content.decode()
    assert head.get(decide).status_code == 403 and bureau.get(paper).status_code == 404
    told = {"outcome": "order", "words": "收入认定有误"}
    assert bureau.post(decide, told)["Location"] == url
    assert "责令改正" in words_of(bureau.get(paper).content)
    assert bureau.get(paper.replace("/pdf/", "/docx/")).status_code == 200
    assert url in head.get(case_url).content.decode()
    assert head.get(correct).status_code == 200 and bureau.get(correct).status_code == 403
    assert head.post(correct, {"reasons": "照办"})["Location"] == url
    assert "已纠正" in head.get(url).content.decode()
    listed = head.get(reverse("supervision:objections")).content.decode()
    assert refused.number in listed and "陈**" in listed and "陈小工" not in listed
    export = head.get(reverse("supervision:objections"), {"export": "csv"})
    assert "已纠正" in export.content.decode("utf-8-sig")
    for who in ("handler", "finance", "outsider"):
        assert signed_in(who).get(url).status_code == 404, who
    assert signed_in("handler").get(reverse("supervision:objections")).status_code == 404


def test_an_upheld_decision_says_where_to_go(cast, refused):
    found = receive(cast, refused)
    do(cast, found, commands.uphold, words="认定正确")
    client = signed_in("district_bureau")
    page = client.get(reverse("supervision:objection", args=[found.pk])).content.decode()
    assert "申请行政复议" in page and "6个月" in page
    paper = client.get(reverse("supervision:objection_paper", args=[found.pk, "pdf"]))
    said = words_of(paper.content)
    assert "予以维持" in said and "行政复议" in said and "60日" in said
