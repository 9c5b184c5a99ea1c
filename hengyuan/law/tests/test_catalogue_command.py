"""`hengyuan law catalogue`: the rows, what is missing, and one clear line for every mistake."""

import json

import pytest

from hengyuan.cli import main

ASKED = ["--kind", "civil", "--stage", "trial-first-instance", "--on", "2026-03-02"]


@pytest.fixture
def ask(monkeypatch, capsys):
    """Runs the command; gives exit status, output and the line on stderr."""

    def run(*words):
        monkeypatch.setattr("sys.argv", ["hengyuan", "law", "catalogue", *words])
        monkeypatch.setenv("COLUMNS", "200")
        try:
            main()
            status = 0
        except SystemExit as stop:
            status = stop.code
        shown = capsys.readouterr()
        return status, shown.out, shown.err

    return run


def test_the_rows_as_json(ask):
    status, out, _ = ask(*ASKED, "--json")
    answer = json.loads(out)
    assert status == 0
    assert set(answer) == {"rows"}
    by_id = {row["id"]: row for row in answer["rows"]}
    assert by_id["I-19"]["made_then"] is True
    assert by_id["CV-11"] == {
        "id": "CV-11", "forms": ["D-26"], "name_zh": "代理词及提交凭证",
        "name_en": "representation opinion with proof of filing", "part": "handler", "order": 11,
        "need": "must", "if": ["opinion_given"],
        "unless": ["terminated", "ended_by_settlement_unheard"], "moment": "hand_in",
        "made_then": False, "cites": ["全国民事行政法律援助服务规范@2019"], "sure": "V-ex",
    }  # fmt: skip


def test_what_is_missing_as_json(ask):
    _, out, _ = ask(
        *ASKED, "--present", "D-14,D-15,D-16,D-22,CV-05,CV-06,D-27a,D-26,D-29,CV-13,D-99",
        "--happened", "heard", "--moment", "hand_in", "--json",
    )  # fmt: skip
    answer = json.loads(out)
    assert answer["missing"] == ["CV-10", "CV-17"]
    assert answer["is_complete"] is False
    assert answer["unlisted"] == ["D-99"]
    assert "I-02" in answer["unasked"]


def test_the_rows_as_a_table(ask):
    status, out, _ = ask(*ASKED)
    assert status == 0
    assert "发生才归档：开庭审理" in out
    assert "除非：已终止法律援助" in out


def test_what_is_missing_as_a_table(ask):
    _, out, _ = ask(*ASKED, "--present", "D-14,D-77", "--moment", "close")
    assert "! D-77 不在目录内" in out
    assert "缺 " in out
    for state in ("有", "缺", "不适用", "此时不问"):
        assert state in out


def test_a_complete_dossier_says_so(ask):
    _, out, _ = ask(
        "--kind", "civil", "--stage", "consultation", "--basis", "consultation",
        "--on", "2026-03-02", "--present", "D-01", "--moment", "close",
    )  # fmt: skip
    assert out.rstrip().endswith("齐全")


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--kind", "civl"], "no kind is called “civl”; known: criminal"),
        (["--stage", "trial"], "no stage is called “trial”"),
        (["--basis", "favour"], "no basis is called"),
        (["--basis", "notified"], "no dossier catalogue is kept for civil"),
        (["--side", "both"], "no criminal side is called"),
        (["--moment", "later"], "--moment"),
        (["--happened", "rain"], "no row asks whether “rain” happened"),
        (["--jurisdiction", "33"], "33"),
        (["--on", "2026-02-30"], "--on"),
    ],
)
def test_a_mistake_is_one_line_and_exit_2(ask, words, says):
    status, out, err = ask(*ASKED, *words)
    assert (status, out) == (2, "")
    assert err.startswith("hengyuan: ")
    assert err.count("\n") == 1
    assert says in err
