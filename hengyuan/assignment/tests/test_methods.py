"""Each method finds whom its rule names, says why, and is passed over with the reason."""

import json
from datetime import date

import pytest

from hengyuan.assignment import commands
from hengyuan.assignment.models import Assignment, FirmTurn, MonthLoad, Policy
from hengyuan.assignment.queries import assignments_of, consider, kept, propose
from hengyuan.assignment.tests.factories import (
    TODAY,
    assigned,
    firm,
    granted,
    named,
    notified,
)
from hengyuan.cases.models import Case
from hengyuan.law.methods import Method, plan_for
from hengyuan.law.qualification import ProviderKind
from hengyuan.law.vocabulary import Stage
from hengyuan.people.commands import place_hold
from hengyuan.pool.models import DutyDay, Group, GroupMember, Leave, Standing
from tests.cast import at, new_provider

pytestmark = pytest.mark.django_db
NINE = at("2026-03-05 09:00")


def policy(cast, **changes):
    """A version in force from the first of the year."""
    content = {**plan_for("990102", TODAY).as_values(), "jurisdiction": "990102", **changes}
    return Policy.objects.create(
        jurisdiction="990102", number=Policy.objects.count() + 1, institution=cast.institution,
        content=content, state="approved", valid_from=date(2026, 1, 1),
        drafted_by=cast.accounts["assigner"], drafted_at=at("2025-12-01 09:00"),
    )  # fmt: skip


def by(cast, case, method):
    return commands.assign(case=case, method=method, actor=cast.actor("assigner"), at=NINE)


def test_rotation_takes_who_waited_longest_and_says_since_when(cast):
    first = assigned(cast, granted(cast, "甲某", 11))
    proposal = propose(granted(cast, "乙某", 12), TODAY)
    assert proposal.method is Method.BY_ROTATION and proposal.found is not None
    assert proposal.found.firm != first.organisation
    assert "等候最久" in proposal.found.why
    passed = dict(proposal.passed)
    assert "没有前一阶段" in passed[Method.BY_CONTINUITY] and Method.BY_CHOICE in passed


def test_people_take_turns_where_the_policy_says_so(cast):
    policy(cast, rotate="people")
    second = new_provider(cast, "third", "何平", cast.firms[0])
    found = [by(cast, granted(cast, f"受{n}", n), Method.BY_ROTATION).handler for n in (11, 12, 13)]
    assert {each.pk for each in found} == {
        cast.providers["handler"].pk, cast.providers["second_handler"].pk, second.pk,
    }  # fmt: skip


def test_the_same_lawyer_goes_on_at_the_next_stage(cast):
    first = notified(cast, "甲某", 11, proceeding=Stage.INVESTIGATION)
    handler = assigned(cast, first)
    second = notified(cast, "甲某", 11, proceeding=Stage.TRIAL_FIRST_INSTANCE)
    proposal = propose(second, TODAY)
    assert proposal.method is Method.BY_CONTINUITY
    assert proposal.found is not None and proposal.found.provider == handler
    made = by(cast, second, Method.BY_CONTINUITY)
    assert made.handler == handler and first.number in kept(made.record).why


def test_who_is_on_duty_today_comes_first_in_criminal_matters(cast):
    lawyer = cast.providers["second_handler"]
    DutyDay.objects.create(provider=lawyer, on=TODAY, place="青石区法院")
    proposal = propose(notified(cast, "甲某", 11), TODAY)
    assert proposal.method is Method.ON_DUTY
    assert proposal.found is not None and proposal.found.provider == lawyer


def test_a_specialist_group_takes_turns_among_its_members(cast):
    case = granted(cast, "甲某", 11)
    with pytest.raises(commands.CannotAssign, match="没有这类案件的专业组"):
        by(cast, case, Method.BY_SPECIALISTS)
    group = Group.objects.create(
        kind="labour", institution=cast.institution, valid_from=date(2026, 1, 1)
    )
    GroupMember.objects.create(
        group=group, provider=cast.providers["second_handler"], joined_on=date(2026, 1, 1)
    )
    made = by(cast, case, Method.BY_SPECIALISTS)
    assert made.handler == cast.providers["second_handler"]
    assert "劳动争议专业组" in kept(made.record).why


