"""The rows of eligibility: shipped files load, local ones overlay them, mistakes are named."""

from dataclasses import fields
from datetime import date
from pathlib import Path

import pytest

from hengyuan.law.eligibility import (
    Facts,
    Outcome,
    facts_from,
    ground,
    grounds,
    limit_for,
    pack_for,
    propose,
    regime_of,
    standard_for,
)
from hengyuan.law.eligibility.pack import library
from hengyuan.law.errors import MalformedFile, NoValueInForce, UnknownRule

ON = date(2026, 3, 2)


@pytest.fixture
def law_dir(tmp_path, monkeypatch):
    """Write local rows, as a county would."""

    def write(topic, text):
        monkeypatch.setenv("HENGYUAN_LAW_DIR", str(tmp_path))
        (tmp_path / topic).mkdir(exist_ok=True)
        (tmp_path / topic / f"local-{topic}.yaml").write_text(text, encoding="utf-8")

    return write


def standard(first: str, fen: int, more: str = "") -> str:
    return (
        f"  - {{id: X, region: '420100', fixed_fen: {fen}, comparison: '<=', valid_from: {first}, "
        f"cite: 测试办法, sure: design{more}}}\n"
    )


def test_every_shipped_row_has_a_name_a_source_and_a_date_or_none():
    every = library("")
    for part in (every.matters, every.exemptions, every.mandatory, every.grounds, every.standards):
        for row in part:
            assert row.name_zh and row.source.cites and row.validity.valid_from, row


def test_later_local_row_ends_the_earlier_on_the_day_before(law_dir):
    rows = standard("2024-01-01", 100) + standard("2025-07-01", 200)
    law_dir("hardship", "standards:\n" + rows)
    assert limit_for("420102", date(2025, 6, 30)).fen == 100
    assert limit_for("420102", date(2025, 7, 1)).fen == 200
    assert limit_for("420102", date(2025, 7, 2)).fen == 200
    with pytest.raises(NoValueInForce, match=r"420102.*2023-12-31.*HENGYUAN_LAW_DIR"):
        limit_for("420102", date(2023, 12, 31))


def test_row_with_the_same_place_and_day_replaces_the_shipped_one(law_dir):
    shipped = standard_for("310110", ON)
    assert shipped.comparison == "<"
    row = standard("2024-07-17", 319000).replace("420100", "310000")
    law_dir("hardship", "standards:\n" + row)
    assert standard_for("310110", ON).comparison == "<="
    assert limit_for("310110", ON).admits(limit_for("310110", ON).fen)


def test_both_readings_of_zhongshan_are_a_row_away(law_dir):
    at_the_line = {
        "applied_on": date(2023, 3, 10),
        "region": "442000",
        "matter": "CV-04",
        "finances": {"shown_by": "proof", "per_head_monthly_fen": 259150},
    }
    assert propose(facts_from(at_the_line)).code == "RF-2"
    row = (
        "  - {id: HS-442000, region: '442000', series: urban-disposable-income, factor: 1/2, "
        "comparison: '<=', valid_from: 2023-03-10, cite: 测试办法, sure: design}\n"
    )
    law_dir("hardship", "standards:\n" + row)
    assert propose(facts_from(at_the_line)).outcome == "propose_grant"


@pytest.mark.parametrize(
    ("topic", "text", "message"),
    [
        ("hardship", "- 1", "a mapping with the key"),
        ("hardship", "standards: [1]", "is a mapping"),
        ("hardship", "standards:\n" + standard("soon", 1), "is no date"),
        ("hardship", "standards:\n" + standard("2024-01-01", 1, ", comparison: '='"), "allowed"),
        ("hardship", "standards: [{id: Y, comparison: '<', sure: design}]", "no citation"),
        ("hardship", "standards: [{id: Y, comparison: '<', cite: 甲, sure: x}]", "unknown mark"),
        ("hardship", "series: [{series: s, cite: 甲, sure: U, per: month}]", "KeyError"),
        ("groups", "exemptions: [{id: Z, effect: free, cite: 甲, sure: U, code: N}]", "effect"),
        ("matters", "matters: [{code: C, injuries: [love], cite: 甲, sure: U}]", "love"),
    ],
)
def test_malformed_local_file_is_named(law_dir, topic, text, message):
    law_dir(topic, text)
    with pytest.raises(MalformedFile, match=message) as raised:
        pack_for("420100", ON)
    assert f"local-{topic}.yaml" in str(raised.value)


