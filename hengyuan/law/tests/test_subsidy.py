"""Subsidies: the examples a lawyer reads, and what holds for every claim."""

from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from hengyuan.law import subsidy
from hengyuan.law.errors import LawError, MalformedFile, NoValueInForce, UnknownRule
from hengyuan.law.money import parse_yuan
from hengyuan.law.subsidy import (
    BadClaim,
    Claim,
    ClaimKind,
    Difficulty,
    Distance,
    Grade,
    HandlerKind,
    NoRate,
    Outcome,
    Pick,
    Share,
    Voucher,
    compute,
    how_it_ended,
    preconditions,
    split_among,
    unmet,
)
from hengyuan.law.vocabulary import Kind, Stage

EXAMPLES = yaml.safe_load(
    (Path(subsidy.__file__).parents[1] / "examples" / "subsidy.yaml").read_text(encoding="utf-8")
)
ENDED_EXAMPLES = yaml.safe_load(
    (Path(subsidy.__file__).parents[1] / "examples" / "subsidy_ended.yaml").read_text("utf-8")
)
WORDS = {
    "kind": ClaimKind, "stage": Stage, "outcome": Outcome, "grade": Grade, "distance": Distance,
    "difficulty": Difficulty, "handler": HandlerKind,
}  # fmt: skip


def claim_of(facts):
    read = {name: WORDS[name].parse(v) if name in WORDS else v for name, v in facts.items()}
    picks = {
        rule: Pick(parse_yuan(sum_), why) for rule, (sum_, why) in read.pop("picks", {}).items()
    }
    costs = [
        Voucher(v["item"], parse_yuan(v["yuan"]), v["paper"]) for v in read.pop("vouchers", [])
    ]
    read["quantity"] = Fraction(read.get("quantity", 1))
    return Claim(**read, picks=picks, vouchers=tuple(costs))


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example["name"])
def test_example(example):
    def answer():
        return compute(
            claim_of(example["claim"]),
            schedule=example.get("schedule"), jurisdiction=example["at"], on=example["assigned"],
        )  # fmt: skip

    if "expect" not in example:
        kind = (NoRate, NoValueInForce) if "missing" in example else BadClaim
        with pytest.raises(kind) as raised:
            answer()
        assert (example.get("missing") or example["refused"]) in str(raised.value)
        return
    found = answer()
    assert found.total == parse_yuan(example["expect"])
    if "lines" in example:
        lines = {rule: parse_yuan(sum_) for rule, sum_ in example["lines"].items()}
        assert {line.rule_id: line.amount for line in found.lines} == lines
    assert example.get("warns", "") in "\n".join(found.warnings)
    assert "silent" not in example or example["silent"] not in "\n".join(found.warnings)


@pytest.mark.parametrize("example", ENDED_EXAMPLES, ids=lambda example: example["name"])
def test_how_far_ended_work_had_come(example):
    assert how_it_ended(example["done"]) == example["expect"]


def test_only_some_schedules_ask_for_the_grade():
    asking = {one.id for one in subsidy.schedules() if one.has_quality_band}
    assert any(name.startswith("tianchang") for name in asking)
    assert not any(name.startswith("hanjiang") for name in asking)


def test_a_line_says_whether_somebody_picked_its_sum():
    example = next(one for one in EXAMPLES if "picks" in one["claim"] and "expect" in one)
    found = compute(
        claim_of(example["claim"]),
        schedule=example.get("schedule"), jurisdiction=example["at"], on=example["assigned"],
    )  # fmt: skip
    picked = {line.rule_id for line in found.lines if line.is_picked}
    assert picked == set(example["claim"]["picks"])


def test_every_line_carries_its_source():
    found = compute(
        Claim(kind=Kind.CIVIL, stage=Stage.TRIAL_FIRST_INSTANCE, distance=Distance.OUT_OF_CITY),
        jurisdiction="350303", on=date(2018, 1, 1),
    ).as_dict()  # fmt: skip
    assert [line["cites"] for line in found["lines"]] == [
        ["莆田市涵江区法律援助办案补贴标准@2016-05-01:1"],
        ["莆田市涵江区法律援助办案补贴标准@2016-05-01:4"],
    ]
    assert found["total_fen"] == sum(line["fen"] for line in found["lines"]) == 170000
    assert found["lines"][0]["inputs"] == {"标准": "1 200.00"}


@pytest.mark.parametrize(
    "wrong",
    [
        {"group_size": 0}, {"quantity": 0}, {"nights": -1}, {"hearing_days": -1},
        {"picks": {"X": Pick(-1, "why")}}, {"picks": {"X": Pick(1, " ")}},
        {"vouchers": (Voucher("travel", 0, "ticket"),)}, {"vouchers": (Voucher("travel", 5, ""),)},
    ],
)  # fmt: skip
def test_impossible_claims_are_refused(wrong):
    with pytest.raises(BadClaim):
        Claim(kind=Kind.CIVIL, **wrong)


