"""A policy: a second person approves, it never reaches back, and a record keeps its own day's."""

from datetime import date

import pytest

from hengyuan.assignment import commands
from hengyuan.assignment.models import DecisionRecord, Policy
from hengyuan.assignment.queries import assignments_of, kept, policy_in_force
from hengyuan.assignment.queries.records import packed
from hengyuan.assignment.tests.factories import TODAY, assigned, granted
from hengyuan.kernel.errors import NotAllowed
from hengyuan.law.matching import weights_for
from hengyuan.law.methods import Scope, plan_for
from hengyuan.ledger.queries import stream_events
from hengyuan.people.models import Provider
from tests.cast import at

pytestmark = pytest.mark.django_db


def draft(cast, valid_from=date(2026, 4, 1), when="2026-03-02 09:00", **changes):
    return commands.draft_policy(
        institution=cast.institution, content={**plan_for("990102", TODAY).as_values(), **changes},
        valid_from=valid_from, note="扩大范围", actor=cast.actor("assigner"), at=at(when),
    )  # fmt: skip


def approve(cast, policy, when="2026-03-03 09:00", who="head"):
    commands.decide_policy(
        policy=policy, is_approved=True, reason="", actor=cast.actor(who), at=at(when)
    )


def test_a_version_holds_from_its_day_and_the_one_before_until_then(cast):
    first = draft(cast, scope="province")
    approve(cast, first)
    second = draft(cast, valid_from=date(2026, 5, 1), scope="county")
    approve(cast, second)
    days = {date(2026, 3, 31): Scope.CITY, date(2026, 4, 1): Scope.PROVINCE,
            date(2026, 4, 30): Scope.PROVINCE, date(2026, 5, 1): Scope.COUNTY}  # fmt: skip
    assert {day: policy_in_force("990102", day).plan.scope for day in days} == days
    assert policy_in_force("990103", date(2026, 5, 1)).plan.scope is Scope.CITY
    assert policy_in_force("990102", date(2026, 5, 1)).label == "990102-2"


def test_who_drafts_does_not_approve_and_nothing_reaches_back(cast):
    with pytest.raises(commands.CannotChangePolicy, match="不溯及既往"):
        draft(cast, valid_from=date(2026, 3, 2))
    with pytest.raises(commands.CannotChangePolicy, match="monthly_cap"):
        draft(cast, monthly_cap=0)
    policy = draft(cast)
    for who in ("assigner", "officer", "outsider"):
        with pytest.raises(NotAllowed):
            approve(cast, policy, who=who)
    Policy.objects.filter(pk=policy.pk).update(drafted_by=cast.accounts["head"])
    policy.refresh_from_db()
    with pytest.raises(NotAllowed, match="起草人不得批准"):
        approve(cast, policy)
    with pytest.raises(commands.CannotChangePolicy, match="施行日已过"):
        Policy.objects.filter(pk=policy.pk).update(drafted_by=cast.accounts["assigner"])
        policy.refresh_from_db()
        approve(cast, policy, when="2026-04-02 09:00")


def test_filing_and_publication_are_kept_once_with_their_events(cast):
    policy = draft(cast)
    actor, when = cast.actor("head"), at("2026-03-05 09:00")
    with pytest.raises(commands.CannotChangePolicy, match="由他人办理"):
        commands.file_policy(
            policy=policy, filed_on=TODAY, number="青司备1号", actor=actor, at=when
        )
    approve(cast, policy)
    commands.file_policy(policy=policy, filed_on=TODAY, number="青司备1号", actor=actor, at=when)
    commands.publish_policy(policy=policy, actor=actor, at=when)
    with pytest.raises(commands.CannotChangePolicy, match="由他人办理"):
        commands.publish_policy(policy=policy, actor=actor, at=when)
    policy.refresh_from_db()
    assert policy.filed_with == cast.institution.parent and policy.published_on == TODAY
    types = [event.type for event in stream_events(policy.stream)]
    assert types == ["policy.published", "policy.filed", "policy.approved", "policy.drafted"]


