"""Papers as .docx to edit, from the same description as the PDF.

Set in the song face that every Chinese Word has; digits and Latin in Times New Roman.
The archive's clock is fixed, so that the same paper gives the same bytes.
"""

import io
import zipfile
from datetime import datetime, time
from typing import Any

import docx
import segno
from docx.document import Document
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Emu, Mm, Pt, RGBColor

from hengyuan.dossier.rendering.blocks import (
    Align,
    Bar,
    Bars,
    Block,
    Checklist,
    CutLine,
    FieldTable,
    Heading,
    Items,
    Layout,
    Note,
    Opinion,
    Opinions,
    Paragraph,
    PrintedDocument,
    Qr,
    SignatureLine,
    Signatures,
    StampBox,
    Table,
    cleaned,
)
from hengyuan.dossier.rendering.pdf import render_chart
from hengyuan.dossier.rendering.wording import day

LATIN, SONG = "Times New Roman", "宋体"
_WIDTH = Mm(210 - 2 * 26)
_LABEL = Mm(27)
_RULED = Pt(10.5)
_GREY = RGBColor(0x5A, 0x5A, 0x5A)
_SIDES = {
    Align.START: WD_ALIGN_PARAGRAPH.LEFT,
    Align.CENTRE: WD_ALIGN_PARAGRAPH.CENTER,
    Align.END: WD_ALIGN_PARAGRAPH.RIGHT,
}
_EPOCH = (1980, 1, 1, 0, 0, 0)


def render_docx(document: PrintedDocument) -> bytes:
    """The paper as .docx."""
    plain = cleaned(document)
    paper = _Paper(plain)
    paper.write()
    out = io.BytesIO()
    paper.file.save(out)
    return _with_fixed_clock(out.getvalue())