def test_the_institutions_staff_needs_the_qualification_of_article_13(cast):
    case = granted(cast, "甲某", 11)
    staff = new_provider(
        cast, "staff", "梁援", cast.institution, kind=ProviderKind.INSTITUTION_STAFF
    )
    with pytest.raises(commands.CannotAssign, match="须具有律师资格或者法律职业资格"):
        by(cast, case, Method.IN_HOUSE)
    Standing.objects.create(provider=staff, has_legal_qualification=True)
    assert by(cast, case, Method.IN_HOUSE).firm == cast.institution


def test_wishes_are_followed_in_order_as_far_as_the_filters_allow(cast):
    first, second = cast.providers["handler"], cast.providers["second_handler"]
    MonthLoad.objects.create(provider=first, month="2026-03", count=5)
    case = granted(cast, "甲某", 11)
    made = commands.assign_by_choice(
        case=case, wished=[first, second], actor=cast.actor("assigner"), at=NINE
    )
    assert made.handler == second
    told = dict(kept(made.record).wished)
    assert "名额" in told[first.name] and told[second.name] == ""


def test_leave_own_limit_and_holds_keep_people_out_with_the_reason(cast):
    lawyer = cast.providers["handler"]
    case = granted(cast, "甲某", 11)

    def why():
        rows = consider(case, TODAY)
        return next(text for row in rows for who, text in row.excluded if who == lawyer)

    leave = Leave.objects.create(provider=lawyer, begins_on=TODAY, ends_on=date(2026, 3, 9))
    assert "本人休假至2026-03-09" in why()
    leave.delete()
    standing = Standing.objects.create(provider=lawyer, monthly_limit=0)
    assert "本人填报每月不超过0件" in why()
    standing.delete()
    place_hold(
        begins_on=TODAY, reason="评估不合格", actor=cast.actor("head"), at=NINE, provider=lawyer
    )
    assert "AM-10：已暂停指派：评估不合格" in why()


@pytest.mark.parametrize(
    ("scope", "partners", "firms"),
    [
        ("county", [], {"青石正平律师事务所", "青石明衡律师事务所"}),
        ("city", [], {"青石正平律师事务所", "青石明衡律师事务所", "云渡律师事务所"}),
        ("province", [], {"青石正平律师事务所", "青石明衡律师事务所", "云渡律师事务所",
                          "远山律师事务所"}),
        ("partners", ["500000"], {"青石正平律师事务所", "青石明衡律师事务所", "云渡律师事务所",
                                  "远山律师事务所", "渝中律师事务所"}),
    ],
)  # fmt: skip
def test_how_far_handlers_come_is_the_policys_own(cast, scope, partners, firms):
    policy(cast, scope=scope, partners=partners)
    for name, region in (("云渡", "990103"), ("远山", "990201"), ("渝中", "500103")):
        firm(cast, f"{name}律师事务所", region)
    rows = consider(granted(cast, "甲某", 11), TODAY)
    assert {row.firm.name for row in rows} == firms


def test_a_refusal_keeps_or_loses_the_turn_as_the_policy_says(cast):
    policy(cast, after_refusal="keeps_turn")
    case = granted(cast, "甲某", 11)
    made = by(cast, case, Method.BY_ROTATION)
    key = "firm_1" if made.firm == cast.firms[0] else "firm_2"
    commands.decline_assignment(
        case=case, reason="人员外出", actor=cast.actor(key), at=at("2026-03-05 10:00")
    )
    assert FirmTurn.objects.get(firm=made.firm).last_assigned_at is None
    # Not this case again, but the next one.
    assert by(cast, case, Method.BY_ROTATION).firm != made.firm
    assert propose(granted(cast, "乙某", 12), TODAY).found.firm == made.firm


def test_a_namesake_is_designated_on_its_ground(cast):
    first = granted(cast, "甲某", 11)
    handler = assigned(cast, first)
    case = granted(cast, "乙某", 12, opponents=("甲某",))
    common = {"case": case, "firm": handler.organisation, "actor": cast.actor("assigner")}
    with pytest.raises(commands.CannotAssign, match="C-1"):
        commands.propose_designation(ground="major", note="", at=NINE, **common)
    commands.propose_designation(ground="namesake", note="身份证号不同", at=NINE, **common)
    commands.approve_designation(case=case, actor=cast.actor("head"), at=NINE)
    (made,) = assignments_of(case.pk)
    named(cast, case, made)
    assert Case.objects.get(pk=case.pk).handler == handler


