"""The pages of a case's dossier for somebody who must not learn whose it is.

The papers lie in a folder that is gone afterwards; what leaves this module is drawn and written
anew by `hengyuan.inspection.blinding`. What that cannot mask it does not show.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from hengyuan.cases.models import Case, Party
from hengyuan.dossier import inspecting
from hengyuan.dossier.kept_pages import KeptPages
from hengyuan.dossier.queries import content_key
from hengyuan.inspection.blinding import BlindPage, Kind, Secret, blind, signs_of
from hengyuan.inspection.inspect import Album, inspected
from hengyuan.inspection.pages import Page, Piece
from hengyuan.inspection.reading import read
from hengyuan.inspection.sources import LIMITS, opened
from hengyuan.law.places import full_name


def blind_pages(case: Case, others: Iterable[Secret] = ()) -> Iterator[BlindPage]:
    """Each page of the dossier without its people, firms, places and numbers.

    `others` are further secrets, such as earlier handlers. Raises NoValueInForce when no catalogue
    is in force.
    """
    engine = inspecting.engine_at_hand()
    with TemporaryDirectory(prefix="hengyuan-blind-") as folder:
        papers = inspecting.laid_out(case, Path(folder))
        cache = KeptPages(case.pk, {name: content_key(paper) for name, paper in papers.items()})
        with inspected(
            Path(folder), inspecting.asked_of(case), engine=engine, cache=cache, halves=True
        ) as found:
            pages = found.dossier.pages
            secrets = [*secrets_of(case), *others]
            yield from blind(
                pages, secrets, pictures=found.dossier.pictures, again=engine,
                signs=lambda number: _signs(Path(folder), pages[number - 1]),
            )  # fmt: skip


def blind_folder(folder: Path, secrets: Sequence[Secret]) -> Iterator[BlindPage]:
    """The same for papers that lie in a folder and belong to no case here.

    A file that cannot be read is passed over; who laid it there was told before.
    """
    engine = inspecting.engine_at_hand()
    with opened(folder) as files:
        where = [
            (source, one)
            for source in files.sources
            for one in read(source, cache=None, engine=engine, limits=LIMITS, halves=True)
            if isinstance(one, Page)
        ]
        pages = [page for _source, page in where]
        with closing(Album(where)) as album:
            yield from blind(
                pages, secrets, pictures=album.picture, again=engine,
                signs=lambda number: _signs(folder, pages[number - 1]),
            )  # fmt: skip


def _signs(folder: Path, page: Page) -> list[Piece] | None:
    """Each sign of a text layer with its place; None where a page has none of its own."""
    path = folder / Path(page.file).name
    return signs_of(path, page.index) if path.suffix == ".pdf" and not page.part else None


def secrets_of(case: Case) -> list[Secret]:
    """What the case itself tells: its people, its firm, its institution, its places and numbers."""
    person, handler, firm = case.recipient, case.handler, case.firm
    told = [
        (Kind.RECIPIENT, person.name), (Kind.IDENTITY, person.identity_number),
        (Kind.TELEPHONE, person.phone), (Kind.ADDRESS, person.address),
        (Kind.HANDLER, handler.name if handler else ""),
        (Kind.LICENCE, handler.licence_number if handler else ""),
        (Kind.FIRM, firm.name if firm else ""),
        (Kind.INSTITUTION, case.institution.name), (Kind.DISTRICT, full_name(case.region)),
        (Kind.AID_NUMBER, case.number), (Kind.CASE_NUMBER, case.authority_case_number),
        *((Kind.PARTY, name) for name in case.opponents.splitlines()),
        *((Kind.PARTY, party.name) for party in Party.objects.filter(case=case)),
    ]  # fmt: skip
    return [Secret(kind, name.strip()) for kind, name in told if name and name.strip()]
