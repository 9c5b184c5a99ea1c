"""Catalogues: the examples an archivist reads, and what holds for every dossier."""

from datetime import date
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from hengyuan.law import catalogue as topic
from hengyuan.law.catalogue import (
    Moment,
    Need,
    Part,
    catalogue,
    check,
    facts,
    form,
    forms,
)
from hengyuan.law.errors import MalformedFile, NoValueInForce, UnknownRule
from hengyuan.law.vocabulary import Basis, CriminalSide, Kind, Stage

EXAMPLES = yaml.safe_load(
    (Path(topic.__file__).parents[1] / "examples" / "catalogue.yaml").read_text(encoding="utf-8")
)
ON = date(2026, 3, 2)


def rows_of(example):
    kind, stage, basis, *side = example["case"]
    return catalogue(
        Kind(kind), Stage(stage), Basis(basis), example["closed"],
        side=CriminalSide(*side or ["defence"]),
    )  # fmt: skip


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example["name"])
def test_example(example):
    if "form" in example:
        assert form(example["form"], example["closed"]).name_zh == example["called"]
        return
    if "error" in example:
        with pytest.raises(NoValueInForce, match=example["error"]):
            rows_of(example)
        return
    rows = rows_of(example)
    by_id = {row.id: row for row in rows}
    assert len(by_id) == len(rows)
    assert not set(example.get("has", [])) - set(by_id)
    assert not set(example.get("lacks", [])) & set(by_id)
    assert "rows" not in example or list(by_id) == example["rows"]
    for row_id, need in example.get("needs", {}).items():
        assert by_id[row_id].need == need
    if "moment" in example:
        judge(example, rows)


def judge(example, rows):
    found = check(rows, example["present"], example["happened"], Moment(example["moment"]))
    assert [row.id for row in found.missing] == example["missing"]
    assert found.is_complete == (not example["missing"])
    assert set(example.get("unasked", [])) <= {row.id for row in found.unasked}
    assert set(example.get("not_applicable", [])) <= {row.id for row in found.not_applicable}
    assert list(found.unlisted) == example.get("unlisted", [])


def kept():
    """Every combination that has a catalogue."""
    for kind in Kind:
        for stage in Stage:
            for basis in Basis:
                for side in CriminalSide:
                    try:
                        yield kind, stage, basis, catalogue(kind, stage, basis, ON, side=side)
                    except NoValueInForce:
                        continue


ALL = list(kept())


def test_every_kind_of_dossier_has_its_catalogue():
    assert {(kind, stage) for kind, stage, _, _ in ALL} >= {
        (Kind.CRIMINAL, Stage.INVESTIGATION), (Kind.CRIMINAL, Stage.PROSECUTION_REVIEW),
        (Kind.CRIMINAL, Stage.TRIAL_FIRST_INSTANCE), (Kind.CRIMINAL, Stage.TRIAL_SECOND_INSTANCE),
        (Kind.CRIMINAL, Stage.DEATH_REVIEW), (Kind.CRIMINAL, Stage.COMPULSORY_TREATMENT),
        (Kind.CIVIL, Stage.TRIAL_FIRST_INSTANCE), (Kind.CIVIL, Stage.ENFORCEMENT),
        (Kind.ADMINISTRATIVE, Stage.RECONSIDERATION),
        (Kind.LABOUR_ARBITRATION, Stage.LABOUR_ARBITRATION),
        (Kind.NON_LITIGATION, Stage.MEDIATION), (Kind.DUTY_HELP, Stage.PROSECUTION_REVIEW),
    }  # fmt: skip


@pytest.mark.parametrize("kept_case", ALL, ids=lambda one: "-".join(one[:3]))
def test_rows_are_unique_ordered_and_named(kept_case):
    _, _, _, rows = kept_case
    assert len({row.id for row in rows}) == len(rows)
    parts = [row.part for row in rows]
    assert parts == sorted(parts, key=[Part.INSTITUTION, Part.HANDLER].index)
    for part in Part:
        orders = [row.order for row in rows if row.part is part]
        assert orders == list(range(1, len(orders) + 1))
    for row in rows:
        assert row.name_zh
        assert row.name_en
        assert row.cites
        assert row.form == (row.forms[0] if row.forms else "")