def _with_fixed_clock(content: bytes) -> bytes:
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as source,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            info = zipfile.ZipInfo(name, _EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 3
            target.writestr(info, source.read(name))
    return out.getvalue()


BARS = 30  # of one picture: more would not fit a page


class _Paper:
    """One .docx while it is written."""

    def __init__(self, plain: PrintedDocument) -> None:
        self.plain = plain
        self.file: Document = docx.Document()
        self.is_letter = plain.layout is Layout.LETTER
        self.size = Pt(14) if self.is_letter else _RULED
        self._set_page()
        self._set_style()
        self._set_properties()

    def write(self) -> None:
        """Write everything in order."""
        self._write_head()
        for block in self.plain.blocks:
            self.write_block(block)
        if self.plain.sign_off is not None:
            self.write_block(self.plain.sign_off)
        if self.plain.copies:
            self.line(f"分送：{'、'.join(self.plain.copies)}。", size=_RULED)
        for block in self.plain.slip:
            self.write_block(block)
        self._write_foot()

    def write_block(self, block: Block) -> None:
        """Write one block in its own way."""
        match block:
            case Paragraph():
                for part in block.text.split("\n"):
                    indent = self.size * 2 if block.indent else None
                    self.line(part, side=block.align, strong=block.strong, indent=indent)
            case Heading(text, align):
                self.line(text, side=align, strong=True, keeps_next=True)
            case FieldTable():
                _field_table(self, block)
            case Table():
                _data_table(self, block)
            case Checklist():
                _checklist(self, block)
            case Opinions(opinions):
                _opinions(self, opinions)
            case Items(items, ordered):
                for number, text in enumerate(items, start=1):
                    self.line(f"{number}. {text}" if ordered else f"— {text}", indent=self.size * 2)
            case Signatures(lines):
                for line in lines:
                    self.line(signing(line), side=Align.END, before=Pt(14))
            case _:
                self._write_small(block)

    def _write_small(self, block: Block) -> None:
        match block:
            case StampBox():
                self.line(block.unit, side=Align.END, before=Pt(36), keeps_next=True)
                self.line("（加盖印章）", side=Align.END, size=Pt(9), keeps_next=True, grey=True)
                self.line(day(block.on), side=Align.END, before=Pt(12))
            case Note():
                self.line(block.full_text(), size=Pt(9.5), grey=True)
            case Qr(content=content, caption=caption):
                picture = io.BytesIO()
                segno.make(content, error="m", micro=False).save(
                    picture, kind="png", scale=6, border=1
                )
                self.file.add_paragraph().add_run().add_picture(picture, width=Mm(26))
                self.line(caption, size=Pt(10))
            case Bars(bars):
                _bars(self, bars)
            case CutLine(text):
                self.line(f"- - - - - - - - - - {text} - - - - - - - - - -", side=Align.CENTRE)

    def line(
        self,
        text: str,
        *,
        side: Align = Align.START,
        size: Pt | None = None,
        strong: bool = False,
        grey: bool = False,
        indent: int | None = None,
        before: Pt | None = None,
        keeps_next: bool = False,
    ) -> Any:
        """Add a paragraph of the body."""
        paragraph = self.file.add_paragraph()
        fill(paragraph, text, side=side, size=size or self.size, strong=strong, grey=grey)
        shape = paragraph.paragraph_format
        shape.keep_with_next = keeps_next
        if indent is not None:
            shape.first_line_indent = Emu(indent)
        if before is not None:
            shape.space_before = before
        return paragraph

    def table(self, widths: list[int]) -> Any:
        """A ruled table of fixed columns as wide as the text."""
        table = self.file.add_table(rows=0, cols=len(widths), style="Table Grid")
        table.autofit = False
        table.alignment = WD_TABLE_ALIGNMENT.CENTER
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Emu(width)
        return table

    def _write_head(self) -> None:
        big = self.is_letter
        plain = self.plain
        if plain.void_reason:
            self.line(f"【作废】事由：{plain.void_reason}", strong=True)
        self.line(plain.institution, side=Align.CENTRE, size=Pt(16 if big else 12))
        title = self.line(plain.title, side=Align.CENTRE, size=Pt(22 if big else 20), strong=True)
        title.paragraph_format.space_after = Pt(8)
        if plain.number:
            self.line(plain.number, side=Align.END, size=Pt(12 if big else 10.5))
        if plain.addressee:
            self.line(f"{plain.addressee}：")

    def _write_foot(self) -> None:
        paragraph = self.file.sections[0].footer.paragraphs[0]
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        for text, field in (("第 ", "PAGE"), (" 页　共 ", "NUMPAGES"), (" 页", "")):
            _style_run(paragraph.add_run(text), size=Pt(9), grey=True)
            if field:
                _add_field(paragraph, field)
        rest = "　".join(part for part in (self.plain.footer, self.plain.number) if part)
        if rest:
            _style_run(paragraph.add_run(f"　　{rest}"), size=Pt(9), grey=True)

    def _set_page(self) -> None:
        section = self.file.sections[0]
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.top_margin = section.bottom_margin = Mm(28)
        section.left_margin = section.right_margin = Mm(26)

    def _set_style(self) -> None:
        style: Any = self.file.styles["Normal"]
        style.font.name, style.font.size = LATIN, self.size
        style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), SONG)
        style.paragraph_format.space_after = Pt(0)
        style.paragraph_format.line_spacing = 1.5 if self.is_letter else 1.25

    def _set_properties(self) -> None:
        said = self.file.core_properties
        said.title, said.author, said.comments = self.plain.title, self.plain.institution, ""
        said.last_modified_by = self.plain.institution
        if self.plain.dated_on is not None:
            said.created = said.modified = datetime.combine(self.plain.dated_on, time())


def signing(line: SignatureLine) -> str:
    """A line to sign on."""
    return f"{line.role}（签名）：{line.name or '＿＿＿＿＿＿'}　{day(line.on)}"


def fill(
    paragraph: Any,
    text: str,
    *,
    side: Align = Align.START,
    size: Pt = _RULED,
    strong: bool = False,
    grey: bool = False,
) -> None:
    """Put a literal text into a paragraph; line breaks stay line breaks."""
    paragraph.alignment = _SIDES[side]
    for number, part in enumerate(text.split("\n")):
        run = paragraph.add_run()
        if number:
            run.add_break()
        run.add_text(part)
        _style_run(run, size=size, strong=strong, grey=grey)


def _style_run(run: Any, *, size: Pt, strong: bool = False, grey: bool = False) -> None:
    run.font.name, run.font.size, run.font.bold = LATIN, size, strong or None
    run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), SONG)
    if grey:
        run.font.color.rgb = _GREY


def _add_field(paragraph: Any, name: str) -> None:
    for kind, text in (("begin", ""), ("", name), ("end", "")):
        run = paragraph.add_run()
        _style_run(run, size=Pt(9), grey=True)
        if kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
        else:
            mark = OxmlElement("w:instrText")
            mark.set(qn("xml:space"), "preserve")
            mark.text = text
        run._element.append(mark)


def _shade(cell: Any) -> None:
    shading = OxmlElement("w:shd")
    for key, value in (("val", "clear"), ("color", "auto"), ("fill", "F4F4F4")):
        shading.set(qn(f"w:{key}"), value)
    cell._element.get_or_add_tcPr().append(shading)


