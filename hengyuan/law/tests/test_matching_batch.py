"""Many matters at once: the rules pair by pair, never over a cap, optimal by brute force."""

from collections import Counter
from dataclasses import replace
from datetime import date
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hengyuan.law.errors import MalformedFile, NoValueInForce
from hengyuan.law.matching import clashes, network, score
from hengyuan.law.matching import policy as policy_module
from hengyuan.law.matching.batch import CannotMatch, Pending, match_together
from hengyuan.law.matching.city import made_up
from hengyuan.law.matching.grid import FORBIDDEN, Grid
from hengyuan.law.matching.policy import batch_policy_for, policy_from
from hengyuan.law.qualification import (
    Brief,
    Candidate,
    Coordinates,
    FormerPost,
    ProviderKind,
    filters,
    is_eligible,
)
from hengyuan.law.vocabulary import CriminalSide, Grade, Kind, Stage

DAY = date(2026, 3, 2)
POLICY = batch_policy_for("330106", DAY)
BRIEF = Brief(kind=Kind.CIVIL, stage=Stage.TRIAL_FIRST_INSTANCE, on=DAY, region="330106")
LAWYER = Candidate(kind=ProviderKind.LAWYER, district="330106")
DEFENCE = replace(BRIEF, kind=Kind.CRIMINAL)

ids = st.frozensets(st.sampled_from("ABC"), max_size=2)
firms = st.sampled_from(["", "F1", "F2", "F3"])
places = st.none() | st.builds(
    Coordinates, st.integers(30_000_000, 31_000_000), st.integers(120_000_000, 121_000_000)
)
regions = st.sampled_from(["330106", "330110", "330200", "310101", "310113", "110101"])
days = st.dates(date(2018, 1, 1), date(2026, 3, 31))
languages = st.frozensets(st.sampled_from(["手语", "藏语"]))
candidates = st.builds(
    Candidate,
    kind=st.sampled_from(ProviderKind),
    firm=firms,
    district=regions,
    has_lawyer_licence=st.booleans(),
    has_legal_qualification=st.booleans(),
    is_student=st.booleans(),
    has_passed_check=st.sampled_from([None, True, True, False]),
    is_suspended=st.sampled_from([False, False, True]),
    is_firm_stopped=st.sampled_from([False, False, True]),
    hold=st.sampled_from(["", "", "不合格"]),
    licensed_on=st.none() | days,
    criminal_since=st.none() | days,
    knows_minors=st.booleans(),
    is_woman=st.booleans(),
    languages=languages,
    cases_this_month=st.integers(0, 6),
    interests=ids,
    acts_for=ids,
    defends=ids,
    former_post=st.none()
    | st.builds(
        FormerPost,
        authority=st.sampled_from(["法院", "检察院"]),
        left_on=days,
        was_dismissed=st.booleans(),
    ),
    office=places,
    fields=st.sampled_from([(), (("labour", 3),), (("labour", 9), ("traffic", 0))]),
    open_load=st.integers(0, 20),
    quality=st.none() | st.sampled_from(Grade),
)
briefs = st.builds(
    Brief,
    kind=st.sampled_from(Kind),
    stage=st.sampled_from(Stage),
    on=st.dates(date(2026, 3, 1), date(2026, 3, 31)),
    region=regions,
    side=st.sampled_from(CriminalSide),
    is_life_or_death=st.booleans(),
    is_minor=st.sampled_from([False, False, True]),
    prefers_woman=st.booleans(),
    is_plea_help=st.booleans(),
    is_single_firm_county=st.booleans(),
    languages=languages,
    has_interpreter=st.booleans(),
    opponents=ids,
    co_accused=ids,
    aided_opponent_firms=st.frozensets(st.sampled_from(["F1", "F2"]), max_size=1),
    other_side_firms=st.frozensets(st.sampled_from(["F1", "F2"]), max_size=1),
    authority=st.sampled_from(["法院", "检察院"]),
    field=st.sampled_from(["", "labour", "traffic"]),
    place=places,
    wishes=st.lists(st.sampled_from("0123x"), unique=True, max_size=2).map(tuple),
)


def numbered(people):
    return [replace(person, id=str(place)) for place, person in enumerate(people)]


