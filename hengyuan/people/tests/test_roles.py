"""Who gives and withdraws which role where; never at one's own account, never above."""

from datetime import date, timedelta

import pytest

from hengyuan.kernel.actor import SYSTEM
from hengyuan.ledger.queries import last_event
from hengyuan.orgs.rules import Kind
from hengyuan.people.commands import (
    CannotAdminister,
    CannotGiveRole,
    CannotWithdrawRole,
    give_role,
    open_account_in_role,
    withdraw_role,
)
from hengyuan.people.models import RoleHeld
from hengyuan.people.queries import actor_of
from hengyuan.people.rules import FACTS, Role, is_of_level, may_give, objection_to_role
from tests.cast import at, build, new_organisation

pytestmark = pytest.mark.django_db
NOW = at("2026-03-02 09:00")
TODAY = NOW.date()


@pytest.fixture
def cast():
    return build()


def give(cast, giver, who, role, place, **days):
    return give_role(
        account=cast.accounts[who], role=role, organisation=place, actor=cast.actor(giver),
        at=NOW, **{"valid_from": TODAY} | days,
    )  # fmt: skip


def withdraw(cast, taker, who, role, last_day=TODAY, **also):
    held = RoleHeld.objects.get(account=cast.accounts[who], role=role)
    return withdraw_role(
        held=held, last_day=last_day, actor=cast.actor(taker), at=NOW, **{"reason": "离岗"} | also
    )


def test_the_head_gives_a_role_at_home_and_the_ledger_says_so(cast):
    held = give(cast, "head", "officer", Role.ARCHIVIST, cast.institution)
    assert held in RoleHeld.objects.filter(account=cast.accounts["officer"], valid_to=None)
    event = last_event(cast.accounts["officer"].stream)
    assert (event.type, event.account_id) == ("role.given", cast.accounts["head"].pk)
    assert event.public_values["organisation"] == cast.institution.pk
    assert event.sentence == "授予角色档案员"


@pytest.mark.parametrize(
    "giver", ["officer", "assigner", "quality", "finance", "auditor", "firm_1", "handler"]
)
def test_other_roles_give_nothing(cast, giver):
    with pytest.raises(CannotAdminister):
        give(cast, giver, "archivist", Role.OFFICER, cast.institution)


@pytest.mark.parametrize(
    ("giver", "role"),
    [
        ("head", Role.HEAD), ("local_administrator", Role.HEAD),
        ("local_administrator", Role.ADMINISTRATOR),
        ("local_administrator", Role.SECURITY_AUDITOR), ("administrator", Role.SECURITY_AUDITOR),
    ],
)  # fmt: skip
def test_nobody_names_an_equal_who_leads_or_who_watches(cast, giver, role):
    with pytest.raises(CannotAdminister):
        give(cast, giver, "second_officer", role, cast.institution)


def test_a_head_gives_nothing_above_nor_beside(cast):
    for place, role in (
        (cast.bureau, Role.BUREAU_OFFICER),
        (cast.institution.parent, Role.BUREAU_OFFICER),
        (cast.other_institution, Role.OFFICER),
        (cast.firms[0], Role.FIRM),
    ):
        for giver in ("head", "local_administrator"):
            with pytest.raises(CannotAdminister):
                give(cast, giver, "archivist", role, place)


def test_the_bureau_gives_beneath_and_in_the_firms_of_its_region_only(cast):
    assert give(cast, "bureau", "assigner", Role.HEAD, cast.institution)
    assert give(cast, "administrator", "outsider", Role.ARCHIVIST, cast.other_institution)
    assert give(cast, "administrator", "second_handler", Role.DUTY_LAWYER, cast.firms[0])
    away = new_organisation(Kind.FIRM, "远山律师事务所", "", "980102")
    for giver in ("bureau", "administrator"):
        with pytest.raises(CannotAdminister):
            give(cast, giver, "second_handler", Role.HANDLER, away)


def test_a_district_bureau_reaches_its_own_district_only(cast):
    giver = open_account_in_role(
        username="district", name="于渡", role=Role.ADMINISTRATOR,
        organisation=cast.institution.parent, valid_from=TODAY, actor=SYSTEM, at=NOW,
    )[0]  # fmt: skip
    cast.accounts["district"] = giver
    actor = actor_of(giver, TODAY)
    station = new_organisation(Kind.WORKSTATION, "青石街道工作站", "", "990102", cast.institution)
    given = {"role": Role.WORKSTATION, "valid_from": TODAY, "actor": actor, "at": NOW}
    give_role(account=cast.accounts["officer"], organisation=station, **given)
    with pytest.raises(CannotAdminister):
        give_role(
            account=cast.accounts["outsider"], organisation=cast.other_institution,
            **given | {"role": Role.OFFICER},
        )  # fmt: skip
    with pytest.raises(CannotAdminister):
        give_role(
            account=cast.accounts["bureau"], organisation=cast.bureau,
            **given | {"role": Role.OBSERVER},
        )  # fmt: skip


