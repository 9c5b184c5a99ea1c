"""Sheets with boxes to mark, to be read back from a scan: codes in the corners."""

import io
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass

import segno

from hengyuan.dossier.rendering.blocks import clean_text
from hengyuan.dossier.rendering.pdf import render_template


@dataclass(frozen=True, slots=True)
class Word:
    """A text in a frame of a width, in millimetres; its size in points."""

    x: float
    y: float
    width: float
    text: str
    size: float = 9
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Square:
    """An empty box."""

    x: float
    y: float
    side: float


@dataclass(frozen=True, slots=True)
class Code:
    """A QR code."""

    x: float
    y: float
    side: float
    content: str


@dataclass(frozen=True, slots=True)
class Leaf:
    """One page."""

    codes: tuple[Code, ...]
    words: tuple[Word, ...]
    boxes: tuple[Square, ...]
    lines: tuple[float, ...] = ()


def render_marks(title: str, leaves: Sequence[Leaf]) -> bytes:
    """The sheet as PDF. Raises FontsMissing when the fonts were not set up."""
    pages = [
        {
            "codes": [
                {"x": code.x, "y": code.y, "side": code.side, "svg": _svg(code.content)}
                for code in leaf.codes
            ],
            "words": [asdict(word) | {"text": clean_text(word.text)} for word in leaf.words],
            "boxes": [asdict(box) for box in leaf.boxes],
            "lines": list(leaf.lines),
        }
        for leaf in leaves
    ]
    told = {"title": clean_text(title), "pages": pages}
    return render_template("marks.typ", "sheet", json.loads(json.dumps(told)))


def _svg(content: str) -> str:
    """Without a border: its corners are the corners that are found."""
    out = io.BytesIO()
    segno.make(content, error="m", micro=False).save(
        out, kind="svg", scale=4, border=0, xmldecl=False
    )
    return out.getvalue().decode()
