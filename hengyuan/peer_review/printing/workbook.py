"""The report as a workbook: one sheet of text, one for each table, charts of the program itself."""

import io
from collections.abc import Sequence
from typing import Any

import xlsxwriter

from hengyuan.peer_review.models import Round
from hengyuan.peer_review.printing.sections import Cell, Section, drafts_of, sections_of

LONGEST_NAME = 28  # signs of a sheet's name; 31 are allowed


def report_workbook(round_: Round) -> bytes:
    """The whole report; numbers are numbers, whatever begins like a formula stays a text."""
    title = f"{round_.organisation.name} {round_.title} 案件质量同行评估报告"
    return workbook_of([title, *drafts_of(round_)], sections_of(round_))


def workbook_of(lines: Sequence[str], sections: Sequence[Section]) -> bytes:
    """A sheet of text, then one for each table."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False}) as book:
        _cover(book, [*lines, *(f"{one.title}：{one.note}" for one in sections if one.note)])
        for number, one in enumerate(sections, 1):
            _table(book, one, f"{number} {one.title}")
    return out.getvalue()


def _cover(book: Any, lines: Sequence[str]) -> None:
    sheet = book.add_worksheet("说明")
    sheet.set_column(0, 0, 100, book.add_format({"text_wrap": True}))
    for row, text in enumerate(lines):
        sheet.write_string(row, 0, text)


def _table(book: Any, section: Section, name: str) -> None:
    sheet = book.add_worksheet(name[:LONGEST_NAME])
    bold = book.add_format({"bold": True, "bottom": 1, "text_wrap": True})
    two = book.add_format({"num_format": "0.00"})
    sheet.set_column(0, 0, 34)
    sheet.freeze_panes(1, 0)
    for column, head in enumerate(section.heads):
        sheet.write_string(0, column, head, bold)
    for row, cells in enumerate(section.rows, 1):
        for column, cell in enumerate(cells):
            _write(sheet, row, column, cell, two)
    if section.drawn and section.rows:
        sheet.insert_chart(1, len(section.heads) + 1, _chart(book, sheet.name, section))


def _write(sheet: Any, row: int, column: int, cell: Cell, two: Any) -> None:
    if isinstance(cell, str):
        sheet.write_string(row, column, cell)
    elif cell is not None:
        sheet.write_number(row, column, cell, two if isinstance(cell, float) else None)


def _chart(book: Any, name: str, section: Section) -> Any:
    last, drawn = len(section.rows), section.drawn
    chart = book.add_chart({"type": "bar"})
    chart.add_series({
        "name": section.heads[drawn], "categories": [name, 1, 0, last, 0],
        "values": [name, 1, drawn, last, drawn], "data_labels": {"value": True},
        "fill": {"color": "#6E6E6E"}, "border": {"color": "black"},
    })  # fmt: skip
    chart.set_title({"name": section.title})
    chart.set_legend({"none": True})
    chart.set_y_axis({"reverse": True})
    chart.set_x_axis({"min": 0})
    return chart
