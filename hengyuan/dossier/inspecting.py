"""Lays the papers of a case into a folder and has them read; draws one of their pages.

The folder is gone afterwards. What the system issued is printed as it was issued, what was received
lies there byte for byte; both are read by `hengyuan.inspection`, which knows nothing of the site.
OCR is installed by `tools/setup.py --inspect`; a site without it names scans as not read.
"""

import importlib.util
import io
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pypdfium2
from PIL import Image

from hengyuan.cases.models import Case
from hengyuan.dossier import printing, rules
from hengyuan.dossier.files import content_of
from hengyuan.dossier.kept_pages import KeptPages
from hengyuan.dossier.models import Document, DossierFact
from hengyuan.dossier.queries import catalogue_day, content_key, documents_of, values_of
from hengyuan.dossier.relatives import Comparison
from hengyuan.inspection.findings import Finding
from hengyuan.inspection.inspect import Asked, inspected
from hengyuan.inspection.pages import Box, plain_box
from hengyuan.inspection.reading import ocr
from hengyuan.inspection.reading.engine import Engine
from hengyuan.inspection.reading.scans import cropped
from hengyuan.law.vocabulary import Basis, Kind, Stage

PDF = "application/pdf"
ON_PAPER = ("IN-04", "IN-05")  # signature and seal: what the system issued bears them in the ledger
WIDTH = 1100  # pixels of a page on the screen


@dataclass(frozen=True, slots=True)
class Read:
    """A dossier that was read: of each page its paper, the place in it, the degrees it was turned
    clockwise to stand upright, and the part of a scan that holds two; the hints; its opinions and
    interview records; pictures of the recipient's signature by their papers, as hashes.
    """

    pages: list[list[Any]]
    hints: list[rules.Hint]
    texts: list[rules.KeptText]
    signatures: list[tuple[str, int]]


def engine_at_hand() -> Engine | None:
    """OCR on one processor, the other is for the pages of the site; None where it is missing."""
    if importlib.util.find_spec("rapidocr") is None:
        return None
    return ocr.engine(threads=1)


def reads_scans() -> bool:
    """Whether OCR is installed here."""
    return engine_at_hand() is not None


def read_dossier(case: Case, progress: Callable[[int], None]) -> Read:
    """Read the papers of a case; what was read before is not read again.

    Raises NoValueInForce when no catalogue is in force.
    """
    comparison = Comparison(case)
    with TemporaryDirectory(prefix="hengyuan-dossier-") as folder:
        papers = laid_out(case, Path(folder))
        cache = KeptPages(case.pk, {name: content_key(paper) for name, paper in papers.items()})
        with inspected(
            Path(folder), asked_of(case), engine=engine_at_hand(), progress=progress, cache=cache,
            relatives=comparison.relatives, halves=True,
        ) as found:  # fmt: skip
            shown = [(papers[Path(page.file).name], page) for page in found.dossier.pages]
            pages = [
                [str(paper.pk), page.index, page.turned, plain_box(page.part)]
                for paper, page in shown
            ]
            printed = {
                number for number, (paper, _) in enumerate(shown, start=1) if paper.file is None
            }
            told = [each for each in found.findings if is_told(each, printed)]
            hints = [hint_of(each, Kind.parse(case.kind)) for each in told]
            signed = [(one.id, bits) for one, bits in found.dossier.signed_by_recipient()]
            return Read(pages, hints, comparison.kept(told), signed)


def is_told(finding: Finding, printed: Collection[int]) -> bool:
    """Whether a finding counts: none of ink or seal on pages that the system printed itself."""
    if finding.rule.id not in ON_PAPER:
        return True
    return not all(spot.page in printed for spot in finding.spots)


def laid_out(case: Case, folder: Path) -> dict[str, Document]:
    """Write each paper as a file, in the order of its day: file name → paper."""
    names = {}
    for number, document in enumerate(papers_in_order(case)):
        content, media_type = file_of(document)
        name = f"{number:04d}{rules.SUFFIXES[media_type]}"
        (folder / name).write_bytes(content)
        names[name] = document
    return names


def papers_in_order(case: Case) -> list[Document]:
    """The papers of a case in the order of their days, each with this case."""
    found = list(documents_of(case.pk).order_by("dated_on", "made_at"))
    for document in found:
        document.case = case
    return found


def media_type_of(document: Document) -> str:
    """The media type of a paper's file."""
    return document.file.media_type if document.file else PDF


def file_of(document: Document) -> tuple[bytes, str]:
    """The bytes of a paper and their media type: as received, or printed as it was issued."""
    if document.file is not None:
        return content_of(document.file), document.file.media_type
    return printing.pdf(printing.paper_of(document, values_of(document))), PDF


def asked_of(case: Case) -> Asked:
    """What the dossier of a case is held against."""
    happened = DossierFact.objects.filter(case_id=case.pk).values_list("fact", flat=True)
    return Asked(
        kind=Kind.parse(case.kind),
        stage=Stage.parse(case.proceeding),
        on=catalogue_day(case),
        basis=Basis.parse(case.basis),
        jurisdiction=case.region,
        happened=frozenset(happened),
        recipient=case.recipient.name,
        number=case.authority_case_number,
    )


def hint_of(found: Finding, kind: Kind) -> rules.Hint:
    """A finding as plain values."""
    spots = [
        {
            "page": spot.page,
            "box": [spot.box.left, spot.box.top, spot.box.right, spot.box.bottom]
            if spot.box
            else None,
            "quote": spot.quote,
        }
        for spot in found.spots
    ]
    return rules.Hint(
        rule=found.rule.id,
        name=found.rule.name,
        severity=str(found.rule.severity),
        indicator=found.rule.indicator(kind),
        cites=[cite.key for cite in found.rule.cites],
        confidence=found.confidence,
        sentence=found.sentence,
        spots=spots,
    )


def picture_of(
    document: Document, index: int, turned: int, part: Sequence[float] | None = None
) -> bytes:
    """One page of a paper as JPEG, turned upright; of a scan that holds two pages, its `part`.

    Raises IndexError when there is no such page.
    """
    place = Box(*part) if part else None
    content, media_type = file_of(document)
    if media_type == PDF:
        with pypdfium2.PdfDocument(io.BytesIO(content)) as pdf:
            page = pdf[_within(index, len(pdf))]
            scale = WIDTH / page.get_width() / (place.right - place.left if place else 1)
            return _jpeg(page.render(scale=scale).to_pil(), turned, place)
    if media_type.startswith("image/"):
        return _jpeg(Image.open(io.BytesIO(content)), turned, place)
    raise IndexError(index)


def _within(index: int, count: int) -> int:
    if not 0 <= index < count:
        raise IndexError(index)
    return index


def _jpeg(picture: Image.Image, turned: int, part: Box | None) -> bytes:
    drawn = io.BytesIO()
    shown = cropped(picture, part) if part else picture
    shown.convert("RGB").rotate(-turned, expand=True).save(drawn, "JPEG", quality=80)
    return drawn.getvalue()
