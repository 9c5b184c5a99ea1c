"""Images: one page each, or as many as a TIFF holds; photographs stand as their camera says."""

from pathlib import Path

from PIL import Image, ImageOps

from hengyuan.inspection.pages import How, Page
from hengyuan.inspection.reading.engine import CannotRead, Engine
from hengyuan.inspection.reading.pdf import read_image
from hengyuan.inspection.sources import Source, Trouble

PIXELS = 120_000_000  # a larger picture is no page
LONGEST = 2600  # pixels that are read; more adds time and no word


class ImageSheets:
    """An open image file."""

    def __init__(self, path: Path) -> None:
        try:
            self._image = Image.open(path)
        except Image.DecompressionBombError as error:
            raise CannotRead(Trouble.TOO_BIG) from error
        except (OSError, SyntaxError, ValueError) as error:
            raise CannotRead(Trouble.BROKEN) from error
        if self._image.width * self._image.height > PIXELS:
            raise CannotRead(Trouble.TOO_BIG)

    def __len__(self) -> int:
        return int(getattr(self._image, "n_frames", 1))

    def read(self, source: Source, index: int, engine: Engine | None) -> Page:
        """One page by the engine."""
        image = self._upright(index)
        if engine is None:
            return Page(source.name, source.sha256, index, How.UNREAD)
        image.thumbnail((LONGEST, LONGEST))
        return read_image(image, source, index, engine)

    def image(self, index: int, width: int) -> "Image.Image | None":
        """The picture, made smaller where it is wider."""
        image = self._upright(index)
        image.thumbnail((width, width * 4))
        return image

    def close(self) -> None:
        """Let the file go."""
        self._image.close()

    def _upright(self, index: int) -> Image.Image:
        try:
            self._image.seek(index)
            return ImageOps.exif_transpose(self._image).convert("RGB")
        except (OSError, SyntaxError, ValueError, EOFError) as error:
            raise CannotRead(Trouble.BROKEN) from error
