"""Aid is ended: the handler hands in what was done, the dossier is examined, the work is paid."""

import uuid
from datetime import date

import pytest
from django.urls import reverse

from hengyuan.cases.commands import StageMoved
from hengyuan.cases.models import CaseClock
from hengyuan.closing import commands as closing
from hengyuan.closing.commands import CannotClose
from hengyuan.dossier.models import Document, DossierFact
from hengyuan.dossier.queries import completeness, values_of
from hengyuan.examination import commands as examination
from hengyuan.handling import commands as handling
from hengyuan.handling.commands import DoneAct
from hengyuan.handling.rules import Act
from hengyuan.kernel.errors import NotAllowed
from hengyuan.law.complaints import Channel
from hengyuan.ledger import audit
from hengyuan.ledger.queries import stream_events
from hengyuan.money import commands as money
from hengyuan.money.commands import CannotSign
from hengyuan.money.queries import unmet_preconditions
from hengyuan.money.rules import EarlyEnd
from hengyuan.supervision.commands import objections
from hengyuan.web.tests.factories import signed_in
from tests.cast import at
from tests.journeys.test_chain import apply, assign_and_name, examine_and_grant

pytestmark = pytest.mark.django_db


def record(case, handler, *acts, on="2026-03-09"):
    handling.record_acts(
        case=case, acts=[DoneAct(act, date.fromisoformat(on), "记录") for act in acts],
        token=uuid.uuid4(), actor=handler, at=at(f"{on} 17:00"),
    )  # fmt: skip


def end(cast, case, when="2026-03-16 10:00"):
    case.refresh_from_db()
    examination.terminate(
        case=case, code="TM-6", reasons="受援人自行委托了律师", actor=cast.actor("head"),
        at=at(when),
    )  # fmt: skip


@pytest.fixture
def ended(cast):
    """The recipient was met, then retained a lawyer; aid was ended on the sixteenth of March."""
    case = apply(cast)
    examine_and_grant(cast, case)
    handler = assign_and_name(cast, case)
    record(case, handler, Act.AGREEMENT, Act.MEETING)
    end(cast, case)
    case.handler_actor = handler
    return case


def hand_in(case, when="2026-04-01 09:00", summary="会见受援人一次，受援人随后自行委托律师。"):
    return closing.hand_in_after_termination(
        case=case, summary=summary, actor=case.handler_actor, at=at(when)
    )


def examine(cast, case, day="2026-04-02"):
    closing.examine_dossier_first(
        case=case, remarks="齐全", actor=cast.actor("second_officer"), at=at(f"{day} 11:00")
    )
    closing.close(case=case, remarks="同意", actor=cast.actor("quality"), at=at(f"{day} 15:00"))
    closing.archive(case=case, actor=cast.actor("archivist"), at=at(f"{day} 16:00"))


def sign(cast, case, early):
    return money.sign_subsidy(
        case=case, grade="qualified", early=early, actor=cast.actor("quality"),
        at=at("2026-04-03 09:00"),
    )  # fmt: skip


def test_the_thirty_days_run_from_the_decision(ended):
    clock = CaseClock.objects.get(case=ended, rule="CA-01")
    assert (clock.due_on, clock.stopped_at) == (date(2026, 4, 15), None)
    hand_in(ended, "2026-04-16 09:00")
    clock.refresh_from_db()
    assert clock.is_late
    assert CaseClock.objects.get(case=ended, rule="CA-02").stopped_at is None


def test_nobody_is_asked_for_a_dossier_where_nobody_handled_the_case(cast):
    case = apply(cast)
    examine_and_grant(cast, case)
    end(cast, case)
    assert not CaseClock.objects.filter(case=case, rule="CA-01").exists()
    with pytest.raises(NotAllowed, match="只有本案承办人"):
        closing.hand_in_after_termination(
            case=case, summary="x", actor=cast.actor("handler"), at=at("2026-04-01 09:00")
        )
    assert not audit.run().differences


def test_the_result_that_came_first_keeps_its_own_thirty_days(cast):
    case = apply(cast)
    examine_and_grant(cast, case)
    handler = assign_and_name(cast, case)
    record(case, handler, Act.RESULT, on="2026-03-10")
    end(cast, case)
    assert CaseClock.objects.get(case=case, rule="CA-01").due_on == date(2026, 4, 9)
    assert not audit.run().differences


def test_what_was_done_is_examined_twice_archived_and_paid(cast, ended):
    hand_in(ended)
    assert completeness(ended, "hand_in").is_complete
    examine(cast, ended)
    assert not unmet_preconditions(ended)
    with pytest.raises(CannotSign, match=r"400\.00–1 000\.00") as asked:
        sign(cast, ended, EarlyEnd("ended_after_meeting", None, "会见一次"))
    assert asked.value.field == "early_fen"
    with pytest.raises(CannotSign, match="lies outside"):
        sign(cast, ended, EarlyEnd("ended_after_meeting", 100_001, "会见一次"))
    with pytest.raises(CannotSign, match="理由"):
        sign(cast, ended, EarlyEnd("ended_after_meeting", 60_000, " "))
    slip = sign(cast, ended, EarlyEnd("ended_after_meeting", 60_000, "会见一次并签订协议"))
    ended.refresh_from_db()
    assert (ended.stage, ended.outcome, slip.total_fen) == ("subsidy_signed", "terminated", 60_000)
    sheet = values_of(Document.objects.get(case=ended, form="D-36"))
    assert [line.get("note") for line in sheet["lines"]][-1] == "会见一次并签订协议"
    assert "会见一次" not in str(slip.computation)
    told = {event.type: event for event in stream_events(ended.stream)}
    assert "会见一次" not in told["subsidy.signed"].values
    assert "closing.handed_in_after_termination" in told
    assert not audit.run().differences