def test_unknown_schedules_are_named():
    with pytest.raises(UnknownRule, match="tianchang-2020"):
        compute(Claim(kind=Kind.CIVIL), schedule="beijing", jurisdiction="", on=date(2026, 1, 1))
    with pytest.raises(NoValueInForce, match="hanjiang-2016"):
        compute(
            Claim(kind=Kind.CIVIL), schedule="hanjiang-2016", jurisdiction="", on=date(2016, 4, 30)
        )


ON = date(2026, 3, 2)
claims = st.fixed_dictionaries(
    {
        "kind": st.sampled_from([Kind.CIVIL, Kind.CRIMINAL]),
        "stage": st.just(Stage.TRIAL_FIRST_INSTANCE),
        "outcome": st.sampled_from(
            [Outcome.COMPLETED, Outcome.WITHDRAWN_AT_HEARING, Outcome.ENDED_WITHOUT_WORK]
        ),
        "grade": st.sampled_from(Grade),
        "distance": st.sampled_from(Distance),
        "is_life_or_death": st.booleans(),
        "has_veto": st.booleans(),
        "group_size": st.integers(1, 200),
        "nights": st.integers(0, 60),
        "hearing_days": st.integers(0, 30),
    }
)


@given(claims)
def test_caps_are_never_exceeded_and_no_sum_is_below_zero(facts):
    found = compute(Claim(**facts), jurisdiction="990000", on=ON)
    own = sum(line.amount for line in found.lines if line.rule_id != "DF-further-member")
    assert 0 <= found.total <= 1000000
    if facts["group_size"] == 1:
        assert own == found.total <= 800000


@given(claims, st.sampled_from(["nights", "hearing_days", "group_size"]))
def test_more_work_never_lowers_the_sum(facts, counted):
    less = compute(Claim(**facts), jurisdiction="990000", on=ON)
    if facts["group_size"] == 1 and counted == "group_size":
        # From one to two the ceiling of a single case gives way to that of a set.
        assert less.total <= 800000
    more = compute(Claim(**{**facts, counted: facts[counted] + 1}), jurisdiction="990000", on=ON)
    assert more.total >= less.total


@given(st.integers(0, 10**7), st.lists(st.integers(1, 50), min_size=1, max_size=5))
def test_shares_of_successive_handlers_sum_to_the_whole(total, weights):
    parts = [Fraction(weight, sum(weights)) for weight in weights]
    shares = [
        Share(f"handler {n}", date(2026, 1, 1 + n), part, "work done")
        for n, part in enumerate(parts)
    ]
    shared = split_among(total, shares[::-1], schedule="default", on=ON)
    assert [one.handler for one in shared] == [share.handler for share in shares]
    assert sum(one.fen for one in shared) == total
    assert {one.rule.id for one in shared} == {"DF-sharing"}


def test_a_split_needs_a_rule_whole_parts_and_reasons():
    half = Share("first", date(2026, 1, 1), Fraction(1, 2), "met the recipient")
    with pytest.raises(NoRate, match="tianchang-2020 has no rate for a split"):
        split_among(100, [half, half], schedule="tianchang-2020", on=ON)
    with pytest.raises(BadClaim, match="sum to one"):
        split_among(100, [half], schedule="default", on=ON)
    for wrong in (
        Share("second", date(2026, 2, 1), Fraction(1, 2), ""),
        Share("second", date(2026, 2, 1), Fraction(0), "nothing"),
    ):
        with pytest.raises(BadClaim, match="reason"):
            split_among(100, [half, wrong], schedule="default", on=ON)


def test_payment_waits_for_every_precondition():
    listed = preconditions()
    assert [one.id for one in listed] == [f"P-{n}" for n in range(1, 10)]
    everything = {one.fact: True for one in listed}
    assert unmet(everything) == ()
    assert [one.id for one in unmet({**everything, "closing_check_signed": False})] == ["P-3"]
    del everything["payee_verified"]
    assert [one.id for one in unmet(everything)] == ["P-6"]


def test_the_second_examination_is_asked_only_where_the_rule_holds():
    everything = {one.fact: True for one in preconditions()} | {"second_level_examined": False}
    assert unmet(everything) == ()
    assert [one.id for one in unmet(everything | {"two_level_rule": True})] == ["P-4"]
    with pytest.raises(UnknownRule, match="closed_with_prof"):
        unmet({"closed_with_prof": True})


OWN = """
schedule: own-2026
name_zh: 自定标准
name_en: own
jurisdictions: ["441900"]
valid_from: 2026-01-01
cite: 法律援助法@2022-01-01:52:2
sure: U
base: [{id: OWN-1, text_zh: 民事, when: {kind: [civil]}, amount: "1500.50"}]
"""

END, A = '"1500.50"}]', "id: A, text_zh: a, amount: 1"


