"""The .docx says the same as the PDF and opens as a document to edit."""

import io
import re

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Mm

from hengyuan.dossier import rendering
from hengyuan.dossier.rendering.blocks import (
    Check,
    Checklist,
    CutLine,
    Field,
    FieldTable,
    Heading,
    Items,
    Paragraph,
    PrintedDocument,
    Qr,
    texts_of,
)
from hengyuan.dossier.tests.rendering_samples import IMPRINT, SAMPLES, TRAP
from hengyuan.dossier.tests.test_rendering_pdf import squeezed, text_of


def words_of(content: bytes) -> str:
    file = docx.Document(io.BytesIO(content))
    said = [node.text or "" for node in file.element.body.iter(qn("w:t"))]
    return squeezed("".join(said))


@pytest.mark.parametrize("form_id", SAMPLES)
def test_both_files_say_every_text_of_the_description(form_id):
    document = rendering.build(form_id, SAMPLES[form_id], IMPRINT)
    word = words_of(rendering.render_docx(document))
    pdf = re.sub("□√", "☑", text_of(rendering.render_pdf(document)))
    assert rendering.unprintable(document) == ()
    spoken = [
        line
        for text in texts_of((document.title, document.institution, document.blocks, document.slip))
        for line in text.split("\n")
        if text not in ("letter", "sheet", "start", "center", "end") and "@" not in text
    ]
    citations = {"法律援助法", "行政复议法", "行政诉讼法"}
    for line in spoken:
        if re.fullmatch(r"\d{4}-\d\d-\d\d", line) or line in citations:
            continue  # a version of an instrument; the article is checked by its own test
        assert squeezed(line) in word, line
        # a page's foot may fall between two halves of a long text
        assert squeezed(line[:8]) in pdf, line


def test_markup_and_breaks_are_literal():
    document = PrintedDocument(
        form_id="D-11",
        title=TRAP,
        institution="机构",
        blocks=(Paragraph(text=f"{TRAP}\x00\n第二段"), FieldTable(fields=(Field("项", TRAP),))),
    )
    word = words_of(rendering.render_docx(document))
    assert word.count(squeezed(TRAP)) == 3
    file = docx.Document(io.BytesIO(rendering.render_docx(document)))
    assert "第二段" in [paragraph.text for paragraph in file.paragraphs]


def test_page_fonts_and_page_numbers():
    document = rendering.build("D-36", SAMPLES["D-36"], IMPRINT)
    file = docx.Document(io.BytesIO(rendering.render_docx(document)))
    section = file.sections[0]
    for found, wanted in (
        (section.page_width, Mm(210)),
        (section.page_height, Mm(297)),
        (section.top_margin, Mm(28)),
        (section.left_margin, Mm(26)),
    ):
        assert found == pytest.approx(wanted, abs=Mm(0.05))
    codes = [node.text for node in section.footer._element.iter(qn("w:instrText"))]
    assert codes == ["PAGE", "NUMPAGES"]
    faces = {node.get(qn("w:eastAsia")) for node in file.element.body.iter(qn("w:rFonts"))}
    assert faces == {"宋体"}
    assert any(row._tr.trPr is not None for table in file.tables for row in table.rows)


def test_rows_keep_within_the_text_width():
    document = rendering.build("catalogue", SAMPLES["catalogue"], IMPRINT)
    file = docx.Document(io.BytesIO(rendering.render_docx(document)))
    for table in file.tables:
        assert sum(column.width for column in table.columns) <= Mm(158.1)


def test_the_same_paper_gives_the_same_bytes():
    document = rendering.build("D-14", SAMPLES["D-14"], IMPRINT)
    assert rendering.render_docx(document) == rendering.render_docx(document)


def test_the_small_blocks():
    document = PrintedDocument(
        form_id="D-11",
        title="文书",
        institution="机构",
        void_reason="编号误取",
        copies=("存档",),
        blocks=(
            Heading("小标题"),
            Items(("甲", "乙"), ordered=False),
            Checklist(checks=(Check("已告知", True, "见第三页"), Check("未告知", False))),
            Qr(content="hengyuan:12", caption="核对"),
            CutLine("沿此剪下"),
        ),
    )
    made = rendering.render_docx(document)
    word = words_of(made)
    for said in (
        "【作废】事由：编号误取",
        "小标题",
        "—甲",
        "☑已告知见第三页",
        "□未告知",
        "核对",
        "沿此剪下",
        "存档",
    ):
        assert squeezed(said) in word, said
    assert len(docx.Document(io.BytesIO(made)).inline_shapes) == 1
