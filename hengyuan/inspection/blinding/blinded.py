"""A dossier page by page without its secrets: picture, words, and what was burnt where."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from io import BytesIO
from math import ceil, floor
from typing import TYPE_CHECKING
from unicodedata import east_asian_width

from hengyuan.inspection.blinding.marks import codes_on, marks_on, scanned_signatures
from hengyuan.inspection.blinding.picture import WIDTH, Canvas, Mask
from hengyuan.inspection.blinding.search import At, Hit, Sheet, Sure, found_on
from hengyuan.inspection.blinding.secrets import PEOPLE, Kind, Known, Secret, known
from hengyuan.inspection.blinding.signs import CELL, Row, rows_of
from hengyuan.inspection.blinding.text import rebuilt
from hengyuan.inspection.pages import Box, How, Page, Piece, lines_of
from hengyuan.inspection.reading.engine import Engine

if TYPE_CHECKING:
    from PIL.Image import Image

Pictures = Callable[[int, int], "Image | None"]
Signs = Callable[[int], Sequence[Piece] | None]
SURE = 0.6  # the engine's confidence below which a page is not trusted to be read
WIDTHS = {Kind.FIRM: 9.0, Kind.INSTITUTION: 11.0, Kind.ADDRESS: 12.0}  # of a mask, in signs
OTHERS, PEOPLES = 7.0, 2.6
BESIDE = 0.35  # of a sign on each side, where its place is known by proportion only
UNEVEN = 0.12  # of a sign more for each narrow sign in the line, and at most
MOST_BESIDE = 2.5
HAND = (0.07, 0.45)  # of a line's height above and below it: print, a hand's larger signs
STEP = 1 / 120  # of the page's height
COVERED = 0.5  # the share of a scan's ink that must have been read


class CannotBlind(StrEnum):
    """Why a page is not shown: a person must blind it."""

    NOT_READ = "这一页没有读出，无法遮盖，须由人工处理"
    UNSURE = "这一页读得不清楚，无法确定遮盖是否完全，须由人工处理"
    FOREIGN = "这一页不是中文，无法查找应当遮盖的内容，须由人工处理"
    NO_PICTURE = "这一页没有图像，只给出遮盖后的文字"
    STILL_THERE = "遮盖后复查仍读出应当遮盖的内容，须由人工处理"


@dataclass(frozen=True, slots=True)
class BlindPage:
    """One page as a reader may see it; nothing in it comes from the file's name or its data.

    With a `trouble` other than NO_PICTURE there is neither picture nor text.
    """

    number: int
    text: str
    masks: tuple[Mask, ...]
    image: "Image | None" = None
    trouble: CannotBlind | None = None

    def png(self) -> bytes | None:
        """The picture as a new file, of dots alone."""
        if self.image is None:
            return None
        out = BytesIO()
        self.image.save(out, "PNG", compress_level=3)
        return out.getvalue()


def blind(
    pages: Sequence[Page],
    secrets: Iterable[Secret],
    *,
    pictures: Pictures,
    signs: Signs | None = None,
    again: Engine | None = None,
) -> Iterator[BlindPage]:
    """Each page of a dossier without the secrets, one picture in memory at a time.

    `pictures` draws page n (from 1) upright at a width, as `Album.picture` does; `signs` gives the
    exact places of its signs, as `signs_of` reads them. With `again` each new scan is read once
    more, and burnt whole lines or refused where anything is found.
    """
    names = known(secrets)
    before: Sheet | None = None
    here = _sheet(1, pages[0], signs) if pages else None
    for number, page in enumerate(pages, start=1):
        after = _sheet(number + 1, pages[number], signs) if number < len(pages) else None
        assert here is not None
        yield _page(page, here, before, after, names, pictures, again)
        before, here = here, after


def _sheet(number: int, page: Page, signs: Signs | None) -> Sheet:
    is_scan = page.how is How.OCR
    exact = signs(number) if signs and not is_scan else None
    return Sheet(number, rows_of(page, exact), is_scan=is_scan)


def _page(
    page: Page, sheet: Sheet, before: Sheet | None, after: Sheet | None,
    names: Sequence[Known], pictures: Pictures, again: Engine | None,
) -> BlindPage:  # fmt: skip
    if trouble := _trouble(page):
        return BlindPage(sheet.number, "", (), trouble=trouble)
    hits = found_on(sheet, before, after, names)
    taken: dict[At, Hit] = {at: hit for hit in hits for at in hit.signs}
    if sheet.is_scan:
        for hit in scanned_signatures(sheet):
            free = Hit(hit.kind, hit.placeholder, hit.sure, _free(hit, taken))
            taken |= dict.fromkeys(free.signs, free)
    image = pictures(sheet.number, WIDTH)
    if image is None:
        masks = tuple(_masks(sheet, taken))
        return BlindPage(
            sheet.number, rebuilt(sheet, taken, {}), masks, None, CannotBlind.NO_PICTURE
        )
    canvas = Canvas(image, sheet)
    canvas.allow()
    if sheet.is_scan and not _is_covered(canvas):
        return BlindPage(sheet.number, "", (), trouble=CannotBlind.UNSURE)
    masks_, notes = _marked(sheet, canvas, taken)
    if sheet.is_scan:
        masks_ += [Mask(Kind.CODE, box, Sure.BY_SHAPE) for box in codes_on(image)]
    made = canvas.drawn(masks_)
    if again is not None and sheet.is_scan and (left := _left(made, again, names)):
        masks_ += left
        made = canvas.drawn(masks_)
        if _left(made, again, names):
            return BlindPage(sheet.number, "", (), trouble=CannotBlind.STILL_THERE)
    return BlindPage(sheet.number, rebuilt(sheet, taken, notes), tuple(masks_), made)


def _free(hit: Hit, taken: Mapping[At, Hit]) -> tuple[At, ...]:
    return tuple(at for at in hit.signs if at not in taken)


def _trouble(page: Page) -> CannotBlind | None:
    if page.how is How.UNREAD:
        return CannotBlind.NOT_READ
    if page.is_foreign:
        return CannotBlind.FOREIGN
    if page.how is How.OCR and page.confidence < SURE:
        return CannotBlind.UNSURE
    return None


def _is_covered(canvas: Canvas) -> bool:
    """Whether most of a scan's black ink was read: else its words lie elsewhere than was said."""
    ink = canvas.ink & ~canvas.red & ~canvas.rules
    return bool((ink & canvas.read).sum() >= COVERED * ink.sum())


