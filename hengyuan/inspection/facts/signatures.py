"""Pictures of signatures as hashes of 64 bits: the same picture scanned again differs by few.

A picture that was pasted or copied is shifted, turned and grey in another way each time. So the
stroke is laid out by its own middle, width and slope before its coarse waves are compared; red
finger prints and printed rules are left out. Nobody signs twice so alike, and nobody is known by
these bits: they only tell a picture from its copy.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from hengyuan.inspection.facts.places import Place
from hengyuan.inspection.pages import Box

if TYPE_CHECKING:
    from PIL.Image import Image

SIDE = 32  # dots of the picture that is compared
AROUND = 2.0  # how far it reaches from the middle, in standard deviations of the ink
LEAST = 0.004  # the share of ink below which there is no signature
FADED, DARK = 25, 40  # greys below the paper at which ink begins, and above black where it is full
OF_THE_RECIPIENT = re.compile(r"(?:受援人|申请人|被会见人|被谈话人|谈话对象|委托人|本人)(?!.*律师)")


def is_recipients(place: Place) -> bool:
    """Whether a signature place is that of the person whom the aid is for."""
    return bool(OF_THE_RECIPIENT.match(place.label))


def hash_of(image: "Image", box: Box) -> int | None:
    """The hash of what is drawn in a place; None where there is too little ink."""
    import cv2
    import numpy as np

    width, height = image.size
    part = image.crop(
        (int(box.left * width), int(max(box.top, 0) * height),
         int(box.right * width) + 1, int(min(box.bottom, 1) * height) + 1)
    )  # fmt: skip
    drawn = _ink(np.asarray(part.convert("RGB"), dtype=np.float32)[:, :, 0])
    if float(drawn.mean()) < LEAST:
        return None
    waves = cv2.dct(_laid_out(drawn))
    return sum(1 << bit for bit, (row, column) in enumerate(_coarse()) if waves[row, column] > 0)


def _coarse() -> Iterator[tuple[int, int]]:
    """The places of the 64 coarsest waves, without the mean."""
    diagonals = ((total - column, column) for total in range(1, 12) for column in range(total + 1))
    return (place for _number, place in zip(range(64), diagonals, strict=False))


def _ink(dots: Any) -> Any:
    """How dark each dot is, from 0 to 1; red is seen as paper, rules are wiped out."""
    import numpy as np

    paper = np.percentile(dots, 90)
    dark = np.clip((paper - FADED - dots) / max(paper - DARK, 1), 0, 1)
    dark[dark < 0.12] = 0
    dark[(dark > 0).mean(axis=1) > 0.6, :] = 0
    dark[:, (dark > 0).mean(axis=0) > 0.8] = 0
    return dark


def _laid_out(dark: Any) -> Any:
    """The ink by its own middle, width, height and slope, as a small square."""
    import cv2
    import numpy as np

    rows, columns = np.mgrid[: dark.shape[0], : dark.shape[1]]
    total = dark.sum()
    x, y = (dark * columns).sum() / total, (dark * rows).sum() / total
    wide = max((dark * (columns - x) ** 2).sum() / total, 1)
    high = max((dark * (rows - y) ** 2).sum() / total, 1)
    slope = (dark * (columns - x) * (rows - y)).sum() / total / wide
    reach, rise = AROUND * wide**0.5, AROUND * high**0.5
    back = np.array(
        [[2 * reach / SIDE, 0, x - reach],
         [2 * reach / SIDE * slope, 2 * rise / SIDE, y - rise - reach * slope]],
        dtype=np.float32,
    )  # fmt: skip
    soft = cv2.GaussianBlur(dark.astype(np.float32), (0, 0), min(max(reach / SIDE, 1), 3))
    flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    return cv2.warpAffine(soft, back, (SIDE, SIDE), flags=flags)