def test_a_change_of_policy_load_or_licence_rewrites_no_past_reason(cast):
    Provider.objects.filter(pk=cast.providers["second_handler"].pk).update(criminal_since=None)
    case = granted(cast, "甲某", 11)
    handler = assigned(cast, case)
    (made,) = assignments_of(case.pk)
    before = kept(made.record)
    approve(cast, draft(cast, scope="county", monthly_cap=1))
    Provider.objects.filter(pk=handler.pk).update(name="改名", has_lawyer_licence=False)
    after = kept(assignments_of(case.pk)[0].record)
    assert after == before and after.is_whole
    assert after.plan["scope"] == "city" and after.plan["monthly_cap"] == 5
    assert [row.name for row in after.named(handler.name)] == [handler.name]


def test_why_not_that_one_is_answered_by_name(cast):
    case = granted(cast, "甲某", 11)
    Provider.objects.filter(pk=cast.providers["second_handler"].pk).update(has_lawyer_licence=False)
    assigned(cast, case)
    (made,) = assignments_of(case.pk)
    (row,) = kept(made.record).named("叶知秋")
    assert not row.is_eligible and not row.is_chosen
    assert row.why == "Q-9：执业证无效或者未通过年度考核" and row.objections[0].cites
    event = next(e for e in stream_events(case.stream) if e.type == "assignment.made")
    assert event.public_values["record"] == made.record.digest


def test_a_changed_record_is_told(cast):
    case = granted(cast, "甲某", 11)
    assigned(cast, case)
    record = DecisionRecord.objects.get()
    import zlib

    text = zlib.decompress(bytes(record.kept)).decode().replace('"m":0', '"m":4')
    DecisionRecord.objects.update(kept=packed(text))
    assert not kept(DecisionRecord.objects.get()).is_whole


def matched(cast, case, day):
    """By match: the lot committed to, drawn and used on this day; the record's weights."""
    actor, common = cast.actor("assigner"), {"case": case}
    round_ = commands.open_match(actor=actor, at=at(f"{day} 09:00"), **common)
    commands.draw_round(round_=round_, actor=actor, at=at(f"{day} 09:10"))
    commands.assign_by_lot(actor=actor, at=at(f"{day} 09:20"), **common)
    return assignments_of(case.pk)[0].record


def test_weights_belong_to_a_version_and_a_past_record_keeps_its_own(cast):
    default = weights_for("990102", TODAY)
    first = matched(cast, granted(cast, "甲某", 11), "2026-03-05")
    assert kept(first).weights == {
        "version": "hengyuan-2026-1", "is_own": False, **default.as_values(),
    }  # fmt: skip
    own = {**default.as_values(), "experience": 5, "wish": 60}
    approve(cast, draft(cast, weights=own))
    assert policy_in_force("990102", date(2026, 3, 31)).plan.weights is None
    second = matched(cast, granted(cast, "乙某", 12), "2026-04-01")
    assert kept(second).weights == {"version": "990102-1", "is_own": True, **own}
    assert {row.score["version"] for row in kept(second).rows if row.score} == {"990102-1"}
    before = kept(first)
    approve(cast, draft(cast, valid_from=date(2026, 5, 1), weights={**own, "wish": 0}))
    first.refresh_from_db()
    assert kept(first) == before and before.is_whole
    assert policy_in_force("990102", date(2026, 5, 1)).plan.weights.maxima["wish"] == 0


def test_weights_that_could_score_nobody_are_refused(cast):
    own = weights_for("990102", TODAY).as_values()
    with pytest.raises(commands.CannotChangePolicy, match="far_km"):
        draft(cast, weights={**own, "far_km": 1})
    with pytest.raises(commands.CannotChangePolicy, match="wish"):
        draft(cast, weights={key: value for key, value in own.items() if key != "wish"})