def test_two_rows_in_force_at_once_are_an_error(law_dir):
    row = "  - {series: dibao, region: '370200', fen: 1, per: month, cite: 甲, sure: U"
    dated = f"{row}, valid_from: 2025-01-01, valid_to: 2026-12-31}}\n"
    law_dir("hardship", f"series:\n{dated}{row}, valid_from: 2025-06-01}}\n")
    with pytest.raises(MalformedFile, match="dates overlap"):
        limit_for("370202", ON)


def test_reason_codes_by_kind_and_place():
    assert [row.code for row in grounds("refusal", "310110", ON)] == ["RF-1", "RF-2", "RF-9"]
    beijing = {row.code for row in grounds("refusal", "110105", ON)}
    assert beijing == {"RF-1", "RF-2", "RF-5", "RF-6", "RF-7", "RF-9"}
    assert [row.code for row in grounds("termination", "", ON)] == [f"TM-{n}" for n in range(1, 9)]
    assert ground("RF-3", "110105", ON).kind == "redirect"
    assert ground("RF-4", "110105", ON).kind == "deemed-withdrawal"
    assert ground("RF-8", "110105", ON).kind == "not-accepted"
    assert ground("SUS-1", "310110", ON).kind == "suspension"
    with pytest.raises(UnknownRule, match="RF-8"):
        ground("RF-8", "310110", ON)


@pytest.mark.parametrize(
    ("first", "last", "regime"),
    [
        ("2020-01-01", "2021-12-31", "as-if"),
        ("2020-01-01", "2022-01-01", "crosses"),
        ("2021-12-31", "2022-01-02", "crosses"),
        ("2022-01-01", "2024-01-01", "in-force"),
    ],
)
def test_regime(first, last, regime):
    assert regime_of(date.fromisoformat(first), date.fromisoformat(last)) == regime


GOOD = {"applied_on": "2026-03-02", "region": 990101, "matter": "CV-04"}


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"region": "990101"}, "missing"),
        ({**GOOD, "applied_on": "yesterday"}, "a date"),
        ({**GOOD, "as_if": "perhaps"}, "true or false"),
        ({**GOOD, "age": "old"}, "a whole number"),
        ({**GOOD, "injury": "broken heart"}, "one of work, traffic"),
        ({**GOOD, "groups": 7}, "a list is expected"),
        ({**GOOD, "groups": [7]}, "is no group"),
        ({**GOOD, "groups": [{"paper": True}]}, "is no group"),
        ({**GOOD, "finances": 7}, "a mapping is expected"),
        ({**GOOD, "finances": {"gold": 7}}, "finances: no field gold"),
        ({**GOOD, "earlier": [{"end": "vanished"}]}, "earlier.end"),
        ({**GOOD, "colour": "blue"}, "no field colour"),
        ([], "a mapping is expected"),
    ],
)
def test_a_mistake_in_the_facts_is_named(given, message):
    with pytest.raises(MalformedFile, match=message):
        facts_from(given)


def test_facts_are_read_as_people_write_them():
    words = {"groups": "minor, elderly", "born_on": date(2020, 1, 1), "role": "", "stage": None}
    facts = facts_from({**GOOD, **words, "kind": "labour-arbitration", "as_if": "TRUE"})
    assert [shown.group for shown in facts.groups] == ["minor", "elderly"]
    assert all(shown.has_paper for shown in facts.groups)
    assert (facts.region, facts.kind, facts.as_if) == ("990101", "labour_arbitration", True)
    assert facts.role is None and facts.stage is None


def test_page_names_every_fact_outcome_and_test():
    page = Path(__file__).parents[3] / "docs" / "law" / "eligibility.md"
    text = page.read_text(encoding="utf-8")
    named = [field.name for field in fields(Facts)] + [outcome.value for outcome in Outcome]
    assert [name for name in named if f"`{name}`" not in text] == []
