"""评估专家: who may read what, and how well he knows it."""

from dataclasses import replace
from datetime import date

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from hengyuan.law.errors import MalformedFile, NoValueInForce
from hengyuan.law.parameters import read_yaml
from hengyuan.law.review import readers as module
from hengyuan.law.review.readers import (
    Dossier,
    Reader,
    WhyNot,
    conflicts_of,
    expertise,
    read_rules,
    rules_for,
    same_name,
    why_not,
    why_not_at_all,
)
from hengyuan.law.review.words import Field, Grade
from hengyuan.law.sheets import LAW_DIR, Sheet
from hengyuan.law.tests.test_review_standards import PARAMETERS

DAY = date(2026, 3, 2)
RULES = rules_for("330106", DAY)
READER = Reader(
    "r", frozenset({Field.CRIMINAL}), 2015, date(2026, 1, 10), firm="f", institution="i",
    district="330106",
)  # fmt: skip
DOSSIER = Dossier("d", Field.CRIMINAL, "theft", ("h",), frozenset({"g"}), "j", "330102")


def test_a_reader_in_order_may_read():
    assert why_not_at_all(READER, RULES, DAY) == ()
    assert why_not(READER, DOSSIER, RULES) == ()


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"has_left": True}, WhyNot.LEFT),
        ({"practises_since": 2024}, WhyNot.YEARS),
        ({"trained_on": None}, WhyNot.TRAINING),
        ({"trained_on": date(2025, 12, 31)}, WhyNot.TRAINING),
        ({"disciplined_until": DAY}, WhyNot.DISCIPLINE),
    ],
)
def test_what_keeps_a_reader_from_all(changes, why):
    assert why_not_at_all(replace(READER, **changes), RULES, DAY) == (why,)


def test_bounds_hold_on_their_day():
    assert why_not_at_all(replace(READER, practises_since=2023), RULES, DAY) == ()
    assert why_not_at_all(replace(READER, trained_on=date(2026, 1, 1)), RULES, DAY) == ()
    assert why_not_at_all(replace(READER, disciplined_until=date(2026, 3, 1)), RULES, DAY) == ()
    untrained = replace(READER, trained_on=None)
    assert why_not_at_all(untrained, replace(RULES, needs_training=False), DAY) == ()


@pytest.mark.parametrize(
    ("reader", "dossier", "why"),
    [
        ({"fields": frozenset({Field.CIVIL})}, {}, WhyNot.FIELD),
        ({}, {"handlers": ("h", "r")}, WhyNot.HANDLER),
        ({}, {"firms": frozenset({"f"})}, WhyNot.FIRM),
        ({}, {"institution": "i"}, WhyNot.INSTITUTION),
        ({}, {"district": "330106"}, WhyNot.DISTRICT),
        ({}, {"readers_from": "330105"}, WhyNot.CROSS),
        ({}, {"opponents": frozenset({"r"})}, WhyNot.OPPONENT),
        ({}, {"opponents": frozenset({"f"})}, WhyNot.OPPONENT),
        ({"kin": frozenset({"h"})}, {}, WhyNot.KIN),
        ({"declined": frozenset({"d"})}, {}, WhyNot.OWN_CHOICE),
    ],
)
def test_what_keeps_a_reader_from_one_dossier(reader, dossier, why):
    assert why_not(replace(READER, **reader), replace(DOSSIER, **dossier), RULES) == (why,)


def test_a_reader_without_firm_or_place_has_no_conflict_by_them():
    bare = replace(READER, firm="", institution="", district="")
    nowhere = replace(DOSSIER, firms=frozenset({""}), institution="", district="")
    assert why_not(bare, nowhere, RULES) == ()
    near = replace(DOSSIER, district="330106")
    assert why_not(READER, near, replace(RULES, avoids_district=False)) == ()


def test_expertise_is_told_part_by_part():
    known = replace(READER, matters=frozenset({"theft"}), grades=(Grade.EXCELLENT, Grade.QUALIFIED))
    assert expertise(known, DOSSIER, RULES, DAY) == {
        "field": 40, "matter": 20, "years": 20, "own_grades": 13,
    }  # fmt: skip
    young = replace(READER, practises_since=2027, fields=frozenset())
    assert expertise(young, replace(DOSSIER, matter=""), RULES, DAY) == {
        "field": 0, "matter": 0, "years": 0, "own_grades": 10,
    }  # fmt: skip


def row(**changes):
    return {**read_yaml(PARAMETERS / "readers.yaml")["readers"][0], **changes}


