"""A process that dies, grows or falls silent costs the dossier it held, and the batch goes on."""

import os
import signal
import time
from dataclasses import dataclass
from datetime import date

import pytest
from PIL import Image

from hengyuan.inspection.batch import Work, given, many
from hengyuan.inspection.inspect import Asked, parse_kind
from hengyuan.inspection.workers import answers

ASKED = Asked(*parse_kind("criminal.trial"), date(2026, 8, 3))
DEADLY, GREEDY = (333, 500), (444, 500)


class Hurt:
    """An engine with a crash in it, as a library in C may have one."""

    name = "hurt"

    def read(self, image):
        if image.size == DEADLY:
            os.kill(os.getpid(), signal.SIGSEGV)
        if image.size == GREEDY:
            bytearray(3 << 30)
        return [], 0, 1.0


@dataclass(frozen=True)
class Hurting(Work):
    """Work whose engine crashes."""

    def engine(self):
        return Hurt()


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_crash_costs_one_dossier(tmp_path, jobs):
    for number, size in enumerate([(300, 500), DEADLY, (300, 500), GREEDY, DEADLY, (300, 500)]):
        (tmp_path / f"{number}").mkdir()
        for name, each in (("1.png", (300, 500)), ("2.png", size), ("3.png", (300, 500))):
            Image.new("RGB", each, "white").save(tmp_path / f"{number}" / name)
    work = Hurting(ASKED, tmp_path / "kept", None)
    dossiers = given(sorted(tmp_path.glob("?")))
    told = {one.path.name: answer for one, answer in many(dossiers, work, jobs)}
    assert sorted(told) == list("012345")
    assert {name for name, answer in told.items() if answer["error"]} == {"1", "4"}
    assert told["1"]["error"] == "读取程序中断（SIGSEGV），此前读到第 1 页"
    assert [len(told[name]["pages"]) for name in "0235"] == [3] * 4
    assert [one["trouble"] for one in told["3"]["verdicts"]] == ["broken"]


def silent(thing, step):
    step(7)
    if thing == 1:
        time.sleep(60)
    return thing


def told_of(thing, cause):
    return f"{thing} {cause}"


def test_a_process_that_says_nothing_is_ended():
    found = dict(answers(iter(range(3)), silent, told_of, jobs=1, patience=8))
    assert found == {0: 0, 1: "1 读取程序中断（没有回应），此前读到第 7 页", 2: 2}


def stubborn(thing, step):
    os._exit(3)


def test_processes_that_all_die_end_the_batch_with_an_answer_for_each():
    found = dict(answers(iter(range(5)), stubborn, told_of, jobs=2))
    assert found == {n: f"{n} 读取程序中断（3），此前读到第 0 页" for n in range(5)}


def test_dossiers_of_one_name_have_pages_of_their_own(tmp_path):
    long = "案" * 200
    paths = [tmp_path / "a" / "卷", tmp_path / "b" / "卷", tmp_path / "a" / "卷", tmp_path / long]
    names = [one.page for one in given(paths)]
    assert names[:2] == ["卷.html", "卷-2.html"]
    assert len(names) == 3
    assert len(names[2].encode()) <= 210
