"""OCR with RapidOCR: its PP-OCR models come in its wheel, nothing is fetched and nothing sent.

A page may lie on its side or stand on its head; skewed lines are put straight by what the engine
says of their corners. Boxes are those of the page turned upright.
"""

from functools import cache, cached_property
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from hengyuan.inspection.pages import Box, Piece
from hengyuan.inspection.reading.beneath import without_seals

if TYPE_CHECKING:
    from PIL.Image import Image

WIDTH = 1400  # pixels of the shorter side that is read: 170 dpi of A4
SURE = 0.8  # below, the page may stand on its head
TALL = 1.6  # a box so much higher than wide holds a line that lies on its side
FEW = 3  # boxes: too few to judge how a page lies
INK = 0.0003  # the share of dark dots of an empty page


class RapidEngine:
    """RapidOCR with its own models."""

    def __init__(self, threads: int = 0) -> None:
        self.name = f"rapidocr {version('rapidocr')}"
        self._threads = threads

    @cached_property
    def _read(self) -> Any:
        """The engine with its models, loaded when the first picture comes."""
        from rapidocr import RapidOCR

        return RapidOCR(
            params={
                "Global.log_level": "error",
                "Global.use_cls": False,  # pages are turned as a whole
                "EngineConfig.onnxruntime.intra_op_num_threads": self._threads or -1,
            }
        )

    def read(self, image: "Image") -> tuple[list[Piece], int, float]:
        """The pieces of an image, how it was turned clockwise for them, and the confidence."""
        if is_blank(image):
            return [], 0, 1.0
        small = _sized(without_seals(image))
        corners, texts, score = self._once(small)
        lies = len(texts) >= FEW and _lies(corners)
        turned = 0
        if len(texts) >= FEW and score < SURE:
            turned = 90 if lies else 180
            again = self._once(small.rotate(-turned, expand=True))
            if again[2] > score:
                corners, texts, score = again
                small, lies = small.rotate(-turned, expand=True), False
            else:
                turned = 0
        elif lies:
            # The engine reads lines that run upwards or downwards as they are: only turn them.
            turned = 270
            corners = [[(y, small.width - x) for x, y in box] for box in corners]
            small = small.rotate(-turned, expand=True)
        pieces = _pieces(corners, texts, small.size)
        return pieces, turned, score

    def _once(self, image: "Image") -> tuple[list[Any], list[str], float]:
        import numpy as np

        found = self._read(np.asarray(image)[:, :, ::-1])
        if found.boxes is None or not found.txts:
            return [], [], 0.0
        signs = sum(len(text) for text in found.txts)
        score = sum(s * len(t) for s, t in zip(found.scores, found.txts, strict=True)) / signs
        boxes = [[(float(x), float(y)) for x, y in box] for box in found.boxes]
        return boxes, list(found.txts), float(score)


@cache
def engine(threads: int = 0) -> RapidEngine:
    """The engine of this process: one for all its dossiers."""
    return RapidEngine(threads)


def is_blank(image: "Image") -> bool:
    """Whether nothing stands on the paper; shadows and the paper's own colour are no ink."""
    import cv2
    import numpy as np

    height = max(int(600 * image.height / image.width), 1)
    grey = np.asarray(image.convert("L").resize((600, height)))
    inner = grey[height // 40 : -(height // 40) or None, 15:-15]
    paper = cv2.medianBlur(inner, 31)
    dark = inner.astype(np.int16) < paper.astype(np.int16) - 45
    return bool(dark.mean() < INK)


def _sized(image: "Image") -> "Image":
    shorter = min(image.size)
    scale = min(WIDTH / shorter, 1.5)
    size = (max(int(image.width * scale), 1), max(int(image.height * scale), 1))
    return image.convert("RGB").resize(size)


def _lies(corners: list[Any]) -> bool:
    """Whether most of the written length runs up or down."""
    up = along = 0.0
    for box in corners:
        wide, high = _spread(box, 0), _spread(box, 1)
        if high > TALL * wide:
            up += high
        else:
            along += wide
    return up > 2 * along


def _spread(box: Any, axis: int) -> float:
    values = [corner[axis] for corner in box]
    return float(max(values) - min(values))


def _pieces(corners: list[Any], texts: list[str], size: tuple[int, int]) -> list[Piece]:
    """Boxes put straight: the lines' common slope is taken out of their heights on the page."""
    slope = _slope(corners)
    width, height = size
    found = []
    for box, text in zip(corners, texts, strict=True):
        left, right = min(x for x, _ in box), max(x for x, _ in box)
        centre = sum(y for _, y in box) / 4
        middle = (left + right) / 2
        # A skewed line is as high as its writing, not as the rectangle around it.
        high = max(_spread(box, 1) - abs(slope) * (right - left), 6.0)
        straight = centre - slope * (middle - width / 2)
        found.append(
            Piece(
                text,
                Box(*(round(share, 5) for share in (
                    left / width, (straight - high / 2) / height,
                    right / width, (straight + high / 2) / height,
                ))),
            )
        )  # fmt: skip
    return found


def _slope(corners: list[Any]) -> float:
    """The slope that half of the long lines exceed and half do not."""
    slopes = []
    for box in corners:
        first, second, third, fourth = sorted(box)  # the left corners, then the right ones
        run = (third[0] + fourth[0] - first[0] - second[0]) / 2
        rise = (third[1] + fourth[1] - first[1] - second[1]) / 2
        if run > 150:
            slopes.append(rise / run)
    slopes.sort()
    return slopes[len(slopes) // 2] if slopes else 0.0
