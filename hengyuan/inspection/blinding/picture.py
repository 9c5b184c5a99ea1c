"""The picture of a page made anew: a white sheet onto which only what was read clean is copied.

Nothing of the original is shown because nobody found fault with it: a seal, a signature, a finger
print, a code, a margin note is not read, so it is not copied. Rules of tables and forms are.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil, floor
from typing import TYPE_CHECKING, Any

from hengyuan.inspection.blinding.search import Sheet, Sure
from hengyuan.inspection.blinding.secrets import Kind
from hengyuan.inspection.pages import Box

if TYPE_CHECKING:
    from PIL.Image import Image

WIDTH = 1240  # pixels: A4 at 150 dots an inch
INK = 48  # steps of 255 below the paper at which ink begins
REDDER = 45  # steps by which red ink is redder than green
MOSTLY = 0.8  # the share of red ink that makes a row a red one
RULE = 0.06  # of the page's width: a straight stretch of this length is a rule
DENSE = 0.02  # of the width: rules that stand so thick are a code
STEEPEST = 0.055  # the slope of a scan, up to three degrees
TALLER = (0.06, 0.22)  # of a row's height shown above and below: exact, scanned
SHADE = {Kind.SEAL: (214, 176, 176), Kind.SIGNATURE: (176, 190, 214)}
BURNT = (92, 96, 104)
WHOLE = (Kind.SEAL, Kind.CODE)  # no rule is drawn over these


@dataclass(frozen=True, slots=True)
class Mask:
    """One burnt place: what kind of secret, where on the new picture, how sure."""

    kind: Kind
    box: Box
    sure: Sure


class Canvas:
    """One page: its picture put straight, what of it is ink, rule or red."""

    def __init__(self, image: "Image", sheet: Sheet) -> None:
        import cv2
        import numpy as np

        dots = np.asarray(image.convert("RGB"))
        if sheet.is_scan:
            dots = _sheared(dots, _slope(dots, sheet))
            dots = _whitened(dots)
        self.dots = dots
        self.height, self.width = dots.shape[:2]
        self.ink = _darkest(dots) < 255 - INK
        self.red = self.ink & (cv2.subtract(dots[:, :, 0], dots[:, :, 1]) > REDDER)
        self.rules = _rules(self.ink & ~self.red, self.width)
        # The edges of red strokes are pale: they would draw the stroke again in outline.
        self._tinted = cv2.dilate(self.red.astype(np.uint8), np.ones((5, 5), np.uint8)) > 0
        self.read = np.zeros(self.ink.shape, dtype=bool)
        self._sheet = sheet

    def at(self, box: Box) -> tuple[slice, slice]:
        """A place as rows and columns of dots."""
        top, bottom = max(floor(box.top * self.height), 0), ceil(box.bottom * self.height)
        left, right = max(floor(box.left * self.width), 0), ceil(box.right * self.width)
        return slice(top, max(bottom, 0)), slice(left, max(right, 0))

    def allow(self) -> None:
        """What was read may be shown; red over it only where the whole row is red."""
        for row in self._sheet.rows:
            taller = TALLER[self._sheet.is_scan] * row.box.height
            for box in _pieces(row.signs):
                place = self.at(Box(box.left, box.top - taller, box.right, box.bottom + taller))
                ink, red = self.ink[place].sum(), self.red[place].sum()
                allowed = self.read[place]
                allowed |= ~self._tinted[place] if red < MOSTLY * ink else True

    def unread(self) -> Any:
        """Ink that is neither read nor a rule."""
        import cv2
        import numpy as np

        beside = cv2.dilate(self.rules.astype(np.uint8), np.ones((5, 5), np.uint8)) > 0
        return self.ink & ~self.read & ~beside

    def drawn(self, masks: Iterable[Mask]) -> "Image":
        """The new picture."""
        import numpy as np
        from PIL import Image as Pictures

        made = np.full_like(self.dots, 255)
        made[self.read] = self.dots[self.read]
        masks = sorted(masks, key=lambda one: one.sure is Sure.CERTAIN)
        for mask in masks:
            if mask.kind is not Kind.UNREAD:
                made[self.at(mask.box)] = SHADE.get(mask.kind, BURNT)
        made[self._rules_beside(masks)] = 60
        return Pictures.fromarray(made)

    def _rules_beside(self, masks: Iterable[Mask]) -> Any:
        """The rules, without what begins and ends within a mask: that is a stroke of a secret."""
        rules = self.rules.copy()
        for mask in masks:
            if mask.kind in WHOLE:
                rules[self.at(mask.box)] = False
            elif mask.kind not in (Kind.UNREAD, Kind.SIGNATURE):
                down, across = self.at(mask.box)
                sides = [max(across.start - 3, 0), min(across.stop + 2, self.width - 1)]
                ends = [max(down.start - 3, 0), min(down.stop + 2, self.height - 1)]
                rows = self.rules[down, sides].any(axis=1)
                columns = self.rules[ends, across].any(axis=0)
                rules[down, across] &= rows[:, None] | columns[None, :]
        return rules


def _pieces(signs: Sequence[Any]) -> Iterable[Box]:
    """Boxes around signs that stand close together."""
    found: Box | None = None
    for sign in signs:
        if found is not None and sign.gap < 0.5:
            found = found.joined(sign.box)
            continue
        if found is not None:
            yield found
        found = sign.box
    if found is not None:
        yield found


def _darkest(dots: Any) -> Any:
    """The darkest of the three colours of each dot: ink of any colour is dark in one."""
    import cv2

    red, green, blue = cv2.split(dots)
    return cv2.min(cv2.min(red, green), blue)


def _rules(dark: Any, width: int) -> Any:
    """Long straight stretches of ink that stand alone."""
    import cv2
    import numpy as np

    length = max(int(RULE * width), 8)
    picture = dark.astype(np.uint8)
    found = np.zeros(picture.shape, np.uint8)
    for shape, across in (((1, length), (1, 0)), ((length, 1), (0, 1))):
        lines = cv2.morphologyEx(picture, cv2.MORPH_OPEN, np.ones(shape, np.uint8))
        near = max(int(DENSE * width), 3)
        beside = (near, 1) if across[0] else (1, near)
        half = (max(near // 3, 2), 1) if across[0] else (1, max(near // 3, 2))
        closed = cv2.morphologyEx(lines, cv2.MORPH_CLOSE, np.ones(half, np.uint8))
        thick = cv2.morphologyEx(closed, cv2.MORPH_OPEN, np.ones(beside, np.uint8))
        found[(lines > 0) & (cv2.dilate(thick, np.ones(beside, np.uint8)) == 0)] = 1
    return found > 0


def _whitened(dots: Any) -> Any:
    """A scan on white: each dot by the paper around it."""
    import cv2
    import numpy as np

    height, width = dots.shape[:2]
    small = cv2.resize(
        dots, (max(width // 8, 1), max(height // 8, 1)), interpolation=cv2.INTER_AREA
    )
    paper = cv2.dilate(small, np.ones((5, 5), np.uint8))
    paper = cv2.resize(cv2.GaussianBlur(paper, (0, 0), 4), (width, height)).astype(np.float32)
    bright = dots.astype(np.float32) * (252 / np.maximum(paper, 60))
    return np.clip(bright, 0, 255).astype(np.uint8)


def _slope(dots: Any, sheet: Sheet) -> float:
    """By how much the lines of a scan fall from left to right, as its words say.

    The inspection gives their places put straight: the slope is that which brings most ink into
    them.
    """
    import cv2
    import numpy as np

    width = 500
    height = max(int(dots.shape[0] * width / dots.shape[1]), 1)
    grey = cv2.resize(dots, (width, height), interpolation=cv2.INTER_AREA)
    grey = _darkest(grey)
    dark = (grey < cv2.medianBlur(grey, 31).astype(np.int16) - 30).astype(np.float32)
    inside = np.zeros((height, width), np.float32)
    for row in sheet.rows:
        box = row.box
        inside[int(box.top * height) : int(box.bottom * height) + 1,
               int(box.left * width) : int(box.right * width) + 1] = 1  # fmt: skip
    best = max(
        np.linspace(-STEEPEST, STEEPEST, 45),
        key=lambda slope: (float((_sheared(dark, slope) * inside).sum()), -abs(slope)),
    )
    return float(best)


def _sheared(dots: Any, slope: float) -> Any:
    """A picture whose lines fall by a slope, put straight as the places of its words are."""
    import cv2
    import numpy as np

    height, width = dots.shape[:2]
    turn = np.array([[1, 0, 0], [slope, 1, -slope * width / 2]], np.float32)
    flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    white = (255,) * 3 if dots.ndim == 3 else (0,)
    return cv2.warpAffine(dots, turn, (width, height), flags=flags, borderValue=white)
