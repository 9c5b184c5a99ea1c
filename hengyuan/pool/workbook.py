"""A list as a spreadsheet: written from rows, and read from a file that may be hostile.

A file is refused before it is opened when it is too large, packed too tightly, has macros or
declares entities; a formula is never computed, its cell is told as a mistake. The columns are those
of the roster unless others are given. Pure Python.
"""

import csv
import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import openpyxl
import xlsxwriter

from hengyuan.pool.rules.rows import COLUMNS, Column

LARGEST = 8 * 1024 * 1024  # bytes of the file
UNPACKED = 48 * 1024 * 1024  # bytes of everything in it
PARTS = 200
ROWS = 10_000
LONGEST_CELL = 500  # signs
OLE = bytes.fromhex("d0cf11e0")  # the old .xls, and every encrypted workbook
DECLARED = (b"<!DOCTYPE", b"<!ENTITY")
UTF_16 = (b"\xff\xfe", b"\xfe\xff")
NEEDED = ("姓名", "类别", "单位")


class CannotRead(ValueError):
    """The file is refused as a whole; the text says why and what to do."""


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the sheet: its number there, its cells by column, cells that cannot be taken."""

    number: int
    cells: dict[str, Any] = field(default_factory=dict)
    wrong: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Form:
    """Which columns a list has, those that its first row must name, what its sheet is called."""

    columns: Sequence[Column] = COLUMNS
    needed: Sequence[str] = NEEDED
    title: str = "名册"

    @property
    def keys(self) -> dict[str, str]:
        """The key of each header."""
        return {column.header: column.key for column in self.columns}


ROSTER = Form()


def read(content: bytes, form: Form = ROSTER) -> list[Line]:
    """The rows of the first sheet; raises CannotRead."""
    _check(content)
    try:
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, keep_links=False)
        sheet = book.worksheets[0]
        # Limits of our own: a sheet may declare a million rows and hold one.
        rows = sheet.iter_rows(min_row=1, max_row=ROWS + 2, max_col=len(form.columns) + 5)
        headers = [_header(cell.value) for cell in next(rows, ())]
        _check_headers(headers, form)
        return _lines(headers, rows, form)
    except CannotRead:
        raise
    except Exception as error:  # a broken file breaks openpyxl in many ways; each means the same
        raise CannotRead("文件已损坏，或者不是标准的xlsx，请另存为xlsx后再上传。") from error


@dataclass(frozen=True, slots=True)
class _Text:
    """A cell of a text file, as a cell of a sheet looks."""

    value: str | None
    data_type: str = "s"


def read_text(content: bytes, form: Form) -> list[Line]:
    """The rows of a file of comma-separated values, in UTF-8 or GB 18030; raises CannotRead."""
    if len(content) > LARGEST:
        raise CannotRead(f"文件超过{LARGEST // 1024 // 1024}MB，请分成几个文件导入。")
    if b"\0" in content:
        raise CannotRead("这不是csv文件，请用下载的模板填写。")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("gb18030", "replace")
    try:
        rows = [
            [_Text(cell.strip() or None) for cell in row]
            for row in csv.reader(io.StringIO(text, newline=""), strict=True)
        ]
    except csv.Error as error:
        raise CannotRead("文件已损坏，请重新导出或者另存后再上传。") from error
    headers = [_header(cell.value) for cell in rows[0]] if rows else []
    _check_headers(headers, form)
    return _lines(headers, rows[1:], form)


def _check(content: bytes) -> None:
    """Refuse by what the container says, before anything is unpacked."""
    if len(content) > LARGEST:
        raise CannotRead(f"文件超过{LARGEST // 1024 // 1024}MB，请分成几个文件导入。")
    if content[:4] == OLE:
        raise CannotRead("这是旧版xls或者加了密码的文件，请另存为不加密的xlsx。")
    if not zipfile.is_zipfile(io.BytesIO(content)):
        raise CannotRead("这不是xlsx文件，请用下载的模板填写。")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            _check_parts(packed)
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, OSError, EOFError) as error:
        raise CannotRead("文件已损坏，请重新导出或者另存后再上传。") from error


def _check_parts(packed: zipfile.ZipFile) -> None:
    parts = packed.infolist()
    names = [part.filename for part in parts]
    if "xl/workbook.xml" not in names or len(names) != len(set(names)):
        raise CannotRead("这不是xlsx文件，请用下载的模板填写。")
    # What is declared here is all that zipfile unpacks: a part that says less than it holds fails.
    if len(parts) > PARTS or sum(part.file_size for part in parts) > UNPACKED:
        raise CannotRead("文件解压后过大，已拒绝读取。请只保留名册一张表。")
    if any(part.flag_bits & 1 for part in parts):
        raise CannotRead("文件加了密码，请另存为不加密的xlsx。")
    if any("vbaproject" in name.lower() for name in names):
        raise CannotRead("文件含有宏，已拒绝读取。请另存为不含宏的xlsx。")
    for part in parts:
        if part.filename.endswith((".xml", ".rels")):
            text = packed.read(part)
            if any(sign in text for sign in DECLARED) or text.startswith(UTF_16):
                raise CannotRead("文件声明了外部内容或者特殊编码，已拒绝读取。")


def _header(value: Any) -> str:
    return str(value or "").strip().rstrip("*").strip()


def _check_headers(headers: Sequence[str], form: Form) -> None:
    stated = [header for header in headers if header]
    unknown = [header for header in stated if header not in form.keys]
    lacking = [header for header in form.needed if header not in stated]
    if unknown:
        raise CannotRead(f"第一行有不认识的列：{'、'.join(unknown[:5])}。请用下载的模板填写。")
    if lacking:
        raise CannotRead(f"第一行缺少列：{'、'.join(lacking)}。请用下载的模板填写。")
    if len(stated) != len(set(stated)):
        raise CannotRead("第一行有重复的列。请用下载的模板填写。")


def _lines(headers: Sequence[str], rows: Iterable[Sequence[Any]], form: Form) -> list[Line]:
    found, keys = [], form.keys
    for number, row in enumerate(rows, start=2):
        cells, wrong = _cells(headers, row, keys)
        if not cells and not wrong:
            continue
        if number > ROWS + 1:
            raise CannotRead(f"超过{ROWS}行，请分成几个文件导入。")
        found.append(Line(number, cells, tuple(wrong)))
    return found


def _cells(
    headers: Sequence[str], row: Sequence[Any], keys: Mapping[str, str]
) -> tuple[dict[str, Any], list[str]]:
    cells: dict[str, Any] = {}
    wrong: list[str] = []
    for place, cell in enumerate(row):
        value = cell.value
        if value is None:
            continue
        header = headers[place] if place < len(headers) else ""
        if not header:
            wrong.append(f"第{place + 1}列没有列名，但填了内容")
        elif cell.data_type == "f":
            wrong.append(f"{header}：是公式，请粘贴为数值")
        elif cell.data_type == "e":
            wrong.append(f"{header}：是错误值{value}")
        elif isinstance(value, str) and len(value) > LONGEST_CELL:
            wrong.append(f"{header}：超过{LONGEST_CELL}个字")
        else:
            cells[keys[header]] = value
    return cells, wrong


def write(rows: Iterable[Mapping[str, Any]], form: Form = ROSTER, *, notes: bool = True) -> bytes:
    """The template with these rows (none: empty), and a second sheet that explains the columns."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(
        out, {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    bold = book.add_format({"bold": True})
    days = book.add_format({"num_format": "yyyy-mm-dd"})
    sheet = book.add_worksheet(form.title)
    sheet.freeze_panes(1, 0)
    for place, column in enumerate(form.columns):
        sheet.set_column(place, place, column.width)
        sheet.write_string(0, place, column.header, bold)
    for number, row in enumerate(rows, start=1):
        for place, column in enumerate(form.columns):
            _write(sheet, number, place, row.get(column.key), days)
    if notes:
        told = book.add_worksheet("说明")
        told.set_column(0, 1, 40)
        for number, column in enumerate(form.columns):
            told.write_string(number, 0, column.header, bold)
            told.write_string(number, 1, column.note)
    book.close()
    return out.getvalue()


def _write(sheet: Any, row: int, place: int, value: Any, days: Any) -> None:
    if value is None or value == "":
        return
    if isinstance(value, date):
        sheet.write_datetime(row, place, value, days)
    elif isinstance(value, int) and not isinstance(value, bool):
        sheet.write_number(row, place, value)
    else:
        sheet.write_string(row, place, str(value))