@settings(max_examples=80, deadline=None)
@given(
    st.lists(briefs, min_size=1, max_size=4),
    st.lists(candidates, min_size=1, max_size=6).map(numbered),
    st.sampled_from(["330106", "310113", "110101"]),
)
def test_the_grid_says_for_every_pair_what_the_rules_and_the_score_say(matters, people, region):
    policy = batch_policy_for(region, DAY)
    grid = Grid(people, policy)
    for brief in matters:
        row = grid.row(brief)
        excluded = Counter()
        for place, person in enumerate(people):
            findings = filters(person, brief, policy.law)
            excluded.update({each.rule_id for each in findings if not is_eligible([each])})
            expected = score(brief, person, policy.weights).total
            assert row[place] == (expected if is_eligible(findings) else FORBIDDEN)
        named = {"Q-1" if rule == policy.law.capital_rule else rule: n for rule, n in
                 excluded.items()}  # fmt: skip
        assert grid.why_nobody(brief) == named


linked = st.tuples(st.sampled_from(["", "M"]), st.sampled_from("ab"))
small = st.fixed_dictionaries(
    {
        "people": st.lists(
            st.builds(
                replace,
                st.just(LAWYER),
                firm=firms,
                licensed_on=st.sampled_from([None, date(2020, 1, 1), date(2024, 1, 1)]),
                open_load=st.integers(0, 12),
                cases_this_month=st.integers(0, 3),
                cases_this_year=st.integers(0, 20),
                quality=st.none() | st.sampled_from(Grade),
                acts_for=ids,
            ),
            max_size=3,
        ).map(numbered),
        "matters": st.lists(
            st.tuples(
                st.builds(
                    replace,
                    st.sampled_from([BRIEF, DEFENCE]),
                    opponents=ids,
                    wishes=st.sampled_from([(), ("0",), ("2", "1")]),
                ),
                linked,
            ),
            max_size=4,
        ),
        "cap": st.integers(1, 4),
        "spread": st.integers(0, 5),
        "evenness": st.integers(0, 3),
        "waiting": st.sampled_from([0, 20, 300]),
    }
)


def brute(pending, people, policy):
    """The most points of any plan that keeps the rules."""
    best = None
    for plan in product([None, *range(len(people))], repeat=len(pending)):
        worth = reached(pending, people, policy, plan)
        if worth is not None and (best is None or worth > best):
            best = worth
    return best


def reached(pending, people, policy, plan):
    """The points of one plan, scored one after the other; None when it breaks a rule."""
    worth, now = 0, list(people)
    mean = sum(each.cases_this_year for each in people) // max(1, len(people))
    for number, (each, taker) in enumerate(zip(pending, plan, strict=True)):
        if taker is None:
            worth -= policy.rules.waiting + policy.rules.waiting_day * each.waited_days
            continue
        person = now[taker]
        if person.cases_this_month >= policy.monthly_cap:
            return None
        if not is_eligible(filters(person, each.brief, policy.law)):
            return None
        for other, earlier in zip(pending[:number], plan[:number], strict=True):
            if earlier is not None and clash(each, person, other, now[earlier]):
                return None
        worth += score(each.brief, person, policy.weights).total
        worth -= policy.rules.spread * person.cases_this_month
        worth -= policy.rules.evenness * (person.cases_this_year - mean)
        now[taker] = replace(
            person,
            open_load=person.open_load + 1,
            cases_this_month=person.cases_this_month + 1,
            cases_this_year=person.cases_this_year + 1,
        )
    return worth


def clash(one, person, other, second):
    if not one.matter or one.matter != other.matter:
        return False
    if one.side != other.side:
        return person.id == second.id or (person.firm != "" and person.firm == second.firm)
    return person.id == second.id and one.brief.is_defence and other.brief.is_defence


@settings(max_examples=100, deadline=None)
@given(small)
def test_the_optimum_of_small_batches_is_that_of_brute_force(case):
    policy = POLICY.changed(
        monthly_cap=case["cap"],
        spread=case["spread"],
        evenness=case["evenness"],
        waiting=case["waiting"],
    )
    pending = [
        Pending(str(n), brief, *link, n * 3) for n, (brief, link) in enumerate(case["matters"])
    ]
    batch = match_together(pending, case["people"], policy)
    assert batch.value == brute(pending, case["people"], policy)
    assert batch.bound >= batch.value
    assert batch.gap >= 0
    assert len(batch.placed) + len(batch.unplaced) == len(pending)
    handlers = {each.case_id: each.candidate_id for each in batch.placed}
    plan = [int(handlers[each.id]) if each.id in handlers else None for each in pending]
    assert reached(pending, case["people"], policy, plan) == batch.value
    for each in (*batch.placed, *batch.unplaced):
        kept = each.as_values()
        assert kept["zh"]
        assert kept["en"]


