"""The signs of a page with the place of each: exact from a text layer, by proportion from OCR."""

import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from statistics import median_low

from hengyuan.inspection.flow import FULL
from hengyuan.inspection.pages import Box, Line, Page, Piece

CELL = 0.9  # of a sign's width: a gap that parts two cells
WORD = 0.22  # a gap that parts two words
DROPPED = frozenset(
    "·•・‧∙_＿﹍﹎‐­​\ufeff"
)  # what stands between the signs of a name and is no sign
EVEN = (0.45, 1.9)  # a sign's width to its height: outside, a proportion says nothing


@dataclass(frozen=True, slots=True)
class Sign:
    """One sign of a row: as it is written, as it is compared ("" when it does not count)."""

    text: str
    plain: str
    box: Box
    is_exact: bool
    gap: float = 0.0  # before it, in widths of a sign


@dataclass(frozen=True, slots=True)
class Row:
    """The signs of one line, from left to right."""

    signs: tuple[Sign, ...]
    em: float  # the width of a Chinese sign, as a share of the page's width
    is_sure: bool = True  # whether the place of a sign within it can be told

    @property
    def box(self) -> Box:
        """Where it stands."""
        found = self.signs[0].box
        for sign in self.signs[1:]:
            found = found.joined(sign.box)
        return found

    def cells(self) -> Iterator[tuple[int, int]]:
        """Where its cells begin and end."""
        cuts = [at for at, sign in enumerate(self.signs) if at and sign.gap > CELL]
        yield from zip([0, *cuts], [*cuts, len(self.signs)], strict=True)


@cache
def plain_sign(sign: str) -> str:
    """A sign as it is compared: one width, one case, radicals and twins brought together."""
    if sign.isspace() or sign in DROPPED or unicodedata.category(sign) in {"Cc", "Cf"}:
        return ""
    same = unicodedata.normalize("NFKC", sign)
    return (same if len(same) == 1 else sign).upper().translate(FULL)[:1]


def plain(text: str) -> str:
    """A text as it is compared."""
    return "".join(map(plain_sign, text))


def signs_of(path: Path, index: int) -> list[Piece]:
    """Each sign of the text layer of a PDF's page with its place by the font's own width.

    Such a place does not depend on the drawing of the sign, so that two names of one length are
    burnt alike.
    """
    import pypdfium2

    from hengyuan.inspection.reading.pdf import placed

    with pypdfium2.PdfDocument(path) as file, closing(file[index]) as page:
        frame, turned = page.get_cropbox(), page.get_rotation()
        with closing(page.get_textpage()) as words:
            text = words.get_text_range()
            if len(text) != words.count_chars():  # signs beyond the first plane count twice there
                return []
            return [
                Piece(sign, placed(words.get_charbox(at, loose=True), frame, turned))
                for at, sign in enumerate(text)
                if plain_sign(sign) or sign in DROPPED
            ]


def rows_of(page: Page, exact: Sequence[Piece] | None) -> list[Row]:
    """The rows of a page; `exact` are its signs where a text layer tells them."""
    if exact:
        return [_row(row, is_exact=True) for row in _grouped(exact)]
    return [_proportional(line) for line in page.lines]


def _grouped(signs: Sequence[Piece]) -> Iterator[list[Piece]]:
    row: list[Piece] = []
    for sign in sorted(signs, key=lambda one: (one.box.top + one.box.bottom, one.box.left)):
        if row and not _beside(sign.box, row[0].box):
            yield row
            row = []
        row.append(sign)
    if row:
        yield row


def _beside(one: Box, other: Box) -> bool:
    apart = abs(one.top + one.bottom - other.top - other.bottom) / 2
    return apart < 0.5 * max(min(one.height, other.height), 0.006)


def _row(pieces: list[Piece], *, is_exact: bool, is_sure: bool = True) -> Row:
    pieces = sorted(pieces, key=lambda one: one.box.left)
    em = _em(pieces, is_exact=is_exact)
    found: list[Sign] = []
    for at, piece in enumerate(pieces):
        before = pieces[at - 1].box.right if at else piece.box.left
        gap = (piece.box.left - before) / em
        found.append(Sign(piece.text, plain_sign(piece.text), piece.box, is_exact, round(gap, 2)))
    return Row(tuple(found), em, is_sure)


def _em(pieces: list[Piece], *, is_exact: bool) -> float:
    """The width of a Chinese sign: where it is exact it does not depend on which sign it is."""
    wide = [piece.box.right - piece.box.left for piece in pieces
            if unicodedata.east_asian_width(piece.text) in "WF"]  # fmt: skip
    if is_exact and wide:
        return max(median_low(wide), 1e-4)
    return max(_high(pieces[0].box), 1e-4)


def _high(box: Box) -> float:
    """A height as a share of the page's width, A4 taken for granted."""
    return box.height * 1.414


def _proportional(line: Line) -> Row:
    """A line of OCR: each sign by its share of its piece."""
    found: list[Piece] = []
    sure = True
    for piece in line.pieces:
        alone = Line((piece,))
        sure = sure and _is_even(piece)
        found += [
            Piece(sign, alone.box_of(at, at + 1))
            for at, sign in enumerate(piece.text)
            if not sign.isspace()
        ]
    return _row(found, is_exact=False, is_sure=sure)


def _is_even(piece: Piece) -> bool:
    """Whether the signs of a piece are about as wide as high: else one was lost or made up."""
    wide = sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in piece.text) / 2
    share = (piece.box.right - piece.box.left) / wide / max(_high(piece.box), 1e-4)
    return EVEN[0] < share < EVEN[1]
