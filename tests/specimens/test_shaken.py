"""Shaken specimens say the same in other words and forms, and are read all the same."""

import pytest

from bench.inspection import made
from bench.inspection_truth import Score, asked_of, score
from demo.specimens.shaken import SHAKES
from hengyuan.inspection.batch import Work, one

NUMBERS = (0, 3)


@pytest.fixture(scope="module")
def plain():
    return made(0, layouts="ninth")


def test_a_shake_changes_titles_and_forms_and_nothing_that_is_true(plain):
    shaken = made(0, layouts="ninth", shakes=frozenset(SHAKES))
    assert [paper.kind for paper in shaken.truth.papers] == [p.kind for p in plain.truth.papers]
    for paper, other in zip(plain.truth.papers, shaken.truth.papers, strict=True):
        assert (paper.days, paper.numbers) == (other.days, other.numbers)
    titles = {paper.title for paper in plain.truth.papers}
    assert len(titles - {paper.title for paper in shaken.truth.papers}) > 4
    assert plain.pdf != shaken.pdf


@pytest.mark.parametrize("layouts", ["ninth", "tenth"])
def test_what_no_rule_has_a_word_for_is_named_by_its_contents(tmp_path, layouts):
    whole = Score()
    for number in NUMBERS:
        dossier = made(number, layouts=layouts, shakes=frozenset(SHAKES))
        path = tmp_path / f"{number}.pdf"
        path.write_bytes(dossier.pdf)
        answer = one(path, Work(asked_of(dossier.truth), cache=None, html=None, ocr=False))
        whole.add(score(dossier.truth, answer))
        assert any(paper["grounds"] for paper in answer["documents"])
    assert whole.share("names") >= 0.95, whole.misses
    assert whole.share("facts") >= 0.98, whole.misses
