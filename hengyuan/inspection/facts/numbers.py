"""Case numbers of courts and of legal aid, sums of money, page references."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from hengyuan.inspection.flow import Flow, Token

COURT = re.compile(
    r"（((?:19|20)\d\d)）([\u4e00-\u9fff]\d{0,6}[\u4e00-\u9fff]{1,5}?)第?(\d{1,6})号"
)
# The institution's short name before 援 is left out: nothing tells where it begins in a text.
AID = re.compile(r"援([\u4e00-\u9fff]{0,3}?)字?(?:〔|（)((?:19|20)\d\d)(?:〕|）)第?(\d{1,6})号")
# The beginning of one, and how far from a cell's edge its rest may begin below.
BEGUN = re.compile(r"（(?:19|20)\d\d）")
SAME_COLUMN = 0.015
SUM = re.compile(r"(?:人民币|￥|¥)?(\d{1,3}(?:，\d{3})+(?:\.\d{1,2})?|\d+(?:\.\d{1,2})?)(万)?元")
N = r"(?:\d{1,4}|[一二三四五六七八九十百〇零]{1,5})"
PAGE_REFERENCE = re.compile(
    rf"(?:第|[PpＰ]\.?){N}(?:[-—–~～至到]{N})?[页面]?|[卷册][^，。；]{{0,4}}{N}[页面]"
    r"|[卷册][^，。；\d]{0,4}\d{1,3}[-—：]\d{1,4}|（\d{1,3}/\d{1,4}）"
)
IS_PAGE = re.compile(r"[页面]|^[PpＰ卷册（]")

# The head of a column of pages, and what stands below it.
PAGES = re.compile("(?:案卷|卷宗)?(?:页码|页次|页号|页数|所在页)")
IN_COLUMN = re.compile(r"\d{1,4}(?:[-—–~～至]\d{1,4})?")


@dataclass(frozen=True, slots=True)
class FoundNumber:
    """A number as it is written without blanks, and where it stands in the text."""

    number: str
    start: int
    end: int


def court_numbers(text: str) -> Iterator[FoundNumber]:
    """Case numbers of courts: （2026）浙0102刑初123号."""
    for match in COURT.finditer(text):
        year, body, serial = match.groups()
        yield FoundNumber(f"（{year}）{body}{int(serial)}号", match.start(), match.end())


def court_numbers_of(flow: Flow) -> Iterator[FoundNumber]:
    """Case numbers in the words of some pages, also one that is broken in a narrow cell."""
    yield from court_numbers(flow.text)
    for row, below in pairwise(flow.rows):
        tokens = flow.tokens(row)
        for at, token in enumerate(tokens):
            if not BEGUN.match(token.text):
                continue
            for rest in flow.tokens(below):
                if abs(flow.left(row, token) - flow.left(below, rest)) < SAME_COLUMN:
                    yield from _broken(tokens[at:], rest)


def _broken(cell: list[Token], rest: Token) -> Iterator[FoundNumber]:
    """A number of which the last signs stand below; it begins with the first of these parts."""
    for count in range(1, len(cell) + 1):
        text = "".join(token.text for token in cell[:count])
        for found in court_numbers(text + rest.text):
            if found.end > len(text):
                start = cell[0].start
                yield FoundNumber(found.number, start + found.start, cell[count - 1].end)
                return


def aid_numbers(text: str) -> Iterator[FoundNumber]:
    """Numbers of legal aid from 援 on: 援指字〔2026〕第12号."""
    for match in AID.finditer(text):
        word, year, serial = match.groups()
        yield FoundNumber(f"援{word}字〔{year}〕第{int(serial)}号", match.start(), match.end())


def sums(text: str) -> Iterator[tuple[int, int, int]]:
    """Sums of money in fen, each with its start and end."""
    for match in SUM.finditer(text):
        whole, _, part = match[1].replace("，", "").partition(".")
        fen = int(whole) * 100 + int(part.ljust(2, "0") or 0)
        yield fen * (10_000 if match[2] else 1), match.start(), match.end()


def page_references(text: str) -> int:
    """How many times a text names a page of the file."""
    return sum(1 for match in PAGE_REFERENCE.finditer(text) if IS_PAGE.search(match[0]))


def page_references_of(flow: Flow) -> int:
    """The same for some pages, with the pages that stand in a column of their own."""
    column: float | None = None
    found = 0
    for row in flow.rows:
        for token in flow.tokens(row):
            left = flow.left(row, token)
            if PAGES.fullmatch(token.text):
                column = left
            elif column is not None and abs(left - column) < SAME_COLUMN:
                found += bool(IN_COLUMN.fullmatch(token.text))
    return found + page_references(flow.text)
