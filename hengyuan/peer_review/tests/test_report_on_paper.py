"""The report on paper: its figures are read back out of the PDF, the .docx and the workbook."""

import io
import re
from datetime import timedelta

import docx
import openpyxl
import pypdfium2
import pytest
from django.urls import reverse
from PIL import Image

from hengyuan.kernel import clock
from hengyuan.law.review.words import Grade
from hengyuan.peer_review.commands import decisions
from hengyuan.peer_review.models import Dossier
from hengyuan.peer_review.printing.sections import sections_of, text_of
from hengyuan.peer_review.queries.exports import figures_of
from hengyuan.peer_review.tests.factories import (
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
    monkeypatch.setattr(clock, "now", lambda: LATER)
    cast = build()
    cases = closed_cases(cast, 4)
    with_readers(cast, 3)
    row = being_read(cast, rate="1")
    by_case = {one.case_id: one for one in Dossier.objects.select_related("round", "case")}
    chief = cast.actor("bureau")
    for case, grade in zip(cases, GRADES, strict=True):
        for sheet in sheets_of(by_case[case.pk]):
            sign(sheet, grade)
        told = {"dossier": by_case[case.pk], "grade": grade, "reason": "", "actor": chief}
        decisions.decide_draft(**told, at=READ_AT)
        decisions.finish(**told, at=LATER)
    return row


def fetched(round_, kind, who="bureau"):
    return signed_in(who).get(reverse("peer_review:printed", args=[round_.pk, kind]))


def squeezed(text):
    return re.sub(r"\s", "", text)


def alike(row):
    """A row as both tell it: a workbook keeps fifteen digits of a number."""
    return [round(cell, 9) if isinstance(cell, int | float) else cell for cell in row]


def numbers_in(figures):
    """Every figure that a paper shows, as it is printed."""
    for rows in (figures["grades"]["institution"], figures["grades"]["firm"]):
        for row in rows.values():
            yield from (row["good_or_better"], row["passed"])
    for rows in figures["indicators"].values():
        yield from (row["mean"] for row in rows.values() if row["mean"])
    for told in figures["comparable"].values():
        for row in [*told["dossiers"].values(), *told["firm"].values()]:
            yield from (text_of(row[name]) for name in ("raw", "adjusted", "low", "high"))


def test_the_figures_are_read_back_out_of_the_pdf_and_the_docx(round_):
    figures = figures_of(round_)
    numbers = list(numbers_in(figures))
    assert len(numbers) > 30
    pdf = pypdfium2.PdfDocument(fetched(round_, "pdf").content)
    printed = squeezed("".join(page.get_textpage().get_text_range() for page in pdf))
    paper = docx.Document(io.BytesIO(fetched(round_, "docx").content))
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    for one in numbers:
        assert squeezed(one) in printed and one in cells
    codes = [one["code"] for one in figures["published"]]
    assert all(code in printed and code in cells for code in codes) and len(codes) == 4
    text = "".join(one.text for one in paper.paragraphs)
    for each in (printed, squeezed(text)):
        assert "地方草案" in each and "优良率75.00%" in each and "不改变任何等次" in each
    charts = list(paper.inline_shapes)
    drawn = [one for one in sections_of(round_) if one.drawn]
    assert len(charts) == len(drawn) > 3
    for chart, section in zip(charts, drawn, strict=True):
        told = chart._inline.docPr.get("descr")
        assert told.startswith("条形图：")
        assert all(str(row[0]) in told and text_of(row[section.drawn]) in told
                   for row in section.rows)  # fmt: skip
        part = chart._inline.graphic.graphicData.pic.blipFill.blip.embed
        with Image.open(io.BytesIO(paper.part.related_parts[part].blob)) as picture:
            assert picture.format == "PNG" and picture.width > 1_000
            darkest, _brightest = picture.convert("L").getextrema()
            assert darkest < 120
    assert "阅1" not in printed and "阅1" not in "".join(cells)


def test_the_workbook_holds_the_same_numbers_and_charts_of_its_own(round_):
    content = fetched(round_, "xlsx").content
    book = openpyxl.load_workbook(io.BytesIO(content))
    sections = sections_of(round_)
    assert "地方草案" in "".join(str(row[0].value) for row in book["说明"].rows)
    for number, section in enumerate(sections, 1):
        sheet = book.worksheets[number]
        told = [row[: len(section.heads)] for row in sheet.iter_rows(min_row=2, values_only=True)]
        assert [alike(row) for row in told] == [alike(row) for row in section.rows]
        assert bool(sheet._charts) == bool(section.drawn)
    by_title = {one.title: one for one in sections}
    figures = figures_of(round_)
    counts = dict(by_title["总体"].rows)
    assert [counts[one.name_zh] for one in Grade] == [
        figures["whole"][one.value] for one in Grade
    ] == [1, 2, 1, 0]  # fmt: skip


def test_who_does_not_see_the_round_gets_no_paper(round_):
    assert fetched(round_, "pdf", "officer").status_code == 404
    assert fetched(round_, "odt").status_code == 404
    page = signed_in("bureau").get(reverse("peer_review:report", args=[round_.pk]))
    assert all(
        reverse("peer_review:printed", args=[round_.pk, kind]) in page.content.decode()
        for kind in ("pdf", "docx", "xlsx")
    )
