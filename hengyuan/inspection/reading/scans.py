"""One scan as one page or, where an open book or a folded sheet lay on the glass, as two.

A scan is parted where it is wider than high, its lines run across, and a stretch of bare paper or
the shadow of a fold runs down its middle with no rule through it. Each part is a page of its own,
and says which part of the scan it is.
"""

from typing import TYPE_CHECKING, Any

from hengyuan.inspection.pages import Box, How, Page, lines_of
from hengyuan.inspection.reading.engine import Engine
from hengyuan.inspection.sources import Source

if TYPE_CHECKING:
    from PIL.Image import Image

WIDE = (1.2, 1.75)  # width to height of two pages beside each other
LOOKED_AT = 800  # pixels of width
MIDDLE = (0.42, 0.58)  # where the gutter of two pages lies
GUTTER = 0.03  # of the width: two margins, never the blank between two columns of a table
WRITTEN = 0.004  # the share of dark dots of a side with writing on it
BARE = 0.004  # the share of dark dots of a column with a few specks
DARK = 40  # steps of 255 below the paper around
FOLD = 10  # steps of 255 by which the shadow of a fold is darker than the paper beside it


def read_scan(
    image: "Image", source: Source, index: int, engine: Engine, *, halves: bool
) -> list[Page]:
    """The pages of a scan by OCR, in reading order."""
    places = parted(image) if halves else []
    if not places:
        whole = _read(image, source, index, engine, None)
        if not halves or whole.turned not in {90, 270} or image.width > image.height:
            return [whole]
        # Two pages that lie on their side: a scan higher than wide, with the gutter across.
        places = [_turned_back(place, whole.turned) for place in
                  parted(image.rotate(-whole.turned, expand=True))]  # fmt: skip
        if not places:
            return [whole]
    pages = [_read(cropped(image, place), source, index, engine, place) for place in places]
    return pages[::-1] if all(page.turned == 180 for page in pages) else pages


def cropped(image: "Image", part: Box) -> "Image":
    """A part of a picture."""
    return image.crop(
        (round(part.left * image.width), round(part.top * image.height),
         round(part.right * image.width), round(part.bottom * image.height))
    )  # fmt: skip


def parted(image: "Image") -> list[Box]:
    """The two halves of a scan as fractions of it; nothing where it is one page."""
    import cv2
    import numpy as np

    if not WIDE[0] <= image.width / image.height <= WIDE[1]:
        return []
    size = (LOOKED_AT, max(round(LOOKED_AT * image.height / image.width), 1))
    grey = np.asarray(image.convert("L").resize(size), dtype=np.uint8)
    # The shadow of a fold darkens whole columns: the paper of each is the lightest part of it.
    level = np.percentile(grey, 70, axis=0)
    dark = grey < np.minimum(cv2.medianBlur(grey, 41), level[None, :]) - DARK
    edge = LOOKED_AT // 40  # of the glass
    dark[:edge] = dark[-edge:] = dark[:, :edge] = dark[:, -edge:] = False
    gutter = _gutter(dark)
    if gutter is None:
        return []
    sides = dark[:, :gutter], dark[:, gutter:]
    written = [bool(side.mean() > WRITTEN) for side in sides]
    if not any(written) or not (all(written) or _is_folded(level, gutter)):
        return []
    if not all(_run_across(side) for side, has in zip(sides, written, strict=True) if has):
        return []
    share = round(gutter / LOOKED_AT, 4)
    return [Box(0.0, 0.0, share, 1.0), Box(share, 0.0, 1.0, 1.0)]


def _gutter(dark: Any) -> int | None:
    """The middle of the widest bare stretch near the middle; a column with a few specks is bare."""
    import numpy as np

    bare = dark.mean(axis=0) < BARE
    start, end = (round(share * LOOKED_AT) for share in MIDDLE)
    edges = np.flatnonzero(np.diff(bare.astype(np.int8), prepend=0, append=0))
    best = (0, 0)
    for first, last in zip(edges[::2], edges[1::2], strict=True):
        inside = max(int(first), start), min(int(last), end)
        if inside[1] - inside[0] > best[1] - best[0]:
            best = inside
    return sum(best) // 2 if best[1] - best[0] >= GUTTER * LOOKED_AT else None


def _is_folded(level: Any, gutter: int) -> bool:
    """Whether the shadow of a fold runs down there: what parts a written page from a bare one."""
    beside = min(level[gutter - 90 : gutter - 60].mean(), level[gutter + 60 : gutter + 90].mean())
    return bool(level[gutter - 30 : gutter + 30].min() < beside - FOLD)


def _run_across(dark: Any) -> bool:
    """Whether lines run from left to right: there are more bare rows between them than columns."""
    rows, columns = dark.any(axis=1).nonzero()[0], dark.any(axis=0).nonzero()[0]
    inside = dark[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    bare_rows = (inside.mean(axis=1) < 0.01).mean()
    bare_columns = (inside.mean(axis=0) < 0.01).mean()
    return bool(bare_rows > bare_columns)


def _read(image: "Image", source: Source, index: int, engine: Engine, part: Box | None) -> Page:
    pieces, turned, confidence = engine.read(image)
    how = How.OCR if pieces else How.BLANK
    return Page(
        source.name, source.sha256, index, how, lines_of(pieces), turned, round(confidence, 4), part
    )


def _turned_back(box: Box, turned: int) -> Box:
    """A place on the upright scan as one on the scan as it lies; `turned` is 90 or 270."""
    if turned == 90:
        return Box(box.top, 1 - box.right, box.bottom, 1 - box.left)
    return Box(1 - box.bottom, box.left, 1 - box.top, box.right)