def _put(cell: Any, text: str, *, side: Align = Align.START, is_label: bool = False) -> None:
    cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    fill(cell.paragraphs[0], text, side=Align.CENTRE if is_label else side)
    if is_label:
        _shade(cell)


def _title_row(table: Any, title: str) -> None:
    if title:
        cells = table.add_row().cells
        cell = cells[0].merge(cells[-1])
        _put(cell, title, is_label=True)
        cell.paragraphs[0].runs[0].font.bold = True
        _repeats(table.rows[-1])


def _repeats(row: Any) -> None:
    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(mark)


def _field_table(paper: _Paper, block: FieldTable) -> None:
    rows = block.rows()
    pairs = max((len(row) for row in rows), default=1)
    label = int(_LABEL) if pairs < 3 else int(Mm(20))
    value = int(_WIDTH) // pairs - label
    table = paper.table([label, value] * pairs)
    _title_row(table, block.title)
    for row in rows:
        cells = table.add_row().cells
        for index, field in enumerate(row):
            _put(cells[2 * index], field.label, is_label=True)
            last = cells[-1] if index == len(row) - 1 else cells[2 * index + 1]
            _put(cells[2 * index + 1].merge(last), field.value)
        if any(field.is_long for field in row):
            table.rows[-1].height = Mm(30)


def _widths(block: Table) -> list[int]:
    """Tight columns by their longest cell, the rest by their shares."""
    rows = (tuple(c.heading for c in block.columns), *block.rows, *filter(None, (block.total,)))
    tight = {
        index: min(_text_width(rows, index), int(Mm(44)))
        for index, column in enumerate(block.columns)
        if column.is_tight
    }
    left = max(int(_WIDTH) - sum(tight.values()), int(Mm(30)))
    shares = sum(column.share for column in block.columns if not column.is_tight) or 1
    return [
        tight.get(index, left * column.share // shares)
        for index, column in enumerate(block.columns)
    ]


def _text_width(rows: tuple[tuple[str, ...], ...], index: int) -> int:
    ems = max(sum(1.0 if ord(c) > 0x2E7F else 0.55 for c in row[index]) for row in rows)
    return int(ems * int(_RULED)) + int(Mm(5))


def _data_table(paper: _Paper, block: Table) -> None:
    table = paper.table(_widths(block))
    _title_row(table, block.title)
    for cell, column in zip(table.add_row().cells, block.columns, strict=True):
        _put(cell, column.heading, is_label=True)
        cell.paragraphs[0].runs[0].font.bold = True
    _repeats(table.rows[-1])
    for row in (*block.rows, *((block.total,) if block.total else ())):
        for cell, text, column in zip(table.add_row().cells, row, block.columns, strict=True):
            _put(cell, text, side=column.align)
            for run in cell.paragraphs[0].runs:
                run.font.bold = row is block.total or None


def _bars(paper: _Paper, bars: tuple[Bar, ...]) -> None:
    """The chart of the PDF as pictures that fit a page, each told in words as well."""
    for begin in range(0, len(bars), BARS):
        part = bars[begin : begin + BARS]
        picture = io.BytesIO(render_chart(Bars(part), Emu(_WIDTH).mm))
        drawn = paper.file.add_paragraph().add_run().add_picture(picture, width=Emu(_WIDTH))
        told = "；".join(f"{bar.label} {bar.figure}" for bar in part)
        drawn._inline.docPr.set("descr", f"条形图：{told}")


def _checklist(paper: _Paper, block: Checklist) -> None:
    table = paper.table([int(Mm(10)), int(_WIDTH) - int(Mm(10))])
    _title_row(table, block.title)
    for check in block.checks:
        box, text = table.add_row().cells
        _put(box, "☑" if check.is_ticked else "□", side=Align.CENTRE)
        _put(text, f"{check.text}\n{check.note}" if check.note else check.text)


def _opinions(paper: _Paper, opinions: tuple[Opinion, ...]) -> None:
    table = paper.table([int(_LABEL), int(_WIDTH) - int(_LABEL)])
    for opinion in opinions:
        label, body = table.add_row().cells
        _put(label, opinion.label, is_label=True)
        _put(body, opinion.text or "\n\n")
        if opinion.signer:
            line = SignatureLine(role=opinion.signer, name=opinion.name, on=opinion.on)
            fill(body.add_paragraph(), signing(line), side=Align.END)
