"""A batch holds its dossiers against each other: in any order, on the page, and never one alone."""

import re
from datetime import date

import pytest

from hengyuan.inspection.batch import Work, one
from hengyuan.inspection.inspect import Asked, inspected, parse_kind
from hengyuan.inspection.relatives import WAITING, compared, firm
from hengyuan.inspection.report import plain
from hengyuan.inspection.tests import dossiers

ASKED = Asked(*parse_kind("criminal.trial"), date(2026, 8, 3))
ALIKE = {"IN-15", "IN-16"}


@pytest.fixture
def folder(tmp_path):
    for seed in (21, 22, 24):
        (tmp_path / f"{seed}.pdf").write_bytes(dossiers.dossier(seed))
    return tmp_path


def batch(folder, *names, html=None):
    work = Work(ASKED, folder / "kept", html)
    answers = (one(folder / name, work) for name in names)
    return {answer["dossier"]: answer for answer in compared(answers, ASKED.kind)}


def alike(answer):
    return {each["rule"]: each for each in answer["findings"] if each["rule"] in ALIKE}


def test_each_is_told_whatever_the_order(folder):
    names = ["21.pdf", "22.pdf", "24.pdf"]
    there, back = batch(folder, *names), batch(folder, *reversed(names))
    assert {name: there[name]["findings"] for name in names} == {
        name: back[name]["findings"] for name in names
    }
    for name in names:
        found = alike(there[name])
        assert set(found) == ALIKE
        assert found["IN-15"]["indicator"] == "四、有效提出法律意见"
        assert found["IN-16"]["indicator"] == "一、及时有效会见受援人"


def test_the_evidence_points_at_both_papers(folder):
    told = batch(folder, "21.pdf", "22.pdf")
    found, other = alike(told["21.pdf"])["IN-15"], alike(told["22.pdf"])["IN-15"]
    (relative,) = found["relatives"]
    assert (relative["dossier"], relative["circle"]) == ("22.pdf", "handler")
    assert relative["text"] == other["text"]
    assert relative["likeness"] == other["relatives"][0]["likeness"]
    for each in relative["passages"]:
        mine = found["text"][each["start"] : each["end"]]
        theirs = relative["text"][each["other_start"] : each["other_end"]]
        assert re.sub(r"\W", "", mine) == re.sub(r"\W", "", theirs)
        assert each["other_page"] in (8, 9)
    assert {spot["page"] for spot in found["evidence"]} == {8, 9}
    assert all(spot["box"] and spot["quote"] in found["text"] for spot in found["evidence"])


def test_the_page_shows_both_texts_side_by_side(folder):
    out = folder / "out"
    out.mkdir()
    told = batch(folder, "21.pdf", "22.pdf", html=out)
    page = (out / "21.pdf.html").read_text("utf-8")
    assert page.count("<article>") == 4  # two papers, each with one relative
    assert page.count("<h3>22.pdf《辩护意见、代理意见》</h3>") == 1
    assert "<mark><sup>1</sup>" in page
    assert page.count("data:image/jpeg") == len(told["21.pdf"]["pages"])
    assert not re.search(r"(src|href)=['\"]https?:", page)
    assert sorted(path.name for path in out.iterdir()) == ["21.pdf.html", "22.pdf.html"]


def test_one_alone_has_nobody_to_resemble_and_no_answer_keeps_its_texts(folder):
    (answer,) = batch(folder, "21.pdf").values()
    assert answer["findings"] == []
    for answer in batch(folder, "21.pdf", "22.pdf").values():
        assert WAITING not in answer


def test_one_at_which_the_program_stumbled_stops_no_comparison(folder):
    work = Work(ASKED, None, None)
    answers = [
        one(folder / "21.pdf", work), plain.failed("x.pdf", "OSError"), one(folder / "22.pdf", work)
    ]  # fmt: skip
    first, failed, last = compared(answers, ASKED.kind)
    assert alike(first) and alike(last)
    assert failed["error"] == "OSError"


def test_nothing_is_left_on_disk(folder, tmp_path_factory, monkeypatch):
    spare = tmp_path_factory.mktemp("spare")
    monkeypatch.setattr("tempfile.tempdir", str(spare))
    batch(folder, "21.pdf", "22.pdf")
    assert list(spare.iterdir()) == []


@pytest.mark.parametrize("layout", range(3))
def test_handler_and_firm_are_read_from_the_papers(tmp_path, layout):
    (tmp_path / "a.pdf").write_bytes(dossiers.dossier(31, layout=layout))
    with inspected(tmp_path / "a.pdf", ASKED) as done:
        assert done.dossier.handler == dossiers.case_of(31).handler
        assert firm(done.dossier) == "青石律师事务所"
