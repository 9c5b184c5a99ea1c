"""The words of some pages in one stretch, and where on paper each of them stands.

Blanks are left out (scans and justified type set them anywhere), but for one between two numbers:
the day and the hour in cells side by side are not one number. Half-width signs stand for their
full-width twins, and the traditional letters that OCR gives now and then for the simplified ones,
each one for one, so that a pattern is written once.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hengyuan.inspection.cells import whole_cells, without_sides
from hengyuan.inspection.pages import Box, Line, Page

FULL = str.maketrans(
    "():;,?[]【】［］〖〗０１２３４５６７８９○Ｏ／．"
    "訴書護見筆錄閱權證問審決議協辯詞結報號開檢應調傳動爭時間會",
    "（）：；，？〔〕〔〕〔〕〔〕0123456789〇〇/."
    "诉书护见笔录阅权证问审决议协辩词结报号开检应调传动争时间会",
)


SPACED = re.compile(r"[\u4e00-\u9fff]{1,3}")  # signs of a label that stand apart
BEHIND = re.compile(r"[\u4e00-\u9fff](?:：|$)")
NEAR = 0.1  # of the page's width: signs of a label are not further apart
REACHES = 0.78  # of the page's width: a line of prose that ends further left is its last


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on a page (counted from 1 in the dossier) with the words that stand there."""

    page: int
    box: Box | None
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the flow: `start` to `end` in its text, the page it stands on."""

    start: int
    end: int
    page: int
    line: Line
    at: tuple[int, ...]  # for each sign, its index in the line's own text


@dataclass(frozen=True, slots=True)
class Token:
    """Words of one line that blanks part from the others: a cell, a label with its value."""

    text: str
    start: int
    end: int


class Flow:
    """The words of consecutive pages; `rows` keep what belongs to one line."""

    def __init__(self, pages: Sequence[tuple[int, Page]]) -> None:
        parts: list[str] = []
        rows: list[Row] = []
        start = 0
        for number, page in pages:
            for line in whole_cells(without_sides(page.lines)):
                kept = _kept(line.text)
                if not kept:
                    continue
                text = "".join(sign for _, sign in kept).translate(FULL)
                if rows and _are_apart(parts[-1], rows[-1].line, text, line):
                    parts.append(" ")
                    start += 1
                end = start + len(text)
                rows.append(Row(start, end, number, line, tuple(i for i, _ in kept)))
                parts.append(text)
                start = end
        self.text = "".join(parts)
        self.rows = tuple(rows)
        self._starts = [row.start for row in rows]
        self._tokens: dict[int, list[Token]] = {}

    def row_at(self, position: int) -> Row:
        """The line in which a position of the text lies."""
        return self.rows[max(bisect_right(self._starts, position) - 1, 0)]

    def words(self, row: Row) -> str:
        """The words of one line."""
        return self.text[row.start : row.end]

    def tokens(self, row: Row) -> list[Token]:
        """The parts of a line that blanks set apart on paper; kept, since every rule asks."""
        if row.start in self._tokens:
            return self._tokens[row.start]
        found: list[Token] = []
        at = row.start
        for words in row.line.text.split():
            end = at + len(words)
            if self.text[at] == " " != words[0]:  # the one between two numbers
                at, end = at + 1, end + 1
            found.append(Token(self.text[at:end], at, end))
            at = end
        self._tokens[row.start] = self._closed_up(row, found)
        return self._tokens[row.start]

    def _closed_up(self, row: Row, tokens: list[Token]) -> list[Token]:
        """Labels that were spaced out are one: 受 援 人, 卷 名：; what is far apart are two."""
        found: list[Token] = []
        for token in tokens:
            before = found[-1] if found else None
            is_one = before and SPACED.fullmatch(before.text) and BEHIND.match(token.text)
            if before and is_one and self._gap(row, before, token) < NEAR:
                found[-1] = Token(before.text + token.text, before.start, token.end)
            else:
                found.append(token)
        return found

    def _gap(self, row: Row, before: Token, token: Token) -> float:
        """How far a part of a line begins behind the one before it, as a share of the page."""
        last = row.at[before.end - row.start - 1]
        return self.left(row, token) - row.line.box_of(last, last + 1).right

    def left(self, row: Row, token: Token) -> float:
        """Where a part of a line begins, as a share of the page's width."""
        here = row.at[token.start - row.start]
        return row.line.box_of(here, here + 1).left

    def spots(self, start: int, end: int) -> tuple[Spot, ...]:
        """Where the text from `start` to `end` stands, one spot a line."""
        found = []
        for row in self.rows:
            first, last = max(start, row.start), min(end, row.end)
            if first < last:
                here, there = row.at[first - row.start], row.at[last - row.start - 1] + 1
                found.append(Spot(row.page, row.line.box_of(here, there), self.text[first:last]))
        return tuple(found)

    def matches(self, pattern: "re.Pattern[str]") -> Iterator["re.Match[str]"]:
        """All that a pattern finds."""
        return pattern.finditer(self.text)


def _kept(text: str) -> list[tuple[int, str]]:
    """The signs of a line with their places, without blanks but for one between two numbers."""
    found: list[tuple[int, str]] = []
    for place, sign in enumerate(text):
        if not sign.isspace():
            if found and place - found[-1][0] > 1 and sign.isdecimal() and found[-1][1].isdecimal():
                found.append((place - 1, " "))
            found.append((place, sign))
    return found


def _are_apart(above: str, line: Line, text: str, below: Line) -> bool:
    """Whether a number at a line's end and one at the next line's start are two.

    A line of prose that reaches the right edge goes on below; cells and short lines do not.
    """
    if not (above[-1].isdecimal() and text[0].isdecimal()):
        return False
    return len(line.pieces) > 1 or len(below.pieces) > 1 or line.box.right < REACHES
