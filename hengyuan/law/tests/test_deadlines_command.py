"""`hengyuan law deadline`: the answer, and one clear line with exit 2 for every mistake."""

import json

import pytest

from hengyuan.cli import main


@pytest.fixture
def ask(monkeypatch, capsys):
    """Runs the command; gives exit status, output and the line on stderr."""

    def run(*words):
        monkeypatch.setattr("sys.argv", ["hengyuan", "law", "deadline", *words])
        monkeypatch.setenv("COLUMNS", "200")
        try:
            main()
            status = 0
        except SystemExit as stop:
            status = stop.code
        shown = capsys.readouterr()
        return status, shown.out, shown.err

    return run


def test_the_due_day_as_a_table(ask):
    status, out, _ = ask("AP-02", "--start", "2026-02-10")
    assert status == 0
    assert "2026-02-24" in out
    assert "《法律援助法》第43条第1款" in out
    assert "顺延：春节" in out


def test_the_due_day_as_json(ask):
    status, out, _ = ask(
        "AP-02", "--start", "2026-03-02", "--pause", "2026-03-05..2026-03-12",
        "--done", "2026-03-16", "--json",
    )  # fmt: skip
    answer = json.loads(out)
    assert (status, answer["due_on"], answer["state"]) == (0, "2026-03-16", "met")


def test_statute_and_local_rule_are_both_shown(ask):
    status, out, _ = ask(
        "AP-02", "--start", "2026-02-24", "--jurisdiction", "110000",
        "--trigger", "accepted=2026-02-24", "--done", "2026-03-03",
    )  # fmt: skip
    assert status == 0
    assert "逾期" in out
    assert "《法律援助法》第43条第1款 7日: 2026-03-03" in out
    assert "《北京市法律援助条例》第21条 5个工作日: 2026-03-02" in out


def test_an_hour_clock_and_an_open_pause(ask):
    status, out, _ = ask("CL-03", "--start", "2026-12-31T20:00")
    assert (status, "2027-01-01T20:00:00+08:00" in out) == (0, True)
    status, out, _ = ask("AP-02", "--start", "2026-03-02", "--pause", "2026-03-05..")
    assert (status, "暂停中" in out) == (0, True)


def test_todays_rules_on_an_old_day(ask):
    status, out, _ = ask("AP-02", "--start", "2018-09-10", "--as-if", "--json")
    assert (status, json.loads(out)["due_on"]) == (0, "2018-09-17")


def test_what_no_official_text_says_is_marked(ask):
    status, out, _ = ask("CA-03", "--start", "2026-03-02")
    assert (status, "! CA-03的期限未经正式文本核对（design）" in out) == (0, True)


def test_every_clock_is_listed(ask):
    status, out, _ = ask("--list")
    assert status == 0
    assert all(one in out for one in ("AP-02", "LM-09b", "330100", "全国"))


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (["XX-99", "--start", "2026-03-02"], "no clock is called XX-99"),
        (["AP-02"], "--start"),
        ([], "--list"),
        (["AP-02", "--start", "2026-13-02"], "is no date"),
        (["AP-02", "--start", "2021-03-02"], "no length is in force"),
        (["AP-02", "--start", "2027-03-02"], "2027.yaml"),
        (["AP-02", "--start", "2026-03-02", "--jurisdiction", "33"], "no region code"),
        (["AP-02", "--start", "2026-03-02", "--pause", "2026-03-05"], "is no pause"),
        (["AP-02", "--start", "2026-03-02", "--pause", "2026-03-05T08:00.."], "from a day"),
        (["AP-02", "--start", "2026-03-02", "--trigger", "accepted"], "is no trigger"),
        (["CL-03", "--start", "2026-03-02"], "give the instant"),
        (["AP-02", "--start", "2026-03-02", "--odd"], "No such option"),
    ],
)
def test_a_mistake_is_one_line_and_exit_two(ask, words, complaint):
    status, out, err = ask(*words)
    assert (status, out) == (2, "")
    assert complaint in err
    assert err.count("\n") == 1
