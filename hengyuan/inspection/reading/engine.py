"""What a reader of files and an OCR engine have to offer: the plug points of the reading."""

from typing import TYPE_CHECKING, Protocol

from hengyuan.inspection.pages import Page, Piece
from hengyuan.inspection.sources import Source, Trouble

if TYPE_CHECKING:
    from PIL.Image import Image


class Engine(Protocol):
    """Reads the words of an image. `name` goes into the cache's key: another engine reads anew."""

    name: str

    def read(self, image: "Image") -> tuple[list[Piece], int, float]:
        """The pieces, by how many degrees the image was turned for them, and the confidence."""
        ...


class Sheets(Protocol):
    """An open file of so many pages."""

    def __len__(self) -> int: ...

    def read(
        self, source: Source, index: int, engine: Engine | None, *, halves: bool
    ) -> list[Page]:
        """One page, or the two that lie on one scan; raises CannotRead."""
        ...

    def image(self, index: int, width: int) -> "Image | None":
        """The page as a picture of about this width in pixels; None where there is none."""
        ...

    def close(self) -> None:
        """Let the file go."""
        ...


class CannotRead(Exception):
    """A file or page that cannot be read, and why."""

    def __init__(self, trouble: Trouble, note: str = "") -> None:
        super().__init__(trouble)
        self.trouble = trouble
        self.note = note
