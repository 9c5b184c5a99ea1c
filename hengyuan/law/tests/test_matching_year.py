"""A made-up city, its year under several methods, the price of rules, and cities as files."""

import json
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hengyuan.law.errors import MalformedFile
from hengyuan.law.matching.batch import Pending, match_together
from hengyuan.law.matching.city import Arrival, City, made_up
from hengyuan.law.matching.files import FORMAT, city_as_values, read_city
from hengyuan.law.matching.policy import batch_policy_for
from hengyuan.law.matching.prices import prices_of_batch, prices_of_year
from hengyuan.law.matching.year import Method, gini, rehearse
from hengyuan.law.qualification import (
    Brief,
    Candidate,
    FormerPost,
    ProviderKind,
    filters,
    is_eligible,
)
from hengyuan.law.vocabulary import CriminalSide, Grade, Kind, Stage

FIRST = date(2026, 1, 1)
POLICY = batch_policy_for("990100", FIRST)
CITY = made_up(seed=3, cases=120, people=25, first=FIRST)
BRIEF = Brief(kind=Kind.CIVIL, stage=Stage.TRIAL_FIRST_INSTANCE, on=FIRST, region="990102")
DEFENCE = replace(BRIEF, kind=Kind.CRIMINAL)
LAWYER = Candidate(kind=ProviderKind.LAWYER, id="A", firm="F1", district="990102", open_load=1)


def city_of(people, arrivals):
    return City("990100", tuple(people), tuple(arrivals))


def arrival(name, on=FIRST, brief=BRIEF, open_days=30, matter="", side=""):
    return Arrival(Pending(name, replace(brief, on=on), matter, side), on, open_days)


def test_the_same_seed_gives_the_same_city():
    again = made_up(seed=3, cases=120, people=25, first=FIRST)
    assert again == CITY
    assert made_up(seed=4, cases=120, people=25, first=FIRST) != CITY
    assert (len(CITY.arrivals), len(CITY.people)) == (120, 25)
    assert len({each.pending.id for each in CITY.arrivals}) == 120
    assert all(each.on.weekday() < 5 for each in CITY.arrivals)
    sides = {
        each.pending.side for each in made_up(seed=1, cases=900, people=5, first=FIRST).arrivals
    }
    assert sides == {"", "甲方", "乙方"}


@pytest.mark.parametrize("method", Method)
def test_a_year_keeps_cap_filters_and_links(method):
    year = rehearse(CITY, POLICY, method)
    assert len(year.given) + len(year.waiting) == 120
    assert sum(year.by_person.values()) == len(year.given)
    people = {person.id: person for person in CITY.people}
    matters = {each.pending.id: each for each in CITY.arrivals}
    months, linked = {}, {}
    for each in year.given:
        one = matters[each.case_id]
        person, brief = people[each.candidate_id], one.pending.brief
        assert is_eligible(filters(person, brief, POLICY.law))
        month = (each.candidate_id, one.on.toordinal() + each.waited_days)
        day = date.fromordinal(month[1])
        if not brief.is_group:
            key = (each.candidate_id, day.year, day.month)
            months[key] = months.get(key, 0) + 1
        if one.pending.matter:
            linked.setdefault(one.pending.matter, []).append((one.pending, person))
    assert max(months.values()) <= POLICY.monthly_cap
    for several in linked.values():
        for number, (one, person) in enumerate(several):
            for other, second in several[number + 1 :]:
                if one.side != other.side:
                    assert person.firm != second.firm
                elif one.brief.is_defence:
                    assert person.id != second.id


def test_the_methods_differ_as_they_should():
    years = {method: rehearse(CITY, POLICY, method) for method in Method}
    assert years[Method.ROTATION].gini < years[Method.TOGETHER].gini
    assert years[Method.TOGETHER].points_a_case > years[Method.ROTATION].points_a_case
    uneven = rehearse(CITY, POLICY.changed(evenness=0))
    assert uneven.gini_within > years[Method.TOGETHER].gini_within
    assert 0 <= uneven.wishes[0] <= uneven.wishes[1]


