"""What stands beneath a round red seal: the seal is lifted from the picture before it is read.

In the red channel the ink of a seal is nearly as light as paper, while print and pen stay dark.
Only the places of seals are changed, so that red heads and red words are read as before.
"""

from typing import TYPE_CHECKING, Any

from hengyuan.inspection.facts.seals import seals_in

if TYPE_CHECKING:
    from PIL.Image import Image

REDDER = 40  # steps of 255 by which the ink of a seal is redder than green
FAINTEST = 10  # percent of a seal's ink: print beneath it is darker than that
UNEVEN = 20  # steps by which the ink of a seal is darker here and there than most of it
STEP = 8  # steps that are counted as one where most of the ink is looked for
STEEP = 3  # how much darker print is drawn beneath the ink than it is seen
PAPER = 95  # percent of the dots around a seal: those lighter are bare paper


def without_seals(image: "Image") -> "Image":
    """The picture with its round red seals lifted; the same picture where there is none."""
    import numpy as np
    from PIL import Image as Pictures

    seals = seals_in(image)
    if not seals:
        return image
    dots = np.array(image.convert("RGB"))
    height, width = dots.shape[:2]
    for seal in seals:
        box = seal.box
        rows = slice(int(box.top * height), int(box.bottom * height) + 1)
        columns = slice(int(box.left * width), int(box.right * width) + 1)
        dots[rows, columns] = _lifted(dots[rows, columns])[:, :, None]
    return Pictures.fromarray(dots)


def _lifted(part: Any) -> Any:
    """The red channel, stretched until the ink of the seal is as light as the paper.

    Print beneath the ink is darker than most of the ink, but never as dark as beside it: there the
    stretch is steeper.
    """
    import numpy as np

    red = part[:, :, 0].astype(np.float32)
    ink = red - part[:, :, 1] > REDDER
    if not ink.any():
        return part[:, :, 0]
    paper = np.percentile(red, PAPER)
    usual = np.argmax(np.bincount(part[:, :, 0][ink] // STEP)) * STEP
    faint = max(np.percentile(red[ink], FAINTEST), usual - UNEVEN, 1.0)
    share = red / faint
    return np.clip(np.where(ink, share**STEEP, share) * paper, 0, paper).astype(np.uint8)
