"""Pages set line by line, and sheets of paper drawn by Typst, with secrets planted."""

import tempfile
from pathlib import Path

from hengyuan.inspection.blinding import Kind, Secret, blind, signs_of
from hengyuan.inspection.inspect import Album
from hengyuan.inspection.pages import Box, How, Line, Page, Piece
from hengyuan.inspection.reading import read
from hengyuan.inspection.sources import LIMITS, opened
from hengyuan.inspection.tests.dossiers import pdf

SECRETS = (
    Secret(Kind.HANDLER, "冯知行"),
    Secret(Kind.FIRM, "浙江瀚海律师事务所"),
    Secret(Kind.RECIPIENT, "陆小满"),
    Secret(Kind.PARTY, "边禾"),
    Secret(Kind.INSTITUTION, "白渡市望江区法律援助中心"),
)


def page(*lines, how=How.OCR, top=0.1, index=0):
    """A page of lines; a line is a text, or (left, text) pieces."""
    found = []
    for number, line in enumerate(lines):
        pieces = [(0.1, line)] if isinstance(line, str) else line
        y = top + 0.03 * number
        found.append(
            Line(tuple(Piece(text, Box(left, y, left + wide(text), y + 0.017))
                       for left, text in pieces))
        )  # fmt: skip
    return Page("冯知行.pdf", "0" * 64, index, how, tuple(found))


def wide(text):
    """How wide a text is set: figures take half of a sign."""
    return sum(0.012 if sign.isascii() else 0.024 for sign in text)


def words(*pages, secrets=SECRETS):
    """The blinded words of pages without pictures."""
    return [one.text for one in blind(pages, secrets, pictures=lambda number, width: None)]


def drawn(*sources, secrets=SECRETS, name="dossier"):
    """The blinded pages of a PDF set from Typst sources."""
    return bound(pdf(list(sources)), secrets=secrets, name=name)


def bound(content, secrets=SECRETS, *, name="dossier", engine=None, again=None):
    """The blinded pages of a PDF."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"{name}.pdf"
        path.write_bytes(content)
        with opened(path, LIMITS) as files:
            source = files.sources[0]
            pages = list(read(source, cache=None, engine=engine, limits=LIMITS))
            album = Album([(source, one) for one in pages])
            found = list(
                blind(pages, secrets, pictures=album.picture, again=again,
                      signs=lambda number: signs_of(path, pages[number - 1].index))
            )  # fmt: skip
            album.close()
    return found
