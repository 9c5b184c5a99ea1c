"""Case numbers of courts and of legal aid, sums of money, page references."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

COURT = re.compile(
    r"（((?:19|20)\d\d)）([\u4e00-\u9fff]\d{0,6}[\u4e00-\u9fff]{1,5}?)第?(\d{1,6})号"
)
# The institution's short name before 援 is left out: nothing tells where it begins in a text.
AID = re.compile(r"援([\u4e00-\u9fff]{0,3}?)字?(?:〔|（)((?:19|20)\d\d)(?:〕|）)第?(\d{1,6})号")
SUM = re.compile(r"(?:人民币|￥|¥)?(\d{1,3}(?:，\d{3})+(?:\.\d{1,2})?|\d+(?:\.\d{1,2})?)(万)?元")
PAGE_REFERENCE = re.compile(
    r"(?:第|[PpＰ]\.?)\d{1,4}(?:[-—–~～至]\d{1,4})?页?|[卷册][^，。；]{0,4}\d{1,4}页"
)
IS_PAGE = re.compile(r"页|^[PpＰ]")


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
