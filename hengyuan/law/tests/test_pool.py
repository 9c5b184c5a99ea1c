"""The pool's local rules and duty loads: the examples, and where no rule was made."""

from datetime import date
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from hengyuan.law import pool
from hengyuan.law.citation import Sureness
from hengyuan.law.pool import Field, Group, field_named, group_rule, local_rule, practised, progress

EXAMPLES = yaml.safe_load(
    (Path(pool.__file__).parents[1] / "examples" / "pool.yaml").read_text(encoding="utf-8")
)
ON = date(2026, 3, 2)


def days(licensed):
    for each in licensed:
        day, _, times = each.partition(" x")
        yield from [None if day == "none" else date.fromisoformat(day)] * int(times)


@pytest.mark.parametrize("example", EXAMPLES["groups"], ids=lambda one: one["name"])
def test_a_group_beside_its_rule(example):
    rule = group_rule(Group(example["group"]), example["at"], example["day"])
    if "licensed" not in example:
        assert rule is None
        return
    found = rule.check(days(example["licensed"]), example["day"])
    assert (found.experienced, found.is_met) == (example["experienced"], example["is_met"])
    assert rule.cites and rule.sure is Sureness.EXCERPT and "义乌" in rule.note_zh


@pytest.mark.parametrize("example", EXAMPLES["loads"], ids=lambda one: one["name"])
def test_a_duty_load(example):
    found = progress(
        required=example["required"], cases=example["cases"], days=example["days"],
        per_case=example.get("per_case"),
    )  # fmt: skip
    assert (found.done, found.remaining) == (example["done"], example["remaining"])


@given(st.integers(0, 99), st.integers(0, 99), st.integers(0, 99), st.integers(1, 9))
def test_what_is_done_and_what_remains_make_at_least_the_load(required, cases, days, per):
    found = progress(required=required, cases=cases, days=days, per_case=per)
    assert found.done + found.remaining >= required and found.remaining >= 0
    assert found.remaining == 0 or found.done + found.remaining == required


def test_our_own_defaults_say_that_they_are_no_official_figure():
    for name in ("entry_approval", "publication_days", "scorers"):
        rule = local_rule(name, "330106", ON)
        assert rule.sure is Sureness.DESIGN and not rule.cites and "没有全国规定" in rule.note_zh


def test_days_become_cases_only_where_a_rule_says_so():
    assert local_rule("duty_days_per_case", "340104", ON).value == "4"
    assert local_rule("duty_days_per_case", "330104", ON) is None


def test_a_place_brings_its_own_rule(tmp_path, monkeypatch):
    folder = tmp_path / "pool"
    folder.mkdir()
    (folder / "own.yaml").write_text(
        "values: [{name: entry_approval, value: bureau, jurisdiction: '990100', sure: design}]\n"
        "groups:\n"
        "  - {group: labour, jurisdiction: '990100', min_members: 1, years: 3, sure: design}\n",
        encoding="utf-8",
    )
    monkeypatch.setenv("HENGYUAN_LAW_DIR", str(tmp_path))
    assert local_rule("entry_approval", "990102", ON).value == "bureau"
    assert local_rule("entry_approval", "330102", ON).value == "institution"
    rule = group_rule(Group.LABOUR, "990102", ON)
    assert rule.check([date(2023, 3, 2)], ON).is_met
    assert not rule.check([date(2023, 3, 3)], ON).is_met


def test_a_field_is_found_as_people_write_it():
    for text in ("劳动争议", "labour", " Labour Disputes "):
        assert field_named(text) is Field.LABOUR
    assert field_named("海商") is None


def test_since_when_a_field_is_practised():
    assert practised({"labour": "2015-06-01"}, Field.LABOUR) == date(2015, 6, 1)
    assert practised({"labour": ""}, Field.LABOUR) is None
    assert practised({}, Field.MINORS) is None
