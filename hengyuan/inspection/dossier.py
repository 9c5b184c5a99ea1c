"""A dossier as it was read: its pages and papers, what it is held against, and its pictures."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from hengyuan.inspection.documents import Document
from hengyuan.inspection.facts.days import FoundDay, days_in
from hengyuan.inspection.facts.labels import Labelled, labelled_in
from hengyuan.inspection.facts.numbers import (
    FoundNumber,
    aid_numbers,
    court_numbers,
    court_numbers_of,
)
from hengyuan.inspection.facts.people import HANDLER, RECIPIENT, Person, most_named, people_in
from hengyuan.inspection.facts.places import Place, places
from hengyuan.inspection.facts.seals import WIDTH as SEALS_AT
from hengyuan.inspection.facts.seals import Seal, ink, is_coloured, seals_in
from hengyuan.inspection.facts.signatures import hash_of, is_recipients
from hengyuan.inspection.flow import FULL, Spot
from hengyuan.inspection.likeness.kinship import Kinship
from hengyuan.inspection.pages import Box, How, Page
from hengyuan.law.catalogue import Row
from hengyuan.law.vocabulary import Kind

if TYPE_CHECKING:
    from PIL.Image import Image

Pictures = Callable[[int, int], "Image | None"]
Relatives = Callable[[Document], Kinship | None]
SIGNING = 8  # lines below the day of signing: who was there, a stamp, how to appeal
LOOKED_AT = 1000  # pixels of width: a pen's stroke is two of them


def alone(document: Document) -> Kinship | None:
    """Where there is nothing to hold a paper against."""
    return None


@dataclass(frozen=True, slots=True)
class Dated:
    """The day of a paper and where it stands."""

    document: Document
    found: FoundDay

    @property
    def spots(self) -> tuple[Spot, ...]:
        """Where the day stands."""
        return self.document.flow.spots(self.found.start, self.found.end)


@dataclass
class Dossier:
    """One dossier and what the rules ask about it; pictures are drawn only when one is needed.

    `recipient` and `number` are what the dossier itself names most often, unless they were given.
    `relatives` holds an opinion or an interview against those of other dossiers; `jurisdiction` is
    the place whose clocks run.
    """

    kind: Kind
    rows: tuple[Row, ...]
    pages: Sequence[Page]
    documents: tuple[Document, ...]
    pictures: Pictures
    happened: frozenset[str] = frozenset()
    asked_recipient: str = ""
    asked_number: str = ""
    relatives: Relatives = alone
    jurisdiction: str = ""
    _looked: dict[int, tuple[list[Seal], bool]] = field(default_factory=dict)

    def of(self, *ids: str) -> list[Document]:
        """The papers of these types, in their order."""
        return [one for one in self.documents if one.id in ids]

    @cached_property
    def is_whole(self) -> bool:
        """Whether every page could be judged: only then is what was not found missing."""
        return not any(page.how is How.UNREAD or page.is_foreign for page in self.pages)

    @cached_property
    def people(self) -> list[tuple[Document, Person]]:
        """Everyone named in a role, paper by paper."""
        return [(one, person) for one in self.documents for person in people_in(one.flow)]

    @cached_property
    def labelled(self) -> list[tuple[Document, Labelled]]:
        """Every name behind a label for a person, whatever the label's word, paper by paper."""
        return [(one, each) for one in self.documents for each in labelled_in(one.flow)]

    @cached_property
    def recipient(self) -> str:
        """Whom the aid is for."""
        return self.asked_recipient or self._most_named(RECIPIENT)

    @cached_property
    def handler(self) -> str:
        """Who handles the case; "" when no paper names anybody."""
        return self._most_named(HANDLER)

    def _most_named(self, roles: tuple[str, ...]) -> str:
        once = {(one.first, person.role, person.name): person for one, person in self.people}
        return most_named(once.values(), roles)

    @cached_property
    def number(self) -> str:
        """The court's number of the case; "" when no paper names one.

        What was given counts only if it is a court's number: an institution has its own.
        """
        given = [one.number for one in court_numbers(self.asked_number.translate(FULL))]
        return given[0] if given else _most([n for one in self.documents for n in court(one)])

    @cached_property
    def aid_number(self) -> str:
        """The number of the assignment; "" when no paper names one."""
        found = [n for one in self.documents for n in aid_numbers(one.flow.text)]
        return _most([one for one in found if "指" in one.number])

    def dated(self, document: Document) -> Dated | None:
        """The paper's own day: that behind its label (阅卷时间), else its last, the signing.

        On a scan the seal may hide the day of signing: then one of the text is not taken for it.
        """
        days = list(days_in(document.flow.text))
        for label in document.mark.day if document.mark else ():
            for row in document.flow.rows:
                if not document.flow.words(row).startswith(label):
                    continue
                labelled = [day for day in days if row.start <= day.start < row.end]
                if labelled:
                    return Dated(document, labelled[0])
        if not days or (document.is_scan and _is_of_the_text(document, days[-1])):
            return None
        return Dated(document, days[-1])

    def first_dated(self, *ids: str) -> Dated | None:
        """The earliest paper of these types that bears a day."""
        found = [dated for one in self.of(*ids) if (dated := self.dated(one))]
        return min(found, key=lambda dated: dated.found.day, default=None)

    @cached_property
    def hearing(self) -> Dated | None:
        """The day of the hearing: the record's, else that for which the summons calls."""
        recorded = self.first_dated("D-27b")
        if recorded:
            return recorded
        for summons in self.of("D-27a"):
            for day in days_in(summons.flow.text):
                before = summons.flow.text[max(day.start - 6, 0) : day.start]
                if "定于" in before or "时间：" in before:
                    return Dated(summons, day)
        return None

    def places(self, document: Document) -> list[Place]:
        """The signature places of a paper."""
        return list(places(document, self._ink))

    def signed_by_recipient(self) -> Iterator[tuple[Document, int]]:
        """Pictures of the recipient's signature on scans, as hashes, with their papers."""
        for document in self.documents:
            for place in self.places(document):
                number = place.spot.page
                if place.behind is None or not place.is_filled or not is_recipients(place):
                    continue
                image = self.pictures(number, LOOKED_AT)
                if image is None or self.pages[number - 1].how is not How.OCR:
                    continue  # what is typed looks alike without any copy
                found = hash_of(image, place.behind)
                if found is not None:
                    yield document, found

    def seals(self, document: Document) -> list[tuple[int, Seal]] | None:
        """The seals of a paper with their pages; None where no colour can be seen."""
        if not self._sees_colour:
            return None
        return [(number, seal) for number, _ in document.pages for seal in self._look(number)[0]]

    @cached_property
    def _sees_colour(self) -> bool:
        """Whether any page that should bear a seal shows colour: else all are grey copies."""
        sealed = [one for one in self.documents if one.mark and one.mark.is_sealed]
        return any(self._look(number)[1] for one in sealed for number, _ in one.pages)

    def _look(self, number: int) -> tuple[list[Seal], bool]:
        if number not in self._looked:
            is_scan = self.pages[number - 1].how is How.OCR
            # What is drawn costs little to draw anew; a scan is unpacked once for all.
            image = self.pictures(number, LOOKED_AT if is_scan else SEALS_AT)
            coloured = image is not None and (not is_scan or is_coloured(image))
            seals = seals_in(image) if image is not None and coloured else []
            self._looked[number] = (seals, coloured)
        return self._looked[number]

    def _ink(self, number: int, box: Box) -> float | None:
        image = self.pictures(number, LOOKED_AT)
        return None if image is None else ink(image, box)


def _is_of_the_text(document: Document, day: FoundDay) -> bool:
    """Whether the last day of a sealed paper stands too far above its end to be the signing."""
    below = sum(row.start > day.start for row in document.flow.rows)
    return document.mark is not None and document.mark.is_sealed and below > SIGNING


def court(document: Document) -> list[FoundNumber]:
    """The court numbers that a paper names."""
    return list(court_numbers_of(document.flow))


def _most(found: list[FoundNumber]) -> str:
    counted: dict[str, int] = {}
    for one in found:
        counted[one.number] = counted.get(one.number, 0) + 1
    return max(counted, key=lambda number: counted[number], default="")
