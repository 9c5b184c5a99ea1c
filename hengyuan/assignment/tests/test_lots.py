"""Rounds of the lot through the commands: prepared, committed, revealed, drawn or given up."""

import json

import pytest
from django.db import connection, transaction

from hengyuan.assignment import commands
from hengyuan.assignment.commands import CannotAssign, CannotHoldRound, RoundMoved
from hengyuan.assignment.models import Method, Round, RoundParty
from hengyuan.assignment.queries import lots
from hengyuan.assignment.rules import Among, RoundState
from hengyuan.assignment.tests.lot_factories import (
    LOTTERY,
    committed,
    drawn,
    handed_in,
    prepared,
    revealed,
    secret_of,
    waiting,
)
from hengyuan.cases.rules import Stage
from hengyuan.kernel.errors import NotAllowed
from hengyuan.law.draw import Abandoned, Candidate, Why, load, secret_commitment
from hengyuan.ledger import commands as ledger
from hengyuan.ledger.queries import stream_events
from hengyuan.ledger.verification import verify
from hengyuan.people.commands import place_hold
from tests.cast import at

pytestmark = pytest.mark.django_db


def types(case):
    return [event.type for event in reversed(stream_events(case.stream))]


def test_a_round_goes_from_hashes_to_a_record_that_verifies(cast):
    case = waiting(cast)
    ledger.checkpoint(at=at("2026-03-05 00:10"))
    round_ = drawn(cast, case)
    assert round_.state == RoundState.DRAWN and round_.number == 1
    record = load(round_.record)
    told = record["announcement"]
    assert {each["label"] for each in told["candidates"]} == {
        "周明远（青石正平律师事务所）", "叶知秋（青石明衡律师事务所）",
    }  # fmt: skip
    assert [each["party"] for each in record["nonces"]] == ["institution", "bar", "recipient"]
    assert told["checkpoint"]["number"] == 1 and told["case"] == case.number
    verdict = lots.verdict_on(round_)
    assert verdict.is_sound
    assert {"ledger", "history"} <= {stage.value for stage in verdict.passed}
    assert {each.code for each in verdict.cautions} == {"published_not_given", "pool_not_given"}
    lot = [each for each in types(case) if each.startswith("lot.")]
    assert lot == [
        "lot.prepared", "lot.secret_committed", "lot.secret_committed", "lot.committed",
        "lot.secret_revealed", "lot.secret_revealed", "lot.secret_revealed", "lot.drawn",
    ]  # fmt: skip
    assert verify().is_sound


def test_the_winner_is_assigned_by_a_person_and_once(cast):
    case = waiting(cast)
    actor = cast.actor("assigner")
    with pytest.raises(CannotAssign, match="先摇号"):
        commands.assign_by_lot(case=case, actor=actor, at=at("2026-03-05 09:00"))
    round_ = drawn(cast, case)
    winner = load(round_.record)["winners"][0]
    assignment = commands.assign_by_lot(case=case, actor=actor, at=at("2026-03-05 10:00"))
    assert assignment.method == Method.BY_LOT
    assert f"provider:{assignment.handler_id}" == winner
    round_.refresh_from_db()
    case.refresh_from_db()
    assert round_.assignment == assignment and case.stage == Stage.FIRM_ASSIGNED
    assert case.assignment_method == "by_lot" and lots.to_assign(case.pk) is None
    made = next(each for each in stream_events(case.stream) if each.type == "assignment.made")
    assert "（摇号，" in made.sentence


