"""Where one paper ends and the next begins, and what each of them is.

A title is a line of its own near the top of a page; a page without one goes on with the paper
before it. What cannot be named says so.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from hengyuan.inspection.flow import FULL, Flow, Spot
from hengyuan.inspection.marks import Mark, marks, titled
from hengyuan.inspection.pages import How, Line, Page

TOP = 0.42  # a title stands above this
HEADER = 0.08  # a running header stands above this
LINES = 7  # a title is among the first lines
LONGEST = 30  # signs of a title with the body before it
NUMBERED = re.compile(r"第?(\d{1,3})(?:页|/|，)共?(\d{1,3})页?")
KNOWN_BY_WORDS = 0.6


@dataclass(frozen=True)
class Document:
    """One paper: its pages (counted from 1), its type or None, how sure that is and from what."""

    mark: Mark | None
    pages: tuple[tuple[int, Page], ...]
    confidence: float
    title: Spot | None

    @property
    def name(self) -> str:
        """What it is called on screen."""
        return self.mark.name if self.mark else "未能识别"

    @property
    def id(self) -> str:
        """The type's id, "" when unknown."""
        return self.mark.id if self.mark else ""

    @property
    def first(self) -> int:
        """Its first page."""
        return self.pages[0][0]

    @property
    def last(self) -> int:
        """Its last page."""
        return self.pages[-1][0]

    @cached_property
    def flow(self) -> Flow:
        """Its words, running headers and page numbers left out."""
        return Flow(self.pages)


@dataclass(frozen=True, slots=True)
class _Start:
    mark: Mark | None
    confidence: float
    title: Spot | None


def documents(pages: Sequence[Page]) -> tuple[Document, ...]:
    """The papers of a dossier; blank pages belong to the paper before them."""
    headers = _running(pages)
    found: list[tuple[_Start, list[tuple[int, Page]]]] = []
    for number, page in enumerate(pages, start=1):
        before = found[-1] if found else None
        start = _start(number, page, headers, before[0] if before else None)
        bare = _without(page, headers)
        if before and start is None and _belongs(page, before[1][-1][1]):
            before[1].append((number, bare))
            continue
        found.append((start or _by_words(page), [(number, bare)]))
    return tuple(
        Document(start.mark, tuple(own), start.confidence, start.title) for start, own in found
    )


def _belongs(page: Page, before: Page) -> bool:
    """Nothing says that a page which could not be read belongs to the paper before."""
    return page.how is not How.UNREAD or before.how is How.UNREAD


def _running(pages: Sequence[Page]) -> frozenset[str]:
    """Lines at the upper edge that stand on two pages in a row."""
    found = set()
    for one, other in pairwise(pages):
        here = {_bare(line) for line in one.lines[:2] if line.box.top < HEADER}
        there = {_bare(line) for line in other.lines[:2] if line.box.top < HEADER}
        found |= {text for text in here & there if titled(text) is None or len(one.lines) > 2}
    return frozenset(found)


def _without(page: Page, headers: frozenset[str]) -> Page:
    kept = tuple(line for line in page.lines if not _is_edge(line, headers))
    return Page(page.file, page.sha256, page.index, page.how, kept, page.turned, page.confidence)


def _is_edge(line: Line, headers: frozenset[str]) -> bool:
    text = _bare(line)
    if line.box.top < HEADER and text in headers and titled(text) is None:
        return True
    return line.box.top > 0.9 and bool(re.fullmatch(r"[第\-—–]?\d{1,4}[页\-—–]?(共\d+页)?", text))


def _start(
    number: int, page: Page, headers: frozenset[str], before: _Start | None
) -> _Start | None:
    """What begins on a page, or None when the paper before goes on."""
    lines = [line for line in page.lines if line.box.top < TOP][:LINES]
    goes_on = _goes_on(page)
    for line in lines:
        text = _bare(line)
        mark = titled(text) if len(text) <= LONGEST else None
        if mark is None or goes_on:
            continue
        if text in headers and line.box.top < HEADER and before and before.mark is mark:
            continue
        spot = Spot(number, line.box, text)
        return _Start(mark, _confidence(mark, line, page), spot)
    return None


def _goes_on(page: Page) -> bool:
    """Whether the page's own number says that it is not a paper's first."""
    edges = [line for line in page.lines if line.box.top < HEADER or line.box.top > 0.9]
    for line in edges:
        said = NUMBERED.fullmatch(_bare(line))
        if said and int(said[1]) > 1 and int(said[2]) < 40 and int(said[1]) <= int(said[2]):
            return "共" in _bare(line)
    return False


def _confidence(mark: Mark, line: Line, page: Page) -> float:
    """A title in the middle, and words that such a paper has, make it surer."""
    text = page.text.translate(FULL)
    found = 0.8
    if abs(line.box.middle - 0.5) < 0.12:
        found += 0.1
    if any(word in text for word in mark.words):
        found += 0.08
    return round(min(found, 0.98) * min(page.confidence + 0.05, 1), 2)


def _by_words(page: Page) -> _Start:
    """A first page without a title: named by its words if three of one type stand there."""
    text = "".join(page.text.split())
    best = max(marks(), key=lambda mark: sum(word in text for word in mark.words))
    if len(best.words) >= 3 and all(word in text for word in best.words):
        return _Start(best, KNOWN_BY_WORDS, None)
    return _Start(None, 0.0, None)


def _bare(line: Line) -> str:
    return "".join(line.text.split()).translate(FULL).strip("·.。，-—★《》")
