"""The policy of assignment: which methods, how far people come, what a change changes."""

from datetime import date

import pytest
import yaml

from hengyuan.law.errors import LawError, MalformedFile, NoValueInForce, UnknownRule
from hengyuan.law.matching import weights_for
from hengyuan.law.methods import (
    AUTOMATIC,
    Matter,
    Method,
    Scope,
    differences,
    plan_for,
    plan_of,
    rules_of,
    sentences,
    written,
)
from hengyuan.law.vocabulary import Kind

ON = date(2026, 3, 2)


def values(**changes):
    return {**plan_for("510104", ON).as_values(), **changes}


def plan(**changes):
    return plan_of(values(**changes), where="test")


def test_what_ships_is_our_own_default_and_says_so():
    shipped = plan_for("110101", ON)
    assert shipped.jurisdiction == "" and shipped.sure == "design" and "默认" in shipped.note_zh
    assert shipped.monthly_cap == 5 and set(AUTOMATIC) < set(Method)
    assert plan_of(shipped.as_values(), where="test") == shipped


def test_a_rule_looks_at_kind_matter_tags_and_group():
    rules = [
        {"kinds": ["criminal"], "tags": ["minor"], "methods": ["by_specialists"]},
        {"matters": ["CV-05"], "is_group": True, "methods": ["by_designation"]},
        {"is_group": False, "matters": ["CV-09"], "methods": ["by_lot"]},
        {"methods": ["by_rotation"]},
    ]
    here = plan(rules=rules)
    young = Matter(Kind.CRIMINAL, tags=frozenset({"minor"}))
    assert here.methods_for(young) == (Method.BY_SPECIALISTS,)
    assert here.methods_for(Matter(Kind.CRIMINAL)) == (Method.BY_ROTATION,)
    assert here.methods_for(Matter(Kind.CIVIL, "CV-05", is_group=True)) == (Method.BY_DESIGNATION,)
    assert here.methods_for(Matter(Kind.CIVIL, "CV-09")) == (Method.BY_LOT,)
    assert plan_of(here.as_values(), where="test") == here


@pytest.mark.parametrize(
    ("scope", "partners", "region", "reach"),
    [
        ("county", [], "510104", ("510104",)),
        ("city", [], "510104", ("5101",)),
        ("city", [], "500103", ("50",)),
        ("province", [], "510104", ("51",)),
        ("partners", ["500000"], "510104", ("51", "50")),
        ("partners", ["500100", "500103"], "510104", ("51", "5001", "500103")),
    ],
)
def test_how_far_people_come(scope, partners, region, reach):
    assert plan(scope=scope, partners=partners).reaches(region) == reach


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"scope": "moon"}, "no scope is called"),
        ({"rules": []}, "the last rule must let every case pass"),
        ({"rules": [{"kinds": ["civil"], "methods": ["by_lot"]}]}, "every case pass"),
        ({"rules": [{"methods": []}]}, "at least one method"),
        ({"rules": [{"methods": ["by_lot", "by_lot"]}]}, "each once"),
        ({"scope": "partners"}, "partners are named exactly"),
        ({"partners": ["500000"]}, "partners are named exactly"),
        ({"monthly_cap": 0}, "at least 1"),
        ({"best_off": 3}, "unknown key"),
    ],
)
def test_a_wrong_policy_is_one_clear_line(changes, said):
    with pytest.raises(MalformedFile, match=said):
        plan(**changes)


def test_a_partner_is_a_region_code():
    with pytest.raises(LawError, match="no region code"):
        plan(scope="partners", partners=["Chongqing"])


def test_a_place_brings_its_own_policy(tmp_path, monkeypatch):
    (tmp_path / "assignment").mkdir()
    own = values(id="place-1", jurisdiction="510100", scope="province")
    own |= {"valid_from": date(2026, 1, 1), "valid_to": date(2026, 12, 31)}
    text = yaml.safe_dump({"plans": [own]}, allow_unicode=True)
    (tmp_path / "assignment" / "own.yaml").write_text(text, encoding="utf-8")
    monkeypatch.setenv("HENGYUAN_LAW_DIR", str(tmp_path))
    assert plan_for("510104", ON).scope is Scope.PROVINCE
    assert plan_for("510104", date(2027, 1, 1)).version == "hengyuan-2026-1"
    assert plan_for("500103", ON).version == "hengyuan-2026-1"


def test_no_policy_is_an_error(monkeypatch):
    monkeypatch.setattr("hengyuan.law.methods.plan._plans", lambda own: ())
    with pytest.raises(NoValueInForce, match="draft one"):
        plan_for("510104", ON)


def test_a_policy_reads_as_sentences_in_both_languages():
    here = plan(scope="partners", partners=["500000", "999999"])
    told = dict(sentences(here))
    assert told["人员范围"] == "本省和协作地区（重庆市、999999）"
    assert told["第2条：其他案件"].startswith("点援 → 延续承办 → 轮派")
    english = dict(sentences(here, english=True))
    assert "every other case" in " ".join(english) and english["Cases a person a month"][0] == "5"


def test_a_change_is_told_line_by_line():
    rules = [
        {"is_group": True, "methods": ["by_designation"]},
        {"is_group": False, "methods": ["by_lot"]},
        {"methods": ["by_rotation"]},
    ]
    before, after = plan(), plan(rotate="people", rules=rules)
    found = {each.label: (each.before, each.after) for each in differences(before, after)}
    assert found["轮派对象"] == ("按单位轮派", "按人员轮派")
    assert found["第1条：群体性案件"] == ("", "指定") and "第2条：其他案件" in found
    assert found["第2条：非群体性案件"] == ("", "摇号")
    assert differences(before, before) == ()


def test_rules_are_written_a_line_each_and_read_again():
    rules = [
        {"kinds": ["criminal"], "tags": ["minor"], "methods": ["by_specialists", "by_rotation"]},
        {"matters": ["CV-05"], "is_group": True, "methods": ["by_designation"]},
        {"methods": ["by_rotation"]},
    ]
    text = written(plan(rules=rules))
    assert text.splitlines()[0] == "刑事、minor：专业组轮派 → 轮派"
    assert rules_of(text) == rules
    assert rules_of("\n其他案件: 轮派 -> 摇号\n") == [{"methods": ["by_rotation", "by_lot"]}]


@pytest.mark.parametrize(
    ("text", "said"), [("其他案件：抽签", "第1行：没有“抽签”"), ("刑亊：轮派", "不认识“刑亊”")]
)
def test_a_word_that_nobody_knows_is_named_with_its_line(text, said):
    with pytest.raises(UnknownRule, match=said):
        rules_of(text)


def test_of_two_versions_with_own_weights_only_the_changed_figures_are_shown():
    own = weights_for("510104", ON).as_values()
    before, after = plan(weights=own), plan(weights={**own, "wish": 30})
    (found,) = differences(before, after)
    assert (found.label, found.before, found.after) == (
        "智能随机的权数", "受援人意愿满分：20", "受援人意愿满分：30",
    )  # fmt: skip
    assert differences(before, before) == ()
    (english,) = differences(plan(), before, english=True)
    assert "no official figure" in english.before and "language, points: 10" in english.after
