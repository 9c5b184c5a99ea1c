"""Lays the papers of a case into a folder and has them read; draws one of their pages.

The folder is gone afterwards. What the system issued is printed as it was issued, what was received
lies there byte for byte; both are read by `hengyuan.inspection`, which knows nothing of the site.
OCR is installed by `tools/setup.py --inspect`; a site without it names scans as not read.
"""

import importlib.util
import io
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import pypdfium2
from PIL import Image

from hengyuan.cases.models import Case
from hengyuan.dossier import printing, rules
from hengyuan.dossier.files import content_of
from hengyuan.dossier.models import Document, DossierFact
from hengyuan.dossier.queries import catalogue_day, documents_of, values_of
from hengyuan.dossier.relatives import Comparison
from hengyuan.inspection.findings import Finding
from hengyuan.inspection.inspect import Asked, inspected
from hengyuan.inspection.reading import ocr
from hengyuan.inspection.reading.engine import Engine
from hengyuan.law.vocabulary import Basis, Kind, Stage

PDF = "application/pdf"
ON_PAPER = ("IN-04", "IN-05")  # signature and seal: what the system issued bears them in the ledger
WIDTH = 1100  # pixels of a page on the screen


@dataclass(frozen=True, slots=True)
class Read:
    """A dossier that was read: of each page its paper, the place in it, the degrees it was turned
    clockwise to stand upright; the hints; its opinions and interview records.
    """

    pages: list[tuple[str, int, int]]
    hints: list[rules.Hint]
    texts: list[rules.KeptText]


def engine_at_hand() -> Engine | None:
    """OCR on one processor, the other is for the pages of the site; None where it is missing."""
    if importlib.util.find_spec("rapidocr") is None:
        return None
    return ocr.engine(threads=1)


def read_dossier(case: Case, progress: Callable[[int], None]) -> Read:
    """Read the papers of a case. Raises NoValueInForce when no catalogue is in force."""
    comparison = Comparison(case)
    with TemporaryDirectory(prefix="hengyuan-dossier-") as folder:
        papers, printed = _laid_out(case, Path(folder))
        with inspected(
            Path(folder), _asked(case), engine=engine_at_hand(), progress=progress,
            relatives=comparison.relatives,
        ) as found:  # fmt: skip
            pages = [
                (papers[Path(page.file).name], page.index, page.turned)
                for page in found.dossier.pages
            ]
            told = [
                each
                for each in found.findings
                if each.rule.id not in ON_PAPER
                or not all(pages[spot.page - 1][0] in printed for spot in each.spots)
            ]
            hints = [_hint(each, Kind.parse(case.kind)) for each in told]
            return Read(pages, hints, comparison.kept(told))


def _laid_out(case: Case, folder: Path) -> tuple[dict[str, str], set[str]]:
    """Write each paper as a file, in the order of its day.

    File name → id of the paper; and the ids of those that the system printed itself.
    """
    names, printed = {}, set()
    for number, document in enumerate(documents_of(case.pk).order_by("dated_on", "made_at")):
        document.case = case
        content, media_type = file_of(document)
        name = f"{number:04d}{rules.SUFFIXES[media_type]}"
        (folder / name).write_bytes(content)
        names[name] = str(document.pk)
        if document.file is None:
            printed.add(str(document.pk))
    return names, printed


def file_of(document: Document) -> tuple[bytes, str]:
    """The bytes of a paper and their media type: as received, or printed as it was issued."""
    if document.file is not None:
        return content_of(document.file), document.file.media_type
    return printing.pdf(printing.paper_of(document, values_of(document))), PDF


def _asked(case: Case) -> Asked:
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


def _hint(found: Finding, kind: Kind) -> rules.Hint:
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


def picture_of(document: Document, index: int, turned: int) -> bytes:
    """One page of a paper as JPEG, turned upright. Raises IndexError when there is no such page."""
    content, media_type = file_of(document)
    if media_type == PDF:
        with pypdfium2.PdfDocument(io.BytesIO(content)) as pdf:
            page = pdf[_within(index, len(pdf))]
            return _jpeg(page.render(scale=WIDTH / page.get_width()).to_pil(), turned)
    if media_type.startswith("image/"):
        return _jpeg(Image.open(io.BytesIO(content)), turned)
    raise IndexError(index)


def _within(index: int, count: int) -> int:
    if not 0 <= index < count:
        raise IndexError(index)
    return index


def _jpeg(picture: Image.Image, turned: int) -> bytes:
    drawn = io.BytesIO()
    picture.convert("RGB").rotate(-turned, expand=True).save(drawn, "JPEG", quality=80)
    return drawn.getvalue()
