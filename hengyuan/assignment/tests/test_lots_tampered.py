"""Whoever changes a round in the database, by whatever right, is found and named."""

import json

import pytest

from hengyuan.assignment import commands
from hengyuan.assignment.commands import CannotHoldRound
from hengyuan.assignment.models import Round
from hengyuan.assignment.queries import lots
from hengyuan.assignment.tests.lot_factories import committed, drawn, revealed, waiting
from hengyuan.law.draw import Abandoned, Why, dump, load
from hengyuan.law.draw.checks import record_hash
from hengyuan.law.tests.draw_cheats import resealed
from hengyuan.people.commands import place_hold
from tests.cast import at, new_provider

pytestmark = pytest.mark.django_db


def add_weight(told):
    told["candidates"][0]["weight"] = 9


def exchange_places(told):
    told["candidates"].reverse()


def leave_out(told):
    told["candidates"].pop()


def hide_exclusion(told):
    told["excluded"].clear()


def another_reason(told):
    told["excluded"][0]["reasons"] = [{"code": "CAP", "text": "本月承办件数已到上限"}]


def another_policy(told):
    told["policy"] = "另一个规则"


def backdate(told):
    told["at"] = told["at"].replace("2026-03-05", "2026-03-04")


CHANGES = [
    (leave_out, "list_changed"), (add_weight, "weights_changed"),
    (exchange_places, "order_changed"), (hide_exclusion, "exclusions_changed"),
    (another_reason, "exclusions_changed"), (another_policy, "purpose_changed"),
    (backdate, "time_changed"),
]  # fmt: skip
BY_NAME = pytest.mark.parametrize(
    ("change", "code"), CHANGES, ids=lambda each: getattr(each, "__name__", each)
)


@pytest.fixture
def case(cast):
    """A case for which one of three people may not be drawn."""
    found = waiting(cast)
    third = new_provider(cast, "third_handler", "江晚", cast.firms[0])
    place_hold(
        provider=third, reason="年度考核未完成", begins_on=at("2026-03-01 09:00").date(),
        actor=cast.actor("head"), at=at("2026-03-01 09:00"),
    )  # fmt: skip
    return found


def stored(round_, record):
    """The round again, with another record in its row."""
    Round.objects.filter(pk=round_.pk).update(record=dump(record), record_hash=record["hash"])
    return Round.objects.get(pk=round_.pk)


def found_in(round_):
    difference = lots.verdict_on(round_).difference
    return difference.code if difference else ""


@BY_NAME
def test_a_changed_record_names_what_was_changed(cast, case, change, code):
    round_ = drawn(cast, case)
    record = load(round_.record)
    change(record["announcement"])
    assert found_in(stored(round_, record)) == code


@BY_NAME
def test_a_record_done_anew_is_held_against_the_ledger(cast, case, change, code):
    round_ = drawn(cast, case)
    record = load(round_.record)
    change(record["announcement"])
    assert found_in(stored(round_, anew(record))) == code


def anew(record):
    """Every hash and the result computed again, as somebody with the database would."""
    resealed(record)
    return record


def test_another_winner_is_found(cast, case):
    round_ = drawn(cast, case)
    record = load(round_.record)
    people = [each["id"] for each in record["announcement"]["candidates"]]
    other = next(each for each in people if each != record["winners"][0])
    record["winners"] = [other]
    record["steps"][0]["winner"] = other
    record["hash"] = record_hash(record)
    assert found_in(stored(round_, record)) == "winner_swapped"


def test_a_record_that_is_no_text_of_one_reading_is_found(cast, case):
    round_ = drawn(cast, case)
    Round.objects.filter(pk=round_.pk).update(record=round_.record.replace("{", '{"hash": "",', 1))
    assert found_in(Round.objects.get(pk=round_.pk)) == "text"


@BY_NAME
def test_a_round_whose_list_was_changed_is_not_drawn(cast, case, change, code):
    round_ = committed(cast, case)
    revealed(cast, round_)
    told = json.loads(round_.announcement)
    change(told)
    Round.objects.filter(pk=round_.pk).update(announcement=json.dumps(told))
    found = lots.change_since_commitment(Round.objects.get(pk=round_.pk))
    assert found.code == code
    with pytest.raises(CannotHoldRound, match=found.text_zh):
        commands.draw_round(round_=round_, actor=cast.actor("assigner"), at=at("2026-03-05 09:40"))


def test_an_abandoned_round_taken_out_of_the_tables_is_missed(cast, case):
    first = committed(cast, case)
    commands.abandon_round(
        round_=first, code=Abandoned.OTHER, note="", actor=cast.actor("assigner"),
        at=at("2026-03-05 09:30"),
    )  # fmt: skip
    second = drawn(cast, case, "2026-03-05 15:00", why=Why.OTHER)
    assert lots.verdict_on(second).is_sound
    Round.objects.filter(pk=first.pk).update(series="case:other", case=None)
    assert found_in(second) == "round_gap"


def test_a_round_that_the_ledger_does_not_know_is_found(cast, case):
    round_ = drawn(cast, case)
    record = load(round_.record)
    record["announcement"]["number"] = 2
    assert found_in(stored(round_, anew(record))) != ""


def test_a_wrong_commitment_in_the_row_is_found(cast, case):
    round_ = committed(cast, case)
    assert lots.change_since_commitment(round_) is None
    Round.objects.filter(pk=round_.pk).update(commitment="0" * 64)
    assert lots.change_since_commitment(Round.objects.get(pk=round_.pk)).code == (
        "commitment_differs"
    )
    Round.objects.filter(pk=round_.pk).update(announcement="[]")
    assert lots.change_since_commitment(Round.objects.get(pk=round_.pk)).code == "shape"
    Round.objects.filter(pk=round_.pk).update(number=7)
    assert lots.change_since_commitment(Round.objects.get(pk=round_.pk)).code == "not_in_ledger"
