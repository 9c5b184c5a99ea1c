"""Qualification: the examples an assigner reads, and what holds for every candidate."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from hengyuan.law import qualification
from hengyuan.law.citation import Sureness
from hengyuan.law.errors import MalformedFile, NoValueInForce
from hengyuan.law.qualification import (
    Answer,
    Brief,
    Candidate,
    CapitalReading,
    FormerPost,
    ProviderKind,
    conditions,
    filters,
    is_eligible,
    may_review,
    must_withdraw,
    policy_for,
    sources,
)
from hengyuan.law.vocabulary import CriminalSide, Kind, Stage

EXAMPLES = yaml.safe_load(
    (Path(qualification.__file__).parents[1] / "examples" / "qualification.yaml").read_text(
        encoding="utf-8"
    )
)


def sets(facts):
    return {k: frozenset(v) if isinstance(v, list) else v for k, v in facts.items()}


def asked(example):
    who, matter = sets(example["who"]), sets(example["matter"])
    post = who.pop("former_post", None)
    candidate = Candidate(
        **{**who, "kind": ProviderKind(who["kind"])},
        former_post=FormerPost(**post) if post else None,
    )
    words = {"kind": Kind(matter["kind"]), "stage": Stage(matter["stage"])}
    brief = Brief(**{**matter, **words}, on=example["assigned"], region=example["at"])
    policy = policy_for(example["at"], example["assigned"], as_if=example.get("as_if"))
    reading = example.get("policy", {}).get("capital_reading")
    if reading:
        policy = replace(policy, capital_reading=CapitalReading(reading))
    return candidate, brief, policy


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example["name"])
def test_example(example):
    if "error" in example:
        with pytest.raises(NoValueInForce, match=example["error"]):
            asked(example)
        return
    findings = filters(*asked(example))
    by_rule = {finding.rule_id: finding for finding in findings}
    for rule_id, answer in example["answers"].items():
        found = by_rule[rule_id].answer if rule_id in by_rule else "absent"
        assert found == answer, by_rule.get(rule_id)
    assert is_eligible(findings) is example["may"]
    assert example.get("says", "") in "".join(finding.reason_zh for finding in findings)
    if "sure" in example:
        assert by_rule["C-3"].sure == example["sure"]


def test_every_finding_has_its_reason_and_source():
    for example in EXAMPLES:
        if "error" not in example:
            for finding in filters(*asked(example)):
                assert finding.reason_zh
                assert finding.cites
                assert isinstance(finding.sure, Sureness)


def test_conditions_are_left_to_the_person_who_assigns():
    candidate = Candidate(kind=ProviderKind.LAWYER, cases_this_month=9, has_passed_check=None)
    brief = Brief(
        kind=Kind.CRIMINAL, stage=Stage.INVESTIGATION, on=date(2026, 3, 2), region="110101",
        side=CriminalSide.DEFENCE,
    )  # fmt: skip
    findings = filters(candidate, brief, policy_for("110101", brief.on))
    assert is_eligible(findings)
    assert [finding.rule_id for finding in conditions(findings)] == ["Q-9", "CAP"]


def test_the_rules_have_their_sources():
    wanted = (
        {f"Q-{n}" for n in range(1, 11)}
        | {f"C-{n}" for n in range(1, 8)}
        | {"CAP", "AM-10", "AS-08"}
    )
    assert {row.id for row in sources()} == wanted


@pytest.mark.parametrize(
    ("interests", "other", "answer"),
    [
        ({"甲"}, "", Answer.NOT_ELIGIBLE), ({"丁"}, "", Answer.ELIGIBLE),
        ({"丁"}, "同学", Answer.CONDITION), ({"甲"}, "同学", Answer.NOT_ELIGIBLE),
    ],
)  # fmt: skip
def test_officers_withdraw_from_matters_of_their_own(interests, other, answer):
    found = must_withdraw(
        interests=frozenset(interests), parties=frozenset({"甲", "乙"}), other_interest=other
    )
    assert (found.rule_id, found.answer) == ("C-6", answer)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({}, ""), ({"firm": "承办所"}, "同所"), ({"firm": "对方所"}, "代理对方"),
        ({"district": "330106"}, "同一辖区"), ({"interests": frozenset({"甲"})}, "利害关系"),
    ],
)  # fmt: skip
def test_reviewers_read_no_dossier_near_to_them(change, says):
    facts = {
        "firm": "他所", "district": "330108", "interests": frozenset(), "handler_firm": "承办所",
        "institution_district": "330106", "parties": frozenset({"甲"}),
        "opponent_firms": frozenset({"对方所"}),
    }  # fmt: skip
    found = may_review(**{**facts, **change})
    assert found.answer is (Answer.NOT_ELIGIBLE if says else Answer.ELIGIBLE)
    assert says in found.reason_zh


days = st.dates(date(2022, 1, 1), date(2040, 12, 31))
lawyers = st.builds(
    Candidate,
    kind=st.just(ProviderKind.LAWYER),
    criminal_since=st.none() | st.dates(date(1990, 1, 1), date(2040, 12, 31)),
    licensed_on=st.none() | st.dates(date(1990, 1, 1), date(2040, 12, 31)),
    cases_this_month=st.integers(0, 20),
    knows_minors=st.booleans(),
)
capital_briefs = st.builds(
    Brief, kind=st.just(Kind.CRIMINAL), stage=st.just(Stage.TRIAL_FIRST_INSTANCE), on=days,
    region=st.sampled_from(["110101", "330106"]), is_life_or_death=st.just(True),
    is_minor=st.booleans(), is_group=st.booleans(),
)  # fmt: skip


@given(lawyers, capital_briefs)
def test_the_stricter_reading_never_admits_whom_the_other_refuses(candidate, brief):
    strict = policy_for(brief.region, brief.on)
    loose = replace(strict, capital_reading=CapitalReading.PRACTICE)
    # Nobody defends before the licence: experience starts with it or later.
    if candidate.criminal_since and candidate.licensed_on:
        started = min(candidate.criminal_since, candidate.licensed_on)
        candidate = replace(candidate, licensed_on=started)
        if is_eligible(filters(candidate, brief, strict)):
            assert is_eligible(filters(candidate, brief, loose))


@given(lawyers, capital_briefs, st.integers(0, 3000))
def test_more_experience_never_hurts(candidate, brief, more):
    policy = policy_for(brief.region, brief.on)
    if candidate.criminal_since and is_eligible(filters(candidate, brief, policy)):
        earlier = date.fromordinal(candidate.criminal_since.toordinal() - more)
        assert is_eligible(filters(replace(candidate, criminal_since=earlier), brief, policy))


@pytest.fixture
def own(tmp_path, monkeypatch):
    """A place's own folder; writes one file of the topic assignment."""
    (tmp_path / "assignment").mkdir()
    monkeypatch.setenv("HENGYUAN_LAW_DIR", str(tmp_path))

    def write(text):
        (tmp_path / "assignment" / "own.yaml").write_text(text, encoding="utf-8")

    return write


def test_a_place_sets_its_own_cap_from_a_day_on(own):
    own('values: [{name: monthly_cap, value: "3", jurisdiction: "370200", valid_from: 2026-01-01}]')
    assert policy_for("370202", date(2026, 1, 1)).monthly_cap == 3
    assert policy_for("370202", date(2025, 12, 31)).monthly_cap == 5
    assert policy_for("370102", date(2026, 1, 1)).monthly_cap == 5


def test_two_values_of_one_place_on_one_day_are_a_mistake(own):
    own(
        'values: [{name: monthly_cap, value: "3", jurisdiction: "370200"},'
        ' {name: monthly_cap, value: "4", jurisdiction: "370200", valid_from: 2026-01-01}]'
    )
    with pytest.raises(MalformedFile, match="monthly_cap of 370200"):
        policy_for("370200", date(2026, 1, 1))


def test_an_own_value_replaces_the_shipped_one(own):
    own('values: [{name: monthly_cap, value: "8", jurisdiction: ""}]')
    assert policy_for("", date(2026, 1, 1)).monthly_cap == 8