def test_a_replacement_is_found_by_the_same_engine_without_the_former_handler(cast):
    case = granted(cast, "甲某", 11)
    former = assigned(cast, case)
    commands.request_replacement(
        case=case, asked_by="recipient", ground="not_performing", reasons="三次不接电话",
        actor=cast.actor("officer"), at=at("2026-03-10 09:00"),
    )  # fmt: skip
    with pytest.raises(commands.CannotReplace, match="先决定那一份"):
        commands.request_replacement(
            case=case, asked_by="handler", ground="illness", reasons="住院",
            actor=cast.actor("officer"), at=at("2026-03-10 10:00"),
        )  # fmt: skip
    clock = case.clocks.get(rule="AS-08", stopped_at=None)
    assert clock.due_on == date(2026, 3, 16)  # five days, rolled off the weekend
    asked = commands.replace_handler(
        case=case, reasons="属实", hand_over_by=date(2026, 3, 15), actor=cast.actor("head"),
        at=at("2026-03-11 09:00"),
    )  # fmt: skip
    case.refresh_from_db()
    assert case.stage == "granted" and case.handler is None and case.firm is None
    assert MonthLoad.objects.get(provider=former).count == 0
    rows = consider(case, date(2026, 3, 11))
    told = {who.name: why for row in rows for who, why in row.excluded}
    assert "AS-08：本案原承办人" in told[former.name]
    made = commands.assign_by_rotation(
        case=case, actor=cast.actor("assigner"), at=at("2026-03-11 10:00")
    )
    named(cast, case, made, day="2026-03-11")
    commands.record_hand_over(
        replacement=asked, items=["起诉状", "证据原件三份"], handed_over_on=date(2026, 3, 12),
        actor=cast.actor("officer"), at=at("2026-03-12 09:00"),
    )  # fmt: skip
    with pytest.raises(commands.CannotReplace, match="已经登记过"):
        commands.record_hand_over(
            replacement=asked, items=["起诉状"], handed_over_on=date(2026, 3, 12),
            actor=cast.actor("officer"), at=at("2026-03-12 10:00"),
        )  # fmt: skip
    assert Assignment.objects.filter(case=case).count() == 2
    assert {"D-30", "D-31"} <= set(case.documents.values_list("form", flat=True))


def test_a_handler_is_kept_with_reasons(cast):
    case = granted(cast, "甲某", 11)
    handler = assigned(cast, case)
    commands.request_replacement(
        case=case, asked_by="recipient", ground="delay", reasons="一周没有消息",
        actor=cast.actor("officer"), at=at("2026-03-10 09:00"),
    )  # fmt: skip
    with pytest.raises(commands.CannotReplace, match="理由"):
        commands.keep_handler(
            case=case, reasons=" ", actor=cast.actor("head"), at=at("2026-03-11 09:00")
        )
    commands.keep_handler(
        case=case, reasons="每周都有通报记录", actor=cast.actor("head"), at=at("2026-03-11 09:00")
    )
    case.refresh_from_db()
    assert case.stage == "under_handling" and case.handler == handler
    assert not case.clocks.filter(rule="AS-08", stopped_at=None).exists()


def test_the_best_of_the_score_stand_in_a_weighted_lot_fixed_before_it_is_drawn(cast):
    policy(cast, best_of=2)
    strong, weak = cast.providers["handler"], cast.providers["second_handler"]
    strong.fields = {"labour": "2010-01-01"}
    strong.save(update_fields=["fields"])
    new_provider(cast, "third", "何平", cast.firms[0])
    DutyDay.objects.create(provider=weak, on=TODAY, place="青石区法院")
    case, actor = granted(cast, "甲某", 11), cast.actor("assigner")
    round_ = commands.open_match(case=case, actor=actor, at=NINE)
    told = json.loads(round_.announcement)
    first, second = told["candidates"]
    assert first["label"].startswith("周明远") and first["weight"] > second["weight"]
    assert told["excluded"][0]["reasons"] == [{"code": "MATCH", "text": "匹配评分未进入前2名"}]
    assert round_.state == "committed" and not case.assignments.exists()
    commands.draw_round(round_=round_, actor=actor, at=at("2026-03-05 09:05"))
    made = commands.assign_by_lot(case=case, actor=actor, at=at("2026-03-05 09:10"))
    assert made.method == Method.BY_MATCH and made.handler is not None
    rows = {row.name: row for row in kept(made.record).rows}
    assert rows["周明远"].score["total"] > rows["何平"].score["total"]
    parts = {part["part"]: part for part in rows["周明远"].score["parts"]}
    assert "劳动争议" in parts["field"]["zh"] and parts["quality"]["zh"].startswith("没有质量评估")
