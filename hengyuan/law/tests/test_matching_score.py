"""The match score: each part at its boundaries, the order of the best, the weights of the lot."""

import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hengyuan.law.draw.lot import draw
from hengyuan.law.errors import MalformedFile, NoValueInForce, UnknownRule
from hengyuan.law.matching import (
    PartName,
    best,
    figures,
    score,
    weights_for,
    weights_from,
    weights_of,
    weights_of_policy,
    written_weights,
)
from hengyuan.law.matching import weights as weights_module
from hengyuan.law.matching.distance import km_between, nearness
from hengyuan.law.qualification import Brief, Candidate, Coordinates, ProviderKind
from hengyuan.law.vocabulary import Grade, Kind, Stage

DAY = date(2026, 3, 2)
WEIGHTS = weights_for("330106", DAY)
BRIEF = Brief(
    kind=Kind.CIVIL, stage=Stage.TRIAL_FIRST_INSTANCE, on=DAY, region="330106", field="labour"
)
LAWYER = Candidate(kind=ProviderKind.LAWYER, id="L1", district="330106")


def part(name, brief=BRIEF, weights=WEIGHTS, **facts):
    found = score(brief, replace(LAWYER, **facts), weights)
    return next(each for each in found.parts if each.name == name)


@pytest.mark.parametrize(
    ("since", "points"),
    [
        (None, 0),
        (date(2025, 3, 3), 0),
        (date(2025, 3, 2), 2),
        (date(2016, 3, 3), 18),
        (date(2016, 3, 2), 20),
        (date(1990, 1, 1), 20),
        (date(2027, 1, 1), 0),
    ],
)
def test_experience_counts_full_years_up_to_ten(since, points):
    assert part("experience", licensed_on=since).points == points
    criminal = replace(BRIEF, kind=Kind.CRIMINAL)
    assert part("experience", criminal, criminal_since=since).points == points
    assert part("experience", criminal, licensed_on=since).points == 0


@pytest.mark.parametrize(
    ("fields", "points"),
    [((), 0), ((("traffic", 9),), 0), ((("labour", 0),), 12), ((("labour", 5),), 25)],
)
def test_a_field_counts_half_by_being_listed_and_half_by_its_years(fields, points):
    assert part("field", fields=fields).points == points


def test_a_matter_without_a_field_does_not_count_it():
    found = part("field", replace(BRIEF, field=""), fields=(("labour", 9),))
    assert (found.points, found.maximum) == (0, 0)
    assert "不计分" in found.reason_zh


def test_language():
    asked = replace(BRIEF, languages=frozenset({"手语", "藏语"}))
    assert part("language").maximum == 0
    assert part("language", asked).points == 0
    assert part("language", asked, languages=frozenset({"手语"})).points == 5
    assert part("language", asked, languages=frozenset({"手语", "藏语"})).points == 10
    helped = replace(asked, has_interpreter=True)
    assert part("language", helped).points == 5
    assert "已安排翻译" in part("language", helped).reason_zh


@pytest.mark.parametrize(
    ("north", "points"),
    [(0, 15), (45_000, 15), (60_000, 14), (530_000, 0), (539_000, 0), (9_000_000, 0)],
)
def test_distance_on_the_map(north, points):
    brief = replace(BRIEF, place=Coordinates(30_000_000, 120_000_000))
    office = Coordinates(30_000_000 + north, 120_000_000)
    assert part("distance", brief, office=office).points == points


def test_kilometres_shrink_towards_the_north():
    south, north = (Coordinates(n, 120_000_000) for n in (0, 60_000_000))
    assert km_between(south, replace(south, longitude=121_000_000)) == 111
    assert km_between(north, replace(north, longitude=121_000_000)) == 56


