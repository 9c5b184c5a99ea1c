"""Which lines at the top of a page may be a paper's title, by their size, place and wording.

A title is set larger than what follows it or stands in the middle; it is no sentence and no heading
of a chapter. Two large lines that follow each other may be one title that was broken.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median

from hengyuan.inspection.facts.people import SURNAMES
from hengyuan.inspection.flow import FULL
from hengyuan.inspection.pages import Line, Page

TOP = 0.42  # a title stands above this
FIRST = 3  # a title that stands at the side is among so many lines
LINES = 7  # it is among the first lines
LONGEST = 34  # signs of a title with the body before it
LARGER = 1.18  # times the height of what is written below
A_LITTLE = 1.05  # enough for what ends as papers are called
MIDDLE = 0.13  # how far from the middle of the page a centred line may lie
NO_TITLE = re.compile(
    r"[：，。；？！“”]|^[（]?[一二三四五六七八九十\d]{1,3}[）、．.]|^\d+$|^第?\d+页|号$|^照片[\d一二三四五六七八九十]|[年月日]$"
)
PAPER = re.compile(
    r"(?:首页|书|表|单|证|函|状|条|词|笔录|记录|证明|合同|协议|清单|目录|明细|流水|照片|经过|病历|报告|说明|小结|凭证|发票|通知|通知单)(?:（[^）]+）)?$"
)
# A body that issues papers, in a line of its own above the title.
BODY = re.compile(
    r"[\u4e00-\u9fff]{2,28}(?:中心|法院|检察院|事务所|司法局|公安局|分局|委员会|援助处|仲裁院|公司|医院|银行)"
)


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
        is_signature = len(self.text) < 4 and self.text[0] in SURNAMES and not is_named
        is_placed = self.is_centred or (is_named and self.place < FIRST)
        return self.is_large and is_placed and not is_signature and not BODY.fullmatch(self.text)


def bare(line: Line) -> str:
    """The words of a line without blanks and ornaments."""
    return "".join(line.text.split()).translate(FULL).strip("·.。，-—★《》")


def headings(page: Page) -> Iterator[Heading]:
    """The lines that may be titles, from the top; a broken title also as a whole."""
    usual = _usual_height(page)
    before: Heading | None = None
    for place, line in enumerate(page.lines[:LINES]):
        yield from _apart(line, place, usual)
        text = bare(line)
        if line.box.top >= TOP or not 1 < len(text) <= LONGEST or NO_TITLE.search(text):
            before = None
            continue
        large = line.box.height > (A_LITTLE if PAPER.search(text) else LARGER) * usual
        found = Heading(text, line, large, abs(line.box.middle - 0.5) < MIDDLE, place)
        if before and before.is_large and large and not BODY.fullmatch(before.text):
            whole = before.text + text
            if len(whole) <= LONGEST:
                joined = Line((*before.line.pieces, *line.pieces))
                yield Heading(whole, joined, True, found.is_centred, before.place)
        yield found
        before = found


def _apart(line: Line, place: int, usual: float) -> Iterator[Heading]:
    """A title at the side of its line, the body that issues it smaller beside it."""
    highest = max(line.pieces, key=lambda piece: piece.box.height)
    others = [piece for piece in line.pieces if piece is not highest]
    if not others or line.box.top >= TOP:
        return
    is_larger = highest.box.height > LARGER * max(usual, *(one.box.height for one in others))
    text = bare(Line((highest,)))
    if is_larger and 1 < len(text) <= LONGEST and not NO_TITLE.search(text):
        yield Heading(text, Line((highest,)), True, False, place, is_apart=True)


def _usual_height(page: Page) -> float:
    """The height of most of the writing: each line counts by its signs."""
    heights = [height for line in page.lines for height in [line.box.height] * len(line.text)]
    return median(heights) if heights else 1.0
