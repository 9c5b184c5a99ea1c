"""`hengyuan draw verify`: 0 sound, 1 the first difference named, 2 a wrong call in one line."""

import json
from pathlib import Path

import pytest

from hengyuan.cli import main
from hengyuan.law.draw import dump
from hengyuan.law.tests.draw_cheats import CHEATS, honest, planted

EXAMPLE = Path(__file__).parents[3] / "docs" / "law" / "draw-example.json"


@pytest.fixture
def ask(monkeypatch, capsys):
    """Runs the command; gives exit status, output and the line on stderr."""

    def run(*words):
        monkeypatch.setattr("sys.argv", ["hengyuan", "draw", *map(str, words)])
        with pytest.raises(SystemExit) as stop:
            main()
        shown = capsys.readouterr()
        return stop.value.code, shown.out, shown.err

    return run


def written(world, folder):
    """A world as the files that a reader holds: the records, and the options for the rest."""
    given = world.evidence()
    records = [*given.get("previous", ()), world.record]
    words = []
    for number, record in enumerate(records):
        file = folder / f"record-{number}.json"
        file.write_text(dump(record), encoding="utf-8")
        words.append(file)
    for name in ("ledger", "pool", "announced"):
        if name in given:
            file = folder / f"{name}.json"
            file.write_text(json.dumps(given[name]), encoding="utf-8")
            words += [f"--{name}", file]
    printed = given.get("external", "").replace(" ", ", ")  # typed as people do
    return words + (["--external", printed] if printed else [])


def test_the_example_of_the_page_is_sound(ask):
    status, out, _ = ask("verify", EXAMPLE)
    assert status == 0
    assert "✓" in out
    assert "第4轮：L-001、L-003" in out
    assert "第3轮：作废" in out
    assert "! 没有提供账本：不能排除整轮重做" in out


def test_with_everything_nothing_is_left_to_trust(ask, tmp_path):
    status, out, _ = ask("verify", *written(honest(), tmp_path))
    assert status == 0
    assert out.count("之前的轮次") == 4
    assert "!" not in out.splitlines()[-1]
    assert "账本" in out.splitlines()[-1]


@pytest.mark.parametrize("name", [each[0] for each in CHEATS])
def test_a_cheat_is_one_and_named(ask, tmp_path, name):
    world, code = planted(name)
    status, out, err = ask("verify", *written(world, tmp_path))
    assert (status, err) == (1, "")
    assert f"[{code}]" in out


def test_the_verdict_as_json(ask, tmp_path):
    world, _ = planted("a_winner_is_swapped_in_a_step")
    status, out, _ = ask("verify", *written(world, tmp_path), "--json")
    told = json.loads(out)["records"][0]
    assert (status, told["sound"], told["case"]) == (1, False, "宁法援〔2026〕12号")
    assert told["difference"]["zh"] == "第2名应为L-003，记录为L-004"
    assert told["difference"]["where"] == "steps[1]"
    assert ask("verify", EXAMPLE, "--json")[0] == 0


def test_a_text_with_two_readings_is_a_difference(ask, tmp_path):
    file = tmp_path / "record.json"
    file.write_text(dump(honest().record).replace('"count": 2', '"count": 3, "count": 2'))
    status, out, _ = ask("verify", file)
    assert status == 1
    assert "[text] 记录文本可有两种读法" in out


def test_records_of_other_cases_do_not_disturb(ask, tmp_path):
    text = EXAMPLE.read_text(encoding="utf-8")
    first = json.loads(text)[0]
    file = tmp_path / "record.json"
    file.write_text(dump(first), encoding="utf-8")
    lonely = tmp_path / "shapeless.json"
    lonely.write_text('{"format": "hengyuan-draw-record-1"}', encoding="utf-8")
    status, out, _ = ask("verify", file, lonely)
    assert status == 1
    assert "✓" in out
    assert "[shape]" in out


def test_exported_checkpoints_are_a_ledger(ask, tmp_path):
    file = tmp_path / "checkpoints.jsonl"
    lines = [json.dumps(each) for each in honest().ledger["checkpoints"]]
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    status, out, _ = ask("verify", EXAMPLE, "--ledger", file)
    assert status == 0
    assert "账本、之前的轮次" in out


def test_the_page_is_written(ask, tmp_path):
    status, out, _ = ask("page", tmp_path / "verify.html")
    page = (tmp_path / "verify.html").read_text(encoding="utf-8")
    assert (status, "不需要网络" in out) == (0, True)
    assert ask("page") == (0, page, "")
    status, _, err = ask("page", tmp_path / "none" / "verify.html")
    assert (status, "cannot write" in err) == (2, True)


@pytest.mark.parametrize(
    ("option", "content", "complaint"),
    [
        ("", "{", "is no JSON"),
        ("", "{}", "no record of a draw"),
        ("", "\xff", "cannot be read"),
        ("--ledger", "{", "is no JSON"),
        ("--ledger", "5", "checkpoints"),
        ("--pool", "{}", "is no list of ids"),
        ("--pool", "[1.5]", "is no list of ids"),
        ("--announced", "{{", "is no JSON"),
    ],
)
def test_a_wrong_call_is_one_line_and_two(ask, tmp_path, option, content, complaint):
    file = tmp_path / "given"
    file.write_text(content, encoding="latin-1")
    status, out, err = ask("verify", *([EXAMPLE, option, file] if option else [file]))
    assert (status, out) == (2, "")
    assert complaint in err
    assert err.count("\n") == 1


def test_a_record_is_asked_for(ask):
    assert ask("verify")[0] == 2
    assert ask("verify", "nowhere.json")[0] == 2