@pytest.mark.parametrize(
    ("district", "region", "thirds"),
    [
        ("330106", "330106", 3),
        ("330106", "330100", 2),
        ("330106", "330110", 2),
        ("330106", "330200", 1),
        ("330106", "310101", 0),
        ("310113", "310101", 2),
        ("", "330106", 2),
        ("330106", "", 2),
    ],
)
def test_regions_where_no_map_is_at_hand(district, region, thirds):
    assert nearness(district, region)[0] == thirds
    if region:
        found = part("distance", replace(BRIEF, region=region), district=district)
        assert found.points == 5 * thirds


@pytest.mark.parametrize(("load", "points"), [(0, 15), (1, 13), (6, 7), (12, 0), (40, 0)])
def test_load(load, points):
    assert part("load", open_load=load).points == points


@pytest.mark.parametrize(
    ("grade", "points"), [(Grade.EXCELLENT, 10), (Grade.UNQUALIFIED, 0), (None, 7)]
)
def test_quality_is_neutral_without_a_grade_and_says_so(grade, points):
    found = part("quality", quality=grade)
    assert found.points == points
    assert ("按中性计分" in found.reason_zh) is (grade is None)


def test_wish():
    assert part("wish").maximum == 0
    named = replace(BRIEF, wishes=("L2", "L1"))
    assert part("wish", named).points == 10
    assert part("wish", named, id="L2").points == 20
    assert part("wish", named, id="L3").points == 0
    woman = replace(BRIEF, prefers_woman=True)
    assert part("wish", woman).points == 0
    assert part("wish", woman, is_woman=True).points == 20
    assert part("wish", replace(woman, wishes=("L2",)), is_woman=True).points == 10


def test_the_score_as_a_record_keeps_it():
    found = score(BRIEF, LAWYER, WEIGHTS)
    kept = found.as_values()
    assert kept["version"] == "hengyuan-2026-1"
    assert kept["total"] == found.total == 15 + 15 + 7
    assert kept["maximum"] == found.maximum == 20 + 25 + 15 + 15 + 10
    assert [each["part"] for each in kept["parts"]] == [name.value for name in PartName]


def test_the_best_wait_longest_among_equals_and_the_lot_takes_their_weights():
    people = [
        replace(LAWYER, id="A", last_assigned_on=date(2026, 2, 1)),
        replace(LAWYER, id="D", last_assigned_on=date(2026, 1, 1)),
        replace(LAWYER, id="C", open_load=6),
        replace(LAWYER, id="B"),
    ]
    ranked = best(BRIEF, people, WEIGHTS, k=3)
    assert [(one.rank, one.candidate.id) for one in ranked] == [(1, "B"), (2, "D"), (3, "A")]
    assert weights_of(ranked) == (("A", 37), ("B", 37), ("D", 37))
    assert draw("00" * 32, weights_of(ranked), 1)[0].winner in {"A", "B", "D"}
    nothing = replace(WEIGHTS, maxima=dict.fromkeys(WEIGHTS.maxima, 0))
    assert weights_of(best(BRIEF, people, nothing, k=1)) == (("B", 1),)


facts = st.fixed_dictionaries(
    {
        "licensed_on": st.none() | st.dates(date(1980, 1, 1), date(2026, 12, 31)),
        "fields": st.lists(st.tuples(st.sampled_from(["labour", "traffic"]), st.integers(0, 40)))
        .map(dict)
        .map(lambda each: tuple(each.items())),
        "open_load": st.integers(0, 50),
        "quality": st.none() | st.sampled_from(Grade),
        "office": st.none() | st.builds(Coordinates, st.just(30_000_000), st.integers(0, 10**8)),
        "is_woman": st.booleans(),
    }
)


@given(facts, st.booleans())
def test_no_part_leaves_its_range_and_each_gives_its_reason(given_facts, asks):
    brief = replace(BRIEF, place=Coordinates(30_000_000, 50_000_000), prefers_woman=asks)
    found = score(brief, replace(LAWYER, **given_facts), WEIGHTS)
    for each in found.parts:
        assert 0 <= each.points <= each.maximum <= WEIGHTS.maxima[each.name]
        assert each.reason_zh
        assert each.reason_en
    assert found == score(brief, replace(LAWYER, **given_facts), WEIGHTS)


