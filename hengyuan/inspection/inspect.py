"""One dossier from its path to its findings."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from hengyuan.inspection.defects import findings
from hengyuan.inspection.documents import documents
from hengyuan.inspection.dossier import Dossier, Relatives, alone
from hengyuan.inspection.findings import Finding
from hengyuan.inspection.pages import Page
from hengyuan.inspection.reading import Kept, read
from hengyuan.inspection.reading.engine import CannotRead, Engine, Sheets
from hengyuan.inspection.reading.pages import sheets_of
from hengyuan.inspection.reading.scans import cropped
from hengyuan.inspection.sources import LIMITS, Limits, Source, Verdict, opened
from hengyuan.law.catalogue import Row, catalogue
from hengyuan.law.errors import UnknownRule
from hengyuan.law.vocabulary import Basis, CriminalSide, Kind, Stage

if TYPE_CHECKING:
    from PIL.Image import Image

Progress = Callable[[int], None]
TRIAL = {"trial": "trial_first_instance", "prosecution": "prosecution_review"}


@dataclass(frozen=True, slots=True)
class Asked:
    """What a dossier is held against, and what is known of it beforehand."""

    kind: Kind
    stage: Stage
    on: date
    basis: Basis = Basis.APPLICATION
    side: CriminalSide = CriminalSide.DEFENCE
    jurisdiction: str = ""
    happened: frozenset[str] = frozenset()
    recipient: str = ""
    number: str = ""

    def rows(self) -> tuple[Row, ...]:
        """The catalogue's rows; raises NoValueInForce."""
        return catalogue(
            self.kind, self.stage, self.basis, self.on,
            jurisdiction=self.jurisdiction, side=self.side,
        )  # fmt: skip


def parse_kind(text: str) -> tuple[Kind, Stage]:
    """Read criminal.trial, civil.trial-second-instance …; raises UnknownRule."""
    kind, dot, stage = text.partition(".")
    if not dot:
        raise UnknownRule(f"“{text}” names no stage: write kind.stage, criminal.trial")
    return Kind.parse(kind), Stage.parse(TRIAL.get(stage, stage))


@dataclass
class Inspected:
    """A dossier with what was found; `pictures` of its pages may be drawn while it is open."""

    path: Path
    dossier: Dossier
    findings: tuple[Finding, ...] = ()
    verdicts: list[Verdict] = field(default_factory=list)
    sources: list[Source] = field(default_factory=list)


@contextmanager
def inspected(
    path: Path,
    asked: Asked,
    *,
    cache: Kept | None = None,
    engine: Engine | None = None,
    limits: Limits = LIMITS,
    progress: Progress | None = None,
    halves: bool = False,
    relatives: Relatives = alone,
) -> Iterator[Inspected]:
    """Read the dossier at a path and hold it against the rules; its files stay open within.

    With `halves` two pages on one scan are told apart. `relatives` finds the kin of its opinions
    and interviews among texts that the caller holds.
    """
    rows = asked.rows()
    with opened(path, limits) as files, ExitStack() as stack:
        pages: list[Page] = []
        verdicts = list(files.verdicts)
        where: list[tuple[Source, Page]] = []
        for source in files.sources:
            for read_one in read(source, cache=cache, engine=engine, limits=limits, halves=halves):
                if isinstance(read_one, Verdict):
                    verdicts.append(read_one)
                    continue
                pages.append(read_one)
                where.append((source, read_one))
                if progress:
                    progress(len(pages))
        album = Album(where)
        stack.callback(album.close)
        dossier = Dossier(
            asked.kind, rows, pages, documents(pages), album.picture,
            asked.happened, asked.recipient, asked.number,
            jurisdiction=asked.jurisdiction, relatives=relatives,
        )  # fmt: skip
        found = findings(dossier) if pages else ()
        yield Inspected(path, dossier, found, verdicts, list(files.sources))


class Album:
    """The pictures of a dossier's pages, drawn one at a time from the original files."""

    def __init__(self, where: list[tuple[Source, Page]]) -> None:
        self._where = where
        self._open: tuple[Path, Sheets] | None = None
        self._last: tuple[int, int, Image | None] | None = None

    def picture(self, number: int, width: int) -> "Image | None":
        """Page `number`, counted from 1, upright, about `width` pixels wide."""
        if self._last is not None and self._last[:2] == (number, width):
            return self._last[2]
        source, page = self._where[number - 1]
        image = self._drawn(source, page, width)
        self._last = (number, width, image)
        return image

    def _drawn(self, source: Source, page: Page, width: int) -> "Image | None":
        try:
            if self._open is None or self._open[0] != source.path:
                self.close()
                self._open = (source.path, sheets_of(source))
            share = page.part.right - page.part.left if page.part else 1.0
            image = self._open[1].image(page.index, round(width / share))
        except CannotRead:
            return None
        if image and page.part:
            image = cropped(image, page.part)
        return image.rotate(-page.turned, expand=True) if image and page.turned else image

    def close(self) -> None:
        """Let the open file go."""
        if self._open is not None:
            self._open[1].close()
            self._open = None