@settings(max_examples=12, deadline=None)
@given(st.integers(0, 2**32 - 1))
def test_large_batches_break_neither_cap_nor_filter_nor_link(seed):
    """Larger than what is searched whole."""
    rng = np.random.default_rng(seed)
    people = numbered(
        replace(
            LAWYER,
            firm=f"F{rng.integers(5)}",
            criminal_since=[None, date(2020, 1, 1)][rng.integers(2)],
            cases_this_month=int(rng.integers(6)),
            open_load=int(rng.integers(12)),
        )
        for _ in range(25)
    )
    pending = [
        Pending(
            f"{n:03}",
            replace([BRIEF, DEFENCE][rng.integers(2)], is_life_or_death=bool(rng.integers(2))),
            matter=f"M{n // 3}",
            side="ab"[rng.integers(2)],
        )
        for n in range(90)
    ]
    batch = match_together(pending, people, POLICY)
    assert batch.value <= batch.bound
    by_id = {person.id: person for person in people}
    got = Counter(each.candidate_id for each in batch.placed)
    assert all(by_id[who].cases_this_month + n <= 5 for who, n in got.items())
    takers = {each.case_id: by_id[each.candidate_id] for each in batch.placed}
    placed = [each for each in pending if each.id in takers]
    for each in placed:
        assert is_eligible(filters(takers[each.id], each.brief, POLICY.law))
    for one, other in product(placed, placed):
        if one.id < other.id:
            assert not clash(one, takers[one.id], other, takers[other.id])


def market(points, room, steps=None, waiting=300):
    points = np.array(points, dtype=np.int16)
    costs = steps or [[2 * t for t in range(max(room) + 1)]] * len(room)
    prices = np.full(len(points), waiting)
    return network.Market(points, np.array(costs), np.array(room), prices)


def test_pricing_finds_the_pairs_that_the_first_choice_left_out(monkeypatch):
    for name in ("FIRST_PAIRS", "FIRST_MATTERS", "MORE_PAIRS"):
        monkeypatch.setattr(network, name, 1)
    rng = np.random.default_rng(7)
    hard = market(rng.integers(-5, 60, (40, 15)), [4] * 15)
    plan = network.solve(hard)
    assert plan.rounds > 1
    assert plan.value == plan.bound == network.value_of(hard, plan.taker)
    monkeypatch.setattr(network, "MOST_ROUNDS", 1)
    first = network.solve(hard)
    assert first.value < plan.value <= first.bound


def test_the_price_of_a_place_is_what_the_others_would_give():
    plan = network.solve(market([[50, 10], [40, 5]], [1, 1]))
    assert plan.taker.tolist() == [1, 0] or plan.taker.tolist() == [0, 1]
    assert plan.value == plan.bound == 55 or plan.value == 50


def test_group_matters_come_first_and_outside_the_cap():
    full = [replace(LAWYER, id="A", cases_this_month=5)]
    pending = [Pending("1", replace(BRIEF, is_group=True)), Pending("2", BRIEF)]
    batch = match_together(pending, full, POLICY)
    assert [each.case_id for each in batch.placed] == ["1"]
    assert "名额已满" in batch.unplaced[0].reason_zh
    assert batch.cap_price > 0


def test_a_new_month_opens_new_places_and_keeps_the_load():
    one = [replace(LAWYER, id="A", cases_this_month=5)]
    pending = [Pending("1", BRIEF), Pending("2", replace(BRIEF, on=date(2026, 4, 1)))]
    batch = match_together(pending, one, POLICY)
    assert [each.case_id for each in batch.placed] == ["2"]