@given(st.integers(0, 30), st.integers(0, 30))
def test_a_smaller_load_never_scores_less(one, more):
    assert part("load", open_load=one).points >= part("load", open_load=one + more).points


def plain(**changed):
    content = {"id": "x", "cite": "浙司〔2024〕6号", "sure": "design"}
    content |= dict.fromkeys(weights_module.PARTS, 10)
    content |= dict.fromkeys(weights_module.SCALES, 5)
    percent = dict.fromkeys((*(grade.value for grade in Grade), "none"), 50)
    return content | {"far_km": 6, "quality_percent": percent} | changed


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"wish": -1}, "wish must be a whole number of at least 0"),
        ({"load_full": 0}, "load_full must be a whole number of at least 1"),
        ({"far_km": 5}, "far_km must be larger"),
        ({"colour": 1}, "unknown key"),
        ({"quality_percent": {"good": 1}}, "excellent must be"),
        ({"quality_percent": plain()["quality_percent"] | {"none": 101}}, "at most 100"),
    ],
)
def test_wrong_weights_are_refused(changed, said):
    assert weights_of_policy(plain(), where="policy").version == "x"
    with pytest.raises(MalformedFile, match=said):
        weights_of_policy(plain(**changed), where="policy")


def test_a_place_sets_its_own_weights(tmp_path, monkeypatch):
    folder = tmp_path / "assignment"
    folder.mkdir()
    (folder / "own.yaml").write_text(
        f"weights: [{plain(jurisdiction='330000', id='zj')}]".replace("'", '"')
    )
    monkeypatch.setenv("HENGYUAN_LAW_DIR", str(tmp_path))
    assert weights_for("330106", DAY).version == "zj"
    assert weights_for("110101", DAY).version == "hengyuan-2026-1"


def test_no_weights_in_force(tmp_path, monkeypatch):
    monkeypatch.setattr(weights_module, "_weights", lambda own: ())
    with pytest.raises(NoValueInForce, match="no match weights are in force at 全国"):
        weights_for("", DAY)


def test_the_figures_are_written_one_a_line_and_read_again():
    text = written_weights(WEIGHTS)
    assert "专业领域满分：25" in text and "未评定得百分之几：70" in text
    assert weights_from(text) == WEIGHTS.as_values()
    told = written_weights(WEIGHTS, english=True)
    assert "years of practice for full points: 10" in told
    assert weights_from(told) == WEIGHTS.as_values()
    assert ("points", 20) not in figures(WEIGHTS) and len(figures(WEIGHTS, english=True)) == 17


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("距离满分：15\n", "", "还缺少：距离满分"),
        ("距离满分：15", "路程：15", "第4行：没有“路程”这一项"),
        ("距离满分：15", "距离满分：多", "第4行：距离满分须写一次"),
        ("几公里以外得零分：60", "几公里以外得零分：5", "须大于"),
        ("未结几件得零分：12", "未结几件得零分：0", "至少为1"),
        ("优秀得百分之几：100", "优秀得百分之几：101", "至多为100"),
    ],
)
def test_a_wrong_figure_is_named_by_its_line(old, new, said):
    with pytest.raises(UnknownRule, match=said):
        weights_from(written_weights(WEIGHTS).replace(old, new))


def test_an_empty_line_is_no_figure():
    assert weights_from("\n" + written_weights(WEIGHTS) + "\n\n") == WEIGHTS.as_values()


def test_a_score_in_which_nothing_counts_is_refused():
    nothing = re.sub(r"(?<!得)满分：\d+", "满分：0", written_weights(WEIGHTS))
    with pytest.raises(UnknownRule, match="不能都是0"):
        weights_from(nothing)