@pytest.mark.parametrize("who", ["head", "bureau", "administrator"])
def test_nobody_gives_or_takes_a_role_of_one_s_own(cast, who):
    with pytest.raises(CannotAdminister, match="自己"):
        give(cast, who, who, Role.OFFICER, cast.institution)
    with pytest.raises(CannotAdminister, match="自己"):
        held = RoleHeld.objects.get(account=cast.accounts[who])
        withdraw_role(held=held, last_day=TODAY, reason="x", actor=cast.actor(who), at=NOW)


def test_duties_that_are_kept_apart_are_refused_with_the_reason(cast):
    with pytest.raises(CannotGiveRole, match="不得兼任补贴会计"):
        give(cast, "head", "quality", Role.FINANCE, cast.institution)
    with pytest.raises(CannotGiveRole, match="不得兼任其他角色"):
        give(cast, "head", "auditor", Role.OFFICER, cast.institution)
    with pytest.raises(CannotGiveRole, match="不得兼任业务角色"):
        give(cast, "head", "officer", Role.ADMINISTRATOR, cast.institution)
    with pytest.raises(CannotGiveRole, match="已在该单位担任"):
        give(cast, "head", "officer", Role.OFFICER, cast.institution)


def test_a_role_that_ended_before_the_new_one_begins_is_no_obstacle(cast):
    withdraw(cast, "head", "quality", Role.QUALITY_HEAD)
    with pytest.raises(CannotGiveRole):
        give(cast, "head", "quality", Role.FINANCE, cast.institution)
    tomorrow = TODAY + timedelta(days=1)
    assert give(
        cast, "head", "quality", Role.FINANCE, cast.institution, valid_from=tomorrow
    ).valid_to is None  # fmt: skip
    assert give(cast, "head", "finance", Role.ARCHIVIST, cast.institution, valid_to=TODAY)


def test_a_role_fits_its_place_and_its_days(cast):
    with pytest.raises(CannotGiveRole, match="不能在"):
        give(cast, "administrator", "outsider", Role.FIRM, cast.other_institution)
    with pytest.raises(CannotGiveRole, match="不能在"):  # a city is no province
        give(cast, "administrator", "bureau", Role.PROVINCE, cast.bureau)
    with pytest.raises(CannotGiveRole, match="早于今天"):
        give(cast, "head", "officer", Role.ARCHIVIST, cast.institution,
             valid_from=date(2026, 3, 1))  # fmt: skip
    with pytest.raises(CannotGiveRole, match="早于起始日"):
        give(cast, "head", "officer", Role.ARCHIVIST, cast.institution,
             valid_to=date(2026, 3, 1))  # fmt: skip


def test_a_role_is_withdrawn_at_once_or_later_and_the_ledger_keeps_why(cast):
    held = withdraw(cast, "head", "officer", Role.OFFICER, TODAY - timedelta(days=1))
    assert actor_of(cast.accounts["officer"], TODAY) is None
    event = last_event(cast.accounts["officer"].stream)
    assert event.type == "role.ended" and "离岗" in event.opened_sentence
    assert "离岗" not in event.sentence and "离岗" not in event.values
    with pytest.raises(CannotWithdrawRole, match="已经结束"):
        withdraw_role(held=held, last_day=TODAY, reason="x", actor=cast.actor("head"), at=NOW)
    with pytest.raises(CannotWithdrawRole, match="不能改写"):
        withdraw(cast, "head", "archivist", Role.ARCHIVIST, TODAY - timedelta(days=2))
    with pytest.raises(CannotWithdrawRole, match="理由"):
        withdraw(cast, "head", "archivist", Role.ARCHIVIST, reason=" ")


def test_the_last_administrator_stays_until_another_is_named(cast):
    with pytest.raises(CannotWithdrawRole, match="最后一名"):
        withdraw(cast, "head", "local_administrator", Role.ADMINISTRATOR)
    open_account_in_role(
        username="next", name="后来", role=Role.ADMINISTRATOR, organisation=cast.institution,
        valid_from=TODAY, actor=cast.actor("head"), at=NOW,
    )  # fmt: skip
    assert withdraw(cast, "head", "local_administrator", Role.ADMINISTRATOR).valid_to == TODAY


@pytest.mark.parametrize("taker", ["outsider", "officer", "local_administrator"])
def test_who_may_not_give_may_not_take(cast, taker):
    with pytest.raises(CannotAdminister):
        withdraw(cast, taker, "head", Role.HEAD)


def test_rules_speak_for_themselves():
    assert may_give(frozenset({"R-05"}), Role.OFFICER, at_home=True)
    assert not may_give(frozenset({"R-06"}), Role.OFFICER, at_home=True)
    assert not may_give(frozenset({"R-29a"}), Role.SECURITY_AUDITOR, at_home=False)
    assert is_of_level(Role.PROVINCE, "990000") and not is_of_level(Role.PROVINCE, "990100")
    assert all(objection_to_role(role, set()) == "" for role in FACTS)
    assert objection_to_role(Role.OFFICER, {"R-29b"}) == "安全审计员不得兼任其他角色"
