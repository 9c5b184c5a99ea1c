"""Whom the policy names brings a secret to every lot for a case: committed, drawn, or given up."""

import json
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from hengyuan.assignment import commands
from hengyuan.assignment.commands import CannotHoldRound
from hengyuan.assignment.models import Policy, RoundParty
from hengyuan.assignment.queries import lots
from hengyuan.assignment.rules import RoundState
from hengyuan.assignment.tests.lot_factories import (
    committed,
    handed_in,
    prepared,
    revealed,
    secret_of,
    waiting,
)
from hengyuan.law.draw import Abandoned, secret_commitment
from hengyuan.law.methods import plan_for
from tests.cast import PASSWORD, at

pytestmark = pytest.mark.django_db
ALL_THREE = ["institution", "bar", "recipient"]


def policy(cast, seeds, valid_from=date(2026, 1, 1)):
    """A version that names these parties."""
    content = {**plan_for("990102", date(2026, 3, 5)).as_values(), "jurisdiction": "990102"}
    return Policy.objects.create(
        jurisdiction="990102", number=Policy.objects.count() + 1, institution=cast.institution,
        content=content | {"seeds": seeds}, state="approved", valid_from=valid_from,
        drafted_by=cast.accounts["assigner"], drafted_at=at("2025-12-01 09:00"),
    )  # fmt: skip


def kinds(round_):
    return [each.kind for each in lots.parties_of(round_)]


def party(round_, kind):
    return RoundParty.objects.get(round=round_, kind=kind)


def give_hash(cast, round_, kind):
    found = party(round_, kind)
    commands.hand_in_commitment(
        party=found, commitment=secret_commitment(secret_of(found)), actor=cast.actor("assigner"),
        at=at("2026-03-05 09:10"),
    )  # fmt: skip


def commit(cast, round_, when="2026-03-05 09:20"):
    return commands.commit_round(round_=round_, actor=cast.actor("assigner"), at=at(when))


def test_the_policys_parties_are_asked_whether_the_officer_asks_or_not(cast):
    policy(cast, ALL_THREE)
    assert kinds(prepared(cast, waiting(cast), others=())) == ALL_THREE


@pytest.mark.parametrize(
    ("handed", "silent"),
    [((), "律师协会、受援人"), (("bar",), "受援人"), (("recipient",), "律师协会")],
)
def test_no_commitment_without_a_named_partys_hash(cast, handed, silent):
    policy(cast, ALL_THREE)
    round_ = prepared(cast, waiting(cast), others=())
    for kind in handed:
        give_hash(cast, round_, kind)
    with pytest.raises(CannotHoldRound, match=f"还没有交来秘密的摘要：{silent}。"):
        commit(cast, round_)


def test_no_draw_without_a_named_partys_secret_but_a_recorded_abandonment(cast):
    policy(cast, ["institution", "bar"])
    case, actor = waiting(cast), cast.actor("assigner")
    round_ = committed(cast, case, others=())
    with pytest.raises(CannotHoldRound, match="还没有揭示秘密：律师协会。"):
        commands.draw_round(round_=round_, actor=actor, at=at("2026-03-05 09:30"))
    given_up = commands.abandon_round(
        round_=round_, code=Abandoned.PARTY_SILENT, note="", actor=actor, at=at("2026-03-05 09:40")
    )
    assert given_up.state == RoundState.ABANDONED and json.loads(given_up.record)["abandoned"]
    again = committed(cast, case, "2026-03-05 11:00", others=())
    assert (again.number, kinds(again)) == (2, ["institution", "bar"])
    revealed(cast, again, "2026-03-05 11:10")
    found = commands.draw_round(round_=again, actor=actor, at=at("2026-03-05 11:20"))
    assert lots.verdict_on(found).is_sound


def test_a_round_prepared_before_the_policy_changed_is_taken_back(cast):
    policy(cast, ["institution"])
    policy(cast, ["institution", "bar"], valid_from=date(2026, 3, 6))
    case = waiting(cast)
    round_ = prepared(cast, case, others=())
    with pytest.raises(CannotHoldRound, match=r"990102-2规定律师协会出秘密，.*请撤回本轮"):
        commit(cast, round_, "2026-03-06 09:00")
    assert commit(cast, round_, "2026-03-05 23:59").state == RoundState.COMMITTED


def test_a_party_taken_out_of_the_table_after_the_commitment_stops_the_draw(cast):
    policy(cast, ["institution", "bar"])
    round_ = committed(cast, waiting(cast), others=())
    party(round_, "bar").delete()
    with pytest.raises(CannotHoldRound, match=r"规定律师协会出秘密，.*请作废本轮"):
        commands.draw_round(round_=round_, actor=cast.actor("assigner"), at=at("2026-03-05 09:30"))


def test_a_match_waits_for_the_named_parties_and_then_draws_among_the_best(cast):
    policy(cast, ["institution", "recipient"])
    case, actor = waiting(cast), cast.actor("assigner")
    round_ = commands.open_match(case=case, actor=actor, at=at("2026-03-05 09:00"))
    assert round_.state == RoundState.PREPARED and kinds(round_) == ["institution", "recipient"]
    with pytest.raises(CannotHoldRound, match="受援人"):
        commit(cast, round_)
    handed_in(cast, round_)
    round_ = commit(cast, round_)
    weights = [each["weight"] for each in json.loads(round_.announcement)["candidates"]]
    assert max(weights) > 1
    revealed(cast, round_)
    found = commands.draw_round(round_=round_, actor=actor, at=at("2026-03-05 09:40"))
    assert lots.verdict_on(found).is_sound


def test_the_pages_say_whom_the_policy_names(cast):
    policy(cast, ["institution", "bar"])
    case, client = waiting(cast), Client()
    client.login(username="assigner", password=PASSWORD)
    shown = client.get(reverse("assignment:prepare_lot", args=[case.pk])).content.decode()
    assert "指派办法规定出秘密的：律师协会。" in shown and "另外还由谁出秘密" in shown
    round_ = prepared(cast, case, others=())
    party(round_, "bar").delete()
    shown = client.get(reverse("assignment:lot", args=[round_.pk])).content.decode()
    assert "指派办法990102-1规定律师协会出秘密，本轮没有这一方" in shown
