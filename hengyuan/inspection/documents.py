"""Where one paper ends and the next begins, and what each of them is.

A title is a line of its own near the top of a page; a page without one goes on with the paper
before it. A head that no type knows begins a paper that is named by what it holds, with the phrases
that say so; where they say too little it stays without a name: what cannot be named says so.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from hengyuan.inspection.contents import NOTHING, Guess, guess, speaking
from hengyuan.inspection.facts.people import is_near
from hengyuan.inspection.flow import FULL, Flow, Spot
from hengyuan.inspection.headings import (
    TOP,
    Heading,
    bare,
    headings,
    is_called_paper,
    is_short_line,
)
from hengyuan.inspection.marks import Mark, mark, marks, named, stemmed, titled
from hengyuan.inspection.pages import How, Line, Page

HEADER = 0.08  # a running header stands above this
FOOTER = 0.9  # a page number stands below this
FIRST = 3  # a title that its form does not show is among so many lines
CARD = 260  # signs on the copy of a card
NUMBERED = re.compile(r"第?(\d{1,3})页?(?:/|，)?共?(?<!\d)(\d{1,3})页?")
FOOT = re.compile(
    r"[~～•*PpＰ第共总页码纸（）：—–\-·.,，/|\d一二三四五六七八九十百]{1,14}"
)  # a page's number
KNOWN_BY_WORDS = 0.6
LESS_SURE = 0.15  # than by a whole title: by its stem
ENOUGH = 0.25  # how likely a type is by its contents before a paper without a known title is named
UNTITLED = 0.5  # where nothing even looks like a title
CLEARLY = 1.2  # times as likely as any other type, and more than that it is none
OUTWEIGHS = 0.95  # and before it is named against the stem of its title
AGAINST = 0.02  # how likely the stem's type, or that of the paper before, then is at most
BY_CONTENTS = 0.7  # a name by contents alone is never surer
BEGINS = 0.6  # how likely before a line that only reads like a title begins a paper
LAST_PAGE = 200  # signs: with fewer it is the end of a paper, who signed it and when
BEGINS_UNSEEN = 0.75  # where it does not even read like one
BLANKS = {ord(sign): None for sign in " \u3000\n"}
CONCEIVABLE = 0.1  # how likely a type is before a paper may be one of it


@dataclass(frozen=True)
class Document:
    """One paper: its pages (counted from 1), its type or None, how sure that is and from what.

    `grounds` are the phrases by which it was named where no title says it. `may_be` are the types
    that a paper without a name, or with one in doubt, may be.
    """

    mark: Mark | None
    pages: tuple[tuple[int, Page], ...]
    confidence: float
    title: Spot | None
    grounds: tuple[str, ...] = ()
    may_be: frozenset[str] = frozenset()

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

    @property
    def is_foreign(self) -> bool:
        """Whether a page of it is in another language."""
        return any(page.is_foreign for _, page in self.pages)

    @property
    def is_scan(self) -> bool:
        """Whether any of its pages was read by an engine."""
        return any(page.how is How.OCR for _, page in self.pages)

    def may_say(self, name: str, read: str) -> bool:
        """Whether a scan says a name or number where another is read.

        One sign is misread sooner than miswritten: a near one counts as read only where the paper
        holds it again and nowhere the right one.
        """
        is_told = self.flow.text.count(read) > 1 and name not in self.flow.text
        return self.is_scan and is_near(read, name) and not is_told


@dataclass(frozen=True, slots=True)
class _Start:
    mark: Mark | None
    confidence: float
    title: Spot | None
    is_sure: bool = False  # by its whole title
    is_last_resort: bool = False  # by a few words, where nothing else names it


@dataclass(frozen=True, slots=True)
class _Known:
    """What stands before a page: the type of the paper, and its last page."""

    mark: Mark | None
    page: Page


def documents(pages: Sequence[Page]) -> tuple[Document, ...]:
    """The papers of a dossier; blank pages belong to the paper before them."""
    headers = _running(pages)
    found: list[tuple[_Start, list[tuple[int, Page]]]] = []
    last: Page | None = None
    for number, page in enumerate(pages, start=1):
        before = found[-1] if found else None
        known = _Known(before[0].mark, last) if before and last else None
        start = _start(number, page, headers, known)
        if start is None and known:
            start = _small_title(number, page, known)
        own = (number, _without(page, headers))
        if before and last and start is None and _belongs(page, last):
            before[1].append(own)
        else:
            found.append((start or _by_words(page), [own]))
        last = page
    return tuple(_named(start, tuple(own), place) for place, (start, own) in enumerate(found))


def papers_at(pages: Sequence[Page], cuts: Sequence[tuple[int, int]]) -> list[Flow]:
    """The words of papers whose first and last pages are known."""
    headers = _running(pages)
    return [
        Flow([(n, _without(pages[n - 1], headers)) for n in range(first, last + 1)])
        for first, last in cuts
    ]


def _named(start: _Start, own: tuple[tuple[int, Page], ...], place: int) -> Document:
    """A paper, by its contents where its title says too little: none, or only its stem."""
    found = Document(start.mark, own, start.confidence, start.title)
    if start.is_sure or not found.flow.text or found.is_foreign:
        return found
    title = start.title.quote if start.title else ""
    guesses = guess(found.flow.text, title, place)
    best = next(iter(guesses.values()))
    if not _is_named_by(best, start, guesses):
        may_be = frozenset(own for own, one in guesses.items() if one.likely >= CONCEIVABLE)
        return replace(found, may_be=may_be - {NOTHING, found.id})
    read = min(page.confidence for _, page in own)
    sure = round(BY_CONTENTS * best.likely * min(read + 0.05, 1), 2)
    may_be = frozenset({start.mark.id} if start.mark else ())
    grounds = speaking(best.id, found.flow.text, title)
    return replace(found, mark=mark(best.id), confidence=sure, grounds=grounds, may_be=may_be)


def _is_named_by(best: Guess, start: _Start, guesses: Mapping[str, Guess]) -> bool:
    """Whether the contents name a paper: alone, or against the stem of its title."""
    if best.id == NOTHING:
        return False
    if start.is_last_resort and start.mark and best.id == start.mark.id:
        return False
    if start.mark is None or start.is_last_resort:
        others = (CLEARLY * one.likely for one in guesses.values() if one.id not in ("", best.id))
        least = ENOUGH if start.title else UNTITLED
        return best.likely >= max(least, guesses[NOTHING].likely, *others)
    said = guesses[start.mark.id].likely if start.mark.id in guesses else 1.0
    return best.id != start.mark.id and best.likely >= OUTWEIGHS and said <= AGAINST


def _belongs(page: Page, before: Page) -> bool:
    """Nothing says that a page which could not be read belongs to the paper before."""
    return page.how is not How.UNREAD or before.how is How.UNREAD


def _running(pages: Sequence[Page]) -> frozenset[str]:
    """Lines at the upper edge that stand on two pages in a row."""
    found = set()
    for one, other in pairwise(pages):
        here = {bare(line) for line in one.lines[:2] if line.box.top < HEADER}
        there = {bare(line) for line in other.lines[:2] if line.box.top < HEADER}
        found |= {text for text in here & there if named(text) is None or len(one.lines) > 2}
    return frozenset(found)


def _without(page: Page, headers: frozenset[str]) -> Page:
    kept = tuple(line for line in page.lines if not _is_edge(line, headers))
    return Page(page.file, page.sha256, page.index, page.how, kept, page.turned, page.confidence)


def _is_edge(line: Line, headers: frozenset[str]) -> bool:
    text = bare(line)
    if line.box.top < HEADER and text in headers and named(text) is None:
        return True
    is_edge = line.box.top > FOOTER or line.box.top < HEADER
    return is_edge and bool(FOOT.fullmatch(text))


def _start(
    number: int, page: Page, headers: frozenset[str], before: "_Known | None"
) -> _Start | None:
    """What begins on a page, or None when the paper before goes on."""
    if _goes_on(page, before.page if before else None):
        return None
    unknown: Heading | None = None
    for heading in headings(page):
        mark = titled(heading.text)
        at_edge = heading.line.box.top < HEADER and not heading.is_large
        runs = at_edge and heading.text in headers
        if mark is None:
            unknown = unknown or (heading if _may_begin(heading) else None)
            continue
        if runs and before and before.mark is mark:
            continue
        if unknown and unknown.is_large and not heading.is_large and stemmed(unknown.text):
            break  # the first line of a list below a title that no list has as a whole
        if heading.is_large or heading.is_centred or heading.place < FIRST:
            spot = Spot(number, heading.line.box, heading.text)
            return _Start(mark, _confidence(mark, heading, page), spot, is_sure=True)
    if unknown:
        mark = stemmed(unknown.text)
        sure = _confidence(mark, unknown, page) - LESS_SURE if mark else 0.0
        return _Start(mark, round(sure, 2), Spot(number, unknown.line.box, unknown.text))
    return _untitled(page)


def _small_title(number: int, page: Page, before: "_Known") -> _Start | None:
    """A short line by itself at the top, of which the form shows nothing, where the page says more.

    The contents have to be of another type than the paper before, clearer where the line does not
    end as papers are called.
    """
    if _goes_on(page, before.page) or len(page.text) < LAST_PAGE:
        return None
    above = {bare(line) for line in _with_pieces(before.page)}
    for line in _with_pieces(page):
        text = bare(line)
        if line.box.top >= TOP or text in above or not is_short_line(line):
            continue
        guesses = guess(page.text.translate(BLANKS), text)
        best, own = next(iter(guesses.values())), before.mark.id if before.mark else NOTHING
        least = BEGINS if is_called_paper(text) else BEGINS_UNSEEN
        said = guesses[own].likely if own in guesses else 0.0
        if best.id not in (NOTHING, own) and best.likely >= least and said <= AGAINST:
            return _Start(None, 0.0, Spot(number, line.box, text))
    return None


def _with_pieces(page: Page) -> Iterator[Line]:
    """The first lines of a page, and each part of them that stands for itself."""
    for line in page.lines[:FIRST]:
        yield line
        if len(line.pieces) > 1:
            yield from (Line((piece,)) for piece in line.pieces if len(piece.text) > 1)


def _may_begin(heading: Heading) -> bool:
    """Whether a line that is no known title begins a paper: by its form, or large by its stem."""
    is_stemmed = heading.is_large and heading.place < FIRST and stemmed(heading.text) is not None
    return heading.stands_out or is_stemmed


def _untitled(page: Page) -> _Start | None:
    """A copy without a title that its words name: a card on a page of its own."""
    text = "".join(page.text.split()).translate(FULL)
    for one in marks():
        fits = one.is_untitled and len(text) < CARD and all(word in text for word in one.words)
        if fits:
            return _Start(one, KNOWN_BY_WORDS, None, is_sure=True)
    return None


def _goes_on(page: Page, before: Page | None) -> bool:
    """Whether the page's own number says that it is not a paper's first.

    2/5 means that only where the page before says 1/5: many a case number looks like it.
    """
    for said in _numbers(page):
        if said[0] > 1 and (said[2] or (before and (said[0] - 1, said[1]) in _pairs(before))):
            return True
    return False


def _numbers(page: Page) -> Iterator[tuple[int, int, bool]]:
    """Page numbers at the edges with their totals, and whether 共 stands before the total."""
    for line in page.lines:
        if HEADER <= line.box.top <= FOOTER:
            continue
        said = NUMBERED.fullmatch(bare(line))
        if said and int(said[1]) <= int(said[2]) < 40:
            yield int(said[1]), int(said[2]), "共" in said[0]


def _pairs(page: Page) -> set[tuple[int, int]]:
    return {(number, total) for number, total, _ in _numbers(page)}


def _confidence(mark: Mark, heading: Heading, page: Page) -> float:
    """A title in the middle, and words that such a paper has, make it surer."""
    text = page.text.translate(FULL)
    found = 0.8
    if heading.is_centred:
        found += 0.1
    if any(word in text for word in mark.words):
        found += 0.08
    return round(min(found, 0.98) * min(page.confidence + 0.05, 1), 2)


def _by_words(page: Page) -> _Start:
    """A first page without a title: named by its words if three of one type stand there."""
    text = "".join(page.text.split())
    best = max(marks(), key=lambda mark: sum(word in text for word in mark.words))
    if len(best.words) >= 3 and all(word in text for word in best.words):
        return _Start(best, KNOWN_BY_WORDS, None, is_last_resort=True)
    return _Start(None, 0.0, None)
