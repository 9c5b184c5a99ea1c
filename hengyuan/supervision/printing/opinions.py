"""The sheet of 征询意见 as it is printed, and how a scan of it is read back."""

import io
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pypdfium2
from PIL import Image

from hengyuan.dossier.rendering import marks
from hengyuan.inspection.boxes import CannotRead, Seen, codes_in, read_boxes
from hengyuan.kernel import crypto
from hengyuan.law.opinions import OVERALL, Overall, Said, asked
from hengyuan.law.opinions import sheet as law
from hengyuan.supervision.models import Opinion, OpinionRound
from hengyuan.supervision.rules.quarters import Quarter

DPI = 200
MOST_PAGES = 40


def opinion_sheets(round_: OpinionRound, opinions: Sequence[Opinion]) -> bytes:
    """All pages of a round as PDF. Raises FontsMissing."""
    pages = range(0, len(opinions), law.ROWS)
    leaves = [
        _leaf(round_, number, opinions[first : first + law.ROWS], len(pages))
        for number, first in enumerate(pages, start=1)
    ]
    return marks.render_marks(f"征询意见表 {round_.body} {round_.quarter}", leaves)


def _leaf(round_: OpinionRound, page: int, rows: Sequence[Opinion], pages: int) -> marks.Leaf:
    found = law.boxes(_questions(), len(rows), OVERALL)
    return marks.Leaf(
        codes=tuple(
            marks.Code(x, y, law.CODE, law.name_of(round_.pk.hex, page, corner))
            for corner, (x, y) in enumerate(law.CORNERS)
        ),
        words=(*_head(round_, page, pages), *_columns(), *_rows(rows)),
        boxes=tuple(marks.Square(box.x, box.y, law.BOX) for box in found),
        lines=tuple(law.FIRST_ROW + law.ROW * n for n in range(len(rows) + 1)),
    )


def _questions() -> tuple[str, ...]:
    return tuple(one.id for one in asked())


def _head(round_: OpinionRound, page: int, pages: int) -> Iterator[marks.Word]:
    quarter = Quarter.parse(round_.quarter)
    yield marks.Word(40, 14, 130, "法律援助案件征询意见表", 15, bold=True)
    yield marks.Word(40, 22, 130, f"致 {round_.body}：{quarter.year}年第{quarter.number}季度", 10)
    yield marks.Word(
        12, 40, 186, "请按承办人的工作情况在方框内打勾或者涂黑，不知道的留空；总体评价必选一项。"
        "请保持四角图案完整，不要折叠。意见不会告诉承办人是哪个单位、哪位人员提出的。", 9,
    )  # fmt: skip
    yield marks.Word(12, 53, 186, f"{round_.institution.name}　第 {page} 页，共 {pages} 页", 8)


def _columns() -> Iterator[marks.Word]:
    y = law.FIRST_ROW - 14
    yield marks.Word(12, y, 50, "案件", 9, bold=True)
    for column, question in enumerate(asked()[: law.COLUMNS]):
        x = law.FIRST_COLUMN + law.COLUMN * column
        yield marks.Word(x, y, law.COLUMN, question.short_zh, 8, bold=True)
        yield marks.Word(x + 1, y + 8, 6, Said.YES.name_zh, 8)
        yield marks.Word(x + 8, y + 8, 6, Said.NO.name_zh, 8)
    yield marks.Word(law.OVERALL_COLUMN, y, 40, "总体评价", 8, bold=True)
    for step, word in enumerate(Overall):
        yield marks.Word(law.OVERALL_COLUMN + law.OVERALL_STEP * step, y + 8, 14, word.name_zh, 8)


def _rows(rows: Sequence[Opinion]) -> Iterator[marks.Word]:
    for place, row in enumerate(rows):
        y = law.FIRST_ROW + law.ROW * place + 2
        case = row.case
        yield marks.Word(12, y, 52, f"{row.number}. {case.authority_case_number or case.number}", 8)
        yield marks.Word(12, y + 6, 52, case.cause[:24], 8)
        yield marks.Word(12, y + 13, 52, f"承办：{case.handler.name if case.handler else ''}", 8)


@dataclass(frozen=True, slots=True)
class ReadPage:
    """A page that was read: of which sheet, which page, what of each row, the scan's digest."""

    sheet: str
    page: int
    rows: tuple["ReadRow", ...]
    digest: str


@dataclass(frozen=True, slots=True)
class ReadRow:
    """One row: its place from 0, the answers, the questions that a person must look at."""

    row: int
    answers: dict[str, str]
    unclear: tuple[str, ...]


def read_scan(content: bytes) -> list[ReadPage]:
    """Every sheet in a PDF or picture. Raises CannotRead for one without any sheet."""
    found = [page for image in _pictures(content) if (page := _read_page(image))]
    if not found:
        raise CannotRead("no sheet was found")
    return found


def _pictures(content: bytes) -> Iterator[Image.Image]:
    try:
        if content.startswith(b"%PDF"):
            for page in list(pypdfium2.PdfDocument(content))[:MOST_PAGES]:
                yield page.render(scale=DPI / 72).to_pil()
        else:
            yield Image.open(io.BytesIO(content))
    except (pypdfium2.PdfiumError, OSError, Image.DecompressionBombError) as error:
        raise CannotRead("this is no PDF and no picture") from error


def _read_page(image: Image.Image) -> ReadPage | None:
    codes = codes_in(image)
    names = [name for code in codes if (name := law.parse(code.text))]
    if not names:
        return None
    sheet, page, _corner = names[0]

    def place_of(text: str) -> tuple[float, float, float] | None:
        name = law.parse(text)
        is_this = name is not None and name[:2] == (sheet, page)
        return (*law.CORNERS[name[2]], law.CODE) if name and is_this else None

    boxes = {
        (box.row, box.question, box.answer): (box.x, box.y, law.BOX)
        for box in law.boxes(_questions(), law.ROWS, OVERALL)
    }
    size = (float(law.WIDTH), float(law.HEIGHT))
    seen = read_boxes(image, codes, place_of, boxes, size)
    return ReadPage(sheet, page, tuple(_read_rows(seen)), crypto.sm3_hex(image.tobytes()))


def _read_rows(seen: dict[Any, Seen]) -> Iterator[ReadRow]:
    """One box marked and the others empty is an answer; none is none; all else is unclear."""
    by_row: dict[int, dict[str, list[tuple[str, bool | None]]]] = defaultdict(dict)
    for (row, question, answer), what in seen.items():
        by_row[row].setdefault(question, []).append((answer, what.is_marked))
    for row, questions in sorted(by_row.items()):
        answers: dict[str, str] = {}
        unclear = []
        for question, told in questions.items():
            marked = [answer for answer, is_marked in told if is_marked]
            if any(is_marked is None for _answer, is_marked in told) or len(marked) > 1:
                unclear.append(question)
            elif marked:
                answers[question] = marked[0]
        yield ReadRow(row, answers, tuple(unclear))
