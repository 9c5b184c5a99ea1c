"""`hengyuan sample`: 0 sound, 1 the first difference named, 2 a wrong call in one line."""

import json
from pathlib import Path

import pytest

from hengyuan.cli import main
from hengyuan.law.sampling.record import dump, load

EXAMPLE = Path(__file__).parents[3] / "docs" / "law" / "sampling-example.json"


@pytest.fixture
def ask(monkeypatch, capsys):
    """Runs the command; gives exit status, output and the line on stderr."""

    def run(*words):
        monkeypatch.setattr("sys.argv", ["hengyuan", "sample", *map(str, words)])
        with pytest.raises(SystemExit) as stop:
            main()
        shown = capsys.readouterr()
        return stop.value.code, shown.out, shown.err

    return run


@pytest.fixture
def record():
    return load(EXAMPLE.read_text(encoding="utf-8"))


def written(folder, value, name="record.json"):
    file = folder / name
    file.write_text(dump(value), encoding="utf-8")
    return file


def test_the_example_of_the_page_is_sound(ask):
    status, out, _ = ask("verify", EXAMPLE)
    assert status == 0
    assert "第3期：14件中抽取5件（应抽5件）" in out and "2026-0106" in out
    assert "! 没有提供期前公示的方案，未核对" in out


def test_with_everything_nothing_is_left_to_trust(ask, record, tmp_path):
    announced = written(tmp_path, record["announcement"], "announced.json")
    words = ("--announced", announced, "--external", "03 08 15 22 27 31 11")
    status, out, _ = ask("verify", EXAMPLE, *words)
    assert status == 0 and "!" not in out


def test_an_exchanged_case_is_named(ask, record, tmp_path):
    record["decisions"][4]["how"] = "not_drawn"
    status, out, _ = ask("verify", written(tmp_path, record))
    assert status == 1
    assert "[decision_differs] 2026-0104" in out and "decisions[4].how" in out


def test_a_difference_without_a_place(ask, record, tmp_path):
    del record["batches"]
    status, out, _ = ask("verify", written(tmp_path, record))
    assert status == 1 and out.count("（") == 0 and "[unreadable]" in out


def test_for_programs(ask, record, tmp_path):
    status, out, _ = ask("verify", EXAMPLE, "--json")
    told = json.loads(out)
    assert status == 0 and told["sound"] and told["difference"] is None
    assert told["cautions"][0]["en"].startswith("the announcement published before")
    record["plan"] += 1
    status, out, _ = ask("verify", written(tmp_path, record), "--json")
    told = json.loads(out)
    assert status == 1 and told["difference"]["code"] == "plan_differs"
    assert told["difference"]["en"] == "plan 43 was drawn, the record says 44"


def test_the_yield_of_other_settings(ask):
    status, out, _ = ask("yield", EXAMPLE)
    assert status == 0 and "14件：应抽5件，实抽5件" in out
    status, out, _ = ask("yield", EXAMPLE, "--rate", "1/2", "--at-closing", "0", "--by", "handler")
    assert status == 0 and "应抽8件" in out and "结案时平均抽1.0件" in out
    assert "承办人" in out and "未载明：14，8、8.0、8" in out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("yield", EXAMPLE, "--rate", "x"), "x"),
        (("yield", EXAMPLE, "--rate", "1/0"), "(1, 0)"),
        (("yield", EXAMPLE, "--rate", "2"), "no share"),
        (("yield", EXAMPLE, "--by", "judge"), "judge"),
        (("verify", Path(__file__)), "this is no JSON"),
        (("verify", EXAMPLE.with_name("draw-example.json")), "no record of a sample"),
        (("verify", EXAMPLE, "--announced", Path(__file__)), "is no JSON"),
        (("verify", EXAMPLE, "--announced", EXAMPLE.with_name("draw-example.json")), "no announce"),
        (("verify", "nowhere.json"), "nowhere.json"),
    ],
)
def test_a_wrong_call_is_one_line(ask, words, said):
    status, out, err = ask(*words)
    assert (status, out) == (2, "") and said in err and err.count("\n") == 1


def test_a_file_that_is_no_text(ask, tmp_path):
    file = tmp_path / "record.json"
    file.write_bytes(b"\xff\xfe\x00")
    status, _, err = ask("verify", file)
    assert status == 2 and "cannot be read" in err
