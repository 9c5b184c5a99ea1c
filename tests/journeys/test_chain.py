"""One case walks the whole chain through the commands, with its clocks and its ledger."""

import uuid
from datetime import date, timedelta

import pytest

from hengyuan.assignment import commands as assignment
from hengyuan.cases.commands import StageMoved
from hengyuan.cases.models import Case, CaseClock
from hengyuan.cases.rules import Stage
from hengyuan.closing import commands as closing
from hengyuan.dossier.queries import completeness
from hengyuan.examination import commands as examination
from hengyuan.examination.queries import proposal_of
from hengyuan.examination.rules import Conclusion
from hengyuan.handling import commands as handling
from hengyuan.handling.commands import DoneAct, Paper
from hengyuan.handling.rules import Act, rows_for
from hengyuan.intake import commands as intake
from hengyuan.intake.rules import AdviceResult, Channel
from hengyuan.kernel.errors import NotAllowed
from hengyuan.law.vocabulary import Kind
from hengyuan.law.vocabulary import Stage as Proceeding
from hengyuan.ledger.queries import stream_events
from hengyuan.money import commands as money
from hengyuan.people.commands import register_person
from tests.cast import at, identity_number

pytestmark = pytest.mark.django_db


def apply(cast, when="2026-03-02 09:30", **changes):
    """A window application for pay by a migrant worker."""
    officer = cast.actor("officer")
    consultation = intake.receive_visitor(
        institution=cast.institution, channel=Channel.VISIT, name="陈小工", question="欠薪",
        actor=officer, at=at(when),
    )  # fmt: skip
    intake.give_advice(
        consultation=consultation, answer="可以申请法律援助", told_of_right=True,
        result=AdviceResult.TURNED_TO_APPLICATION, actor=officer, at=at(when),
    )  # fmt: skip
    person = register_person(
        name="陈小工", number=identity_number(11), demo=True, actor=officer, at=at(when)
    )
    stated = {
        "kind": Kind.CIVIL, "proceeding": Proceeding.TRIAL_FIRST_INSTANCE, "matter": "CV-05",
        "cause": "追索劳动报酬", "facts": "拖欠工资三个月", "opponents": ("某建筑劳务公司",),
        "groups": ("migrant-worker",), "papers": ("身份证", "欠条"),
    }  # fmt: skip
    return intake.receive_application(
        institution=cast.institution, person=person, consultation=consultation,
        statement=intake.Statement(**(stated | changes)), actor=officer, at=at(when),
    )  # fmt: skip


def examine_and_grant(cast, case, day="2026-03-04"):
    proposal = proposal_of(case)
    examination.examine(
        case=case, conclusion=Conclusion.GRANT, reasons="材料齐全", proposal=proposal,
        actor=cast.actor("officer"), at=at(f"{day} 10:00"),
    )  # fmt: skip
    examination.grant(
        case=case, reasons="符合条件", actor=cast.actor("head"), at=at(f"{day} 16:00")
    )
    return proposal


def assign_and_name(cast, case, day="2026-03-05"):
    assignment.assign_by_rotation(case=case, actor=cast.actor("assigner"), at=at(f"{day} 09:00"))
    firm_key = "firm_1" if case.firm_id == cast.firms[0].pk else "firm_2"
    handler_key = "handler" if firm_key == "firm_1" else "second_handler"
    assignment.name_handler(
        case=case, provider=cast.providers[handler_key], actor=cast.actor(firm_key),
        at=at(f"{day} 15:00"),
    )  # fmt: skip
    return cast.actor(handler_key)


def handle(case, handler, day=date(2026, 3, 6)):
    def record(offset, *acts):
        on = day + timedelta(days=offset)
        handling.record_acts(
            case=case,
            acts=[DoneAct(act, on, "记录", papers=papers) for act, papers in acts],
            token=uuid.uuid4(),
            actor=handler,
            at=at(f"{on} 17:00"),
        )

    def papers(*titles):
        return [
            Paper(title, form=form, row=row, is_received=True)
            for title in titles
            for form, row in [rows_for(title, case.kind)]
        ]

    record(0, (Act.AGREEMENT, ()), (Act.MEETING, ()))
    record(5, (Act.FILING, papers("起诉状", "证据清单", "受理通知书")))
    record(30, (Act.HEARING, papers("开庭传票")), (Act.OPINION, ()))
    record(40, (Act.RESULT, papers("判决书")), (Act.PROGRESS_REPORT, ()))


