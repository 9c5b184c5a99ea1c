"""PDF: the text layer with its places, and whether it can be trusted."""

import unicodedata
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pypdfium2
from pypdfium2 import raw

from hengyuan.inspection.pages import Box, How, Page, Piece, lines_of
from hengyuan.inspection.reading.engine import CannotRead, Engine
from hengyuan.inspection.reading.scans import read_scan
from hengyuan.inspection.sources import Source, Trouble

if TYPE_CHECKING:
    from PIL.Image import Image

ENOUGH = 8  # signs: below, the layer is a stamp or a page number on a scan
STROKES = 40  # more than the rules of a table or a form: signs drawn as curves
GARBAGE = 0.05  # the share of signs without meaning above which no layer is trusted
SIGNS = 100_000  # a page with more is none that anyone wrote
LONGEST = 4  # times its width: how high a page is drawn
READING_WIDTH = 1654  # A4 at 200 dpi


class PdfSheets:
    """An open PDF."""

    def __init__(self, path: Path) -> None:
        try:
            self._pdf = pypdfium2.PdfDocument(path)
        except pypdfium2.PdfiumError as error:
            locked = error.err_code == raw.FPDF_ERR_PASSWORD
            raise CannotRead(Trouble.ENCRYPTED if locked else Trouble.BROKEN) from error

    def __len__(self) -> int:
        return max(len(self._pdf), 0)

    def read(
        self, source: Source, index: int, engine: Engine | None, *, halves: bool
    ) -> list[Page]:
        """One page by its text layer, else by the engine."""
        page = self._page(index)
        try:
            pieces = _pieces(page)
            drawn = Counter(each.type for each in page.get_objects(max_depth=2))
        finally:
            page.close()
        if not pieces and not drawn:
            return [Page(source.name, source.sha256, index, How.BLANK)]
        if can_be_trusted("".join(piece.text for piece in pieces), least=_least(drawn)):
            return [Page(source.name, source.sha256, index, How.TEXT, lines_of(pieces))]
        image = self.image(index, READING_WIDTH)
        if engine is None or image is None:
            return [Page(source.name, source.sha256, index, How.UNREAD)]
        return read_scan(image, source, index, engine, halves=halves)

    def image(self, index: int, width: int) -> "Image | None":
        """The page drawn for this width."""
        page = self._page(index)
        try:
            wide, high = max(page.get_width(), 1), max(page.get_height(), 1)
            # A strip is not drawn as wide as a page: it would have no end.
            drawn: Image = page.render(scale=min(width / wide, LONGEST * width / high)).to_pil()
            return drawn
        except (pypdfium2.PdfiumError, ValueError, MemoryError) as error:
            raise CannotRead(Trouble.BROKEN) from error
        finally:
            page.close()

    def close(self) -> None:
        """Let the file go."""
        self._pdf.close()

    def _page(self, index: int) -> pypdfium2.PdfPage:
        try:
            return self._pdf[index]
        except pypdfium2.PdfiumError as error:
            raise CannotRead(Trouble.BROKEN) from error


def _least(drawn: Counter[int]) -> int:
    """How many signs a layer must have: one, where nothing but them stands on the page.

    A picture is a scan; a hundred strokes may be signs drawn as curves.
    """
    is_bare = not drawn[raw.FPDF_PAGEOBJ_IMAGE] and drawn[raw.FPDF_PAGEOBJ_PATH] < STROKES
    return 1 if is_bare else ENOUGH


def can_be_trusted(text: str, *, least: int = ENOUGH) -> bool:
    """Whether a text layer says what the paper says: enough signs, hardly any without meaning."""
    signs = [sign for sign in text if not sign.isspace()]
    if len(signs) < least:
        return False
    bad = sum(1 for sign in signs if _is_garbage(sign))
    return bad <= GARBAGE * len(signs)


def _is_garbage(sign: str) -> bool:
    # Fonts without mapping give private, unassigned or control characters, or Latin accents.
    if sign == "\ufffd" or unicodedata.category(sign) in {"Co", "Cn", "Cc", "Cs"}:
        return True
    return "\u0080" <= sign <= "\u024f" and sign not in "·×°±§÷"


def _pieces(page: pypdfium2.PdfPage) -> list[Piece]:
    words = page.get_textpage()
    try:
        if words.count_chars() == 0:
            return []
        if words.count_chars() > SIGNS:
            raise CannotRead(Trouble.TOO_BIG)
        frame, turned = page.get_cropbox(), page.get_rotation()
        found = []
        for number in range(words.count_rects()):
            rect = words.get_rect(number)
            text = " ".join(words.get_text_bounded(*rect).split())
            if text:
                found.append(Piece(text, placed(rect, frame, turned)))
        return found
    finally:
        words.close()


def placed(
    rect: tuple[float, float, float, float],
    frame: tuple[float, float, float, float],
    turned: int,
) -> Box:
    """A rectangle in PDF points as fractions of the page as it is shown."""
    left, bottom, right, top = rect
    width, height = frame[2] - frame[0] or 1, frame[3] - frame[1] or 1
    x0, x1 = (left - frame[0]) / width, (right - frame[0]) / width
    y0, y1 = (frame[3] - top) / height, (frame[3] - bottom) / height
    shown = {
        0: (x0, y0, x1, y1),
        90: (1 - y1, x0, 1 - y0, x1),
        180: (1 - x1, 1 - y1, 1 - x0, 1 - y0),
        270: (y0, 1 - x1, y1, 1 - x0),
    }[turned % 360]
    return Box(*(round(share, 5) for share in shown))
