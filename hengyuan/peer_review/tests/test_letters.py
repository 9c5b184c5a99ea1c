"""Letters of a round: each firm reads of its own dossiers alone, beside the means of all."""

import io
from datetime import timedelta
from zipfile import ZipFile

import docx
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from hengyuan.cases.models import Case
from hengyuan.kernel import clock
from hengyuan.law.review.words import Grade
from hengyuan.peer_review.commands import decisions
from hengyuan.peer_review.models import Dossier, Reader
from hengyuan.peer_review.queries.exports import figures_of
from hengyuan.peer_review.queries.letters import letters_of
from hengyuan.peer_review.tests.factories import (
    PROOF,
    READ_AT,
    being_read,
    closed_cases,
    sheets_of,
    sign,
    with_readers,
)
from hengyuan.web.tests.factories import signed_in
from tests.cast import build

pytestmark = pytest.mark.django_db
LATER = READ_AT + timedelta(days=8)
GRADES = (Grade.EXCELLENT, Grade.GOOD, Grade.QUALIFIED, Grade.GOOD)


@pytest.fixture
def round_(monkeypatch):
    """Four dossiers of two firms, three of them final."""
    monkeypatch.setattr(clock, "now", lambda: LATER)
    cast = build()
    cases = closed_cases(cast, 4)
    for case, firm in zip(cases, (0, 0, 1, 1), strict=True):
        Case.objects.filter(pk=case.pk).update(firm=cast.firms[firm])
    with_readers(cast, 3)
    row = being_read(cast, rate="1")
    by_case = {one.case_id: one for one in Dossier.objects.select_related("round", "case")}
    chief = cast.actor("bureau")
    for case, grade in zip(cases, GRADES, strict=True):
        for sheet in sheets_of(by_case[case.pk]):
            sign(sheet, grade)
        told = {"dossier": by_case[case.pk], "grade": grade, "reason": "", "actor": chief}
        decisions.decide_draft(**told, at=READ_AT)
        if case is not cases[-1]:
            decisions.finish(**told, at=LATER)
    return row, cases, [cast.firms[0].name, cast.firms[1].name]


def fetched(row, by="firm", kind="docx", who="bureau"):
    return signed_in(who).get(reverse("peer_review:letters", args=[row.pk, by, kind]))


def papers(row, **asked):
    with ZipFile(io.BytesIO(fetched(row, **asked).content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def text_of(content):
    paper = docx.Document(io.BytesIO(content))
    cells = [cell.text for table in paper.tables for line in table.rows for cell in line.cells]
    return " ".join([*(one.text for one in paper.paragraphs), *cells])


def test_each_firm_reads_of_its_own_final_dossiers_alone(round_):
    row, cases, firms = round_
    found = {name.partition(" ")[2]: text_of(body) for name, body in papers(row).items()}
    assert sorted(found) == sorted(f"{name}.docx" for name in firms)
    first, second = (found[f"{name}.docx"] for name in firms)
    numbers = [case.number for case in cases]
    assert [one in first for one in numbers] == [True, True, False, False]
    assert [one in second for one in numbers] == [False, False, True, False]
    assert firms[1] not in first and firms[0] not in second
    assert "优秀1件、良好1件" in first and "你单位2件，优良率100.00%" in first
    assert "本轮全部3件，优良率66.67%" in first and "你单位1件，优良率0.00%" in second
    for text in (first, second):
        assert "地方草案" in text and "请予保密" in text
        readers = Reader.objects.select_related("account")
        assert not any(one.account.name in text for one in readers)
        assert not any(case.recipient.name in text for case in cases)


def test_means_are_those_of_the_report_and_lacks_bring_a_sentence_with_its_page(round_):
    row, _cases, firms = round_
    by_firm = {one.to: one for one in letters_of(row, "firm")}
    whole = figures_of(row)["indicators"]
    for letter in by_firm.values():
        for part in letter.parts:
            for _own, every in part.means:
                told = whole[part.field.value][every.indicator]
                assert (str(every.mean), every.sheets) == (told["mean"], told["sheets"])
    (part,) = by_firm[firms[1]].parts
    assert part.lacks and all(0 < len(one.examples) <= 2 for one in part.lacks)
    text = next(text_of(body) for name, body in papers(row).items() if firms[1] in name)
    assert PROOF.text in text and f"第{PROOF.pages[0]}页" in text


def test_institutions_have_letters_and_the_number_of_queries_does_not_grow(round_):
    row, _cases, _firms = round_
    (name,) = papers(row, by="institution", kind="pdf")
    assert name.endswith(".pdf")
    with CaptureQueriesContext(connection) as asked:
        letters_of(row, "firm")
    assert len(asked) <= 3


@pytest.mark.parametrize("who", ["officer", "handler", "quality"])
def test_nobody_but_who_runs_the_round_gets_them(round_, who):
    assert fetched(round_[0], who=who).status_code == 404


def test_what_is_no_letter_is_not_found(round_):
    row = round_[0]
    assert fetched(row, by="field").status_code == 404
    assert fetched(row, kind="exe").status_code == 404
