"""Red seals by colour and shape: round rings as large as an official seal, or small name seals."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from hengyuan.inspection.pages import Box

if TYPE_CHECKING:
    from PIL.Image import Image

WIDTH = 700  # pixels of the picture that is looked at
SMALLEST, LARGEST = 0.12, 0.34  # of the page's width: 38 to 50 mm on A4, with room for copies
ROUND = (0.72, 1.38)  # width to height: half a seal over an edge is none
RING = 0.55  # the share of directions in which the ring is met
CORNER = 0.5  # the share of red dots that fills a corner
ACROSS = 0.6  # the share of a place's width that a rule is dark, or of its height
SLOPES = tuple(step / 200 for step in range(-10, 11))  # rise to run: three degrees either way
COLOURED = 0.0004  # the share of red dots below which a picture says nothing of colour


@dataclass(frozen=True, slots=True)
class Seal:
    """One round red seal, and how much of its ring was seen."""

    box: Box
    ring: float


def is_coloured(image: "Image") -> bool:
    """Whether a picture has colour at all: on a grey copy no seal is red."""
    import numpy as np

    small = np.asarray(image.convert("RGB").resize((200, 280)), dtype=np.int16)
    spread = small.max(axis=2) - small.min(axis=2)
    return bool((spread > 40).mean() > COLOURED)


def seals_in(image: "Image") -> list[Seal]:
    """The round red seals of a page, from the top."""
    import cv2
    import numpy as np

    picture = np.asarray(image.convert("RGB"))
    if image.width > WIDTH + 1:  # a page drawn for WIDTH may be a dot wider
        size = (WIDTH, max(int(image.height * WIDTH / image.width), 1))
        picture = cv2.resize(picture, size, interpolation=cv2.INTER_AREA)
    whole = _red(picture)
    height, across = whole.shape
    rows = np.flatnonzero(whole.any(axis=1))
    if not len(rows):
        return []
    above = rows[0]
    red = whole[above : rows[-1] + 1]  # most of a page has no red at all
    closed = cv2.morphologyEx(red, cv2.MORPH_CLOSE, np.ones((7, 7), np.uint8))
    count, _, stats, _ = cv2.connectedComponentsWithStats(closed)
    found = []
    for left, top, width, high, _ in stats[1:count]:
        as_large = SMALLEST * across < width < LARGEST * across
        if not (as_large and ROUND[0] < width / high < ROUND[1]):
            continue
        part = red[top : top + high, left : left + width]
        ring = _ring(part)
        if ring >= RING and not _has_corners(part):
            start = above + top
            box = Box(
                left / across, start / height, (left + width) / across, (start + high) / height
            )
            found.append(Seal(box, round(ring, 2)))
    return sorted(found, key=lambda seal: seal.box.top)


def _red(picture: Any) -> Any:
    """Where a picture is red, 255, and 0 elsewhere."""
    import cv2
    import numpy as np

    found = np.zeros(picture.shape[:2], np.uint8)
    red, green, _ = cv2.split(picture)
    # What is red below is redder than green by 13 at least: most rows of a page are done here.
    rows = np.flatnonzero((cv2.subtract(red, green) > 12).any(axis=1))
    if not len(rows):
        return found
    band = slice(rows[0], rows[-1] + 1)
    hue, strength, light = cv2.split(cv2.cvtColor(picture[band], cv2.COLOR_RGB2HSV))
    reddish = (hue < 11) | (hue > 164)
    found[band] = (reddish & (strength > 60) & (light > 90)).astype(np.uint8) * 255
    return found


def _has_corners(red: Any) -> bool:
    """Whether red fills the corners around it, as in a bar or a picture: a ring leaves them."""
    high, width = red.shape[0] // 9, red.shape[1] // 9
    corners = (red[:high, :width], red[:high, -width:], red[-high:, :width], red[-high:, -width:])
    return sum(bool((corner > 0).mean() > CORNER) for corner in corners) >= 2


def _ring(red: Any) -> float:
    """In how many of 72 directions from the centre red is met near the edge."""
    import numpy as np

    high, width = red.shape
    angles = np.linspace(0, 2 * np.pi, 72, endpoint=False)
    met = np.zeros(72, dtype=bool)
    for share in np.linspace(0.78, 1.0, 10):
        x = np.clip((width / 2) * (1 + share * np.cos(angles)), 0, width - 1).astype(int)
        y = np.clip((high / 2) * (1 + share * np.sin(angles)), 0, high - 1).astype(int)
        met |= red[y, x] > 0
    return float(met.mean())


def ink(image: "Image", box: Box) -> float:
    """The share of dark or strongly coloured dots in a place; printed rules are left out."""
    import numpy as np

    width, height = image.size
    part = image.crop(
        (int(box.left * width), int(max(box.top, 0) * height),
         max(int(box.right * width), int(box.left * width) + 1),
         max(int(min(box.bottom, 1) * height), int(max(box.top, 0) * height) + 1))
    )  # fmt: skip
    dots = np.asarray(part.convert("L"), dtype=np.int16)
    dark = dots < np.percentile(dots, 90) - 70
    return float((dark & ~(_rules(dark) | _rules(dark.T).T)).mean())


def _rules(dark: Any) -> Any:
    """The rules that run across a place, straight or as sloped as scans are: a pen's stroke ends.

    Their edges, which are paler, are taken in.
    """
    import numpy as np

    height, width = dark.shape
    found = np.zeros_like(dark)
    columns = np.arange(width)
    near = dark.copy()  # a dot above and below: a sloped rule goes in steps
    near[1:] |= dark[:-1]
    near[:-1] |= dark[1:]
    for slope in SLOPES:
        rise = np.round(slope * (columns - width / 2)).astype(int)
        rows = np.arange(height)[:, None] + rise
        inside = (rows >= 0) & (rows < height)
        along = near[rows.clip(0, height - 1), columns] & inside
        full = along.mean(axis=1) > ACROSS
        for edge in (-1, 0, 1):
            found[(rows[full] + edge).clip(0, height - 1), columns] = True
    return found