def test_a_returned_dossier_comes_back_the_same_way(cast, ended):
    hand_in(ended)
    closing.return_dossier(
        case=ended, missing=["会见笔录缺签名"], remarks="", actor=cast.actor("second_officer"),
        at=at("2026-04-02 09:00"),
    )  # fmt: skip
    with pytest.raises(CannotClose, match="已终止"):
        closing.report_closing(
            case=ended, outcome="won", summary="x", actor=ended.handler_actor,
            at=at("2026-04-03 09:00"),
        )  # fmt: skip
    hand_in(ended, "2026-04-03 09:00")
    with pytest.raises(StageMoved):
        hand_in(ended, "2026-04-03 09:01")
    assert not audit.run().differences


def test_the_right_to_object_outlives_the_hand_in_and_aid_resumes_clean(cast, ended):
    hand_in(ended)
    bureau = cast.actor("district_bureau")
    objection = objections.receive_objection(
        case=ended, channel=Channel.WRITTEN, reasons="没有委托律师", actor=bureau,
        at=at("2026-04-02 09:00"),
    )  # fmt: skip
    objections.order_correction(
        objection=objection, words="认定有误", actor=bureau, at=at("2026-04-03 09:00")
    )
    objections.correct(
        objection=objection, reasons="恢复", actor=cast.actor("head"), at=at("2026-04-04 09:00")
    )
    ended.refresh_from_db()
    assert (ended.stage, ended.outcome) == ("under_handling", "")
    assert not DossierFact.objects.filter(case=ended, fact="terminated").exists()
    assert "判决书、裁定书或者调解书" in {
        row.name_zh for row in completeness(ended, "hand_in").missing
    }
    assert not CaseClock.objects.filter(case=ended, rule="CA-02", stopped_at=None).exists()
    assert not audit.run().differences


@pytest.mark.parametrize("is_closed", [False, True])
def test_what_closed_the_ended_aid_closes_no_resumed_case(cast, ended, is_closed):
    hand_in(ended)
    if is_closed:
        closing.examine_dossier_first(
            case=ended, remarks="齐全", actor=cast.actor("second_officer"),
            at=at("2026-04-01 11:00"),
        )  # fmt: skip
        closing.close(
            case=ended, remarks="同意", actor=cast.actor("quality"), at=at("2026-04-01 15:00")
        )
    forms = {"D-34", "D-35"} if is_closed else {"D-34"}
    papers = Document.objects.filter(case=ended, form__in=("D-34", "D-35"))
    assert {paper.form for paper in papers} == forms
    bureau = cast.actor("district_bureau")
    objection = objections.receive_objection(
        case=ended, channel=Channel.WRITTEN, reasons="没有委托律师", actor=bureau,
        at=at("2026-04-02 09:00"),
    )  # fmt: skip
    objections.order_correction(
        objection=objection, words="认定有误", actor=bureau, at=at("2026-04-03 09:00")
    )
    assert not any(paper.is_void for paper in papers.all())
    objections.correct(
        objection=objection, reasons="恢复", actor=cast.actor("head"), at=at("2026-04-04 09:00")
    )
    assert all("恢复法律援助" in paper.void_reason for paper in papers.all())
    assert Document.objects.get(case=ended, form="D-32").void_reason == ""
    ended.refresh_from_db()
    assert "结案报告表" in {row.name_zh for row in completeness(ended, "hand_in").missing}
    told = [event.type for event in stream_events(ended.stream)]
    assert told.count("document.voided") == len(forms)
    assert not audit.run().differences


def test_the_page_says_what_is_handed_in_and_refuses_everybody_else(cast, ended):
    url = reverse("closing:hand_in_after_termination", args=[ended.pk])
    who = ended.handler_actor
    mine = "handler" if who.provider_id == cast.providers["handler"].pk else "second_handler"
    page = signed_in(mine).get(url).content.decode()
    assert "终止前的办理情况" in page and "办理结果" not in page
    assert "终止后提交办理情况和案卷" in signed_in(mine).get(reverse("web:desk")).content.decode()
    for other, status in (("officer", 403), ("outsider", 404)):
        assert signed_in(other).post(url, {"summary": "x"}).status_code == status
    assert signed_in(mine).post(url, {"summary": ""}).status_code == 422
    assert signed_in(mine).post(url, {"summary": "会见一次"}).status_code == 302
    ended.refresh_from_db()
    assert ended.stage == "closing_reported"


def test_the_page_of_the_subsidy_asks_how_far_the_work_had_come(cast, ended):
    hand_in(ended)
    examine(cast, ended)
    url = reverse("money:sign_subsidy", args=[ended.pk])
    quality = signed_in("quality")
    page = quality.get(url).content.decode()
    assert "400.00–1 000.00" in page and "终止于会见或者阅卷后" in page
    found = {"grade": "qualified", "early_outcome": "ended_after_meeting"}
    assert quality.post(url, found).status_code == 422
    sent = found | {"early_fen": "500", "early_reason": "会见一次"}
    assert quality.post(url, sent).status_code == 302