def test_firms_are_drawn_and_who_gave_the_case_back_is_out_of_the_next_round(cast):
    case = waiting(cast)
    round_ = drawn(cast, case, among=Among.FIRMS)
    assignment = commands.assign_by_lot(
        case=case, actor=cast.actor("assigner"), at=at("2026-03-05 10:00")
    )
    assert assignment.handler is None
    assert f"firm:{assignment.firm_id}" in round_.record
    firm = "firm_1" if assignment.firm == cast.firms[0] else "firm_2"
    commands.decline_assignment(
        case=case, reason="人手不足", actor=cast.actor(firm), at=at("2026-03-05 11:00")
    )
    second = drawn(cast, case, "2026-03-06 10:00", among=Among.FIRMS, why=Why.REFUSED)
    told = load(second.record)["announcement"]
    assert (second.number, told["reason"]["code"]) == (2, "refused")
    assert told["previous"] == round_.record_hash
    (out,) = told["excluded"]
    assert out["id"] == f"firm:{assignment.firm_id}"
    assert {"code": "AS-08", "text": "本案中已退回指派或者已更换"} in out["reasons"]
    assert lots.verdict_on(second).is_sound
    first = lots.verdict_on(round_)
    assert first.is_sound and "later_rounds" in {each.code for each in first.cautions}


def test_a_redraw_needs_its_explanation_and_leaves_both_records(cast):
    case = waiting(cast)
    first = drawn(cast, case)
    with pytest.raises(CannotHoldRound, match="已经摇出而没有使用"):
        prepared(cast, case, "2026-03-05 10:00")
    with pytest.raises(CannotHoldRound, match="真实的理由"):
        prepared(cast, case, "2026-03-05 10:00", note="名单漏了欧阳", why=Why.REFUSED)
    second = drawn(cast, case, "2026-03-05 11:00", note="名单漏了欧阳")
    assert json.loads(second.announcement)["reason"] == {"code": "other", "text": ""}
    told = next(each for each in stream_events(case.stream) if each.type == "lot.prepared")
    assert told.opened_words() == {"note": "名单漏了欧阳"} and "欧阳" not in second.record
    assert lots.to_assign(case.pk) == second
    assert [each.pk for each in lots.rounds_of(case.pk)] == [second.pk, first.pk]


def test_reserves_follow_in_the_order_drawn(cast):
    case = waiting(cast)
    round_ = drawn(cast, case, count=2)
    first, second = load(round_.record)["winners"]
    people = {f"provider:{each.pk}": each for each in cast.providers.values()}
    place_hold(
        provider=people[first], reason="内部调查", begins_on=at("2026-03-05 09:00").date(),
        actor=cast.actor("head"), at=at("2026-03-05 09:50"),
    )  # fmt: skip
    assignment = commands.assign_by_lot(
        case=case, actor=cast.actor("assigner"), at=at("2026-03-05 10:00")
    )
    assert f"provider:{assignment.handler_id}" == second


def test_nothing_that_an_officer_typed_about_a_person_is_published(cast):
    case = waiting(cast)
    place_hold(
        provider=cast.providers["handler"], reason="欧阳投诉待查",
        begins_on=at("2026-03-05 09:00").date(), actor=cast.actor("head"),
        at=at("2026-03-05 08:00"),
    )  # fmt: skip
    round_ = drawn(cast, case)
    assert "欧阳" not in round_.record and "暂停指派" in round_.record
    assert case.recipient.name not in round_.record


def test_a_round_with_a_number_from_print(cast):
    case = waiting(cast)
    actor = cast.actor("assigner")
    round_ = committed(cast, case, others=(), external=LOTTERY)
    early, late = at("2026-03-05 20:00"), at("2026-03-05 22:00")
    with pytest.raises(CannotHoldRound, match="还没有录入约定的外部数"):
        commands.draw_round(round_=round_, actor=actor, at=late)
    with pytest.raises(CannotHoldRound, match="还没有到开奖时间"):
        commands.enter_external_result(
            round_=round_, value="03 08", again="03 08", actor=actor, at=early
        )
    for value, again, why in (("", "", "照印刷品"), ("03 08", "03 09", "两次录入不一致")):
        with pytest.raises(CannotHoldRound, match=why):
            commands.enter_external_result(
                round_=round_, value=value, again=again, actor=actor, at=late
            )
    commands.enter_external_result(
        round_=round_, value="03，08 15-22", again="03 08 15 22", actor=actor, at=late
    )
    with pytest.raises(RoundMoved, match="不能更改"):
        commands.enter_external_result(
            round_=round_, value="03 09", again="03 09", actor=actor, at=late
        )
    with pytest.raises(CannotHoldRound, match="不能作废"):  # the result can be known by now
        commands.abandon_round(
            round_=round_, code=Abandoned.OTHER, note="", actor=actor, at=at("2026-03-05 22:10")
        )
    round_ = commands.draw_round(round_=round_, actor=actor, at=at("2026-03-05 22:10"))
    record = load(round_.record)
    assert record["external"]["value"] == "03 08 15 22"
    verdict = lots.verdict_on(round_)
    assert verdict.is_sound and "one_secret" not in {each.code for each in verdict.cautions}


