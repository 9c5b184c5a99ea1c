"""`hengyuan law subsidy`: the answer, and one clear line with exit 2 for every mistake."""

import json

import pytest

from hengyuan.cli import main

CIVIL = ["--kind", "civil", "--stage", "trial-first-instance"]


@pytest.fixture
def ask(monkeypatch, capsys):
    """Runs the command; gives exit status, output and the line on stderr."""

    def run(*words):
        monkeypatch.setattr("sys.argv", ["hengyuan", "law", "subsidy", *words])
        monkeypatch.setenv("COLUMNS", "160")
        try:
            main()
            status = 0
        except SystemExit as stop:
            status = stop.code
        shown = capsys.readouterr()
        return status, shown.out, shown.err

    return run


def test_the_sum_as_json(ask):
    status, out, _ = ask(
        *CIVIL, "--grade", "good", "--jurisdiction", "341181", "--on", "2021-03-01", "--json"
    )
    answer = json.loads(out)
    assert (status, answer["total_fen"], answer["schedule"]) == (0, 140000, "tianchang-2020")
    assert [line["rule"] for line in answer["lines"]] == ["TC-civil-good"]


def test_the_sum_as_a_table(ask):
    status, out, _ = ask(
        *CIVIL, "--jurisdiction", "371100", "--on", "2018-01-01", "--group", "5",
        "--pick", "RZ-litigation=1500:一般案件", "--cost", "interpreter=86.50:发票",
    )  # fmt: skip
    assert status == 0
    assert "RZ-further-person" in out
    assert "2 386.50" in out
    assert "理由 一般案件" in out
    assert "! 依据为2017年报道" in out


def test_unverified_rules_say_so_on_the_screen(ask):
    _, out, _ = ask(*CIVIL, "--jurisdiction", "990000", "--on", "2026-01-01")
    assert "未核实" in out


def test_days_are_counted_in_halves(ask):
    status, out, _ = ask(
        "--kind", "consultation", "--quantity", "1/2", "--jurisdiction", "350303",
        "--on", "2016-05-01", "--json",
    )  # fmt: skip
    assert (status, json.loads(out)["total_fen"]) == (0, 5000)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--grade", "excellent", "--jurisdiction", "341181"], "no rate for grade excellent"),
        (["--grade", "best", "--jurisdiction", "341181"], "no grade is called “best”; known:"),
        (["--jurisdiction", "110000"], "no subsidy schedule of 110000"),
        (["--jurisdiction", "11"], "11"),
        (["--schedule", "beijing"], "no subsidy schedule is called “beijing”"),
        (["--jurisdiction", "371100"], "pick a sum inside"),
        (["--jurisdiction", "371100", "--pick", "RZ-litigation"], "no pick"),
        (["--jurisdiction", "371100", "--pick", "RZ-litigation=many:x"], "no sum in yuan"),
        (["--jurisdiction", "350303", "--cost", "travel"], "no cost"),
        (["--jurisdiction", "350303", "--quantity", "half"], "no quantity"),
        (["--jurisdiction", "350303", "--group", "0"], "at least one member"),
        (["--jurisdiction", "350303", "--on", "2021-02-29"], "--on"),
    ],
)
def test_a_mistake_is_one_line_and_exit_2(ask, words, says):
    on = [] if "--on" in words else ["--on", "2021-03-01"]
    status, out, err = ask(*CIVIL, *on, *words)
    assert (status, out) == (2, "")
    assert err.startswith("hengyuan: ")
    assert err.count("\n") == 1
    assert says in err
