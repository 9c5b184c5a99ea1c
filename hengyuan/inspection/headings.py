"""Which lines at the top of a page may be a paper's title, by their size, place and wording.

A title is set larger than what follows it or stands in the middle; it is no sentence and no heading
of a chapter. Two large lines that follow each other may be one title that was broken. On scans the
height of a box says little of what stands in it: there the size is the width of a sign.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from hengyuan.inspection.facts.people import SURNAMES
from hengyuan.inspection.flow import FULL
from hengyuan.inspection.pages import How, Line, Page, Piece

TOP = 0.42  # a title stands above this
FIRST = 3  # a title that stands at the side is among so many lines
LINES = 7  # it is among the first lines
LONGEST = 34  # signs of a title with the body before it
SHORT = 18  # signs of a line that may be one though its form shows nothing
LARGER = 1.18  # times the size of what is written below
A_LITTLE = 1.05  # enough for what ends as papers are called
ROW = 4  # times the height of a line: no title is spaced out so far
MARGIN = 0.4  # of a sign's width: what an engine's boxes leave around the words
MIDDLE = 0.13  # how far from the middle of the page a centred line may lie
NO_TITLE = re.compile(
    r"[：，。；？！“”]|^[（]?[一二三四五六七八九十\d]{1,3}[）、．.]|^\d+$|^第?\d+页|号$|^照片[\d一二三四五六七八九十]|[年月日]$|（[^）]*(?:签[名字]|[捺指手]印)[^）]*）$"
)
PAPER = re.compile(
    r"(?:首页|书|表|单|证|函|状|条|词|笔录|记录|证明|合同|协议|清单|目录|目次|一览|明细|结论|摘记|摘录|摘要|笔记|清册|收据|字据|发言|流水|照片|经过|病历|报告|说明|小结|凭证|发票|通知|通知单)(?:（[^）]+）)?$"
)
# A body that issues papers, in a line of its own above the title.
BODY = re.compile(
    r"[\u4e00-\u9fff]{2,28}(?:中心|法院|检察院|事务所|司法局|公安局|分局|委员会|援助处|仲裁院|公司|医院|银行)"
)

Size = Callable[[Sequence[Piece]], float]


@dataclass(frozen=True, slots=True)
class Heading:
    """A line that may be a title: its words without blanks, and how it stands out."""

    text: str
    line: Line
    is_large: bool
    is_centred: bool
    place: int  # among the lines of the page, from 0
    is_apart: bool = False  # larger than the rest of its own line

    @property
    def stands_out(self) -> bool:
        """Whether its form alone makes it the head of a paper."""
        is_named = bool(PAPER.search(self.text))
        is_signature = not is_named and all(map(_is_a_name, self.line.pieces))
        is_placed = self.is_centred or (is_named and self.place < FIRST)
        is_row = not is_named and _is_row(self.line)
        is_other = is_signature or is_row or BODY.fullmatch(self.text)
        return self.is_large and is_placed and not is_other


def bare(line: Line) -> str:
    """The words of a line without blanks and ornaments; the stop of a sentence is none."""
    words = "".join(line.text.split()).translate(FULL)
    return words.lstrip("·.。，-—★《》").rstrip("·.-—★《》")


def is_called_paper(text: str) -> bool:
    """Whether a line reads like a title: it ends as papers are called, and is no field."""
    return bool(PAPER.search(text)) and not NO_TITLE.search(text)


def is_short_line(line: Line) -> bool:
    """Whether a few words stand alone in a line, no sentence, no field, nobody's name."""
    text = bare(line)
    is_alone = len(line.pieces) == 1 or all(len(piece.text) == 1 for piece in line.pieces)
    is_other = NO_TITLE.search(text) or BODY.fullmatch(text) or _is_a_name(line.pieces[0])
    return is_alone and not is_other and 2 < len(text) <= SHORT and text[0] not in "问答"


def headings(page: Page) -> Iterator[Heading]:
    """The lines that may be titles, from the top; a broken title also as a whole."""
    size = _width if page.how is How.OCR else _height
    usual = _usual(page, size)
    before: Heading | None = None
    for place, line in enumerate(page.lines[:LINES]):
        yield from _apart(line, place, usual, size)
        text = bare(line)
        if line.box.top >= TOP or not 1 < len(text) <= LONGEST or NO_TITLE.search(text):
            before = None
            continue
        large = size(line.pieces) > (A_LITTLE if PAPER.search(text) else LARGER) * usual
        found = Heading(text, line, large, abs(line.box.middle - 0.5) < MIDDLE, place)
        if before and before.is_large and large and not BODY.fullmatch(before.text):
            whole = before.text + text
            if len(whole) <= LONGEST:
                joined = Line((*before.line.pieces, *line.pieces))
                yield Heading(whole, joined, True, found.is_centred, before.place)
        yield found
        before = found


def _is_row(line: Line) -> bool:
    """Whether its words stand so far apart as only the cells of a table do."""
    return any(
        after.box.left - before.box.right > ROW * after.box.height
        for before, after in pairwise(line.pieces)
    )


def _is_a_name(piece: Piece) -> bool:
    text = "".join(piece.text.split())
    return 1 < len(text) <= 4 and text[0] in SURNAMES


def _apart(line: Line, place: int, usual: float, size: Size) -> Iterator[Heading]:
    """A title at the side of its line, the body that issues it smaller beside it."""
    highest = max(line.pieces, key=lambda piece: size((piece,)))
    others = [piece for piece in line.pieces if piece is not highest]
    if not others or line.box.top >= TOP:
        return
    text = bare(Line((highest,)))
    least = (A_LITTLE if PAPER.search(text) else LARGER) * usual
    is_larger = size((highest,)) > max(least, *(LARGER * size((one,)) for one in others))
    if is_larger and 1 < len(text) <= LONGEST and not NO_TITLE.search(text):
        yield Heading(text, Line((highest,)), True, False, place, is_apart=True)


def _usual(page: Page, size: Size) -> float:
    """The size of most of the writing: each line counts by its signs."""
    sizes = [size(line.pieces) for line in page.lines for _ in line.text]
    return median(sizes) if sizes else 1.0


def _height(pieces: Sequence[Piece]) -> float:
    """How high pieces of a text layer are set."""
    return Line(tuple(pieces)).box.height


def _width(pieces: Sequence[Piece]) -> float:
    """How wide an engine saw a Chinese sign of these pieces; 0.0 where hardly one stands there."""
    signs = run = 0.0
    for piece in pieces:
        wide = sum(unicodedata.east_asian_width(sign) in "WF" for sign in piece.text)
        if 2 * wide > len(piece.text):
            signs += wide + (len(piece.text) - wide) / 2 + MARGIN
            run += piece.box.right - piece.box.left
    return run / signs if signs else 0.0