@given(st.sampled_from(ALL), st.data())
def test_every_row_lands_in_exactly_one_place(kept_case, data):
    rows = kept_case[3]
    ids = [row.id for row in rows]
    present = data.draw(st.sets(st.sampled_from(ids)))
    happened = data.draw(st.sets(st.sampled_from(sorted(facts()))))
    earlier = None
    for moment in Moment:
        found = check(rows, present, happened, moment)
        placed = found.missing + found.not_applicable + found.present + found.unasked
        assert sorted(row.id for row in placed) == sorted(ids)
        assert not found.unlisted
        missing = {row.id for row in found.missing}
        assert earlier is None or earlier <= missing
        assert not any(row.need is Need.OPTIONAL for row in found.missing)
        earlier = missing
        with_it = check(rows, present | missing, happened, moment)
        assert with_it.is_complete


def test_the_forms_run_from_1_to_43():
    numbers = {one.id[:4] for one in forms(ON)}
    assert numbers == {f"D-{n:02d}" for n in range(1, 44)}
    assert all(one.name_zh and one.name_en and one.by for one in forms(ON))
    assert {one.word for one in forms(ON)} == {"", "申", "审", "决", "指", "函", "终"}
    assert form("D-14", ON).word == "指"
    with pytest.raises(UnknownRule, match="D-99"):
        form("D-99", ON)


OWN = """
catalogue: civil
part: handler
jurisdiction: "330100"
valid_from: 2026-01-01
sure: U
cite: 法律援助法@2022-01-01:42
bases: [application]
kinds: [civil]
stages: [trial_first_instance]
rows:
  - {id: HZ-01, form: D-14, need: must, moment: hand_in}
"""


@pytest.fixture
def own(tmp_path, monkeypatch):
    """A place's own folder; writes one file of the topic catalogue."""
    (tmp_path / "catalogue").mkdir()
    monkeypatch.setenv("HENGYUAN_LAW_DIR", str(tmp_path))

    def write(text):
        (tmp_path / "catalogue" / "own.yaml").write_text(text, encoding="utf-8")

    return write


def handler_rows(jurisdiction, on=ON):
    rows = catalogue(
        Kind.CIVIL, Stage.TRIAL_FIRST_INSTANCE, Basis.APPLICATION, on, jurisdiction=jurisdiction
    )
    return [row.id for row in rows if row.part is Part.HANDLER]


def test_a_place_keeps_its_own_list_and_its_districts_inherit_it(own):
    own(OWN)
    assert handler_rows("330106") == handler_rows("330100") == ["HZ-01"]
    assert "CV-01" in handler_rows("330200")
    assert "CV-01" in handler_rows("330106", date(2025, 12, 31))
    assert handler_rows("330106", date(2026, 1, 1)) == ["HZ-01"]


def test_a_list_without_a_value_in_force_is_an_error(own):
    own(OWN.replace("catalogue: civil", "catalogue: hz"))
    with pytest.raises(NoValueInForce, match="catalogue hz of 330200"):
        handler_rows("330200")
    with pytest.raises(NoValueInForce, match="catalogue hz of 全国"):
        handler_rows("")


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("part: handler", "part: court", "part is one of"),
        ("need: must", "need: perhaps", "need is one of must"),
        ("moment: hand_in", "moment: later", "moment is one of hand_in"),
        ("need: must", "need: if_happened", "names the fact"),
        ("need: must", "need: must, if: [raining]", "“raining” is no fact"),
        ("need: must", "need: must, unless: [raining]", "“raining” is no fact"),
        ("form: D-14, ", "", "a form or a name"),
        ("kinds: [civil]", "kinds: [civl]", "no such word civl"),
        ("need: must", "need: must, colour: red", "unknown key “colour”"),
        ("kinds: [civil]", "kind: [civil]", "unknown key “kind”"),
    ],
)
def test_a_wrong_list_says_where(own, old, new, says):
    assert old in OWN
    own(OWN.replace(old, new))
    with pytest.raises(MalformedFile) as raised:
        handler_rows("330100")
    assert says in str(raised.value)
    assert "own.yaml" in str(raised.value)


def test_a_place_may_reword_a_form(own, tmp_path):
    (tmp_path / "forms").mkdir()
    (tmp_path / "forms" / "own.yaml").write_text(
        "cite: 法律援助法@2022-01-01:42\n"
        "forms: [{id: D-14, name_zh: 指派函, name_en: order, by: [head], sure: U}]\n",
        encoding="utf-8",
    )
    assert form("D-14", ON).name_zh == "指派函"
    assert form("D-15", ON).name_zh.startswith("委托")
