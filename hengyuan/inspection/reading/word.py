"""Word files: their words only. A .docx has no pages of its own, so they are laid out by lines."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import ZipFile

from hengyuan.inspection.pages import Box, How, Line, Page, Piece
from hengyuan.inspection.reading.engine import CannotRead, Engine
from hengyuan.inspection.sources import Source, Trouble

if TYPE_CHECKING:
    from PIL.Image import Image

LINES = 40  # on a laid-out page
LETTERS = 40  # in a line
UNPACKED = 200 << 20  # bytes of all parts
WRITTEN = 20 << 20  # bytes of one part in XML: a book of a thousand pages has five


class WordSheets:
    """An open .docx."""

    def __init__(self, path: Path) -> None:
        import docx

        try:
            with ZipFile(path) as archive:
                parts = archive.infolist()
            written = [one.file_size for one in parts if one.filename.endswith((".xml", ".rels"))]
            if sum(one.file_size for one in parts) > UNPACKED or max(written, default=0) > WRITTEN:
                raise CannotRead(Trouble.ZIP_BOMB)
            document = docx.Document(str(path))
            rows = [row for text in _paragraphs(document) for row in _rows(text)]
        except CannotRead:
            raise
        except Exception as error:  # python-docx and its parser raise whatever they trip over
            raise CannotRead(Trouble.BROKEN) from error
        self._pages = _pages(rows)

    def __len__(self) -> int:
        return len(self._pages)

    def read(
        self, source: Source, index: int, engine: Engine | None, *, halves: bool
    ) -> list[Page]:
        """One laid-out page."""
        lines = tuple(_line(text, number) for number, text in enumerate(self._pages[index]) if text)
        how = How.TEXT if lines else How.BLANK
        return [Page(source.name, source.sha256, index, how, lines)]

    def image(self, index: int, width: int) -> "Image | None":
        """There is none."""
        return None

    def close(self) -> None:
        """Nothing is held."""


def _paragraphs(document: object) -> Iterator[str]:
    from docx.table import Table

    for part in document.iter_inner_content():  # type: ignore[attr-defined]
        if isinstance(part, Table):
            for row in part.rows:
                yield " ".join(dict.fromkeys(cell.text.strip() for cell in row.cells))
        else:
            # python-docx writes a hard page break as a form feed only in newer releases.
            yield "\f" + part.text if part.contains_page_break else part.text


def _rows(text: str) -> Iterator[str]:
    """One paragraph as lines of a page's width; a form feed starts a page."""
    for row in text.replace("\f", "\n\f\n").split("\n"):
        if row == "\f":
            yield row
            continue
        row = row.strip()
        yield row[:LETTERS]
        yield from (row[at : at + LETTERS] for at in range(LETTERS, len(row), LETTERS))


def _pages(rows: list[str]) -> list[list[str]]:
    pages: list[list[str]] = [[]]
    for row in rows:
        if row == "\f" or len(pages[-1]) == LINES:
            pages.append([])
        if row != "\f":
            pages[-1].append(row)
    return [page for page in pages if any(page)]


def _line(text: str, number: int) -> Line:
    left, top = 0.1, round(0.06 + number * 0.022, 5)
    width = round(0.8 * min(len(text) / LETTERS, 1), 5)
    # A short line in Word is as likely a title as not: its place says nothing.
    return Line((Piece(text, Box(left, top, left + width, top + 0.016)),))
