"""What is no print: seals, signatures, finger prints, codes, and ink that nobody read.

None of it is copied onto the new picture. The reader has to know that it was there, so each leaves
a mark at a place that does not follow its strokes, and a word in the text.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from hengyuan.inspection.blinding.picture import Canvas, Mask
from hengyuan.inspection.blinding.search import At, Hit, Sheet, Sure
from hengyuan.inspection.blinding.secrets import Kind
from hengyuan.inspection.facts.days import DAY
from hengyuan.inspection.facts.people import HANDLER, RECIPIENT
from hengyuan.inspection.facts.seals import seals_in
from hengyuan.inspection.pages import Box

if TYPE_CHECKING:
    from PIL.Image import Image

SIGNED = r"(?:签名|签字|签章|手签|亲签)(?:[、和及]?(?:捺印|捺指印|按印|按指印|指印|盖章))?"
NOTE = r"(?:（[^）]{1,14}）)?"
ASKING = re.compile(rf"([\u4e00-\u9fff、]{{0,12}}{NOTE}{SIGNED}{NOTE}：?)")
ENDING = re.compile(rf"[\u4e00-\u9fff、]{{0,10}}(?:{SIGNED}|人|者|方|律师|对象){NOTE}：?$")
# They sign for the court, the prosecution, the police: nobody's secret.
OFFICIAL = re.compile(r"审判|陪审|书记员|法官|检察|公诉|仲裁员|侦查|讯问|询问人|见证人|翻译")
NAMED = re.compile(
    rf"(?:{'|'.join(sorted((*RECIPIENT, *HANDLER), key=len, reverse=True))})(?:姓名)?{NOTE}(：|$)"
)
NAME = re.compile(r"[\u4e00-\u9fff]{2,4}(?=$|[，。；、（])")
REACH = 0.22  # of the page's width: how far a signature stretches
LEAST = 60  # dots of ink on a page 1240 wide: fewer are specks
GRID = 24  # bands down the page: a mark names one of them, whatever the strokes are
SEAL = 0.25  # of the page's width: larger than most official seals; a larger one is burnt as it is
SPECK = 0.012  # of the width: what is smaller says nothing
CODES_AT = 900


def scanned_signatures(sheet: Sheet) -> Iterator[Hit]:
    """On a scan, what was read behind a label that asks for a signature, and names of roles.

    Handwriting is read wrongly, so that no name is recognised in it: it is burnt unread.
    """
    for number, row in enumerate(sheet.rows):
        cells = list(row.cells())
        for place, (first, last) in enumerate(cells):
            said = "".join(sign.plain or " " for sign in row.signs[first:last])
            beside = cells[place + 1] if place + 1 < len(cells) else None
            yield from _behind_asking(sheet, number, said, first, beside)
            yield from _behind_role(sheet, number, said, first, beside)


def _behind_asking(
    sheet: Sheet, row: int, said: str, first: int, beside: tuple[int, int] | None
) -> Iterator[Hit]:
    label = ASKING.search(said)
    if label is None or OFFICIAL.search(label[1]):
        return
    signs = sheet.rows[row].signs
    start, end = first + label.end(), first + len(said)
    if start == end and beside:
        start, end = beside
    rest = "".join(sign.plain or " " for sign in signs[start:end])
    other = ASKING.search(rest)
    day = DAY.search(rest)
    stop = min([len(rest), *(one.start() for one in (other, day) if one)])
    if rest[:stop].strip(" ：年月日"):
        yield _hit(sheet, row, start, start + stop, Kind.SIGNATURE, Sure.BY_SHAPE)


def _behind_role(
    sheet: Sheet, row: int, said: str, first: int, beside: tuple[int, int] | None
) -> Iterator[Hit]:
    for label in NAMED.finditer(said):
        if label[1] and (name := NAME.match(said, label.end())):
            start = first + label.end()
            yield _hit(sheet, row, start, start + len(name[0]), Kind.PERSON, Sure.PRECAUTION)
        elif beside and label.end() == len(said) and label.start() == 0:
            signs = sheet.rows[row].signs[slice(*beside)]
            if name := NAME.match("".join(sign.plain or " " for sign in signs)):
                end = beside[0] + len(name[0])
                yield _hit(sheet, row, beside[0], end, Kind.PERSON, Sure.PRECAUTION)


def _hit(sheet: Sheet, row: int, start: int, end: int, kind: Kind, sure: Sure) -> Hit:
    signs: tuple[At, ...] = tuple((sheet.number, row, at) for at in range(start, end))
    return Hit(kind, f"〔{kind}〕", sure, signs)


def marks_on(sheet: Sheet, canvas: Canvas) -> Iterator[tuple[Mask, int]]:
    """The marks of a page, each with the row beside which it stands (-1 on a page without one)."""
    from PIL import Image as Pictures

    left = canvas.unread()
    for seal in seals_in(Pictures.fromarray(canvas.dots)):
        box = _seal(seal.box, canvas)
        left[canvas.at(box)] = False
        yield Mask(Kind.SEAL, box, Sure.BY_SHAPE), _beside(sheet, box)
    for row, box in _asked(sheet):
        place = canvas.at(box)
        if left[place].sum() > LEAST:
            yield Mask(Kind.SIGNATURE, box, Sure.BY_SHAPE), row
        left[canvas.at(_around(box))] = False
    seen = set()
    for box in _blobs(left):
        mark = _on_grid(box)
        if mark not in seen:
            seen.add(mark)
            yield Mask(Kind.UNREAD, mark, Sure.PRECAUTION), _beside(sheet, mark)


def _seal(box: Box, canvas: Canvas) -> Box:
    """One size for all: what stands beneath and beside the ring is burnt with it."""
    tall = SEAL * canvas.width / canvas.height
    x, y = box.middle, (box.top + box.bottom) / 2
    grown = Box(x - SEAL / 2, y - tall / 2, x + SEAL / 2, y + tall / 2).joined(box)
    step = 4 * GRID
    return Box(*(round(side * step) / step for side in
                 (grown.left, grown.top, grown.right, grown.bottom)))  # fmt: skip


def _asked(sheet: Sheet) -> Iterator[tuple[int, Box]]:
    """Where a signature would stand behind each label that ends its cell."""
    for number, row in enumerate(sheet.rows):
        cells = list(row.cells())
        for place, (first, last) in enumerate(cells):
            said = "".join(sign.plain for sign in row.signs[first:last])
            if not ENDING.fullmatch(said) or OFFICIAL.search(said):
                continue
            box = row.signs[last - 1].box
            right = box.right + REACH
            if place + 1 < len(cells):
                right = min(right, row.signs[cells[place + 1][0]].box.left - 0.005)
            if right > box.right + 0.03:
                high = box.height
                yield (
                    number,
                    Box(
                        box.right + 0.008,
                        box.top - 0.5 * high,
                        min(right, 0.98),
                        box.bottom + 0.5 * high,
                    ),
                )


def _around(box: Box) -> Box:
    """The place of a signature with what its strokes reach beyond it."""
    high = box.height
    return Box(box.left - 0.01, box.top - high, box.right + 0.06, box.bottom + high)


def _blobs(left: Any) -> Iterator[Box]:
    """Ink that stands together, specks left out."""
    import cv2
    import numpy as np

    height, width = left.shape
    reach = max(width // 40, 3)
    closed = cv2.morphologyEx(
        left.astype(np.uint8), cv2.MORPH_CLOSE, np.ones((reach, reach), np.uint8)
    )
    count, _, stats, _ = cv2.connectedComponentsWithStats(closed)
    for x, y, wide, high, area in stats[1:count]:
        if max(wide, high) > SPECK * width and area > LEAST:
            yield Box(x / width, y / height, (x + wide) / width, (y + high) / height)


def _on_grid(box: Box) -> Box:
    """The band across the page in which it stands: neither its width nor its strokes are told."""
    y = round((box.top + box.bottom) / 2 * GRID) / GRID
    return Box(0.0, y - 0.5 / GRID, 1.0, y + 0.5 / GRID)


def _beside(sheet: Sheet, box: Box) -> int:
    middle = (box.top + box.bottom) / 2
    rows = range(len(sheet.rows))
    return min(rows, key=lambda at: abs(_middle(sheet, at) - middle), default=-1)


def _middle(sheet: Sheet, row: int) -> float:
    box = sheet.rows[row].signs[0].box
    return (box.top + box.bottom) / 2


def codes_on(image: "Image") -> list[Box]:
    """Square and bar codes of a scan, whose pieces an engine may take for signs."""
    import cv2
    import numpy as np

    grey = np.asarray(image.convert("L"))
    share = min(CODES_AT / image.width, 1)
    small = cv2.resize(grey, None, fx=share, fy=share, interpolation=cv2.INTER_AREA)
    found = []
    for finder in (cv2.QRCodeDetector(), cv2.barcode.BarcodeDetector()):
        is_there, corners = finder.detectMulti(small)
        for four in corners if is_there and corners is not None else ():
            xs, ys = four[:, 0] / small.shape[1], four[:, 1] / small.shape[0]
            found.append(Box(float(xs.min()) - 0.01, float(ys.min()) - 0.01,
                             float(xs.max()) + 0.01, float(ys.max()) + 0.01))  # fmt: skip
    return found
