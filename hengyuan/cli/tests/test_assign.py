"""`hengyuan assign batch | simulate`: proposals with reasons, figures side by side, errors."""

import json

import pytest

from hengyuan.cli import main


@pytest.fixture
def ask(monkeypatch, capsys):
    """Runs the command; gives exit status, output and the line on stderr."""

    def run(*words):
        monkeypatch.setattr("sys.argv", ["hengyuan", "assign", *map(str, words)])
        with pytest.raises(SystemExit) as stop:
            main()
        shown = capsys.readouterr()
        return stop.value.code, shown.out, shown.err

    return run


SMALL = ("--cases", "20", "--people", "8", "--first", "2026-03-02")


@pytest.fixture
def city(ask, tmp_path):
    """A made-up city, kept as a file, whose cases all wait on one day."""
    file = tmp_path / "city.json"
    assert ask("simulate", *SMALL, "--write", file)[0] == 0
    content = json.loads(file.read_text(encoding="utf-8"))
    for case in content["cases"]:
        case["on"] = "2026-03-02"
    content["people"][0]["has_passed_check"] = None
    file.write_text(json.dumps(content), encoding="utf-8")
    return file


def test_a_batch_prints_each_proposal_with_its_reason(ask, city):
    code, out, _ = ask("batch", city, "--prices")
    assert code == 0
    assert "A000001 → L" in out
    assert "改派其承办全批" in out
    assert "每月上限提高到6件" in out
    assert "没有官方数值" in out
    code, out, _ = ask("batch", city, "--english", "--prices")
    assert code == 0
    assert "the batch would lose" in out
    assert "people decide" in out


def test_a_batch_as_json(ask, city):
    code, out, _ = ask("batch", city, "--json", "--prices")
    found = json.loads(out)
    assert code == 0
    assert len(found["placed"]) + len(found["unassigned"]) == 20
    assert found["value"] <= found["bound"]
    assert found["weights"] == "hengyuan-2026-1"
    assert {each["rule"] for each in found["prices"]} >= {"monthly_cap", "Q-1"}
    assert "prices" not in json.loads(ask("batch", city, "--json")[1])


def test_who_waits_is_told_why(ask, city, tmp_path):
    policy = tmp_path / "strict.yaml"
    policy.write_text("field_years_required: 50\n", encoding="utf-8")
    code, out, _ = ask("batch", city, "--policy", policy)
    assert code == 0
    assert "A000001 –  没有人符合条件" in out
    assert "nobody may" in ask("batch", city, "--policy", policy, "--english")[1]


def test_two_policies_stand_side_by_side(ask, tmp_path):
    one, other = tmp_path / "one.yaml", tmp_path / "other.yaml"
    one.write_text("name: 轮流\nmethod: rotation\n", encoding="utf-8")
    other.write_text("monthly_cap: 1\n", encoding="utf-8")
    words = ("simulate", *SMALL, "--policy", one, "--policy", other, "--every", "7")
    code, out, _ = ask(*words)
    assert code == 0
    assert "轮流" in out
    assert "基尼系数" in out
    out = ask(*words, "--english")[1]
    assert "Gini" in out
    assert "batch at once" in out
    told = json.loads(ask(*words, "--json", "--prices")[1])
    assert [each["name"] for each in told["policies"]] == ["轮流", "other"]
    assert told["policies"][0]["method"] == "rotation"
    assert told["policies"][1]["prices"][0]["waited_days"] is not None
    assert told == json.loads(ask(*words, "--json", "--prices")[1])


def test_a_year_of_a_file_with_the_price_of_every_rule(ask, city):
    code, out, _ = ask("simulate", city, "--prices", "--every", "30")
    assert code == 0
    assert "全年均衡" in out


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "cannot be read as JSON"),
        ("{}", "no hengyuan-batch-1"),
    ],
)
def test_a_wrong_city_is_one_line(ask, tmp_path, text, said):
    file = tmp_path / "city.json"
    file.write_text(text, encoding="utf-8")
    code, _, err = ask("batch", file)
    assert code == 2
    assert said in err
    assert err.count("\n") == 1


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a: [", "cannot be read"),
        ("[]", "a mapping is expected"),
        ("monthly_cap: -1", "must not be negative"),
        ("method: by_favour", "no method is called"),
    ],
)
def test_a_wrong_policy_is_one_line(ask, tmp_path, text, said):
    file = tmp_path / "policy.yaml"
    file.write_text(text, encoding="utf-8")
    code, _, err = ask("simulate", *SMALL, "--policy", file)
    assert code == 2
    assert said in err


def test_a_place_that_cannot_be_written(ask, tmp_path):
    code, _, err = ask("simulate", *SMALL, "--write", tmp_path / "none" / "city.json")
    assert code == 2
    assert "cannot write" in err
