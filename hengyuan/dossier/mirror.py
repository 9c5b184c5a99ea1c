"""The mirror before closing: where the handler's dossier would lose points today.

The same reading and the same rules as the inspection, over the papers that stand in the dossier
now, for nobody but its handler. What is found is shown and forgotten: no row, no event, no figure.
His texts are not held against those of others, since theirs are not his to see.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import count as count_from
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from hengyuan.cases.models import Case
from hengyuan.dossier import inspecting, queries, rules
from hengyuan.dossier.kept_pages import KeptPages, count, pages_of
from hengyuan.dossier.models import Document
from hengyuan.inspection.defects import findings, missing_paper
from hengyuan.inspection.documents import documents
from hengyuan.inspection.dossier import Dossier
from hengyuan.inspection.examples import examples
from hengyuan.inspection.findings import Finding, indicators
from hengyuan.inspection.inspect import Album
from hengyuan.inspection.pages import How, Page, Piece, plain_box
from hengyuan.inspection.reading import read
from hengyuan.inspection.reading.cache import reader_of
from hengyuan.inspection.reading.engine import CannotRead, Engine
from hengyuan.inspection.sources import LIMITS, Source, Trouble, opened
from hengyuan.kernel.language import name_of
from hengyuan.law.catalogue import Row
from hengyuan.law.vocabulary import Kind

if TYPE_CHECKING:
    from PIL.Image import Image


KINDS = {".pdf": "pdf", ".jpg": "image", ".png": "image", ".docx": "word"}


class NotReadYet(Exception):
    """Scans of the dossier were not read yet: `read` of `of` pages of received files are kept."""

    def __init__(self, read: int, of: int) -> None:
        super().__init__(f"{read} of {of}")
        self.read, self.of = read, of


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper of the dossier as a file, and its pages if all of them are kept."""

    document: Document
    source: Source
    kept: list[Page]

    @property
    def is_printed(self) -> bool:
        """Whether the system printed it: then it is not looked at for ink or seal."""
        return self.document.file is None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page with evidence: its number, its paper, the place in it, how it is asked for."""

    number: int
    document: Document
    index: int
    asked: str


@dataclass(frozen=True, slots=True)
class Told:
    """One hint: its place on the screen, what it says, a good example.

    `made_on` is a page of handling, "report" for the closing report, "" where there is none.
    """

    place: int
    hint: rules.Hint
    example: str
    made_on: str


@dataclass(frozen=True, slots=True)
class Seen:
    """What the mirror shows: the hints by criterion, all criteria in their order, the evidence."""

    criteria: list[tuple[str, list[Told]]]
    sheets: list[Sheet]
    pages: int

    @property
    def told(self) -> list[Told]:
        """All hints."""
        return [each for _name, found in self.criteria for each in found]


def look(case: Case) -> Seen:
    """Hold the papers against the rules. Raises NotReadYet, and NoValueInForce as the inspection.

    Pages with a text layer are read at once; scans only if they were read before.
    """
    engine = inspecting.engine_at_hand()
    later = _Later(engine) if engine else None
    with _papers(case, engine) as (papers, cache):
        where = []
        for paper in papers:
            for page in paper.kept or _read(paper, cache, later):
                if later and later.has_met_a_scan:
                    raise _unread(papers, engine)
                where.append((paper, page))
        album = Album([(paper.source, page) for paper, page in where])
        try:
            return _seen(case, where, album)
        finally:
            album.close()


def read_scans(case: Case) -> None:
    """Read every page that is not kept yet, page by page: what was read stays read after a kill."""
    engine = inspecting.engine_at_hand()
    with _papers(case, engine) as (papers, cache):
        for paper in papers:
            if paper.kept:
                continue
            for page in _read(paper, cache, engine):
                if page.how is How.UNREAD:  # so that nobody waits for it again
                    cache.put([page], engine, halves=True)


def count_read(case: Case) -> int:
    """How many pages of the received files of a case are read."""
    received = queries.documents_of(case.pk).exclude(file=None)
    contents = [queries.content_key(document) for document in received]
    return queries.count_read(contents, reader_of(inspecting.engine_at_hand(), halves=True))


class _Later:
    """An engine that reads nothing: whoever waits for an answer must not wait for OCR."""

    def __init__(self, engine: Engine) -> None:
        self.name = engine.name
        self.has_met_a_scan = False

    def read(self, image: "Image") -> tuple[list[Piece], int, float]:
        self.has_met_a_scan = True
        raise CannotRead(Trouble.BROKEN)


@contextmanager
def _papers(case: Case, engine: Engine | None) -> Iterator[tuple[list[Paper], KeptPages]]:
    """The papers as files in a folder that is gone afterwards, issued ones only if need be."""
    found = inspecting.papers_in_order(case)
    known = queries.pages_read(map(queries.content_key, found), reader_of(engine, halves=True))
    with TemporaryDirectory(prefix="hengyuan-mirror-") as folder:
        papers = []
        for number, document in enumerate(found):
            rows = known.get(queries.content_key(document), [])
            is_whole = bool(rows) and len(rows) == rows[0].of
            suffix = rules.SUFFIXES[inspecting.media_type_of(document)]
            path = Path(folder) / f"{number:04d}{suffix}"
            if document.file is not None or not is_whole:
                path.write_bytes(inspecting.file_of(document)[0])
            source = Source(path.name, path, KINDS[suffix], "", (0, 0))
            kept = [page for row in rows for page in pages_of(row.body, source, row.number)]
            papers.append(Paper(document, source, kept if is_whole else []))
        contents = {each.source.name: queries.content_key(each.document) for each in papers}
        with opened(Path(folder)) as files:
            sound = {source.name: source for source in files.sources}
            yield (
                [replace(each, source=sound.get(each.source.name, each.source)) for each in papers
                 if each.kept or each.source.name in sound],
                KeptPages(case.pk, contents),
            )  # fmt: skip


def _read(paper: Paper, cache: KeptPages, engine: Engine | None) -> Iterator[Page]:
    """The pages of a paper; what cannot be opened has none."""
    try:
        for found in read(paper.source, cache=cache, engine=engine, limits=LIMITS, halves=True):
            if isinstance(found, Page):
                yield found
    except CannotRead:
        return


def _unread(papers: list[Paper], engine: Engine | None) -> NotReadYet:
    """How far the reading of the received files has come; the same file twice counts once."""
    received = {
        queries.content_key(paper.document): paper for paper in papers if not paper.is_printed
    }
    of = sum(
        len({page.index for page in paper.kept}) or _count(paper.source)
        for paper in received.values()
    )
    return NotReadYet(queries.count_read(received, reader_of(engine, halves=True)), of)


def _count(source: Source) -> int:
    try:
        return count(source)
    except CannotRead:
        return 0


def _seen(case: Case, where: list[tuple[Paper, Page]], album: Album) -> Seen:
    asked = inspecting.asked_of(case)
    pages = [page for _paper, page in where]

    def picture(number: int, width: int) -> "Image | None":
        return None if where[number - 1][0].is_printed else album.picture(number, width)

    dossier = Dossier(
        asked.kind, asked.rows(), pages, documents(pages), picture,
        asked.happened, asked.recipient, asked.number, jurisdiction=asked.jurisdiction,
    )  # fmt: skip
    printed = {number for number, (paper, _) in enumerate(where, start=1) if paper.is_printed}
    found = [each for each in findings(dossier) if inspecting.is_told(each, printed)]
    told = list(_told(found, dossier, asked.kind))
    evident = sorted({spot["page"] for each in told for spot in each.hint.spots})
    sheets = [
        Sheet(number, where[number - 1][0].document, pages[number - 1].index,
              _asked(pages[number - 1]))
        for number in evident
    ]  # fmt: skip
    return Seen(_by_criterion(told, asked.kind), sheets, len(pages))


def _asked(page: Page) -> str:
    """The query with which the picture of a page is asked for."""
    query = {"turned": str(page.turned)} if page.turned else {}
    if part := plain_box(page.part):
        query["part"] = ",".join(map(str, part))
    return urlencode(query)


def _told(found: list[Finding], dossier: Dossier, kind: Kind) -> Iterator[Told]:
    missing = iter(missing_paper.completeness(dossier).missing)  # in the order of their findings
    for each in found:
        row = next(missing) if each.rule is missing_paper.RULE else None
        yield Told(
            0,
            inspecting.hint_of(each, kind),
            name_of(examples()[each.rule.id]),
            made_on(row) if row else "",
        )


def made_on(row: Row) -> str:
    """The page on which a missing paper comes about, "" where the handler has none."""
    if row.form == "D-34":
        return "report"
    return rules.ROW_MADE_ON.get(row.id) or rules.MADE_ON.get(row.form or "", "")


def _by_criterion(told: list[Told], kind: Kind) -> list[tuple[str, list[Told]]]:
    standard = indicators()["criminal" if kind is Kind.CRIMINAL else "civil"]
    places = count_from(1)
    return [
        (
            name,
            [replace(each, place=next(places)) for each in told if each.hint.indicator == name],
        )
        for name in dict.fromkeys(standard.values())
    ]
