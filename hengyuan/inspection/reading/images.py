"""Images: one page each, or as many as a TIFF holds; photographs stand as their camera says."""

import warnings
from pathlib import Path

from PIL import Image, ImageOps

from hengyuan.inspection.pages import How, Page
from hengyuan.inspection.reading.engine import CannotRead, Engine
from hengyuan.inspection.reading.scans import read_scan
from hengyuan.inspection.sources import Source, Trouble

PIXELS = 80_000_000  # A3 at 600 dots an inch has 70; a larger picture is no page
LONGEST = 2600  # pixels that are read; more adds time and no word


class ImageSheets:
    """An open image file."""

    def __init__(self, path: Path) -> None:
        try:
            with warnings.catch_warnings():
                # Pillow warns at about the size that is refused here anyway.
                warnings.simplefilter("ignore", Image.DecompressionBombWarning)
                self._image = Image.open(path)
        except Image.DecompressionBombError as error:
            raise CannotRead(Trouble.TOO_BIG) from error
        except (OSError, SyntaxError, ValueError) as error:
            raise CannotRead(Trouble.BROKEN) from error
        self._check_size()

    def __len__(self) -> int:
        # A phone's JPEG holds previews beside its picture: only a TIFF has further pages.
        return int(getattr(self._image, "n_frames", 1)) if self._image.format == "TIFF" else 1

    def read(
        self, source: Source, index: int, engine: Engine | None, *, halves: bool
    ) -> list[Page]:
        """One page by the engine, or two."""
        image = self._upright(index, LONGEST, LONGEST)
        if engine is None:
            return [Page(source.name, source.sha256, index, How.UNREAD)]
        return read_scan(image, source, index, engine, halves=halves)

    def image(self, index: int, width: int) -> "Image.Image | None":
        """The picture, made smaller where it is wider."""
        return self._upright(index, width, width * 4)

    def close(self) -> None:
        """Let the file go."""
        self._image.close()

    def _upright(self, index: int, width: int, height: int) -> Image.Image:
        """The picture as it stands, no larger than asked: one whole copy in memory, not three."""
        try:
            self._image.seek(index)
            self._check_size()
            ImageOps.exif_transpose(self._image, in_place=True)
            share = min(width / self._image.width, height / self._image.height, 1)
            size = (
                max(round(self._image.width * share), 1), max(round(self._image.height * share), 1)
            )  # fmt: skip
            return _on_white(_eight_bits(self._image).resize(size, reducing_gap=2.0))
        except (OSError, SyntaxError, ValueError, EOFError, MemoryError) as error:
            raise CannotRead(Trouble.BROKEN) from error

    def _check_size(self) -> None:
        if self._image.width * self._image.height > PIXELS:
            raise CannotRead(Trouble.TOO_BIG)


def _eight_bits(image: Image.Image) -> Image.Image:
    """A picture that can be made smaller without losing its lines; Pillow cuts 16 bits to white."""
    if image.mode.startswith("I;16"):
        import numpy as np

        return Image.fromarray((np.asarray(image) >> 8).astype(np.uint8))
    wanted = {"1": "L", "P": "RGBA"}.get(image.mode)
    return image.convert(wanted) if wanted else image


def _on_white(image: Image.Image) -> Image.Image:
    """What is transparent shows the paper: else black letters would lie on black."""
    if image.mode not in {"RGBA", "LA"}:
        return image.convert("RGB")
    white = Image.new("RGBA", image.size, "white")
    white.alpha_composite(image.convert("RGBA"))
    return white.convert("RGB")
