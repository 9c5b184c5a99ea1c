"""Standards of peer review: the shipped ones, a place's own, what is frozen, what is refused."""

from copy import deepcopy
from datetime import date
from pathlib import Path

import pytest
import yaml

from hengyuan.law.errors import MalformedFile, NoValueInForce
from hengyuan.law.parameters import read_yaml
from hengyuan.law.review.standards import (
    read_standard,
    share_of_dossier,
    standard_for,
    standards,
    thawed,
)
from hengyuan.law.review.words import Field, Grade, Model
from hengyuan.law.sheets import LAW_DIR, Sheet
from hengyuan.law.vocabulary import Kind, Stage

EXAMPLES = Path(__file__).resolve().parents[1] / "examples" / "review"
PARAMETERS = Path(__file__).resolve().parents[1] / "parameters" / "review"
DAY = date(2026, 3, 2)
SHIPPED = standards("")


def content(**changes):
    """The criminal draft, changed."""
    row = deepcopy(read_yaml(PARAMETERS / "criminal.yaml")["standards"][0])
    return {**row, **changes}


def standard(**changes):
    return read_standard(Sheet("test", content(**changes)))


def test_each_shipped_standard_has_eight_indicators_and_says_that_it_is_a_draft():
    assert {one.model for one in SHIPPED} == set(Model)
    for one in SHIPPED:
        assert len(one.indicators) == 8
        assert not one.sure.is_verified
        assert "未经核实" in one.note_zh


@pytest.mark.parametrize("one", SHIPPED, ids=lambda one: one.id)
def test_a_frozen_standard_is_read_again_the_same(one):
    again = thawed(yaml.safe_load(yaml.safe_dump(one.content)))
    assert again == one
    assert again.digest == one.digest


def test_a_word_changed_is_another_standard():
    assert standard().digest != standard(name_zh="另一个").digest


def test_the_local_standard_stands_before_the_nations():
    assert standard_for(Field.CRIMINAL, "440306", DAY).id == "criminal-guangdong"
    assert standard_for(Field.CRIMINAL, "330106", DAY).id == "criminal"
    assert standard_for(Field.CIVIL, "341302", DAY).model is Model.MIXED


def test_the_day_before_the_local_standard_the_nations_holds():
    assert standard_for(Field.CIVIL, "440306", date(2021, 12, 31)).id == "civil"
    assert standard_for(Field.CIVIL, "440306", date(2022, 1, 1)).id == "civil-guangdong"


def test_none_in_force_is_an_error_that_says_what_to_do():
    with pytest.raises(NoValueInForce, match="HENGYUAN_LAW_DIR"):
        standard_for(Field.CIVIL, "330106", DAY, among=())


def test_a_place_brings_its_own_and_replaces_a_shipped_one(tmp_path, monkeypatch):
    own = tmp_path / "review"
    own.mkdir()
    changed = content(id="criminal", name_zh="本地标准", reply_days=10)
    (own / "x.yaml").write_text(yaml.safe_dump({"standards": [changed]}), encoding="utf-8")
    monkeypatch.setenv(LAW_DIR, str(tmp_path))
    assert standard_for(Field.CRIMINAL, "330106", DAY).reply_days == 10


def test_the_share_of_the_dossier():
    assert share_of_dossier(standard()) == 1
    assert share_of_dossier(standard_for(Field.CIVIL, "341302", DAY)) * 100 == 70


def test_fields_and_stages():
    assert Field.of(Kind.CRIMINAL) is Field.CRIMINAL
    assert Field.of(Kind.ADMINISTRATIVE) is Field.CIVIL
    reading = standard().indicator("reading")
    assert reading.out_of_reach(Stage.INVESTIGATION).zh == "侦查阶段不能阅卷"
    assert reading.out_of_reach(Stage.TRIAL_FIRST_INSTANCE) is None
    with pytest.raises(KeyError):
        standard().indicator("nothing")


def test_a_scale_may_leave_a_grade_out():
    three = standard(thresholds={"excellent": 85, "qualified": 60})
    assert Grade.GOOD not in three.thresholds


def heavier(indicators):
    first, *rest = deepcopy(indicators)
    return [{**first, "weight": first["weight"] + 1}, *rest]


BASE = content()["indicators"]
COMPONENT = {"id": "x", "zh": "一", "en": "one", "weight": 30}
FACTS_ONLY = [{**BASE[0], "items": [{"id": "a", "zh": "一", "en": "one", "fact": True}]}, *BASE[1:]]
NO_STAGE = [{**BASE[0], "not_applicable": [{"zh": "一", "en": "one"}]}, *BASE[1:]]
BAD = {
    "weights": ({"indicators": heavier(BASE)}, "make 101, not 100"),
    "twice": ({"indicators": [BASE[0], {**BASE[0], "weight": 85}]}, "stands twice"),
    "facts only": ({"indicators": FACTS_ONLY}, "scored"),
    "no stage": ({"indicators": NO_STAGE}, "at least one stage"),
    "mixed without": ({"model": "mixed"}, "a mixed model, and no other"),
    "components without": ({"components": [COMPONENT]}, "a mixed model, and no other"),
    "all components": (
        {"model": "mixed", "components": [{**COMPONENT, "weight": 100}]},
        "nothing of the hundred",
    ),
    "rising": ({"thresholds": {"excellent": 60, "good": 80, "qualified": 90}}, "fall"),
    "above": ({"thresholds": {"excellent": 101, "good": 80, "qualified": 60}}, "above 100"),
    "no pass": ({"thresholds": {"excellent": 90}}, "fall"),
    "gap": ({"most_gap": -1}, "most_gap"),
    "rule": ({"good": {"at_least": 0}}, "at_least"),
    "key": ({"weigth": 1}, "unknown key"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_mistake_in_a_file_is_told_with_its_place(name):
    changes, told = BAD[name]
    with pytest.raises(MalformedFile, match=told):
        standard(**changes)