def close_case(cast, case, handler, day="2026-04-20"):
    closing.report_closing(
        case=case, outcome="won", summary="全部支持", recovered_fen=2_000_000, actor=handler,
        at=at(f"{day} 09:00"),
    )  # fmt: skip
    closing.examine_dossier_first(
        case=case, remarks="齐全", actor=cast.actor("second_officer"), at=at(f"{day} 11:00")
    )
    closing.close(case=case, remarks="同意", actor=cast.actor("quality"), at=at(f"{day} 15:00"))


def close_and_archive(cast, case, handler, day="2026-04-20"):
    close_case(cast, case, handler, day)
    closing.archive(case=case, actor=cast.actor("archivist"), at=at(f"{day} 16:00"))


def test_a_civil_case_is_paid(cast):
    case = apply(cast)
    proposal = examine_and_grant(cast, case)
    assert proposal["outcome"] == "propose_grant"
    handler = assign_and_name(cast, case)
    handle(case, handler)
    close_and_archive(cast, case, handler)
    slip = money.sign_subsidy(
        case=case, grade="qualified", actor=cast.actor("quality"), at=at("2026-04-21 09:00")
    )
    batch = money.pay_batch(
        institution=cast.institution, slip_ids=[slip.pk], actor=cast.actor("finance"),
        at=at("2026-04-22 09:00"),
    )  # fmt: skip
    case.refresh_from_db()
    assert case.stage == Stage.PAID
    assert batch.total_fen == slip.total_fen > 0
    assert not CaseClock.objects.filter(case=case, stopped_at=None).exists()
    assert not CaseClock.objects.filter(case=case, is_late=True).exists()
    types = {event.type for event in stream_events(case.stream)}
    assert {"application.received", "aid.granted", "assignment.made", "subsidy.paid"} <= types


def test_the_supplement_pauses_the_decision_clock(cast):
    case = apply(cast, "2026-03-02 09:30")
    due = CaseClock.objects.get(case=case, rule="AP-02").due_on
    assert due == date(2026, 3, 9)
    officer = cast.actor("officer")
    intake.request_supplement(
        case=case, missing=["工资流水"], due_on=date(2026, 3, 15), actor=officer,
        at=at("2026-03-05 10:00"),
    )  # fmt: skip
    assert CaseClock.objects.get(case=case, rule="AP-02").is_paused
    intake.receive_supplement(
        case=case, papers=["工资流水"], actor=officer, at=at("2026-03-12 10:00")
    )
    assert CaseClock.objects.get(case=case, rule="AP-02").due_on == date(2026, 3, 16)


def test_the_examiner_does_not_decide(cast):
    case = apply(cast)
    examination.examine(
        case=case, conclusion=Conclusion.GRANT, reasons="", proposal=proposal_of(case),
        actor=cast.actor("officer"), at=at("2026-03-03 10:00"),
    )  # fmt: skip
    with pytest.raises(NotAllowed):
        examination.grant(
            case=case, reasons="", actor=cast.actor("officer"), at=at("2026-03-03 11:00")
        )


def test_the_second_of_two_is_told_who_acted(cast):
    case = apply(cast)
    examine_and_grant(cast, case)
    stale = Case.objects.select_related("institution", "recipient").get(pk=case.pk)
    assignment.assign_by_rotation(
        case=case, actor=cast.actor("assigner"), at=at("2026-03-05 09:00")
    )
    with pytest.raises(StageMoved, match="您已于2026-03-05 09:00办理“指派"):
        assignment.assign_by_rotation(
            case=stale, actor=cast.actor("assigner"), at=at("2026-03-05 09:01")
        )


def test_an_incomplete_dossier_is_not_closed(cast):
    case = apply(cast)
    examine_and_grant(cast, case)
    handler = assign_and_name(cast, case)
    handling.record_acts(
        case=case, acts=[DoneAct(Act.RESULT, date(2026, 3, 20), "判决")], token=uuid.uuid4(),
        actor=handler, at=at("2026-03-20 17:00"),
    )  # fmt: skip
    closing.report_closing(
        case=case, outcome="won", summary="收到判决", actor=handler, at=at("2026-03-21 09:00")
    )
    assert not completeness(case, "hand_in").is_complete
    with pytest.raises(closing.CannotClose):
        closing.examine_dossier_first(
            case=case, remarks="", actor=cast.actor("second_officer"), at=at("2026-03-22 09:00")
        )