def test_sides_are_kept_apart_between_group_and_single_matters():
    people = [replace(LAWYER, id="A", firm="F1"), replace(LAWYER, id="B", firm="F1")]
    group = Pending("1", replace(BRIEF, is_group=True), "M", "a")
    batch = match_together([group, Pending("2", BRIEF, "M", "b")], people, POLICY)
    assert [each.case_id for each in batch.unplaced] == ["2"]
    accused = replace(DEFENCE, is_group=True)
    pending = [Pending("1", accused, "M", "a"), Pending("2", DEFENCE, "M", "a")]
    batch = match_together(pending, people, POLICY)
    assert len({each.candidate_id for each in batch.placed}) == 2
    civil = [Pending("1", replace(BRIEF, is_group=True), "M"), Pending("2", BRIEF, "M")]
    assert len(match_together(civil, people[:1], POLICY).placed) == 2


def test_why_a_matter_waits():
    busy = [
        replace(LAWYER, id="A", hold="不合格"),
        replace(LAWYER, id="B", acts_for=frozenset("X")),
    ]
    brief = replace(BRIEF, opponents=frozenset("X"))
    left = match_together([Pending("1", brief)], busy, POLICY).unplaced[0]
    assert left.excluded_by == {"C-1": 1, "AM-10": 1}
    assert "双方代理" in left.reason_zh
    assert "名册中没有人" in match_together([Pending("1", brief)], [], POLICY).unplaced[0].reason_zh
    linked = [Pending(n, BRIEF, "M", n) for n in "ab"]
    left = match_together(linked, [replace(LAWYER, id="A")], POLICY).unplaced[0]
    assert "与关联案件冲突" in left.reason_zh
    assert match_together([], busy, POLICY).gap == 0


def test_the_limits_a_place_sets_itself():
    near = Coordinates(30_000_000, 120_000_000)
    far = replace(near, latitude=31_000_000)
    people = [
        replace(LAWYER, id="A", office=near, fields=(("labour", 2),)),
        replace(LAWYER, id="B", office=far, fields=(("labour", 9),)),
    ]
    pending = [Pending("1", replace(BRIEF, place=near, field="labour"))]
    policy = POLICY.changed(distance_limit_km=50)
    assert match_together(pending, people, policy).placed[0].candidate_id == "A"
    policy = POLICY.changed(field_years_required=3)
    assert match_together(pending, people, policy).placed[0].candidate_id == "B"
    policy = POLICY.changed(field_years_required=3, distance_limit_km=50)
    left = match_together(pending, people, policy).unplaced[0]
    assert left.excluded_by == {"FIELD": 1, "DISTANCE": 1}
    assert "本地规定的距离（1人）" in left.reason_zh
    nowhere = [Pending("1", replace(BRIEF, field="tax")), Pending("2", BRIEF)]
    batch = match_together(nowhere, people, policy)
    assert [each.case_id for each in batch.placed] == ["2"]  # unknown places are not excluded


def test_a_proposal_names_its_reasons():
    people = [
        replace(LAWYER, id="A", licensed_on=date(2000, 1, 1), has_passed_check=None),
        replace(LAWYER, id="B", licensed_on=date(2024, 1, 1)),
        replace(LAWYER, id="C", licensed_on=date(2025, 1, 1)),
    ]
    pending = [Pending("1", BRIEF), Pending("2", replace(BRIEF, wishes=("A",)))]
    first, second = match_together(pending, people, POLICY.changed(monthly_cap=1)).placed
    assert (first.candidate_id, second.candidate_id) == ("B", "A")
    assert first.second_id == "C"
    assert "A得分更高" in first.reason_zh
    assert "指派前核对执业证" in second.as_values()["conditions"][0]
    alone = match_together(pending[:1], people[:1], POLICY).placed[0]
    assert "没有可替代的人" in alone.reason_zh
    third = match_together([*pending, Pending("3", BRIEF)], people[:1], POLICY).placed[2]
    assert third.load_cost > 0
    assert "less" in third.reason_en and "因已分得的案件减" in third.reason_zh
    favoured = replace(third, load_cost=-3)
    assert "加3分" in favoured.reason_zh and "plus 3" in favoured.reason_en
    for regret in (0, 2):
        shown = replace(first, load_cost=0, regret=regret, second_id="C", highest_id="A")
        assert "其次为C" in shown.reason_zh and "next is C" in shown.reason_en
        assert "A得分更高" in shown.reason_zh and "A" in shown.reason_en
    bare = replace(first, second_id="", highest_id="")
    assert "没有可替代的人" in bare.reason_zh and "A得分" not in bare.reason_zh
    assert "next is" not in bare.reason_en


