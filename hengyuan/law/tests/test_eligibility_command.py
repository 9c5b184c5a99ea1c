"""The `hengyuan law eligibility` command: table, JSON, and one clear line for every mistake."""

import json

import pytest
from click.testing import CliRunner, Result

from hengyuan.cli import hengyuan

FACTS = "applied_on: 2026-03-02\nregion: 990101\nmatter: CV-05\ngroups: [migrant-worker]\n"


def run(*words: str) -> Result:
    return CliRunner().invoke(hengyuan, ["law", "eligibility", *words])


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "facts.yaml"
    path.write_text(FACTS, encoding="utf-8")
    return str(path)


def test_table_shows_every_step_and_that_a_person_decides(file):
    shown = run(file, "--set", "opponent_is_recipient=true", "--set", "conflict_hints=[同一住址]")
    assert shown.exit_code == 0
    for words in (
        "建议给予法律援助",
        "NC-3",
        "第42条第1款第3项",
        "C-3",
        "同一住址",
        "由工作人员决定",
    ):
        assert words in shown.output


def test_table_without_conditions_names_none(file):
    assert "指派须注意" not in run(file).output


def test_json_is_the_whole_proposal(file):
    told = json.loads(run(file, "--json", "--set", "matter=CV-07").output)
    assert told["outcome"] == "for_a_person"
    assert told["hardship"] == {
        "result": "unknown",
        "code": "NC-3?",
        "test": "not-shown",
        "per_head_fen": None,
        "limit_fen": None,
        "candidates": ["NC-3"],
        "papers": ["经济困难状况说明表", "个人诚信承诺书或者证明材料"],
        "also": [],
    }
    assert [step["step"] for step in told["steps"]][-1] == "j"


def test_nested_facts_and_a_facts_key(tmp_path):
    path = tmp_path / "example.yaml"
    indented = "".join(f"  {line}\n" for line in FACTS.splitlines())
    path.write_text("name: 例\nfacts:\n" + indented, encoding="utf-8")
    nested = ["--set", "groups=", "--set", "finances.shown_by=proof"]
    nested += ["--set", "finances.per_head_monthly_fen=200000"]
    assert json.loads(run(str(path), "--json", *nested).output)["code"] == "RF-2"


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ((), "give a FILE"),
        (("nowhere.yaml",), "no such file"),
        (("--set", "matter"), "write KEY=VALUE"),
        (("--set", "matter.code=1", "--set", "matter.code.x=1"), "has no parts"),
        (("--set", "earlier=[{"), "no YAML"),
        (("--set", "applied_on=2021-12-31", "--set", "region=990101"), "in force from 2022-01-01"),
        (("--set", "applied_on=2026-02-30", "--set", "region=990101"), "is not a date"),
    ],
)
def test_mistakes_are_one_line(words, message):
    failed = run(*words)
    assert failed.exit_code in (1, 2)
    assert message in failed.output.replace("\n", " ")


def test_a_file_that_is_no_mapping(tmp_path):
    path = tmp_path / "list.yaml"
    path.write_text("- 1\n", encoding="utf-8")
    assert "a mapping of facts" in run(str(path)).output
