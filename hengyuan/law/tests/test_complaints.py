"""Complaints: which rules on which day, clocks, moves, merging, and the files they stand in."""

from datetime import date
from pathlib import Path

import pytest
import yaml

from hengyuan.law import complaints
from hengyuan.law.complaints import (
    MOVES,
    About,
    Act,
    Days,
    Matter,
    State,
    Step,
    clocks,
    grounds_of,
    instrument_on,
    liabilities_of,
    moves_from,
    refusals,
    why_not_merge,
)
from hengyuan.law.complaints.clocks import suggested_supplement_day
from hengyuan.law.complaints.instruments import all_grounds, ground
from hengyuan.law.errors import MalformedFile, NoValueInForce, UnknownRule
from hengyuan.law.text import quoted, where_to_find

EXAMPLES = yaml.safe_load(
    (Path(complaints.__file__).parents[1] / "examples" / "complaints.yaml").read_text("utf-8")
)
PAGE = Path(__file__).resolve().parents[3] / "docs" / "law" / "complaints.md"
TODAY = date(2026, 4, 1)


def named(told):
    return told["name"]


@pytest.mark.parametrize("told", EXAMPLES["instruments"], ids=named)
def test_which_rules_hold_on_a_day(told):
    assert instrument_on(told["day"]).id == told["is"]
    assert len(grounds_of(told["day"])) == told["grounds"]


def test_a_complaint_before_all_rules_has_none():
    with pytest.raises(NoValueInForce):
        instrument_on(date(2013, 12, 31))


@pytest.mark.parametrize("told", EXAMPLES["clocks"], ids=named)
def test_clocks(told):
    found = [
        [each.step.value, each.deadline.rule.id, each.deadline.due_on, each.state_on(TODAY).value]
        for each in clocks(Days(**told["days"]), "990102")
    ]
    assert found == told["expected"]


def test_a_year_without_a_calendar_leaves_the_other_clocks():
    last = Days(date(2026, 12, 1), accepted_on=date(2026, 12, 7))
    accepted, concluded = clocks(last, "990102")
    assert accepted.state_on(date(2026, 12, 8)) == "met"
    assert concluded.deadline is None and concluded.why_not
    assert concluded.state_on(date(2026, 12, 8)) is None


@pytest.mark.parametrize("told", EXAMPLES["merging"], ids=named)
def test_merging(told):
    one = {"id": "a", "body": "1", "case": "c", "about": "person:7", "state": "received"}
    into = one | {"id": "b"} | told["into"]
    first, second = (
        Matter(**{**each, "state": State.parse(each["state"])})
        for each in (one | told["one"], into)
    )
    why = why_not_merge(first, second)
    assert why == told["why"] or (told["why"] and told["why"] in why)


def test_each_state_is_reached_and_each_open_one_is_left():
    reached, seen = {State.RECEIVED}, set()
    while reached - seen:
        state = (reached - seen).pop()
        seen.add(state)
        reached |= {move.to for move in moves_from(state)}
        assert state.is_over == (not moves_from(state))
    assert seen == set(State) and set(MOVES) == set(Act)


def test_what_is_missing_is_asked_for_once():
    first = [move.act for move in moves_from(State.RECEIVED)]
    again = [move.act for move in moves_from(State.RECEIVED, asked_before=True)]
    assert Act.ASK_SUPPLEMENT in first and Act.ASK_SUPPLEMENT not in again
    assert suggested_supplement_day(date(2026, 3, 2)) == date(2026, 3, 12)


def test_every_entry_has_its_source_and_says_when_its_words_are_ours():
    page = PAGE.read_text("utf-8")
    unverified = [one.id for one in grounds_of(TODAY) if not one.sure.is_verified]
    assert unverified == ["N-4", "N-5", "N-6", "N-7"]
    entries = [*all_grounds(), *refusals(), *(e for about in About for e in liabilities_of(about))]
    for one in entries:
        assert one.cites and one.name_en and f"| {one.id} |" in page
        for cite in one.cites:
            assert quoted(cite) or where_to_find(cite)
    assert ground("N-1").is_money and not ground("N-2").is_money
    assert set(instrument_on(TODAY).clocks) == set(Step)
    with pytest.raises(UnknownRule, match="X-1"):
        ground("X-1")


def test_a_place_that_read_the_text_writes_its_own_words(tmp_path, monkeypatch):
    (tmp_path / "complaints").mkdir()
    (tmp_path / "complaints" / "own.yaml").write_text(
        'grounds: [{id: N-4, instrument: "2025", zh: 核对后的文字, en: as read,'
        " cite: 法律援助投诉处理办法@2025-06-15, sure: V-full}]\n", "utf-8",
    )  # fmt: skip
    monkeypatch.setenv("HENGYUAN_LAW_DIR", str(tmp_path))
    own = ground("N-4")
    assert own.name_zh == "核对后的文字" and own.sure.is_verified
    assert len(grounds_of(TODAY)) == 7
    (tmp_path / "complaints" / "worse.yaml").write_text("ground: []\n", "utf-8")
    monkeypatch.setenv("HENGYUAN_LAW_DIR", f"{tmp_path}/")
    with pytest.raises(MalformedFile, match="unknown key"):
        instrument_on(TODAY)
