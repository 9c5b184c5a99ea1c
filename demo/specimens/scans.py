"""The pages of a specimen as a scanner or a telephone gives them, seeded.

`clean` is an office scanner: a slight slope, a little noise. `noisy` is what copies of copies and
telephones give: slopes up to 2.5 degrees, shadow, tinted paper, stains, some pages turned, some
photographed, blank backs between them.
"""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

import cv2
import numpy as np
import pypdfium2
from PIL import Image

DPI = 150
MADE = time.gmtime(0)


@dataclass(frozen=True)
class Strength:
    """How hard the paper was treated: chances from 0 to 1, slopes in degrees, noise in greys."""

    slope: float
    noise: float
    shadow: float
    blur: float
    quality: int
    turned: float
    photographed: float
    backs: float
    stains: int


STRENGTHS = {
    "clean": Strength(0.6, 3, 0.04, 0.0, 85, 0.02, 0.0, 0.0, 0),
    "noisy": Strength(2.5, 8, 0.22, 0.5, 60, 0.08, 0.12, 0.05, 3),
}


@dataclass(frozen=True)
class Scan:
    """One picture; `page` is the page of the specimen that it shows, 0 for a blank back."""

    image: Image.Image
    page: int


def scanned(pdf: bytes, seed: int, strength: str = "clean", *, spreads: bool = False) -> list[Scan]:
    """The pictures of all pages in order; with `spreads` some show two pages side by side."""
    how = STRENGTHS[strength]
    dice = np.random.default_rng(seed)
    found: list[Scan] = []
    waiting: np.ndarray | None = None
    for page, paper in _drawn(pdf):
        if spreads and waiting is None and dice.random() < 0.1:
            waiting = paper
            continue
        if waiting is not None:
            paper, waiting = _side_by_side(waiting, paper), None
        found.append(Scan(_one(paper, how, dice), page))
        if dice.random() < how.backs:
            blank = np.full(paper.shape, 250, np.uint8)
            found.append(Scan(_one(blank, how, dice), 0))
    if waiting is not None:
        found.append(Scan(_one(waiting, how, dice), found[-1].page + 1))
    return found


def scan_pdf(scans: list[Scan], strength: str = "clean") -> bytes:
    """Scans as a PDF of JPEG pictures without a text layer; the same scans give the same bytes."""
    first, *rest = [scan.image for scan in scans]
    out = BytesIO()
    first.save(
        out, "PDF", resolution=DPI, quality=STRENGTHS[strength].quality, save_all=True,
        append_images=rest, creationDate=MADE, modDate=MADE,
    )  # fmt: skip
    return out.getvalue()


def _drawn(pdf: bytes) -> Iterator[tuple[int, np.ndarray]]:
    with pypdfium2.PdfDocument(pdf) as file:
        for number in range(len(file)):
            image = file[number].render(scale=DPI / 72).to_pil().convert("RGB")
            yield number + 1, np.asarray(image)


def _side_by_side(one: np.ndarray, other: np.ndarray) -> np.ndarray:
    height = max(one.shape[0], other.shape[0])
    sheets = [
        np.pad(each, ((0, height - each.shape[0]), (0, 0), (0, 0)), constant_values=250)
        for each in (one, other)
    ]
    return np.concatenate(sheets, axis=1)


def _one(paper: np.ndarray, how: Strength, dice: np.random.Generator) -> Image.Image:
    """One page through the machine."""
    tone = np.array([252, 251, 247 - dice.integers(0, 14)]) / 255
    dots = paper.astype(np.float32) * tone
    dots = _stained(dots, how, dice)
    if dice.random() < how.photographed:
        dots = _photographed(dots, dice)
    else:
        dots = _sloped(dots, float(dice.uniform(-how.slope, how.slope)))
    dots = _shadowed(dots, how, dice)
    if how.blur:
        dots = cv2.GaussianBlur(dots, (0, 0), how.blur)
    dots += dice.normal(0, how.noise, dots.shape[:2])[:, :, None]
    image = Image.fromarray(dots.clip(0, 255).astype(np.uint8))
    if dice.random() < how.turned:
        image = image.rotate(int(dice.choice((90, 180, 270))), expand=True)
    return image


def _sloped(dots: np.ndarray, degrees: float) -> np.ndarray:
    height, width = dots.shape[:2]
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1)
    return cv2.warpAffine(
        dots, turn, (width, height), flags=cv2.INTER_CUBIC, borderValue=(248,) * 3
    )


def _photographed(dots: np.ndarray, dice: np.random.Generator) -> np.ndarray:
    """The sheet on a table, seen a little from the side."""
    height, width = dots.shape[:2]
    edge = width * 0.03
    corners = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    inward = np.array([[1, 1], [-1, 1], [-1, -1], [1, -1]], np.float32)
    moved = corners + inward * dice.uniform(0.2 * edge, edge, (4, 2)).astype(np.float32)
    lens = cv2.getPerspectiveTransform(corners, moved)
    table = tuple(float(shade) for shade in dice.uniform(70, 150, 3))
    return cv2.warpPerspective(
        dots, lens, (width, height), flags=cv2.INTER_CUBIC, borderValue=table
    )


def _shadowed(dots: np.ndarray, how: Strength, dice: np.random.Generator) -> np.ndarray:
    """Light that falls off across the sheet, from a side that the dice name."""
    height, width = dots.shape[:2]
    across = np.linspace(-0.5, 0.5, width)[None, :] * np.cos(turn := dice.uniform(0, 6.28))
    down = np.linspace(-0.5, 0.5, height)[:, None] * np.sin(turn)
    light = 1 - how.shadow * (across + down + 0.7).clip(0, 1)
    return dots * light[:, :, None].astype(np.float32)


def _stained(dots: np.ndarray, how: Strength, dice: np.random.Generator) -> np.ndarray:
    """Round pale stains, darker at the rim."""
    height, width = dots.shape[:2]
    for _ in range(how.stains):
        centre = (int(dice.integers(0, width)), int(dice.integers(0, height)))
        radius = int(dice.integers(18, 70))
        film = np.ones(dots.shape[:2], np.float32)
        cv2.circle(film, centre, radius, 0.95, -1)
        cv2.circle(film, centre, radius, 0.88, 3)
        dots = dots * cv2.GaussianBlur(film, (0, 0), 3)[:, :, None]
    return dots