def test_one_secret_alone_is_said_to_need_trust(cast):
    round_ = committed(cast, waiting(cast), others=())
    round_ = commands.draw_round(
        round_=round_, actor=cast.actor("assigner"), at=at("2026-03-05 09:40")
    )
    assert "one_secret" in {each.code for each in lots.verdict_on(round_).cautions}


def test_a_number_that_is_already_printed_is_not_agreed_on(cast):
    case = waiting(cast)
    with pytest.raises(CannotHoldRound, match="开奖时间已过"):
        prepared(cast, case, "2026-03-05 21:15", external=LOTTERY)
    round_ = prepared(cast, case, external=LOTTERY, others=())
    with pytest.raises(CannotHoldRound, match="另约一个"):
        commands.commit_round(
            round_=round_, actor=cast.actor("assigner"), at=at("2026-03-05 21:15")
        )


def test_hashes_come_first_and_are_not_exchanged(cast):
    case = waiting(cast)
    actor = cast.actor("assigner")
    round_ = prepared(cast, case)
    with pytest.raises(CannotHoldRound, match="还没有交来秘密的摘要：律师协会、受援人"):
        commands.commit_round(round_=round_, actor=actor, at=at("2026-03-05 09:05"))
    own, bar, recipient = lots.parties_of(round_)
    assert own.secret and not bar.secret
    for text in ("", "ab", "z" * 64):
        with pytest.raises(CannotHoldRound, match="64位"):
            commands.hand_in_commitment(
                party=bar, commitment=text, actor=actor, at=at("2026-03-05 09:06")
            )
    with pytest.raises(CannotHoldRound, match="已经用过"):
        commands.hand_in_commitment(
            party=bar, commitment=own.commitment, actor=actor, at=at("2026-03-05 09:06")
        )
    handed_in(cast, round_)
    with pytest.raises(RoundMoved, match="不能更换"):
        commands.hand_in_commitment(
            party=bar, commitment="0" * 64, actor=actor, at=at("2026-03-05 09:12")
        )
    with pytest.raises(RoundMoved):  # nothing is revealed before the commitment
        commands.hand_in_secret(
            party=recipient, secret=secret_of(recipient), actor=actor, at=at("2026-03-05 09:12")
        )


def test_the_institution_reveals_first_and_each_its_own_secret(cast):
    actor = cast.actor("assigner")
    round_ = committed(cast, waiting(cast))
    _own, bar, recipient = lots.parties_of(round_)
    now = at("2026-03-05 09:30")
    with pytest.raises(CannotHoldRound, match="先揭示"):
        commands.hand_in_secret(party=bar, secret=secret_of(bar), actor=actor, at=now)
    commands.reveal_own_secret(round_=round_, actor=actor, at=now)
    with pytest.raises(RoundMoved):
        commands.reveal_own_secret(round_=round_, actor=actor, at=now)
    with pytest.raises(CannotHoldRound, match="不是承诺时的那个秘密"):
        commands.hand_in_secret(party=bar, secret=secret_of(recipient), actor=actor, at=now)
    spaced = " ".join(secret_of(bar)[i : i + 8] for i in range(0, 64, 8)).upper()
    commands.hand_in_secret(party=bar, secret=spaced, actor=actor, at=now)
    with pytest.raises(RoundMoved):
        commands.hand_in_secret(party=bar, secret=secret_of(bar), actor=actor, at=now)
    with pytest.raises(CannotHoldRound, match="还没有揭示秘密：受援人"):
        commands.draw_round(round_=round_, actor=actor, at=at("2026-03-05 09:40"))