def test_a_place_sets_its_own(tmp_path, monkeypatch):
    (tmp_path / "review").mkdir()
    own = {"readers": [row(jurisdiction="330106", years=5, valid_from=date(2026, 1, 1))]}
    (tmp_path / "review" / "x.yaml").write_text(yaml.safe_dump(own), encoding="utf-8")
    monkeypatch.setenv(LAW_DIR, str(tmp_path))
    assert rules_for("330106", date(2026, 1, 1)).years == 5
    assert rules_for("330106", date(2025, 12, 31)).years == 3
    assert rules_for("330102", DAY).years == 3


def test_mistakes_are_told(monkeypatch):
    with pytest.raises(MalformedFile, match="not 100"):
        read_rules(
            Sheet("test", row(expertise={"field": 1, "matter": 1, "years": 1, "own_grades": 1}))
        )
    with pytest.raises(MalformedFile, match="full_years"):
        read_rules(Sheet("test", row(full_years=0)))
    monkeypatch.setattr(module, "_all_rules", lambda own: ())
    with pytest.raises(NoValueInForce, match="readers"):
        rules_for("330106", DAY)


NAMED = replace(
    READER, name="冯知行", workplace_name="青石正平律师事务所", kin_names=frozenset({"宋启明"})
)
ELSEWHERE = Dossier(
    "e", Field.CRIMINAL, handler_names=frozenset({"叶知秋"}), firm_names=frozenset({"某所"}),
    institution_name="云渡区法律援助中心", other_names=frozenset({"陆小满"}),
)  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"handler_names": frozenset({"冯知行"})}, WhyNot.HANDLER),
        ({"firm_names": frozenset({"青石正平律师事务所"})}, WhyNot.FIRM),
        ({"institution_name": "青石正平律师事务所"}, WhyNot.INSTITUTION),
        ({"handler_names": frozenset({"宋启明"})}, WhyNot.KIN),
        ({"firm_names": frozenset({"宋启明"})}, WhyNot.KIN),
        ({"other_names": frozenset({"冯知行"})}, WhyNot.NAMED),
        ({"other_names": frozenset({"青石正平律师事务所"})}, WhyNot.NAMED),
        ({"other_names": frozenset({"宋启明"})}, WhyNot.NAMED),
    ],
)
def test_a_dossier_from_elsewhere_is_held_against_names(changes, why):
    assert why_not(NAMED, ELSEWHERE, RULES) == ()
    assert why_not(NAMED, replace(ELSEWHERE, **changes), RULES) == (why,)
    assert why_not(READER, replace(ELSEWHERE, **changes), RULES) == ()


def test_a_name_is_the_same_with_blanks_and_in_full_width():
    assert same_name(" 冯 知\u3000行 ") == "冯知行"
    assert same_name("ＡＢ律师事务所（青石）") == same_name("AB律师事务所(青石)")


WORDS = st.sampled_from(["", "a", "b", "c", "d"])
SOME = st.frozensets(WORDS, max_size=2)
READERS = st.builds(
    Reader, id=WORDS, fields=st.frozensets(st.sampled_from(list(Field)), min_size=1),
    practises_since=st.just(2015), trained_on=st.just(DAY), firm=WORDS, institution=WORDS,
    district=WORDS, kin=SOME, declined=SOME, name=WORDS, workplace_name=WORDS, kin_names=SOME,
)  # fmt: skip
DOSSIERS = st.builds(
    Dossier, id=WORDS, field=st.sampled_from(list(Field)), handlers=st.tuples(WORDS), firms=SOME,
    institution=WORDS, district=WORDS, opponents=SOME, handler_names=SOME, firm_names=SOME,
    institution_name=WORDS, other_names=SOME, readers_from=WORDS,
)  # fmt: skip


@given(st.lists(READERS, max_size=4), st.lists(DOSSIERS, max_size=4))
def test_conflicts_of_many_are_those_of_each_pair(people, papers):
    expected = {
        (row, place): why
        for row, paper in enumerate(papers)
        for place, one in enumerate(people)
        if (why := why_not(one, paper, RULES))
    }
    found = list(conflicts_of(people, papers, RULES))
    assert {(row, place): why for row, place, why in found} == expected
    assert len(found) == len(expected)


def test_a_dossier_that_names_nobody_asks_no_pair_by_itself(monkeypatch):
    asked = []
    monkeypatch.setattr(module, "why_not", lambda one, paper, rules: asked.append(1) or ())
    people = [replace(READER, id=f"r{n}", firm=f"f{n}") for n in range(5)]
    papers = [replace(DOSSIER, id=f"d{n}") for n in range(50)]
    assert list(conflicts_of(people, papers, RULES)) == [] and len(asked) == 5
