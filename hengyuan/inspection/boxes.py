"""Boxes of a printed sheet read back from a scan.

The codes in the corners say which sheet it is and straighten it; each box is then looked at where
it was printed. Clearly marked or clearly empty is said, all else is unclear and goes to a person.
Needs OpenCV, which comes with the inspection.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from PIL.Image import Image

DOTS = 8  # per millimetre on the straightened page
INNER = 0.16  # of a box's side left out at each edge: the frame, and a little play
EMPTY, MARKED = 0.035, 0.10  # share of dark dots below which a box is empty, above which marked
DARK = 0.62  # of the paper's brightness
FEWEST_CODES = 2
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Code:
    """A code that was found: what it says, and its four corners in the picture."""

    text: str
    corners: tuple[Point, Point, Point, Point]


@dataclass(frozen=True, slots=True)
class Seen:
    """How much of a box is dark, and what that means: True, False, or None for unclear."""

    share: float
    is_marked: bool | None


class CannotRead(Exception):
    """Too few corners were found, or this machine has no reader of pictures."""


def codes_in(image: "Image") -> list[Code]:
    """The codes of a page; raises CannotRead on a machine without OpenCV."""
    cv2, np = _tools()
    grey = np.asarray(image.convert("L"))
    found: dict[str, Code] = {}
    for picture, scale in _versions(cv2, grey):
        is_there, texts, corners, _ = cv2.QRCodeDetector().detectAndDecodeMulti(picture)
        for text, four in zip(texts, corners if is_there else (), strict=False):
            if text and text not in found:
                points = tuple((float(x) / scale, float(y) / scale) for x, y in four)
                found[text] = Code(text, points)  # type: ignore[arg-type]  # four corners
        if len(found) >= FEWEST_CODES * 2:
            break
    return list(found.values())


def _versions(cv2: Any, grey: Any) -> Iterable[tuple[Any, float]]:
    """The page as it is, larger, and smoothed: a code that one does not show another may."""
    yield grey, 1.0
    larger = cv2.resize(grey, None, fx=2, fy=2, interpolation=cv2.INTER_CUBIC)
    yield larger, 2.0
    yield cv2.GaussianBlur(larger, (5, 5), 0), 2.0


def read_boxes(
    image: "Image",
    codes: Iterable[Code],
    place_of: Callable[[str], tuple[float, float, float] | None],
    boxes: Mapping[Any, tuple[float, float, float]],
    size: tuple[float, float],
) -> dict[Any, Seen]:
    """What is marked. `place_of` gives a code's upper left corner and side, `boxes` those of each

    box, in millimetres; `size` is the page's. Raises CannotRead with fewer than two codes.
    """
    cv2, np = _tools()
    here: list[Point] = []
    there: list[Point] = []
    for code in codes:
        place = place_of(code.text)
        if place is not None:
            x, y, side = place
            there += [(x, y), (x + side, y), (x + side, y + side), (x, y + side)]
            here += code.corners
    if len(there) < 4 * FEWEST_CODES:
        raise CannotRead("fewer than two corners of the sheet were found")
    target = np.array(there, np.float32) * DOTS
    matrix, _ = cv2.findHomography(np.array(here, np.float32), target, cv2.RANSAC, 6.0)
    if matrix is None:
        raise CannotRead("the corners of the sheet do not fit together")
    across, down = (round(length * DOTS) for length in size)
    grey = np.asarray(image.convert("L"))
    page = cv2.warpPerspective(grey, matrix, (across, down), borderValue=255)
    return {key: _seen(page, *place, np) for key, place in boxes.items()}


def _seen(page: Any, x: float, y: float, side: float, np: Any) -> Seen:
    left, top, length = (round(value * DOTS) for value in (x, y, side))
    edge = round(length * INNER)
    above, before = max(top - length, 0), max(left - length, 0)
    around = page[above : top + 2 * length, before : left + 2 * length]
    inner = page[top + edge : top + length - edge, left + edge : left + length - edge]
    paper = float(np.percentile(around, 80))
    share = float((inner < paper * DARK).mean())
    if share < EMPTY:
        return Seen(share, False)
    return Seen(share, True if share >= MARKED else None)


def _tools() -> tuple[Any, Any]:
    try:
        import cv2
        import numpy as np
    except ImportError as error:
        raise CannotRead("this machine has no reader of pictures") from error
    return cv2, np