@pytest.fixture
def own(tmp_path, monkeypatch):
    """A place's own folder; writes one file of the topic subsidy."""
    (tmp_path / "subsidy").mkdir()
    monkeypatch.setenv("HENGYUAN_LAW_DIR", str(tmp_path))

    def write(text):
        (tmp_path / "subsidy" / "own.yaml").write_text(text, encoding="utf-8")

    return write


def test_a_place_brings_its_own_schedule(own):
    own(OWN)
    found = compute(Claim(kind=Kind.CIVIL), jurisdiction="441900", on=date(2026, 1, 1))
    assert (found.schedule_id, found.total) == ("own-2026", 150050)
    with pytest.raises(NoValueInForce, match="441900"):
        compute(Claim(kind=Kind.CIVIL), jurisdiction="441900", on=date(2025, 12, 31))


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('amount: "1500.50"', "amount: 1500.50", "quote sums"),
        ('amount: "1500.50"', "amount: many", "no sum in yuan"),
        ('amount: "1500.50"', "range: [5, 1]", "lowest stands above"),
        ('amount: "1500.50"', "range: [5]", "lowest, highest"),
        ('amount: "1500.50"', "range: [1, 5], amount: 3", "either an amount or a range"),
        ('amount: "1500.50"', "ammount: 3", "either an amount or a range"),
        ('amount: "1500.50"', "amount: 3, sort: x", "unknown key “sort”"),
        ("{kind: [civil]}", "{kind: [cvil]}", "no such word cvil"),
        ("{kind: [civil]}", "{colour: [red]}", "unknown key “colour”"),
        ("{kind: [civil]}", "7", "a mapping is expected"),
        ("sure: U", "sure: certain", "unknown mark"),
        ("name_en: own", "name_en: 7", "must be a text"),
        ("2026-01-01", "soon", "must be a day"),
        ("name_en: own", "name_en: own\ninherited: maybe", "true or false"),
        ('["441900"]', "[441900]", "list of texts"),
        ("cite: 法律援助法@2022-01-01:52:2\n", "", "no citation"),
        ("base: [", "base: 7 #", "must be a list"),
        ("base: [", "bases: [", "unknown key “bases”"),
        (END, f"{END}\nadditions: [{{id: A, text_zh: a}}]", "an addition has an amount"),
        (END, f"{END}\nadditions: [{{{A}, per: mile}}]", "per case | further_member"),
        (END, f"{END}\nadditions: [{{{A}, beyond: x}}]", "whole number"),
        (END, f"{END}\nmultipliers: [{{id: M, text_zh: m}}]", "either times or a range"),
        (END, f"{END}\nmultipliers: [{{id: M, text_zh: m, times: -1}}]", "never below zero"),
        (END, f"{END}\nmultipliers: [{{id: M, text_zh: m, times: 0.5}}]", "quote factors"),
        (END, f"{END}\nmultipliers: [{{id: M, text_zh: m, times: half}}]", "no factor"),
        (END, f"{END}\ncaps: [{{{A}}}]", "scope must be a text"),
        (END, f"{END}\ncaps: [{{{A}, scope: batch}}]", "case or set"),
        (END, '"1"}, {id: B, text_zh: b, amount: 2}]', "several rates"),
        ("base: [", "x: [", "unknown key “x”"),
        ("base: [", "base: [] # [", "at least one base"),
        ("schedule: own-2026", "- schedule", "own.yaml"),
        ("schedule: own-2026", "1: x", "own.yaml: a mapping is expected"),
        ("base: [{", "base: [7, {", "base 1: a mapping is expected"),
    ],
)  # fmt: skip
def test_a_wrong_schedule_says_where(own, old, new, says):
    assert old in OWN
    own(OWN.replace(old, new))
    with pytest.raises(MalformedFile) as raised:
        compute(Claim(kind=Kind.CIVIL), jurisdiction="441900", on=date(2026, 1, 1))
    assert says in str(raised.value)
    assert "own" in str(raised.value)


def test_two_schedules_of_one_place_on_one_day_are_a_mistake(own, tmp_path):
    own(OWN)
    second = OWN.replace("own-2026", "own-b")
    (tmp_path / "subsidy" / "second.yaml").write_text(second, encoding="utf-8")
    with pytest.raises(MalformedFile, match="overlap"):
        compute(Claim(kind=Kind.CIVIL), jurisdiction="441900", on=date(2026, 1, 1))


def test_own_national_rules_replace_the_shipped_ones(own):
    own("national: own\n")
    assert preconditions() == ()


def test_the_national_rules_must_be_there(own, monkeypatch, tmp_path):
    monkeypatch.setattr("hengyuan.law.sheets.PARAMETERS", tmp_path)
    own("schedule: x")
    with pytest.raises(MalformedFile, match="no national file"):
        preconditions()


def test_law_errors_are_one_family():
    assert issubclass(BadClaim, LawError)
    assert issubclass(NoRate, LawError)
