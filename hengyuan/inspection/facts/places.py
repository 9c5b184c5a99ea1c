"""Signature places: a label at the end of a paper, and whether anything stands behind it."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from hengyuan.inspection.documents import Document
from hengyuan.inspection.flow import Spot
from hengyuan.inspection.pages import Box

REACH = 0.22  # how far a signature stretches, as a share of the page's width
INK = 0.006  # the share of dark dots that a stroke of a pen leaves in that place

NOTE = re.compile(r"^（[^）]{1,12}）")  # what the form says of how to sign

Ink = Callable[[int, Box], float | None]


@dataclass(frozen=True, slots=True)
class Place:
    """One signature place; `is_filled` None when only the words could be looked at.

    `behind` is where the signature itself stands.
    """

    label: str
    spot: Spot
    is_filled: bool
    is_seen: bool
    behind: Box | None = None


def places(document: Document, ink: Ink) -> Iterator[Place]:
    """The signature places that a paper of this type has, the last of each label."""
    if document.mark is None:
        return
    for pattern in document.mark.signatures:
        found = None
        for row in document.flow.rows:
            for token in document.flow.tokens(row):
                match = pattern.match(token.text)
                if match and _ends_label(token.text, match.end()):
                    found = (token, match.end())
        if found is None:
            continue
        token, length = found
        value = NOTE.sub("", token.text[length:]).strip("：签名章盖_—-。")
        spot = document.flow.spots(token.start, token.start + length)[0]
        yield _place(spot, value, ink)


def _place(spot: Spot, value: str, ink: Ink) -> Place:
    if spot.box is None:
        return Place(spot.quote, spot, bool(value), True)
    box = spot.box
    high = box.height
    behind = Box(box.right + 0.012, box.top - 0.6 * high, min(box.right + REACH, 0.98),
                 box.bottom + 0.6 * high)  # fmt: skip
    if value:
        return Place(spot.quote, spot, True, True, behind)
    dark = ink(spot.page, behind)
    spot = Spot(spot.page, box.joined(Box(box.left, box.top, behind.right, box.bottom)), spot.quote)
    return Place(spot.quote, spot, dark is not None and dark > INK, dark is not None, behind)


def _ends_label(piece: str, length: int) -> bool:
    return length == len(piece) or piece[length] in "：（签"