def _marked(
    sheet: Sheet, canvas: Canvas, taken: Mapping[At, Hit]
) -> tuple[list[Mask], dict[int, list[str]]]:
    masks = list(_masks(sheet, taken))
    notes: dict[int, list[str]] = {}
    for mask, row in marks_on(sheet, canvas):
        masks.append(mask)
        notes.setdefault(row, []).append(f"〔{mask.kind}〕")
    return masks, notes


def _masks(sheet: Sheet, taken: Mapping[At, Hit]) -> Iterator[Mask]:
    """What is burnt for the secrets found: of one width for a kind, as far as the line has room."""
    for hit in dict.fromkeys(taken.values()):
        rows = sorted({at[1] for at in hit.signs if at[0] == sheet.number})
        for row in rows:
            own = sorted(at[2] for at in hit.signs if at[:2] == (sheet.number, row))
            for first, last in _runs(own):
                free = [sign.box for at, sign in enumerate(sheet.rows[row].signs)
                        if (sheet.number, row, at) not in taken]  # fmt: skip
                yield Mask(hit.kind, _burnt(sheet.rows[row], first, last, hit.kind, free), hit.sure)


def _runs(own: list[int]) -> Iterator[tuple[int, int]]:
    """Stretches without a gap of more than one sign."""
    first = last = own[0]
    for at in own[1:]:
        if at > last + 2:
            yield first, last
            first = at
        last = at
    yield first, last


def _burnt(line: Row, first: int, last: int, kind: Kind, free: Sequence[Box]) -> Box:
    """The place of these signs, as wide as its kind where the line has room."""
    if not line.is_sure:
        return _taller(line.box, 0.25)
    signs = line.signs
    box = signs[first].box
    for sign in signs[first : last + 1]:
        box = box.joined(sign.box)
    em = line.em
    if signs[first].is_exact:
        box = _of_line(box, free, is_hand=abs(_width(box, first, last) - em) > 0.06 * em)
    else:
        beside = em * min(BESIDE + UNEVEN * _narrow(line), MOST_BESIDE)
        box = Box(box.left - beside, box.top, box.right + beside, box.bottom)
    wide = PEOPLES if kind in PEOPLE else WIDTHS.get(kind, OTHERS)
    room = signs[last + 1].box.left if last + 1 < len(signs) else 0.96
    if last + 1 < len(signs) and signs[last + 1].gap > CELL:
        room -= 0.3 * em
    right = max(box.right, min(box.left + wide * em, room))
    return _taller(Box(box.left, box.top, right, box.bottom), 0.0 if signs[first].is_exact else 0.2)


def _width(box: Box, first: int, last: int) -> float:
    return (box.right - box.left) / (last - first + 1)


def _narrow(line: Row) -> int:
    """How many signs of a line are no wide ones: each makes the places of all less sure."""
    return sum(east_asian_width(sign.text[0]) not in "WF" for sign in line.signs)


def _of_line(box: Box, others: Sequence[Box], *, is_hand: bool) -> Box:
    """As high as the line around it, else by a step: signs by hand are of no one height."""
    top = min((one.top for one in others), default=box.top)
    bottom = max((one.bottom for one in others), default=box.bottom)
    more = HAND[is_hand] * (bottom - top)
    if others and top - more <= box.top and bottom + more >= box.bottom:
        return Box(box.left, top - more, box.right, bottom + more)
    top, bottom = min(top, box.top), max(bottom, box.bottom)
    return Box(box.left, floor(top / STEP) * STEP, box.right, ceil(bottom / STEP) * STEP)


def _taller(box: Box, share: float) -> Box:
    more = share * box.height
    return Box(box.left, box.top - more, box.right, box.bottom + more)


def _left(image: "Image", engine: Engine, names: Sequence[Known]) -> list[Mask]:
    """The lines of a new picture in which a secret is still read."""
    pieces, turned, confidence = engine.read(image)
    if turned:
        return []
    page = Page("", "", 0, How.OCR, lines_of(pieces), 0, confidence)
    sheet = Sheet(1, rows_of(page, None), is_scan=True)
    found = []
    for hit in found_on(sheet, None, None, names):
        for row in {at[1] for at in hit.signs}:
            found.append(Mask(hit.kind, _taller(sheet.rows[row].box, 0.3), hit.sure))
    return found
