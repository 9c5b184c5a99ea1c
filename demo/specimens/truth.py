"""What a specimen is known to hold: paper by paper and page by page, with the defects planted."""

from dataclasses import asdict, dataclass, field, replace
from datetime import date
from typing import Any


@dataclass
class PaperTruth:
    """One paper: its type's id ("" for a paper that no type names), its first and last page.

    `days` and `numbers` are all days and all court case numbers that stand on it, `hand` is what
    is written by hand, `row` the catalogue row that the paper was made for.
    """

    kind: str
    title: str
    layout: int
    row: str = ""
    first: int = 0
    last: int = 0
    days: set[date] = field(default_factory=set)
    numbers: set[str] = field(default_factory=set)
    hand: set[str] = field(default_factory=set)


@dataclass(frozen=True)
class Planted:
    """A defect, the rule that should find it, and where: its pages, or the row that is missing.

    `also` names rules that may speak of the same pages with reason: a blank form is unsigned too.
    """

    name: str
    rule: str
    pages: tuple[int, ...] = ()
    row: str = ""
    also: tuple[str, ...] = ()


@dataclass
class Truth:
    """All that is known of one specimen; `texts` are the words of each page."""

    seed: int
    kind: str
    basis: str
    on: date
    recipient: str
    number: str
    happened: tuple[str, ...]
    papers: list[PaperTruth]
    planted: list[Planted]
    texts: list[str] = field(default_factory=list)

    def kind_of(self, page: int) -> str:
        """The type of a page, counted from 1."""
        return next(one.kind for one in self.papers if one.first <= page <= one.last)

    def on_scans(self, shown: list[int]) -> "Truth":
        """The same truth for scans in this order, each with the page that it shows, 0 for none.

        A blank back belongs to the paper before it.
        """
        pages: list[int] = []
        for page in shown:
            pages.append(page or pages[-1])
        first = {page: at for at, page in reversed(list(enumerate(pages, start=1)))}
        last = {page: at for at, page in enumerate(pages, start=1)}
        papers = [replace(one, first=first[one.first], last=last[one.last]) for one in self.papers]
        planted = [
            replace(one, pages=tuple(first[page] for page in one.pages)) for one in self.planted
        ]
        texts = [self.texts[page - 1] if page else "" for page in shown]
        return replace(self, papers=papers, planted=planted, texts=texts)

    def as_plain(self) -> dict[str, Any]:
        """Values that JSON can hold."""
        plain = asdict(self)
        plain["on"] = str(self.on)
        for paper in plain["papers"]:
            paper["days"] = sorted(str(day) for day in paper["days"])
            paper["numbers"] = sorted(paper["numbers"])
            paper["hand"] = sorted(paper["hand"])
        return plain
