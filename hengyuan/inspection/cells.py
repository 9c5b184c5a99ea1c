"""Cells of a table whose words go on below are put together again, each with its own.

Lines are read from edge to edge, so that a narrow cell on two lines would have its neighbours'
words in its middle: 二〇二六年四月二十 | 地点：… and below it 九日.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, zip_longest

from hengyuan.inspection.pages import Line, Piece

APART = 0.8  # of the height of a line: a wider gap parts two cells
WITH_COLON = 1.6
BELOW = 1.2  # of the height: a line further down is no more of the same cell
SMALLER = 0.88  # of the height of the words above: a label, no further words of their cell
REACHES = 0.1  # of the height: a line that reaches so far into the next stands beside it
SAME_EDGE = 0.015  # of the page's width
SIDE = re.compile(r"(?![问答])[\u4e00-\u9fff]")
BARE_LABEL = re.compile(
    r"[\u4e00-\u9fff]{1,4}(?:人|时间|地点|方式|单位|机构|律师|阶段|角色|日期|身份)"
)
COLON = re.compile("[：:]")  # scans give either
DOWN = 3  # signs below each other: a label down the side
# Who speaks may be named: 律师问, 受援人答; OCR may lose the sign behind 问.
AT_ONCE = re.compile(
    r"(?:[\u4e00-\u9fff]{0,3}(?:律师|人|者|对象|原告|当事人))?([问答])(?![题过了卷话应辩复])"
)

Cell = tuple[Piece, ...]


def whole_cells(lines: Sequence[Line]) -> list[Line]:
    """The lines, with what goes on below a cell joined to it."""
    found: list[Line] = []
    bottom = 0.0
    for line in _with_upper_halves(lines):
        if found and (joined := _joined(found[-1], line, bottom)):
            found[-1] = joined
        else:
            found.append(line)
        bottom = line.box.bottom
    return found


def _with_upper_halves(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines, with the upper line of a cell of two put beside the label in its middle."""
    upper: Line | None = None
    for line, below in zip_longest(lines, lines[1:]):
        if upper is not None:
            pieces = sorted((*upper.pieces, *line.pieces), key=lambda piece: piece.box.left)
            yield Line(tuple(pieces))
            upper = None
        elif below is not None and _is_upper_half(line, below):
            upper = line
        else:
            yield line


def _is_upper_half(line: Line, below: Line) -> bool:
    """Whether a line reaches into the next, which begins further left and has nothing under it."""
    reaches = line.box.bottom - below.box.top > REACHES * line.box.height
    is_free = not any(
        one.box.left < other.box.right and other.box.left < one.box.right
        for one in line.pieces
        for other in below.pieces
    )
    return reaches and is_free and below.box.left < line.box.left


def without_sides(lines: Sequence[Line]) -> list[Line]:
    """The lines without labels that run down the side of a table, a sign on each line."""
    lefts = [piece.box.left for line in lines for piece in _alone(line)]
    found = []
    for line in lines:
        sides = [piece for piece in _alone(line) if _run_down(piece.box.left, lefts)]
        kept = tuple(piece for piece in line.pieces if piece not in sides)
        if kept:
            found.append(line if len(kept) == len(line.pieces) else Line(kept))
    return found


def _alone(line: Line) -> list[Piece]:
    """Single signs that are not part of a label spread over its cell: 案　由, 告 知 时 间."""
    single = [bool(SIDE.fullmatch(piece.text)) for piece in line.pieces]
    beside = [False, *single, False]
    return [
        piece for at, piece in enumerate(line.pieces)
        if single[at] and not (beside[at] or beside[at + 2])
    ]  # fmt: skip


def _run_down(left: float, lefts: list[float]) -> bool:
    return sum(abs(left - other) < SAME_EDGE for other in lefts) >= DOWN


def _joined(above: Line, below: Line, bottom: float) -> Line | None:
    """Both as one line, or None when the lower one stands for itself."""
    stands_alone = COLON.search(below.text) or AT_ONCE.match("".join(below.text.split()))
    is_smaller = min(piece.box.height for piece in below.pieces) < SMALLER * min(
        piece.box.height for piece in above.pieces
    )
    if stands_alone or is_smaller or below.box.top - bottom > BELOW * below.box.height:
        return None
    cells, more = _cells(above), _cells(below)
    if len(more) >= len(cells):
        return None
    places = [_under(cells, cell) for cell in more]
    if None in places or len(set(places)) < len(places):
        return None
    if 0 in places and (len(places) > 1 or BARE_LABEL.fullmatch("".join(below.text.split()))):
        return None  # label and value both: the next row of a form
    by_place = dict(zip(places, more, strict=True))
    pieces: list[Piece] = []
    for place, cell in enumerate(cells):
        rest = by_place.get(place)
        pieces += [_one(cell, rest)] if rest else cell
    return Line(tuple(pieces))


def _cells(line: Line) -> list[Cell]:
    cells: list[list[Piece]] = [[line.pieces[0]]]
    for before, piece in pairwise(line.pieces):
        gap = piece.box.left - before.box.right
        # A label's colon leaves much of its own square blank.
        if gap > (WITH_COLON if before.text.endswith(("：", ":")) else APART) * piece.box.height:
            cells.append([piece])
        else:
            cells[-1].append(piece)
    return [tuple(cell) for cell in cells]


def _under(cells: list[Cell], cell: Cell) -> int | None:
    """Which of the cells above begins at the same edge."""
    left = cell[0].box.left
    near = [at for at, one in enumerate(cells) if abs(one[0].box.left - left) < SAME_EDGE]
    return near[0] if near else None


def _one(cell: Cell, rest: Cell) -> Piece:
    """A cell and its rest as one piece: the words of both, without a blank where it was broken."""
    box = Line((*cell, *rest)).box
    first, second = (" ".join(piece.text for piece in part) for part in (cell, rest))
    return Piece(first + second, box)