def test_an_abandoned_round_stays_with_its_number_and_record(cast):
    case = waiting(cast)
    actor = cast.actor("assigner")
    round_ = committed(cast, case)
    commands.reveal_own_secret(round_=round_, actor=actor, at=at("2026-03-05 09:30"))
    with pytest.raises(CannotHoldRound, match="理由"):
        commands.abandon_round(
            round_=round_, code=Abandoned.EXTERNAL_MISSING, note="", actor=actor,
            at=at("2026-03-05 10:00"),
        )  # fmt: skip
    round_ = commands.abandon_round(
        round_=round_, code=Abandoned.PARTY_SILENT, note="欧阳没有来", actor=actor,
        at=at("2026-03-05 10:00"),
    )  # fmt: skip
    assert (round_.state, round_.number) == (RoundState.ABANDONED, 1)
    assert "欧阳" not in round_.record and lots.verdict_on(round_).is_sound
    event = stream_events(case.stream, limit=1)[0]
    assert event.sentence.startswith("摇号第1轮作废：有一方没有揭示秘密")
    assert event.opened_words() == {"note": "欧阳没有来"}
    second = drawn(cast, case, "2026-03-05 15:00")
    assert second.number == 2
    assert json.loads(second.announcement)["reason"]["code"] == "abandoned"
    assert lots.verdict_on(second).is_sound


def test_one_round_is_open_at_a_time(cast):
    case = waiting(cast)
    actor = cast.actor("assigner")
    first = prepared(cast, case)
    with pytest.raises(CannotHoldRound, match="尚未结束"):
        prepared(cast, case, "2026-03-05 09:05")
    commands.withdraw_round(round_=first, note="另约", actor=actor, at=at("2026-03-05 09:06"))
    with pytest.raises(RoundMoved, match="承诺前撤回"):
        handed_in(cast, first)
    round_ = committed(cast, case, "2026-03-05 09:30")
    assert round_.number == 1  # who was withdrawn had no number
    with pytest.raises(CannotHoldRound, match="尚未结束"):
        prepared(cast, case, "2026-03-05 09:35")


def test_a_round_is_drawn_once_and_the_second_is_told(cast):
    case = waiting(cast)
    stale = committed(cast, case)
    revealed(cast, stale)
    actor = cast.actor("assigner")
    commands.draw_round(round_=stale, actor=actor, at=at("2026-03-05 09:40"))
    with pytest.raises(RoundMoved, match="已摇出（许知白，2026-03-05 09:40）"):
        commands.draw_round(round_=stale, actor=actor, at=at("2026-03-05 09:41"))
    with pytest.raises(RoundMoved):
        commands.abandon_round(
            round_=stale, code=Abandoned.OTHER, note="", actor=actor, at=at("2026-03-05 09:41")
        )


def test_killed_between_commitment_and_draw_the_round_stays_open_and_visible(cast):
    case = waiting(cast)
    actor = cast.actor("assigner")
    round_ = committed(cast, case)
    revealed(cast, round_)

    class Killed(BaseException):
        pass

    with pytest.raises(Killed), transaction.atomic():
        commands.draw_round(round_=round_, actor=actor, at=at("2026-03-05 09:40"))
        raise Killed
    found = Round.objects.get(pk=round_.pk)
    assert found.state == RoundState.COMMITTED and found.record == ""
    assert lots.open_round(found.series) == found
    assert [each.number for each in lots.known_rounds(found.stream)] == [1]
    done = commands.draw_round(round_=found, actor=actor, at=at("2026-03-05 09:50"))
    assert lots.verdict_on(done).is_sound


def test_a_case_that_waits_for_nobody_has_no_round(cast):
    case = waiting(cast)
    round_ = prepared(cast, case, others=())
    commands.assign_by_rotation(case=case, actor=cast.actor("assigner"), at=at("2026-03-05 09:30"))
    with pytest.raises(CannotHoldRound, match="不在待指派阶段"):
        commands.commit_round(
            round_=round_, actor=cast.actor("assigner"), at=at("2026-03-05 09:40")
        )
    commands.withdraw_round(
        round_=round_, note="", actor=cast.actor("assigner"), at=at("2026-03-05 09:41")
    )
    with pytest.raises(CannotHoldRound, match="不在待指派阶段"):
        prepared(cast, case, "2026-03-05 09:45")