def test_who_is_full_lets_matters_wait_for_the_next_month():
    city = city_of([LAWYER], [arrival("1"), arrival("2", on=date(2026, 1, 2))])
    year = rehearse(city, POLICY.changed(monthly_cap=1))
    assert [each.case_id for each in year.given] == ["1"]
    assert "名额已满" in year.waiting[0].reason_zh
    later = arrival("3", on=date(2026, 2, 2))
    year = rehearse(city_of([LAWYER], [*city.arrivals, later]), POLICY.changed(monthly_cap=1))
    assert [each.case_id for each in year.given][:2] == ["1", "2"]
    assert year.given[1].waited_days == 30
    assert year.waited_long == 1


def test_closed_cases_leave_the_load():
    arrivals = [arrival("1", open_days=3), arrival("2", on=date(2026, 1, 8))]
    year = rehearse(city_of([LAWYER], arrivals), POLICY)
    assert [each.points for each in year.given] == [year.given[0].points] * 2


@pytest.mark.parametrize("method", Method)
def test_a_linked_matter_that_waits_knows_who_has_the_other(method):
    people = [LAWYER, replace(LAWYER, id="B")]
    sides = [arrival("1", matter="M", side="a"), arrival("2", matter="M", side="b")]
    year = rehearse(city_of(people, sides), POLICY, method, every=2)
    assert len(year.given) == 1
    assert year.waiting[0].excluded_by == {"C-3": 2}
    briefs = [
        replace(DEFENCE, co_accused=frozenset("2")),
        replace(DEFENCE, co_accused=frozenset("1")),
    ]
    accused = [arrival(n, brief=b, matter="M") for n, b in zip("12", briefs, strict=True)]
    year = rehearse(city_of(people[:1], accused), POLICY, method)
    assert year.waiting[0].excluded_by == {"C-2": 1}
    assert (
        len({each.candidate_id for each in rehearse(city_of(people, accused), POLICY).given}) == 2
    )


def test_a_city_without_matters():
    year = rehearse(city_of([LAWYER], []), POLICY)
    assert (year.given, year.waiting, year.gini, year.points_a_case) == ((), (), 0.0, 0.0)
    assert rehearse(city_of([], [arrival("1")]), POLICY).gini_within == 0


@given(st.lists(st.integers(0, 50), max_size=12))
def test_gini_is_what_the_definition_says(numbers):
    pairs = sum(abs(one - other) for one in numbers for other in numbers)
    total, count = sum(numbers), len(numbers)
    expected = pairs / (2 * count * total) if total else 0
    assert gini(numbers) == pytest.approx(expected, abs=1e-9)


def test_the_price_of_every_rule_is_that_of_matching_again():
    pending = [each.pending for each in CITY.arrivals[:60]]
    pending = [replace(each, brief=replace(each.brief, on=FIRST)) for each in pending]
    policy = POLICY.changed(monthly_cap=2, distance_limit_km=40, field_years_required=1)
    rows = {each.rule: each for each in prices_of_batch(pending, CITY.people, policy)}
    assert list(rows) == [
        "monthly_cap+1", "monthly_cap", "field_years_required", "distance_limit_km", "spread",
        "evenness", "Q-1", "Q-4", "Q-10",
    ]  # fmt: skip
    again = match_together(pending, CITY.people, policy.changed(distance_limit_km=0))
    held = match_together(pending, CITY.people, policy)
    row = rows["distance_limit_km"]
    assert row.unassigned == len(held.unplaced) - len(again.unplaced) > 0
    assert row.points == again.points - held.points
    assert row.waited_days is None
    assert row.as_values()["zh"] == "距离限制"
    free = POLICY.changed(monthly_cap=0, spread=0, evenness=0)
    duty = replace(free, law=replace(free.law, plea_duty_years=5, capital_rule="Q-2"))
    named = [each.rule for each in prices_of_batch(pending[:3], CITY.people, duty)]
    assert named == ["Q-2", "Q-4", "Q-8", "Q-10"]


