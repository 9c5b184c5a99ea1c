"""The other straight roads: a notified defence and a labour arbitration, each to paid subsidy."""

from datetime import date

import pytest

from demo import walk
from hengyuan.assignment import commands as assignment
from hengyuan.cases.models import CaseClock
from hengyuan.cases.rules import Stage
from hengyuan.handling.rules import Act
from hengyuan.intake import commands as intake
from hengyuan.law.vocabulary import Kind
from hengyuan.law.vocabulary import Stage as Proceeding
from hengyuan.ledger.queries import stream_events
from hengyuan.ledger.verification import verify
from hengyuan.money import commands as money
from tests.cast import at, identity_number
from tests.journeys.test_chain import apply, assign_and_name, examine_and_grant

pytestmark = pytest.mark.django_db


def notified(cast, when="2026-03-02 09:30"):
    """A court's notice for somebody who is a minor (法律援助法 art. 25)."""
    officer = cast.actor("officer")
    person = walk.register(
        name="吴小年", number=identity_number(21, "20100601"), tags=["minor"], actor=officer,
        at=at(when),
    )  # fmt: skip
    return intake.register_notice(
        institution=cast.institution, person=person, authority_name="青石市青石区人民法院",
        proceeding=Proceeding.TRIAL_FIRST_INSTANCE, ground="CR-M1", charge="盗窃罪",
        notice_number="法援通7号", custody_place="青石市看守所", hearing_on=date(2026, 3, 27),
        actor=officer, at=at(when),
    )  # fmt: skip


def record(case, handler, day, *acts):
    walk.record(
        case=case, on=date.fromisoformat(day), acts=acts, actor=handler, at=at(f"{day} 17:00")
    )


def finish(cast, case, handler, outcome):
    """Closing to payment, each on its own day, each by somebody else."""
    walk.close_and_archive(
        case=case, outcome=outcome, handler=handler, first=cast.actor("second_officer"),
        second=cast.actor("quality"), archivist=cast.actor("archivist"),
        days=[at(f"2026-04-{day} 10:00") for day in (20, 21, 22, 23)],
    )  # fmt: skip
    slip = walk.sign(
        case=case, grade="good", actor=cast.actor("quality"), at=at("2026-04-24 09:00")
    )
    return money.pay_batch(
        institution=cast.institution, slip_ids=[slip.pk], actor=cast.actor("finance"),
        at=at("2026-04-27 09:00"),
    )  # fmt: skip


def paid_in_time(case, batch):
    case.refresh_from_db()
    assert case.stage == Stage.PAID and batch.total_fen > 0
    assert not CaseClock.objects.filter(case=case, stopped_at=None).exists()
    assert not CaseClock.objects.filter(case=case, is_late=True).exists()
    assert verify().is_sound


def test_a_notified_defence_is_assigned_within_three_days_and_paid(cast):
    case = notified(cast)
    assert case.stage == Stage.NOTICE_RECEIVED
    assert CaseClock.objects.get(case=case, rule="NT-02").due_on == date(2026, 3, 5)
    handler = assign_and_name(cast, case, "2026-03-03")
    record(case, handler, "2026-03-04", (Act.AGREEMENT, []), (Act.MEETING, []))
    record(case, handler, "2026-03-05", (Act.FILING, []))
    record(case, handler, "2026-03-10", (Act.FILE_READING, []), (Act.PROGRESS_REPORT, []))
    heard = walk.papers(case, "出庭通知书", "起诉书")
    record(case, handler, "2026-03-27", (Act.HEARING, heard), (Act.OPINION, []))
    record(case, handler, "2026-04-10", (Act.RESULT, walk.papers(case, "判决书")))
    paid_in_time(case, finish(cast, case, handler, "opinion_adopted"))
    types = [event.type for event in stream_events(case.stream)]
    # No hardship test and no decision stand between a notice and its assignment (art. 36).
    assert "notice.received" in types
    assert not {"application.examined", "aid.granted"} & set(types)


def test_the_fourth_day_after_a_notice_is_late(cast):
    case = notified(cast)
    assignment.assign_by_rotation(
        case=case, actor=cast.actor("assigner"), at=at("2026-03-06 09:00")
    )
    assert CaseClock.objects.get(case=case, rule="NT-02").is_late


def test_the_third_day_after_a_notice_is_in_time(cast):
    case = notified(cast)
    assignment.assign_by_rotation(
        case=case, actor=cast.actor("assigner"), at=at("2026-03-05 17:00")
    )
    assert not CaseClock.objects.get(case=case, rule="NT-02").is_late


def test_a_labour_arbitration_is_exempt_from_the_check_and_paid(cast):
    case = apply(
        cast, kind=Kind.LABOUR_ARBITRATION, proceeding=Proceeding.LABOUR_ARBITRATION,
    )  # fmt: skip
    proposal = examine_and_grant(cast, case)
    assert proposal["outcome"] == "propose_grant"
    handler = assign_and_name(cast, case)
    record(case, handler, "2026-03-06", (Act.AGREEMENT, []), (Act.MEETING, []))
    filed = walk.papers(case, "仲裁申请书", "证据清单", "受理通知书")
    record(case, handler, "2026-03-11", (Act.FILING, filed))
    heard = walk.papers(case, "开庭传票")
    record(case, handler, "2026-04-02", (Act.HEARING, heard), (Act.OPINION, []))
    record(
        case, handler, "2026-04-10",
        (Act.RESULT, walk.papers(case, "仲裁裁决书")), (Act.PROGRESS_REPORT, []),
    )  # fmt: skip
    paid_in_time(case, finish(cast, case, handler, "won"))