@pytest.mark.parametrize("who", ["officer", "outsider", "firm_1", "handler", "bureau", "finance"])
def test_only_assigners_and_heads_of_the_institution_hold_rounds(cast, who):
    case = waiting(cast)
    actor, now = cast.actor(who), at("2026-03-05 10:00")
    with pytest.raises(NotAllowed):
        commands.prepare_lot(case=case, among=Among.PEOPLE, actor=actor, at=now)
    ready = prepared(cast, case)
    with pytest.raises(NotAllowed):
        commands.withdraw_round(round_=ready, note="", actor=actor, at=now)
    bar = lots.parties_of(ready)[1]
    with pytest.raises(NotAllowed):
        commands.hand_in_commitment(party=bar, commitment="0" * 64, actor=actor, at=now)
    handed_in(cast, ready)
    with pytest.raises(NotAllowed):
        commands.commit_round(round_=ready, actor=actor, at=now)
    commands.commit_round(round_=ready, actor=cast.actor("assigner"), at=at("2026-03-05 09:20"))
    for act in (commands.reveal_own_secret, commands.draw_round):
        with pytest.raises(NotAllowed):
            act(round_=ready, actor=actor, at=now)
    with pytest.raises(NotAllowed):
        commands.hand_in_secret(party=bar, secret="0" * 64, actor=actor, at=now)
    with pytest.raises(NotAllowed):
        commands.enter_external_result(round_=ready, value="1", again="1", actor=actor, at=now)
    with pytest.raises(NotAllowed):
        commands.abandon_round(round_=ready, code=Abandoned.OTHER, note="", actor=actor, at=now)


def test_any_number_of_winners_is_drawn_for_something_that_is_no_case(cast):
    """The same round serves a month's duty roster: k winners in order, by weight."""
    people = tuple(Candidate(f"provider:{n}", f"律师{n}", 1 + n % 3) for n in range(1, 31))
    actor = cast.actor("head")
    round_ = commands.prepare_round(
        institution=cast.institution, series=f"duty:{cast.institution.pk}-2026-03",
        purpose="duty_roster", among=Among.PEOPLE, count=12, actor=actor,
        at=at("2026-02-25 09:00"),
    )  # fmt: skip
    with pytest.raises(CannotHoldRound, match="没有候选名单"):
        commands.commit_round(round_=round_, actor=actor, at=at("2026-02-25 09:10"))
    pool = lots.Pool(people, (), "duty pool 2026-03", "duty rules 1")
    commands.commit_round(round_=round_, pool=pool, actor=actor, at=at("2026-02-25 09:10"))
    done = commands.draw_round(round_=round_, actor=actor, at=at("2026-02-25 09:20"))
    winners = load(done.record)["winners"]
    assert len(winners) == len(set(winners)) == 12
    assert lots.verdict_on(done).is_sound and verify().is_sound
    assert stream_events(done.stream)[0].type == "lot.drawn"


def test_too_few_candidates_are_no_lot(cast):
    round_ = prepared(cast, waiting(cast), count=3, others=())
    with pytest.raises(CannotHoldRound, match="只有2名，摇不出3名"):
        commands.commit_round(
            round_=round_, actor=cast.actor("assigner"), at=at("2026-03-05 09:30")
        )


def test_secrets_lie_sealed_until_they_are_revealed(cast):
    round_ = committed(cast, waiting(cast))
    (own, *_others) = lots.parties_of(round_)
    with connection.cursor() as cursor:
        cursor.execute("SELECT secret, token FROM assignment_roundparty")
        kept = [bytes(value).hex() for row in cursor.fetchall() for value in row]
    assert not [each for each in kept if own.secret in each]
    assert own.secret not in round_.announcement
    assert secret_commitment(own.secret) in round_.announcement
    assert RoundParty.objects.get(pk=own.pk).secret == own.secret
