"""What must hold for all facts: order of the trace, more income, one more exemption, refusals."""

import json
from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from hengyuan.law.eligibility import (
    Applicant,
    Capacity,
    Earlier,
    End,
    Facts,
    Finances,
    Injury,
    Need,
    Outcome,
    Proposal,
    Role,
    Sentence,
    Shown,
    ShownBy,
    propose,
)
from hengyuan.law.vocabulary import Basis, Kind, Stage

RANK = {
    Outcome.PROPOSE_GRANT: 3,
    Outcome.PROVISIONAL_POSSIBLE: 2,
    Outcome.PROPOSE_DUTY_HELP: 1,
    Outcome.NEEDS_SUPPLEMENT: 1,
    Outcome.NEEDS_HARDSHIP_CHECK: 1,
    Outcome.FOR_A_PERSON: 1,
}
# A minor needs a representative and a soldier's family is served apart: other tests see to them.
EXEMPTING = ("elderly", "disabled", "social-assistance", "migrant-worker", "violence-victim")
REGIONS = ("990101", "990201", "990301", "110105", "310110", "330106", "370202", "420100", "511124")

groups = st.lists(
    st.builds(Shown, group=st.sampled_from(EXEMPTING), has_paper=st.booleans()),
    max_size=2,
    unique_by=lambda shown: shown.group,
).map(tuple)
finances = st.builds(
    Finances,
    shown_by=st.sampled_from([None, *ShownBy]),
    per_head_monthly_fen=st.one_of(st.none(), st.integers(0, 500_000)),
    assets=st.sampled_from([(), ("car",), ("villa", "valuables")]),
)
facts = st.builds(
    Facts,
    applied_on=st.dates(date(2022, 1, 1), date(2027, 12, 31)),
    region=st.sampled_from(REGIONS),
    kind=st.sampled_from(Kind),
    basis=st.sampled_from(Basis),
    stage=st.sampled_from([None, *Stage]),
    place=st.sampled_from(["", "990101", "310000"]),
    capacity=st.sampled_from(Capacity),
    applicant=st.sampled_from(Applicant),
    has_retained_counsel=st.sampled_from([True, False, None]),
    earlier=st.lists(st.builds(Earlier, end=st.sampled_from(End)), max_size=2).map(tuple),
    role=st.sampled_from([None, *Role]),
    possible_sentence=st.sampled_from([None, *Sentence]),
    groups=groups,
    age=st.one_of(st.none(), st.integers(18, 99)),
    has_steady_income=st.sampled_from([True, False, None]),
    matter=st.sampled_from(["", *(f"CV-0{n}" for n in range(1, 10))]),
    local_matter=st.sampled_from(["", "crop-damage", "company-dispute"]),
    injury=st.sampled_from([None, *Injury]),
    finances=finances,
    preservation=st.sampled_from(Need),
)


def rank(proposal: Proposal) -> int:
    return RANK.get(proposal.outcome, 0)


@settings(max_examples=150, deadline=None)
@given(facts)
def test_trace_runs_from_a_to_j_and_can_be_written_down(given_facts):
    proposal = propose(given_facts)
    letters = [step.letter for step in proposal.steps]
    assert letters == sorted(letters)
    assert set(letters) == set("abcdefghij")
    assert all(step.cites for step in proposal.steps)
    assert json.loads(json.dumps(proposal.as_dict(), ensure_ascii=False))["steps"]


@settings(max_examples=150, deadline=None)
@given(facts, st.integers(0, 500_000), st.integers(0, 500_000))
def test_more_income_never_helps(given_facts, income, more):
    def asked(fen: int) -> Proposal:
        shown = Finances(shown_by=ShownBy.PROOF, per_head_monthly_fen=fen)
        return propose(replace(given_facts, finances=shown))

    assert rank(asked(income)) >= rank(asked(income + more))


@settings(max_examples=150, deadline=None)
@given(facts, st.sampled_from(EXEMPTING), st.booleans())
def test_one_more_exemption_never_hurts(given_facts, group, has_paper):
    if given_facts.group(group) is None:
        more = (*given_facts.groups, Shown(group=group, has_paper=has_paper))
        assert rank(propose(replace(given_facts, groups=more))) >= rank(propose(given_facts))


@settings(max_examples=150, deadline=None)
@given(facts)
def test_refusal_always_has_its_reason_code_and_nothing_shown_is_never_a_refusal(given_facts):
    proposal = propose(given_facts)
    if proposal.outcome is Outcome.PROPOSE_REFUSAL:
        assert proposal.code.startswith("RF-")
        assert proposal.code not in ("RF-3", "RF-4", "RF-8")
    unshown = propose(replace(given_facts, finances=Finances()))
    assert unshown.code != "RF-2"


@settings(max_examples=100, deadline=None)
@given(facts)
def test_retained_counsel_ends_every_mandatory_duty(given_facts):
    assert not propose(replace(given_facts, has_retained_counsel=True)).mandatory.holds