def test_ids_must_be_there_and_differ():
    with pytest.raises(CannotMatch, match="stands 2 times"):
        match_together([Pending("1", BRIEF)] * 2, [], POLICY)
    with pytest.raises(CannotMatch, match="give each candidate its own id"):
        match_together([], [LAWYER], POLICY)


def test_no_cap():
    batch = match_together(
        [Pending(str(n), BRIEF) for n in range(7)],
        [replace(LAWYER, id="A")],
        POLICY.changed(monthly_cap=0),
    )
    assert len(batch.placed) == 7


def test_in_a_large_batch_who_clashes_goes_to_the_best_who_is_left(monkeypatch):
    monkeypatch.setattr(clashes, "WHOLE", 0)
    people = [replace(LAWYER, id=str(n), firm="F1", licensed_on=date(2000, 1, 1)) for n in range(4)]
    people += [replace(LAWYER, id=str(n), firm=f"F{n}") for n in (8, 9)]
    pending = [Pending("1", BRIEF, "M", "a"), Pending("2", BRIEF, "M", "b")]
    batch = match_together(pending, people, POLICY)
    assert len(batch.placed) == 2
    assert {each.candidate_id for each in batch.placed} & {"8", "9"}
    left = match_together(pending, people[:4], POLICY)
    assert [each.case_id for each in left.unplaced] == ["1"]
    accused = [Pending(n, DEFENCE, "M") for n in "123"]
    assert len(match_together(accused, people[:2], POLICY).placed) == 2


def test_where_moving_costs_much_the_others_make_room(monkeypatch):
    city = made_up(seed=1, cases=300, people=100, first=DAY)
    pending = [replace(each.pending, brief=replace(each.pending.brief, on=DAY))
               for each in city.arrivals]  # fmt: skip
    policy = POLICY.changed(monthly_cap=3)
    parted = match_together(pending, city.people, policy)
    assert parted.gap < 0.005
    monkeypatch.setattr(clashes, "PARTINGS", 0)
    moved = match_together(pending, city.people, policy)
    assert moved.value < parted.value <= parted.bound == moved.bound
    monkeypatch.setattr(clashes, "NEAR_ENOUGH", 0)
    assert match_together(pending, city.people, policy).value == moved.value


def test_policies_of_a_file():
    content = {"name": "新办法", "monthly_cap": 3, "spread": 0, "points": {"distance": 0}}
    policy = policy_from(content, jurisdiction="330106", on=DAY, where="p")
    assert (policy.monthly_cap, policy.rules.spread) == (3, 0)
    assert policy.weights.maxima["distance"] == 0
    assert policy.weights.version == "新办法"
    same = policy_from({}, jurisdiction="330106", on=DAY, where="p")
    assert same == POLICY
    for wrong in ({"monthly_cap": -1}, {"points": {"colour": 1}}, {"limit": 1}):
        with pytest.raises(MalformedFile):
            policy_from(wrong, jurisdiction="330106", on=DAY, where="p")


def test_batch_rules_of_a_place(tmp_path, monkeypatch):
    folder = tmp_path / "assignment"
    folder.mkdir()
    row = '{id: %s, jurisdiction: "330000", cite: x, sure: design, spread: %s, waiting: 9, '
    row += "field_years_required: 0, distance_limit_km: 0, evenness: 0, waiting_day: 0}"
    (folder / "own.yaml").write_text("batches: [" + row % ("zj", 1) + "]")
    monkeypatch.setenv("HENGYUAN_LAW_DIR", str(tmp_path))
    assert batch_policy_for("330106", DAY).rules.version == "zj"
    assert batch_policy_for("110101", DAY).rules.version == "hengyuan-2026-1"
    bad = tmp_path / "bad" / "assignment"
    bad.mkdir(parents=True)
    (bad / "own.yaml").write_text("batches: [" + row % ("zj", -1) + "]")
    monkeypatch.setenv("HENGYUAN_LAW_DIR", str(bad.parent))
    with pytest.raises(MalformedFile, match="spread must be"):
        batch_policy_for("330106", DAY)
    monkeypatch.setattr(policy_module, "_rules", lambda own: ())
    with pytest.raises(NoValueInForce, match="no batch rules"):
        batch_policy_for("330106", DAY)
