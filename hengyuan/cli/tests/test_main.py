"""The command's exit status, as a shell sees it: 0 sound, 1 found something, 2 a wrong call."""

import subprocess
import sys
from pathlib import Path

import pytest

RUN = "import sys; sys.argv[0] = 'hengyuan'; from hengyuan.cli import main; main()"
CASES = Path(__file__).parents[3] / "tests" / "replay" / "cases"


def status_of(*words):
    done = subprocess.run(
        [sys.executable, "-c", RUN, *words], capture_output=True, text=True, check=False
    )
    return done.returncode, done.stderr


@pytest.mark.parametrize(
    "words",
    [
        ("law", "deadline", "XX-99", "--start", "2026-03-02"),
        ("law", "deadline", "AP-02", "--start", "soon"),
        ("law", "deadline", "AP-02", "--start", "2027-03-02"),
        ("law", "nothing"),
        ("nothing",),
    ],
)
def test_a_wrong_call_is_one_line_and_two(words):
    status, said = status_of(*words)
    assert status == 2
    assert said.startswith("hengyuan: ")
    assert said.count("\n") == 1


def test_a_right_call_is_zero():
    assert status_of("law", "deadline", "AP-02", "--start", "2026-03-02")[0] == 0


def test_a_difference_is_one(tmp_path):
    text = (CASES / "late-grant.yaml").read_text(encoding="utf-8")
    changed = tmp_path / "changed.yaml"
    changed.write_text(text.replace("result: late", "result: met"), encoding="utf-8")
    status, said = status_of("replay", str(changed), str(CASES / "late-grant.yaml"))
    assert status == 1, said