@settings(max_examples=10, deadline=None)
@given(st.integers(0, 10**6), st.integers(1, 3))
def test_the_price_of_the_cap_bounds_what_one_more_place_brings(seed, cap):
    city = made_up(seed=seed, cases=40, people=12, first=FIRST)
    pending = [
        replace(each.pending, brief=replace(each.pending.brief, on=FIRST), matter="")
        for each in city.arrivals
    ]
    held = match_together(pending, city.people, POLICY.changed(monthly_cap=cap))
    more = match_together(pending, city.people, POLICY.changed(monthly_cap=cap + 1))
    assert 0 <= more.value - held.value <= held.cap_price


def test_prices_of_a_year_count_days():
    few = replace(CITY, people=CITY.people[:5], arrivals=CITY.arrivals[:60])
    rows = {
        each.rule: each for each in prices_of_year(few, POLICY.changed(monthly_cap=1), every=14)
    }
    assert rows["monthly_cap"].waited_days > 0
    assert rows["monthly_cap"].unassigned > 0


def test_a_city_is_written_and_read():
    post = FormerPost(authority="法院", left_on=date(2025, 1, 1), was_dismissed=True)
    odd = replace(
        LAWYER,
        id="odd",
        former_post=post,
        has_passed_check=None,
        quality=Grade.GOOD,
        interests=frozenset("X"),
    )
    victim = arrival("0victim", brief=replace(DEFENCE, side=CriminalSide.AGENCY))
    city = replace(CITY, people=(*CITY.people, odd), arrivals=(victim, *CITY.arrivals))
    assert read_city(json.loads(json.dumps(city_as_values(city)))) == city


def plain(person=None, case=None, **top):
    content = {
        "format": FORMAT,
        "region": "990100",
        "people": [{"id": "A", "kind": "lawyer"} | (person or {})],
        "cases": [
            {"id": "1", "kind": "civil", "stage": "mediation", "on": "2026-03-02",
             "region": "990102", "criminal_side": "defence"} | (case or {})
        ],
    }  # fmt: skip
    return content | top


def test_defaults_of_a_file():
    city = read_city(plain())
    assert city.arrivals[0].open_days == 90
    assert city.people[0].office is None
    missing = plain()
    del missing["cases"][0]["stage"]
    with pytest.raises(MalformedFile, match="cases 1: stage is missing"):
        read_city(missing)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ([], "no hengyuan-batch-1"),
        (plain(format="x"), "no hengyuan-batch-1"),
        (plain(colour=1), "unknown key"),
        (plain(people={}), "people must be a list"),
        (plain(cases=[1]), "cases 1: a mapping"),
        (plain(people=[1]), "people 1: a mapping"),
        (plain({"colour": 1}), "people 1: unknown key"),
        (plain({"kind": "judge"}), "no provider kind"),
        (plain({"id": 5}), "5 is no text"),
        (plain({"is_woman": 1}), "neither true nor false"),
        (plain({"open_load": -1}), "no whole number"),
        (plain({"open_load": True}), "no whole number"),
        (plain({"languages": "手语"}), "no list of texts"),
        (plain({"licensed_on": "2026-13-01"}), "licensed_on: "),
        (plain({"office": [1.5, 2]}), "millionths"),
        (plain({"office": [1]}), "office: "),
        (plain({"former_post": {"authority": "x"}}), "left_on is missing"),
        (plain(case={"id": 1}), "cases 1: 1 is no text"),
        (plain(case={"open_days": "x"}), "cases 1: 'x' is no whole number"),
        (plain(region=1), "1 is no text"),
    ],
)
def test_a_wrong_file_is_one_clear_line(content, said):
    with pytest.raises(MalformedFile, match=said):
        read_city(content)
