"""A page as it was read: lines with their places, so that every finding can point at paper.

All boxes are fractions of the page as it is shown, from its upper left corner.
"""

import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import Any

LETTERS = 60  # fewer tell no language: a table of numbers, a receipt
FOREIGN = 0.1  # the share of Chinese signs below which a page is in another language


@dataclass(frozen=True, slots=True)
class Box:
    """A place on a page: fractions of its width and height, from the upper left corner."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def height(self) -> float:
        """How much of the page's height it takes."""
        return self.bottom - self.top

    @property
    def middle(self) -> float:
        """Where its centre lies between the left and the right edge."""
        return (self.left + self.right) / 2

    def joined(self, other: "Box") -> "Box":
        """The smallest box around both."""
        return Box(
            min(self.left, other.left),
            min(self.top, other.top),
            max(self.right, other.right),
            max(self.bottom, other.bottom),
        )


class How(StrEnum):
    """How the words of a page were come by."""

    TEXT = "text"  # a text layer that can be trusted
    OCR = "ocr"
    BLANK = "blank"  # nothing on the paper
    UNREAD = "unread"  # an image, and no OCR at hand


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that stand together, without a gap."""

    text: str
    box: Box


@dataclass(frozen=True, slots=True)
class Line:
    """The pieces of one line, from left to right, a space between each two."""

    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        """The whole line."""
        return " ".join(piece.text for piece in self.pieces)

    @property
    def box(self) -> Box:
        """Where the line stands."""
        found = self.pieces[0].box
        for piece in self.pieces[1:]:
            found = found.joined(piece.box)
        return found

    def box_of(self, start: int, end: int) -> Box:
        """Where the characters `start` to `end` of the text stand, by the width of each."""
        at = 0
        found: Box | None = None
        for piece in self.pieces:
            first, last = max(start - at, 0), min(end - at, len(piece.text))
            if first < last:
                part = _part(piece, first, last)
                found = found.joined(part) if found else part
            at += len(piece.text) + 1
        return found or self.box


def _part(piece: Piece, first: int, last: int) -> Box:
    widths = [2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in piece.text]
    step = (piece.box.right - piece.box.left) / sum(widths)
    left = piece.box.left + step * sum(widths[:first])
    right = left + step * sum(widths[first:last])
    return Box(left, piece.box.top, right, piece.box.bottom)


@dataclass(frozen=True, slots=True)
class Page:
    """One page: where it comes from (file, its SHA-256, place in it), how it was read, its lines.

    `turned` says by how many degrees the scan was turned clockwise to stand upright. `part` is
    the part of the scan that is this page, where two pages lie on one scan; it is cut out before
    it is turned.
    """

    file: str
    sha256: str
    index: int
    how: How
    lines: tuple[Line, ...] = ()
    turned: int = 0
    confidence: float = 1.0
    part: Box | None = None

    @property
    def text(self) -> str:
        """All lines."""
        return "\n".join(line.text for line in self.lines)

    @property
    def is_foreign(self) -> bool:
        """Whether it is written in another language than Chinese: then nothing is judged of it."""
        letters = [sign for sign in self.text if sign.isalpha()]
        if len(letters) < LETTERS:
            return False
        chinese = sum(1 for sign in letters if "\u3400" <= sign <= "\u9fff")
        japanese = sum(1 for sign in letters if "\u3041" <= sign <= "\u30fe")
        return chinese - japanese < FOREIGN * len(letters)


def as_plain(page: Page) -> dict[str, Any]:
    """A page as values that JSON can hold, without the file it lies in."""
    lines = [
        [[p.text, *(round(n, 5) for n in (p.box.left, p.box.top, p.box.right, p.box.bottom))]
         for p in line.pieces]
        for line in page.lines
    ]  # fmt: skip
    return {
        "how": str(page.how), "turned": page.turned, "confidence": page.confidence, "lines": lines,
        "part": plain_box(page.part),
    }  # fmt: skip


def plain_box(box: Box | None) -> list[float] | None:
    """A place as four numbers."""
    return [round(n, 4) for n in (box.left, box.top, box.right, box.bottom)] if box else None


def from_plain(plain: dict[str, Any], *, file: str, sha256: str, index: int) -> Page:
    """The page that `as_plain` wrote."""
    lines = tuple(
        Line(tuple(Piece(text, Box(*box)) for text, *box in line)) for line in plain["lines"]
    )
    part = Box(*plain["part"]) if plain["part"] else None
    return Page(
        file, sha256, index, How(plain["how"]), lines, plain["turned"], plain["confidence"], part
    )


def lines_of(pieces: list[Piece]) -> tuple[Line, ...]:
    """Pieces as lines: those of one height together, each line from left to right."""
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda p: (p.box.top + p.box.bottom, p.box.left)):
        if rows and _stands_beside(piece, rows[-1][0]):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return tuple(Line(tuple(_closed_up(row))) for row in rows)


def _stands_beside(piece: Piece, first: Piece) -> bool:
    centre = (piece.box.top + piece.box.bottom) / 2
    other = (first.box.top + first.box.bottom) / 2
    return abs(centre - other) < 0.5 * max(min(piece.box.height, first.box.height), 0.006)


def _closed_up(row: list[Piece]) -> list[Piece]:
    """Join pieces that touch: a font change is no gap."""
    row.sort(key=lambda p: p.box.left)
    found = [row[0]]
    for before, piece in pairwise(row):
        if piece.box.left - before.box.right < 0.45 * piece.box.height:
            joined = found[-1].box.joined(piece.box)
            found[-1] = Piece(found[-1].text + piece.text, joined)
        else:
            found.append(piece)
    return found
